//! 稽核交接: what the courier's sheet of a day said and what came back, row beside row.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Input;
use super::hand_over_day::{Days, day_of};
use super::hand_over_marks::Marking;
use crate::model::{Book, FollowUp, FollowUpIndex, ParcelIndex, Sighting, Text};

/// How a row differs on its two sides, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// 漏跟: it was due and did not come back.
    Missed,
    /// It did not come back; it was not due.
    OnlyRaw,
    /// No row of the day's courier sheet is about it.
    OnlyFollowed,
    /// The amount to be collected is another one.
    Amount,
    /// The receiver is another one.
    Receiver,
    /// The courier contradicts the outcome.
    Contradiction,
    /// 未填.
    Blank,
    /// 不规范.
    NotStandard,
    /// Other columns of the courier's were changed.
    Edited,
    /// One of its sides stands in a row above already and is not counted once more.
    Again,
}

impl Mark {
    /// Every mark, in order.
    pub const ALL: [Self; 10] = [
        Self::Missed,
        Self::OnlyRaw,
        Self::OnlyFollowed,
        Self::Amount,
        Self::Receiver,
        Self::Contradiction,
        Self::Blank,
        Self::NotStandard,
        Self::Edited,
        Self::Again,
    ];

    /// The key of its words in the catalogue.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missed => "mark.missed",
            Self::OnlyRaw => "mark.only_raw",
            Self::OnlyFollowed => "mark.only_followed",
            Self::Amount => "mark.amount",
            Self::Receiver => "mark.receiver",
            Self::Contradiction => "mark.contradiction",
            Self::Blank => "mark.blank",
            Self::NotStandard => "mark.not_standard",
            Self::Edited => "mark.edited",
            Self::Again => "mark.again",
        }
    }

    /// True if the row stands on both sides and they, or what was written, are not in order.
    pub const fn is_difference(self) -> bool {
        !matches!(
            self,
            Self::Missed | Self::OnlyRaw | Self::OnlyFollowed | Self::Again
        )
    }
}

/// A row of the courier's sheet beside the row that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverRow {
    /// Its place in [`Book::sightings`]; none if only the returned row exists.
    pub sighting: Option<usize>,
    /// The returned row; none if nothing came back.
    pub follow_up: Option<FollowUpIndex>,
    /// The parcel, if known.
    pub parcel: Option<ParcelIndex>,
    /// Whose row it is: as the courier's sheet says, else the order, else whoever returned it.
    pub clerk: Option<Text>,
    /// True if the courier's side is counted here: its first row.
    pub counts_raw: bool,
    /// True if the returned side is counted here: its first row.
    pub counts_followed: bool,
    /// How the sides differ; empty if they agree.
    pub marks: Vec<Mark>,
}

impl HandOverRow {
    /// The row of the courier's sheet.
    pub fn sighting<'a>(&self, book: &'a Book) -> Option<&'a Sighting> {
        book.sightings.get(self.sighting?)
    }

    /// The returned row.
    pub fn follow_up<'a>(&self, book: &'a Book) -> Option<&'a FollowUp> {
        book.follow_ups.get(self.follow_up?.get())
    }

    /// True if both sides exist and differ, or what was written is not in order.
    pub fn is_different(&self) -> bool {
        self.marks.iter().any(|mark| mark.is_difference())
    }
}

/// A day's data for the auditor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The last working day of which a row came back; without any, the day of dispatch.
    pub day: NaiveDate,
    /// The rows, by clerk and waybill.
    pub rows: Vec<HandOverRow>,
}

/// Puts raw and followed data of a day side by side: each row of the day's courier sheets and each returned row of the
/// day at least once, and counted once. `None` if there is nothing to hand over.
pub fn hand_over(input: &Input<'_>) -> Option<HandOver> {
    let days = Days::new(input);
    let day = day_of(input, &days)?;
    let marking = Marking::new(input, day);
    let parcels = parcels_of(input, day, &days);
    let mut rows = Vec::new();
    let mut shown: FxHashSet<FollowUpIndex> = FxHashSet::default();
    for (position, sighting) in days.sightings_of(day) {
        let parcel = parcels.get(sighting.waybill.as_str()).copied();
        let mut returned: Vec<FollowUpIndex> = parcel
            .and_then(|parcel| input.reconciled.parcel_follow_ups.get(parcel.get()))
            .into_iter()
            .flatten()
            .copied()
            .filter(|index| days.is_of(*index, day))
            .collect();
        // The row that states an amount is the one to compare.
        returned.sort_by_key(|index| {
            let row = input.book.follow_ups.get(index.get());
            row.is_none_or(|row| row.cod.is_none())
        });
        let clerk = parcel.and_then(|parcel| input.clerk_of_parcel(parcel));
        let clerk = sighting.clerk.clone().or(clerk);
        let mut row = HandOverRow {
            sighting: Some(position),
            follow_up: None,
            parcel,
            clerk,
            counts_raw: true,
            counts_followed: false,
            marks: Vec::new(),
        };
        if returned.is_empty() {
            rows.push(row.clone());
        }
        for index in returned {
            row.follow_up = Some(index);
            row.counts_followed = shown.insert(index);
            rows.push(row.clone());
            row.counts_raw = false;
        }
    }
    for (position, follow_up) in input.book.follow_ups.iter().enumerate() {
        let index = FollowUpIndex::from(position);
        if days.is_of(index, day) && !shown.contains(&index) {
            let parcel = days.parcel_of(index);
            rows.push(HandOverRow {
                sighting: None,
                follow_up: Some(index),
                parcel,
                clerk: parcel
                    .and_then(|parcel| input.clerk_of_parcel(parcel))
                    .or_else(|| follow_up.clerk.clone()),
                counts_raw: false,
                counts_followed: true,
                marks: Vec::new(),
            });
        }
    }
    for row in &mut rows {
        if row.clerk.is_none() {
            let returned = row.follow_up(input.book);
            row.clerk = returned.and_then(|returned| returned.clerk.clone());
        }
        row.marks = marking.marks(row);
    }
    // Stable: rows of one clerk stay by waybill, those that only came back last.
    rows.sort_by(|one, other| {
        (one.clerk.is_none(), &one.clerk).cmp(&(other.clerk.is_none(), &other.clerk))
    });
    (!rows.is_empty()).then_some(HandOver { day, rows })
}

/// The parcels of the waybills of a day.
fn parcels_of<'a>(
    input: &Input<'a>,
    day: NaiveDate,
    days: &Days<'a>,
) -> FxHashMap<&'a str, ParcelIndex> {
    let wanted: FxHashSet<&str> = days
        .sightings_of(day)
        .map(|(_, sighting)| sighting.waybill.as_str())
        .collect();
    input
        .parcels()
        .map(|(index, parcel)| (parcel.waybill.as_str(), index))
        .filter(|(waybill, _)| wanted.contains(waybill))
        .collect()
}

#[cfg(test)]
#[path = "hand_over_tests.rs"]
mod tests;
