//! Counts and sums of a hand-over. They close: each side is the sum of its parts.

use std::collections::BTreeMap;

use super::hand_over::{HandOverRow, Mark};
use crate::model::{Book, Currency, Money};

/// How many rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandOverCounts {
    /// Rows of the courier's sheets.
    pub raw: i64,
    /// Of them: rows of which at least one came back.
    pub matched: i64,
    /// Of them: rows that did not come back.
    pub only_raw: i64,
    /// Of these: rows that were due.
    pub missed: i64,
    /// Returned rows.
    pub followed: i64,
    /// Of them: rows about a row of the courier's sheets.
    pub answering: i64,
    /// Of them: rows about none.
    pub only_followed: i64,
    /// Rows on both sides that differ, or are not filled in well.
    pub different: i64,
}

impl HandOverCounts {
    /// Counts some rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a HandOverRow>) -> Self {
        let mut counts = Self::default();
        for row in rows {
            let is_both = row.sighting.is_some() && row.follow_up.is_some();
            if row.counts_raw {
                counts.raw += 1;
                counts.matched += i64::from(is_both);
                counts.only_raw += i64::from(!is_both);
            }
            if row.counts_followed {
                counts.followed += 1;
                counts.answering += i64::from(is_both);
                counts.only_followed += i64::from(!is_both);
            }
            counts.missed += i64::from(row.marks.contains(&Mark::Missed));
            counts.different += i64::from(is_both && row.is_different());
        }
        counts
    }

    /// True if each side is the sum of its parts.
    pub const fn holds(self) -> bool {
        self.raw == self.matched + self.only_raw
            && self.followed == self.answering + self.only_followed
    }
}

/// Money to be collected, on both sides, in minor units of one currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandOverSums {
    /// As received: all rows.
    pub raw: i64,
    /// Of it: rows that did not come back.
    pub only_raw: i64,
    /// Of it: rows that came back without an amount.
    pub unstated: i64,
    /// Of it: rows that came back with one.
    pub compared_raw: i64,
    /// As it came back: all rows.
    pub followed: i64,
    /// Of it: the same rows as in `compared_raw`.
    pub compared: i64,
    /// Of it: rows whose row in the courier's sheet states none.
    pub added: i64,
    /// Of it: further rows of a parcel that is counted already.
    pub again: i64,
    /// Of it: rows about no row of the courier's sheets.
    pub only_followed: i64,
}

impl HandOverSums {
    /// What came back less what was received, of the rows that state both.
    pub const fn difference(self) -> i64 {
        self.compared.saturating_sub(self.compared_raw)
    }

    /// True if each side is the sum of its parts.
    pub const fn holds(self) -> bool {
        self.raw == self.only_raw + self.unstated + self.compared_raw
            && self.followed == self.compared + self.added + self.again + self.only_followed
    }
}

/// The sums of each currency that stands on either side.
pub fn hand_over_sums<'a>(
    rows: impl IntoIterator<Item = &'a HandOverRow>,
    book: &Book,
) -> BTreeMap<Currency, HandOverSums> {
    let mut sums: BTreeMap<Currency, HandOverSums> = BTreeMap::new();
    let mut add = |amount: Money, part: fn(&mut HandOverSums) -> [&mut i64; 2]| {
        for slot in part(sums.entry(amount.currency()).or_default()) {
            *slot = slot.saturating_add(amount.minor());
        }
    };
    for row in rows {
        let raw = row.sighting(book).and_then(|sighting| sighting.cod);
        let raw = raw.filter(|_| row.counts_raw);
        let back = row.follow_up(book).and_then(|returned| returned.cod);
        let back = back.filter(|_| row.counts_followed);
        if let Some(amount) = raw {
            match (row.follow_up, back) {
                (None, _) => add(amount, |sums| [&mut sums.raw, &mut sums.only_raw]),
                (Some(_), None) => add(amount, |sums| [&mut sums.raw, &mut sums.unstated]),
                (Some(_), Some(_)) => add(amount, |sums| [&mut sums.raw, &mut sums.compared_raw]),
            }
        }
        if let Some(amount) = back {
            match (row.sighting, raw) {
                (None, _) => add(amount, |sums| [&mut sums.followed, &mut sums.only_followed]),
                (Some(_), Some(_)) => add(amount, |sums| [&mut sums.followed, &mut sums.compared]),
                (Some(_), None) if row.counts_raw => {
                    add(amount, |sums| [&mut sums.followed, &mut sums.added]);
                }
                (Some(_), None) => add(amount, |sums| [&mut sums.followed, &mut sums.again]),
            }
        }
    }
    sums
}
