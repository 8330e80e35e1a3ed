//! All records of a run, each kind in one list, in a fixed order.

use super::{
    Decision, FollowUp, Given, LedgerEntry, Order, Origin, Parcel, Payment, ProblemNote, Reply,
    ReplyKey, Settlement, SheetId, SheetProof, Sighting, Staff, Text,
};

/// Two rows that share an identity and differ in content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The same order number with another customer or amount (G301).
    Order {
        /// The number, canonical.
        number: Text,
        /// The row that was kept.
        kept: Origin,
        /// The row that differs.
        other: Origin,
        /// The catalogue key of the field that differs.
        field: &'static str,
        /// Its text in the row kept.
        kept_text: Text,
        /// Its text in the other row.
        other_text: Text,
    },
    /// The same waybill for two receivers (G302).
    Waybill {
        /// The number, canonical.
        number: Text,
        /// The row that was kept.
        kept: Origin,
        /// The row that differs.
        other: Origin,
        /// The receiver in the row kept.
        kept_text: Text,
        /// The receiver in the other row.
        other_text: Text,
    },
}

/// The records of a run.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The sheets, by id, which is the order of reading; an [`Origin`] names one.
    pub sheets: Vec<SheetProof>,
    /// Orders by number.
    pub orders: Vec<Order>,
    /// Parcels by waybill.
    pub parcels: Vec<Parcel>,
    /// Rows of the day's courier sheets, by day and waybill.
    pub sightings: Vec<Sighting>,
    /// Rows of the returned sheets, by day and origin.
    pub follow_ups: Vec<FollowUp>,
    /// Movements of money, by time and id.
    pub payments: Vec<Payment>,
    /// Settlement lists.
    pub settlements: Vec<Settlement>,
    /// The roster, by name.
    pub staff: Vec<Staff>,
    /// Lines of customer ledgers.
    pub ledger_entries: Vec<LedgerEntry>,
    /// What people decided about payments, in the order of reading.
    pub decisions: Vec<Decision>,
    /// What people answered on our own lists, by key; of each key the one that holds.
    pub replies: Vec<Reply>,
    /// To whom rows were given on a day, as a 代跟清单 that came back says, by day and waybill.
    pub given: Vec<Given>,
    /// 问题登记, 投诉登记, by day and origin.
    pub problem_notes: Vec<ProblemNote>,
    /// Rows that contradict each other.
    pub conflicts: Vec<Conflict>,
}

impl Book {
    /// The sheet of an origin.
    pub fn sheet(&self, id: SheetId) -> Option<&SheetProof> {
        let position = self
            .sheets
            .binary_search_by_key(&id, |proof| proof.id)
            .ok()?;
        self.sheets.get(position)
    }

    /// The replies under a key: none, the one that holds, or several of equal rank that contradict each other.
    pub fn replies_to(&self, key: &ReplyKey) -> &[Reply] {
        let first = self.replies.partition_point(|reply| reply.key < *key);
        let known = self.replies.get(first..).unwrap_or_default();
        let count = known.partition_point(|reply| reply.key == *key);
        known.get(..count).unwrap_or_default()
    }

    /// File › sheet › cell, as the user would find it.
    pub fn place(&self, origin: Origin) -> String {
        let cell = origin.cell().unwrap_or_else(|| origin.row.to_string());
        match self.sheet(origin.sheet) {
            Some(proof) if proof.sheet.is_empty() => format!("{} › {cell}", proof.file),
            Some(proof) => format!("{} › {} › {cell}", proof.file, proof.sheet),
            None => cell,
        }
    }
}
