//! What the courier said of each parcel, day by day.

use chrono::NaiveDate;

use super::ground::Ground;
use super::sheet_days::SheetDays;
use crate::model::{CourierStatus, Origin, ParcelIndex, Text};

/// A parcel in a day's courier sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen<'a> {
    pub(super) day: NaiveDate,
    pub(super) status: CourierStatus,
    pub(super) clerk: Option<&'a Text>,
    pub(super) origin: Origin,
}

/// For each parcel the days on which a courier sheet had it, the earliest first, each day once.
pub(super) struct Timeline<'a>(Vec<Vec<Seen<'a>>>);

impl<'a> Timeline<'a> {
    pub(super) fn new(ground: &Ground<'a>) -> Self {
        let book = ground.book;
        let days = SheetDays::new(ground);
        let mut all: Vec<Vec<Seen<'a>>> = vec![Vec::new(); book.parcels.len()];
        for sighting in &book.sightings {
            let parcel = ground.parcel_of(sighting.waybill.as_str());
            let Some(own) = parcel.and_then(|parcel| all.get_mut(parcel.get())) else {
                continue;
            };
            own.push(Seen {
                day: days.day(sighting),
                status: sighting.status,
                clerk: sighting.clerk.as_ref(),
                origin: sighting.origin,
            });
        }
        for own in &mut all {
            own.sort_by_key(|seen| seen.day);
            // A later sheet of the same day has the last word.
            own.reverse();
            own.dedup_by_key(|seen| seen.day);
            own.reverse();
        }
        Self(all)
    }

    /// The days of a parcel.
    pub(super) fn of(&self, parcel: ParcelIndex) -> &[Seen<'a>] {
        self.0.get(parcel.get()).map_or(&[], Vec::as_slice)
    }

    /// Each parcel with its days.
    pub(super) fn iter(&self) -> impl Iterator<Item = (ParcelIndex, &[Seen<'a>])> {
        let all = self.0.iter().enumerate();
        all.map(|(position, own)| (ParcelIndex::from(position), own.as_slice()))
    }
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
