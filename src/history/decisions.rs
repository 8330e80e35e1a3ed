//! What people decided, from all workbooks that came back → the decisions of the book.
//!
//! This is the seam for a store: decisions that it remembers are given to [`join`] together with those that were read,
//! and are ranked like them. Of several about one payment the later holds: by the day of the decision (决定日期, else the
//! day on which its workbook was saved), on one day by the moment of saving. The one that holds stands last among those
//! of its payment, the superseded ones before it. Two of equal rank that say different things both get an objection.
//! A blank cell is no decision and revokes nothing; 撤销 is one.

use rustc_hash::FxHashMap;

use super::Proofs;
use crate::model::{Decision, Message, Text, Verdict};

/// The decisions by the first place of their payment, those of one payment by rank; each once, however many workbooks
/// carry it.
pub(super) fn join(mut rows: Vec<Decision>, proofs: &mut Proofs) -> Vec<Decision> {
    rows.sort_by_key(|row| row.origin);
    let mut order: Vec<Vec<Decision>> = Vec::new();
    let mut positions: FxHashMap<Text, usize> = FxHashMap::default();
    for row in rows {
        let position = *positions.entry(row.payment.clone()).or_insert(order.len());
        match order.get_mut(position) {
            Some(known) => known.push(row),
            None => order.push(vec![row]),
        }
    }
    order
        .into_iter()
        .flat_map(|decisions| ranked(decisions, proofs))
        .collect()
}

fn ranked(mut decisions: Vec<Decision>, proofs: &mut Proofs) -> Vec<Decision> {
    // A stable sort: of equals, in the order of reading.
    decisions.sort_by_key(Decision::rank);
    let mut kept: Vec<Decision> = Vec::new();
    let mut repeated = Vec::new();
    for decision in decisions {
        let again = kept.iter_mut().find(|known| {
            let same = known.agrees_with(&decision)
                && known.candidates == decision.candidates
                && known.nettings == decision.nettings;
            same && known.rank() == decision.rank()
        });
        match again {
            Some(known) => {
                repeated.push(decision.origin);
                fill_in(known, decision);
            }
            None => kept.push(decision),
        }
    }
    // A row may carry several decisions; it repeats others only if none of them is kept.
    repeated.sort();
    repeated.dedup();
    repeated.retain(|origin| !kept.iter().any(|decision| decision.origin == *origin));
    for origin in repeated {
        proofs.merge(origin);
    }
    remember_rejections(&mut kept);
    object(&mut kept);
    kept
}

fn fill_in(known: &mut Decision, other: Decision) {
    known.who = known.who.take().or(other.who);
    known.note = known.note.take().or(other.note);
}

/// What was rejected never returns: a later rejection of other candidates takes in those of the earlier ones.
fn remember_rejections(decisions: &mut [Decision]) {
    let mut rejected: Vec<_> = Vec::new();
    let mut apart: Vec<_> = Vec::new();
    for decision in decisions {
        match decision.verdict {
            Verdict::Reject => {
                for candidate in &decision.candidates {
                    if !rejected.contains(candidate) {
                        rejected.push(candidate.clone());
                    }
                }
                for netting in &decision.nettings {
                    if !apart.contains(netting) {
                        apart.push(netting.clone());
                    }
                }
                decision.candidates.clone_from(&rejected);
                decision.nettings.clone_from(&apart);
            }
            Verdict::Revoke => {
                rejected.clear();
                apart.clear();
            }
            _ => {}
        }
    }
}

/// Notes on those of the highest rank that they contradict each other.
fn object(decisions: &mut [Decision]) {
    let Some(highest) = decisions.last().map(Decision::rank) else {
        return;
    };
    let from = decisions.partition_point(|decision| decision.rank() < highest);
    let Some(equals) = decisions.get_mut(from..) else {
        return;
    };
    let all_reject = equals
        .iter()
        .all(|decision| decision.verdict == Verdict::Reject);
    let places: Vec<_> = equals.iter().map(|decision| decision.origin).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return;
    };
    if places.len() < 2 || all_reject {
        return;
    }
    let objection = Message::new("decision.contradicts")
        .with("first", crate::model::Arg::Place(*first))
        .with("second", crate::model::Arg::Place(*last));
    for decision in equals {
        decision.objection = Some(objection.clone());
    }
}

#[cfg(test)]
#[path = "decisions_tests.rs"]
mod tests;
