//! The same data twice: a file that was copied, an export that holds a sheet twice, a csv beside its xlsx.

use rustc_hash::FxHashMap;

use crate::model::{Kind, Repeat, SheetId, SheetProof, Text};

/// Fewer rows may be the same by chance.
const FEWEST_ROWS: u32 = 3;

/// Marks the sheets that say the same as one before them. The sheets come in the order of their ids.
///
/// A sheet repeats another of its kind if the records are the same in the same order; up to two rows only in a copy of
/// the whole file. A copy whose records differ, since the file's name states another day or clerk, is marked and counted.
pub fn mark_repeats<'a>(proofs: impl IntoIterator<Item = &'a mut SheetProof>) {
    let mut by_content: FxHashMap<(Kind, u64), SheetId> = FxHashMap::default();
    let mut by_bytes: FxHashMap<(Text, u32, Kind), (SheetId, u64)> = FxHashMap::default();
    for proof in proofs {
        let Some(fingerprint) = proof.audit.fingerprint else {
            continue;
        };
        let content = (proof.kind, fingerprint);
        let bytes = (proof.hash.clone(), proof.id.in_file(), proof.kind);
        let copied = by_bytes.get(&bytes).filter(|_| !proof.hash.is_empty());
        let repeat = match (copied, by_content.get(&content)) {
            (Some((of, same)), _) if *same == fingerprint => Some((*of, true)),
            (_, Some(of)) if proof.used() >= FEWEST_ROWS => Some((*of, true)),
            (Some((of, _)), _) => Some((*of, false)),
            (None, _) => None,
        };
        proof.audit.repeat = repeat.map(|(of, is_counted_once)| Repeat {
            of,
            is_counted_once,
        });
        if !proof.is_set_aside() {
            by_content.entry(content).or_insert(proof.id);
            by_bytes.entry(bytes).or_insert((proof.id, fingerprint));
        }
    }
}

#[cfg(test)]
#[path = "repeats_tests.rs"]
mod tests;
