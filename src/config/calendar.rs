//! The working calendar of `templates/calendar`: the years that travel in the binary, and the user's own.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::{ConfigError, SourceFile};
use crate::model::Calendar;

static YEARS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates/calendar");

/// One file: a year's days off and make-up working days, each with the holiday's name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holidays {
    year: i32,
    #[serde(default)]
    off: BTreeMap<NaiveDate, String>,
    #[serde(default)]
    work: BTreeMap<NaiveDate, String>,
}

impl Holidays {
    /// The first day that cannot stand in the file: of another year, or both off and worked.
    fn mistake(&self) -> Option<(NaiveDate, String)> {
        let mut days = self.off.keys().chain(self.work.keys());
        if let Some(day) = days.find(|day| day.year() != self.year) {
            return Some((*day, format!("year = {}", self.year)));
        }
        let both = self.off.keys().find(|day| self.work.contains_key(day));
        both.map(|day| (*day, "[off] / [work]".to_owned()))
    }

    fn add_to(self, calendar: &mut Calendar) {
        let off = self.off.into_iter().map(|(day, name)| (day, Some(name)));
        calendar.add_year(self.year, off, self.work.into_keys());
    }
}

/// The years that travel in the binary.
pub fn load_calendar() -> Calendar {
    let mut calendar = Calendar::default();
    for file in YEARS.files() {
        // The files are part of the program; that each of them parses is tested below.
        if let Some(Ok(year)) = file.contents_utf8().map(toml::from_str::<Holidays>) {
            year.add_to(&mut calendar);
        }
    }
    calendar
}

/// Adds the years of the user's own files; a year that is known already is replaced.
///
/// # Errors
/// The path of the first file that cannot be used, with what is wrong in which line.
pub fn add_own_years(
    calendar: &mut Calendar,
    files: &[SourceFile],
) -> Result<(), (String, ConfigError)> {
    for file in files {
        let failed = |error| (file.path.clone(), error);
        let text = file.text.trim_start_matches('\u{feff}');
        let year: Holidays =
            toml::from_str(text).map_err(|error| failed(ConfigError::Syntax(error.to_string())))?;
        if let Some((day, expected)) = year.mistake() {
            let day = day.to_string();
            let line = text
                .lines()
                .zip(1..)
                .filter(|(line, _)| line.contains(&day));
            // Of a day that stands twice the second is the mistake.
            let line = line.last().map_or(1, |(_, number)| number);
            return Err(failed(ConfigError::value(
                format!("line {line}"),
                day,
                expected,
            )));
        }
        year.add_to(calendar);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

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
            let year = toml::from_str::<Holidays>(text)
                .unwrap_or_else(|error| panic!("{:?}: {error}", file.path()));
            assert_eq!(year.mistake(), None);
        }
    }

    #[test]
    fn a_year_of_one_s_own_is_added_or_replaces_a_known_one() {
        let file = |text: &str| SourceFile {
            path: "2027.toml".to_owned(),
            text: text.to_owned(),
        };
        let mut calendar = load_calendar();
        let own = [
            file("\u{feff}year = 2027\n[off]\n2027-01-01 = '元旦'\n[work]\n2027-01-02 = '元旦'\n"),
            file("year = 2026\n[off]\n2026-10-09 = '店庆'\n"),
        ];
        add_own_years(&mut calendar, &own).expect("two years");
        for (date, working) in [
            ("2027-01-01", false),
            ("2027-01-02", true),
            ("2027-01-04", true),
            ("2026-10-09", false),
            ("2026-10-10", false),
            ("2026-10-01", true),
        ] {
            assert_eq!(calendar.is_working(day(date)), working, "{date}");
        }
        assert!(calendar.knows(2027));
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        for (text, expected) in [
            (
                "year = 2027\n[off]\n2026-12-31 = '元旦'",
                "line 3 = \"2026-12-31\": year = 2027",
            ),
            (
                "year = 2027\n[off]\n2027-01-01 = '元旦'\n[work]\n2027-01-01 = '元旦'",
                "line 5 = \"2027-01-01\": [off] / [work]",
            ),
            ("year = 2027\n[offf]\n", "line 2"),
            ("year = 2027\n[off]\n2027-13-01 = '元旦'", "line 3"),
        ] {
            let file = SourceFile {
                path: "2027.toml".to_owned(),
                text: text.to_owned(),
            };
            let (path, error) =
                add_own_years(&mut Calendar::default(), &[file]).expect_err("a mistake");
            assert_eq!(path, "2027.toml");
            assert!(error.to_string().contains(expected), "{error}");
        }
    }
}
