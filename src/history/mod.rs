//! Records of all sheets → the book: rows that tell of one thing become one record, and each row
//! that adds nothing is counted as merged. Stateless for now; the store comes in behind [`book`].
//!
//! One file for each kind of joining. Identity holds no file name and no row number: overlapping
//! exports meet by content, and two real equal payments stay two.

mod decisions;
mod follow_ups;
mod given;
mod order_lines;
mod order_rows;
mod orders;
mod parcel_rows;
mod parcels;
mod payment_id;
mod payments;
mod problem_notes;
mod repeats;
mod replies;
mod settlements;
mod staff;
mod stubs;

#[cfg(test)]
mod invariants;
#[cfg(test)]
mod testing;

use crate::model::{Book, Origin, Payment, RowFate, SheetProof};
use crate::normalise::Records;
pub use repeats::mark_repeats;

/// A sheet as the earlier stages leave it.
#[derive(Clone, Debug)]
pub struct SheetRecords {
    /// The account of its rows, with the fates that `normalise` gave them.
    pub proof: SheetProof,
    /// Its records; their origins carry the sheet's id.
    pub records: Records,
}

/// Joins the records of all sheets. The sheets come in the order of their ids: where rows contradict each
/// other, the first is kept and the contradiction is noted. Of a sheet that repeats another nothing is kept.
pub fn book(mut sheets: Vec<SheetRecords>) -> Book {
    mark_repeats(sheets.iter_mut().map(|sheet| &mut sheet.proof));
    let mut proofs = Proofs(Vec::with_capacity(sheets.len()));
    let mut all = Records::default();
    for SheetRecords { mut proof, records } in sheets {
        if proof.money.is_empty() {
            for (direction, amount) in &records.money {
                proof.add_money(*direction, *amount);
            }
        }
        if proof.is_set_aside() {
            proof.merge_all();
        } else {
            all.append(records);
        }
        proofs.0.push(proof);
    }
    let mut conflicts = Vec::new();
    let orders = orders::join(all.orders, &mut proofs, &mut conflicts);
    let (mut parcels, sightings) =
        parcels::join(all.parcels, all.sightings, &mut proofs, &mut conflicts);
    stubs::add(&orders, &mut parcels);
    Book {
        orders,
        parcels,
        sightings,
        follow_ups: follow_ups::join(all.follow_ups, &mut proofs),
        payments: payments::join(all.payments, &mut proofs),
        settlements: settlements::join(all.settlement_lines, &mut proofs),
        staff: staff::join(all.staff, &mut proofs),
        ledger_entries: all.ledger_entries,
        decisions: decisions::join(all.decisions, &mut proofs),
        replies: replies::join(all.replies, &mut proofs),
        given: given::join(all.given, &mut proofs),
        problem_notes: problem_notes::join(all.problem_notes, &mut proofs),
        conflicts,
        sheets: proofs.0,
    }
}

/// The accounts of all sheets, by sheet id.
struct Proofs(Vec<SheetProof>);

impl Proofs {
    /// Where the sheet of an origin stands; the accounts are sorted by id.
    fn position(&self, origin: Origin) -> Option<usize> {
        self.0
            .binary_search_by_key(&origin.sheet, |proof| proof.id)
            .ok()
    }

    /// Notes that a payment's row repeats another, with its money.
    fn merge_payment(&mut self, row: &Payment) {
        self.merge(row.origin);
        if let Some(proof) = self
            .position(row.origin)
            .and_then(|position| self.0.get_mut(position))
        {
            proof.add_merged_money(row.flow(), row.amount);
        }
    }

    /// Notes that the row at an origin repeats another.
    fn merge(&mut self, origin: Origin) {
        if let Some(proof) = self
            .position(origin)
            .and_then(|position| self.0.get_mut(position))
        {
            proof.reassign(RowFate::Merged);
        }
    }

    /// The account of the sheet of an origin.
    fn of(&self, origin: Origin) -> Option<&SheetProof> {
        self.position(origin)
            .and_then(|position| self.0.get(position))
    }
}

/// Fills each named field of a record that is blank from another record; says if anything was new.
macro_rules! fill {
    ($into:expr, $from:expr, [$($field:ident),* $(,)?]) => {{
        let mut new = false;
        $(
            if $into.$field.is_none() && $from.$field.is_some() {
                $into.$field.clone_from(&$from.$field);
                new = true;
            }
        )*
        new
    }};
}

/// Replaces each named field of a record by that of another record, where that one states it; says
/// if anything was new.
macro_rules! replace {
    ($into:expr, $from:expr, [$($field:ident),* $(,)?]) => {{
        let mut new = false;
        $(
            if $from.$field.is_some() && $into.$field != $from.$field {
                $into.$field.clone_from(&$from.$field);
                new = true;
            }
        )*
        new
    }};
}

use {fill, replace};
