//! Lines of overlapping statements: a payment that two exports show is one, and two real equal
//! payments stay two.
//!
//! A line with a number of its own is known by number, direction and amount, so that a refund which
//! shares the number of its payment stays. A line without one, or with a number that is masked or that
//! other lines of its sheet bear too, is known by its content; of equal lines the n-th of one sheet
//! meets the n-th of another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::payment_id::{Content, made_up, make_unique};
use super::{Proofs, fill};
use crate::model::{Direction, Money, Nature, Payment, SheetId, Text, is_masked};

/// One payment for each movement of money, by time and id.
pub(super) fn join(mut rows: Vec<Payment>, proofs: &mut Proofs) -> Vec<Payment> {
    rows.sort_by_key(|row| row.origin);
    let shared = shared_ids(&rows);
    let mut kept: Vec<Payment> = Vec::with_capacity(rows.len());
    let mut by_id: FxHashMap<(Text, Direction, Money), usize> = FxHashMap::default();
    let mut by_content: FxHashMap<Content, Equals> = FxHashMap::default();
    for mut row in rows {
        let masked = is_masked(&row.id);
        let named = (row.id.clone(), row.direction);
        let own = row.has_own_id && !masked && !shared.contains(&named);
        let known = if own {
            let key = (row.id.clone(), row.direction, row.amount);
            let known = by_id.get(&key).copied();
            by_id.entry(key).or_insert(kept.len());
            known
        } else {
            let equals = by_content.entry(Content::of(&row)).or_default();
            let known = equals.next(row.origin.sheet, kept.len());
            if masked || !row.has_own_id {
                row.id = made_up(&row, equals.in_sheet);
                row.has_own_id = false;
            }
            known
        };
        match known.and_then(|position| kept.get_mut(position)) {
            Some(payment) => {
                proofs.merge_payment(&row);
                complete(payment, &row);
            }
            None => kept.push(row),
        }
    }
    make_unique(&mut kept);
    kept
}

/// Equal lines: where each was kept, and how many the sheet that is being read has shown.
#[derive(Debug, Default)]
struct Equals {
    sheet: Option<SheetId>,
    in_sheet: usize,
    kept: Vec<usize>,
}

impl Equals {
    /// Counts a line; gives the kept line that it repeats, or notes that it is kept at a position.
    fn next(&mut self, sheet: SheetId, position: usize) -> Option<usize> {
        if self.sheet != Some(sheet) {
            self.sheet = Some(sheet);
            self.in_sheet = 0;
        }
        let known = self.kept.get(self.in_sheet).copied();
        self.in_sheet += 1;
        if known.is_none() {
            self.kept.push(position);
        }
        known
    }
}

/// Numbers that stand on different lines of one direction in one sheet: they number something else. A sale keeps its number where
/// only the fee and the refund of it share it.
fn shared_ids(rows: &[Payment]) -> FxHashSet<(Text, Direction)> {
    let mut first: FxHashMap<(SheetId, &Text, Direction), &Payment> = FxHashMap::default();
    let mut shared = FxHashSet::default();
    for row in rows.iter().filter(|row| row.has_own_id) {
        let known = *first
            .entry((row.origin.sheet, &row.id, row.direction))
            .or_insert(row);
        let same = (known.time, known.amount) == (row.time, row.amount)
            && (&known.merchant_order, &known.party, &known.memo)
                == (&row.merchant_order, &row.party, &row.memo);
        if !same {
            shared.insert((row.id.clone(), row.direction));
        }
    }
    shared
}

/// Fills what an earlier export left out; a line that has moved money since then says so.
fn complete(payment: &mut Payment, row: &Payment) {
    fill!(
        payment,
        row,
        [
            damaged_id,
            merchant_order,
            time,
            fee,
            party,
            party_account,
            memo
        ]
    );
    if payment.nature == Nature::NeverMoved && row.nature != Nature::NeverMoved {
        payment.nature = row.nature;
        payment.time = row.time.or(payment.time);
    }
}

#[cfg(test)]
#[path = "payments_tests.rs"]
mod tests;
