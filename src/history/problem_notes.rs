//! Registers of problems and complaints: a register that is kept up is read again and again.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{Proofs, fill};
use crate::model::{ProblemNote, Text};

/// What makes two rows the same problem.
type Identity = (
    Option<NaiveDate>,
    Option<Text>,
    Option<Text>,
    Option<Text>,
    Option<Text>,
    Option<Text>,
);

/// By day and origin. A problem that is registered once more keeps its first place and its latest state: a row that
/// settles it wins, else the one that was read later. A row that adds nothing is merged.
pub(super) fn join(mut rows: Vec<ProblemNote>, proofs: &mut Proofs) -> Vec<ProblemNote> {
    rows.sort_by_key(|row| row.origin);
    let mut notes: Vec<ProblemNote> = Vec::with_capacity(rows.len());
    let mut places: FxHashMap<Identity, usize> = FxHashMap::default();
    for row in rows {
        let place = *places.entry(identity(&row)).or_insert(notes.len());
        match notes.get_mut(place) {
            None => notes.push(row),
            Some(known) => {
                proofs.merge(row.origin);
                take_in(known, row);
            }
        }
    }
    notes.sort_by_key(|row| (row.day, row.origin));
    notes
}

/// Without a number the customer tells two problems apart.
fn identity(row: &ProblemNote) -> Identity {
    let is_numbered = row.waybill.is_some() || row.order.is_some();
    (
        row.day,
        row.kind.clone(),
        row.waybill.as_ref().map(crate::model::WaybillNo::text),
        row.order.as_ref().map(crate::model::OrderNo::text),
        row.description.clone(),
        row.customer.clone().filter(|_| !is_numbered),
    )
}

fn take_in(known: &mut ProblemNote, row: ProblemNote) {
    // A register is settled once: an older copy of it that is read later does not open it again.
    let has_last_word = row.closed || !known.closed;
    let (mut last, rest) = if has_last_word {
        (row, known.clone())
    } else {
        (known.clone(), row)
    };
    fill!(
        last,
        rest,
        [owner, registered_by, customer, carrier, result, closed_on]
    );
    last.is_complaint |= rest.is_complaint;
    last.origin = last.origin.min(rest.origin);
    *known = last;
}

#[cfg(test)]
#[path = "problem_notes_tests.rs"]
mod tests;
