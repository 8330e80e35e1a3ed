//! The working calendar of `templates/calendar`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::model::Calendar;

static YEARS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/calendar");

/// One file: a year's days off and make-up working days, each with the holiday's name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holidays {
    year: i32,
    off: BTreeMap<NaiveDate, String>,
    work: BTreeMap<NaiveDate, String>,
}

/// The years that travel in the binary.
pub fn load_calendar() -> Calendar {
    let mut calendar = Calendar::default();
    for file in YEARS.files() {
        // The files are part of the program; that each of them parses is tested below.
        if let Some(Ok(year)) = file.contents_utf8().map(toml::from_str::<Holidays>) {
            let off = year.off.into_iter().map(|(day, name)| (day, Some(name)));
            calendar.add_year(year.year, off, year.work.into_keys());
        }
    }
    calendar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_published_years_have_248_working_days() {
        let calendar = load_calendar();
        for year in [2025, 2026] {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a date");
            assert!(calendar.knows(year));
            assert_eq!(calendar.working_days(day(1, 1), day(12, 31)), 248);
        }
        assert!(!calendar.knows(2027));
    }

    #[test]
    fn every_file_is_read() {
        for file in YEARS.files() {
            let text = file.contents_utf8().expect("text");
            toml::from_str::<Holidays>(text)
                .unwrap_or_else(|error| panic!("{:?}: {error}", file.path()));
        }
    }
}
