//! The day of a courier sheet that states none.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::ground::Ground;
use crate::model::{Moment, Parcel, SheetId, Sighting};

/// A sheet whose newest scan is older than this is not of the day of looking: it is an old sheet that
/// was read again.
const FRESH_DAYS: i64 = 3;

/// The days of courier sheets that state none: the day of looking, or, for an old sheet, the day of
/// its newest scan.
pub(super) struct SheetDays {
    newest: FxHashMap<SheetId, NaiveDate>,
    sheets: BTreeSet<SheetId>,
    today: NaiveDate,
}

impl SheetDays {
    pub(super) fn new(ground: &Ground<'_>) -> Self {
        let book = ground.book;
        let today = ground.config.as_of.date();
        let mut newest: FxHashMap<SheetId, NaiveDate> = FxHashMap::default();
        let mut sheets = BTreeSet::new();
        for sighting in book
            .sightings
            .iter()
            .filter(|sighting| sighting.day.is_none())
        {
            sheets.insert(sighting.origin.sheet);
            let parcel = ground.parcel_of(sighting.waybill.as_str());
            let parcel = parcel.and_then(|index| book.parcels.get(index.get()));
            // A time that is still to come is a slip of the pen.
            let last = parcel
                .and_then(last_time)
                .map(Moment::day)
                .filter(|day| *day <= today);
            if let Some(day) = last {
                let slot = newest.entry(sighting.origin.sheet).or_insert(day);
                *slot = day.max(*slot);
            }
        }
        Self {
            newest,
            sheets,
            today,
        }
    }

    /// The day of a row.
    pub(super) fn day(&self, sighting: &Sighting) -> NaiveDate {
        let of_sheet = || self.day_of_sheet(sighting.origin.sheet);
        sighting.day.unwrap_or_else(of_sheet)
    }

    /// The day of each sheet in which a row states none, by sheet.
    pub(super) fn undated(&self) -> Vec<(SheetId, NaiveDate)> {
        let sheets = self.sheets.iter();
        sheets
            .map(|sheet| (*sheet, self.day_of_sheet(*sheet)))
            .collect()
    }

    fn day_of_sheet(&self, sheet: SheetId) -> NaiveDate {
        let newest = self.newest.get(&sheet).copied().unwrap_or(self.today);
        let is_fresh = (self.today - newest).num_days() <= FRESH_DAYS;
        if is_fresh { self.today } else { newest }
    }
}

fn last_time(parcel: &Parcel) -> Option<Moment> {
    let times = [
        parcel.last_scan,
        parcel.signed,
        parcel.picked_up,
        parcel.shipped,
        parcel.uploaded,
    ];
    times.into_iter().flatten().max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::model::{Book, CourierStatus, Origin, Reconciled, WaybillNo};

    #[test]
    fn a_sheet_without_a_day_is_of_today_unless_its_scans_are_old() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let waybill = || WaybillNo::new("SF1", "SF1", None);
        let origin = Origin::row(SheetId(0), 2);
        for (scanned, stated, expected) in [
            ("2026-10-30", None, "2026-10-31"),
            ("2026-10-28", None, "2026-10-31"),
            ("2026-10-27", None, "2026-10-27"),
            ("2026-11-30", None, "2026-10-31"),
            ("2026-10-27", Some("2026-10-29"), "2026-10-29"),
        ] {
            let mut book = Book::default();
            let mut parcel = Parcel::new(waybill(), origin);
            parcel.last_scan = Some(Moment::day_only(day(scanned)));
            book.parcels.push(parcel);
            let stated = stated.map(day);
            let sighting = Sighting::new(waybill(), stated, CourierStatus::Transit, origin);
            book.sightings.push(sighting.clone());
            let config = Config::defaults(day("2026-10-31").and_hms_opt(18, 0, 0).expect("a time"));
            let reconciled = Reconciled::default();
            let ground = Ground::new(&book, &reconciled, &config);
            let days = SheetDays::new(&ground);
            assert_eq!(days.day(&sighting), day(expected), "{scanned}");
            let undated = days.undated();
            assert_eq!(undated.is_empty(), stated.is_some(), "{scanned}");
            assert!(undated.iter().all(|(_, own)| *own == day(expected)));
        }
    }
}
