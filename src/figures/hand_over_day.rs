//! Which day is handed over, and which rows are of it.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::Input;
use crate::model::{FollowUpIndex, ParcelIndex, SheetId, Sighting};

/// The day of each row, on both sides.
pub(super) struct Days<'a> {
    sightings: &'a [Sighting],
    undated: FxHashMap<SheetId, NaiveDate>,
    /// By returned row: its day, and the first parcel that it is about.
    returned: Vec<(Option<NaiveDate>, Option<ParcelIndex>)>,
    /// For returned rows without any day: the day that is handed over has them.
    today: NaiveDate,
}

impl<'a> Days<'a> {
    pub(super) fn new(input: &Input<'a>) -> Self {
        let book = input.book;
        let mut parcels: Vec<Option<ParcelIndex>> = vec![None; book.follow_ups.len()];
        for (position, rows) in input.reconciled.parcel_follow_ups.iter().enumerate() {
            for row in rows {
                if let Some(slot) = parcels.get_mut(row.get()) {
                    slot.get_or_insert(ParcelIndex::from(position));
                }
            }
        }
        let mut days = Self {
            sightings: &book.sightings,
            undated: input.followed.undated.iter().copied().collect(),
            returned: Vec::new(),
            today: input.today(),
        };
        let is_undated = book.follow_ups.iter().any(|row| row.day.is_none());
        let last = if is_undated {
            days.last_of_parcels()
        } else {
            FxHashMap::default()
        };
        let returned = book.follow_ups.iter().zip(parcels);
        days.returned = returned
            .map(|(row, parcel)| {
                // A row without a day answers the last sheet that has the parcel.
                let of_parcel = || {
                    let parcel = book.parcels.get(parcel?.get())?;
                    last.get(parcel.waybill.as_str()).copied()
                };
                (row.day.or_else(of_parcel), parcel)
            })
            .collect();
        days
    }

    /// The rows of the courier's sheets of a day, with their places, by waybill.
    pub(super) fn sightings_of(
        &self,
        day: NaiveDate,
    ) -> impl Iterator<Item = (usize, &'a Sighting)> {
        let all = self.sightings.iter().enumerate();
        all.filter(move |(_, sighting)| self.of_sighting(sighting) == day)
    }

    /// True if a returned row answers the day. A row of which neither day nor parcel is known answers every day: it must
    /// not vanish.
    pub(super) fn is_of(&self, row: FollowUpIndex, day: NaiveDate) -> bool {
        let returned = self.returned.get(row.get());
        returned.is_some_and(|(own, _)| own.is_none_or(|own| own == day))
    }

    /// The first parcel that a returned row is about.
    pub(super) fn parcel_of(&self, row: FollowUpIndex) -> Option<ParcelIndex> {
        self.returned.get(row.get())?.1
    }

    fn of_sighting(&self, sighting: &Sighting) -> NaiveDate {
        let of_sheet = || self.undated.get(&sighting.origin.sheet).copied();
        sighting.day.or_else(of_sheet).unwrap_or(self.today)
    }

    fn last_of_parcels(&self) -> FxHashMap<&'a str, NaiveDate> {
        let mut last: FxHashMap<&str, NaiveDate> = FxHashMap::default();
        for sighting in self.sightings {
            let day = self.of_sighting(sighting);
            let slot = last.entry(sighting.waybill.as_str()).or_insert(day);
            *slot = day.max(*slot);
        }
        last
    }
}

/// The last working day of which a row came back, else the last day of which one did; if none did, the day of dispatch or
/// the last sheet before it. `None` if there is neither a returned row nor a sheet.
pub(super) fn day_of(input: &Input<'_>, days: &Days<'_>) -> Option<NaiveDate> {
    let today = input.today();
    let answered = || {
        let own = days.returned.iter().filter_map(|(day, _)| *day);
        own.filter(|day| *day <= today)
    };
    let worked = answered().filter(|day| input.config.calendar.is_working(*day));
    let dispatched = input.followed.day.unwrap_or(today);
    let seen = || {
        days.sightings
            .iter()
            .map(|sighting| days.of_sighting(sighting))
    };
    worked
        .max()
        .or_else(|| answered().max())
        .or_else(|| seen().filter(|day| *day <= dispatched).max())
        .or_else(|| (!days.returned.is_empty()).then_some(today))
}
