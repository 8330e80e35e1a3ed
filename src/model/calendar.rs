//! The working calendar: Monday to Friday, less public holidays, plus make-up days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

/// Which days are worked. A year that is not listed is Monday to Friday.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    off: BTreeMap<NaiveDate, Option<String>>,
    work: BTreeSet<NaiveDate>,
    years: BTreeSet<i32>,
}

impl Calendar {
    /// Adds a year: its days off, each with the holiday's name, and its make-up working days. What was known of the
    /// year is forgotten.
    pub fn add_year(
        &mut self,
        year: i32,
        off: impl IntoIterator<Item = (NaiveDate, Option<String>)>,
        work: impl IntoIterator<Item = NaiveDate>,
    ) {
        if !self.years.insert(year) {
            self.off.retain(|day, _| day.year() != year);
            self.work.retain(|day| day.year() != year);
        }
        self.off.extend(off);
        self.work.extend(work);
    }

    /// True if the holidays of the year are known.
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// The holiday's name on a day off.
    pub fn holiday(&self, day: NaiveDate) -> Option<&str> {
        self.off.get(&day).and_then(|name| name.as_deref())
    }

    /// True if the day is worked.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.work.contains(&day) || (!weekend && !self.off.contains_key(&day))
    }

    /// Working days from the first day to the last, both included.
    pub fn working_days(&self, first: NaiveDate, last: NaiveDate) -> usize {
        first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| self.is_working(*day))
            .count()
    }

    /// Hours between two instants that fall on working days; a working day counts all its 24 hours.
    pub fn working_hours(&self, from: NaiveDateTime, to: NaiveDateTime) -> i64 {
        if to <= from {
            return 0;
        }
        let mut total = TimeDelta::zero();
        for day in from.date().iter_days().take_while(|day| *day <= to.date()) {
            if !self.is_working(day) {
                continue;
            }
            let start = day.and_time(chrono::NaiveTime::MIN).max(from);
            let end = (day + TimeDelta::days(1))
                .and_time(chrono::NaiveTime::MIN)
                .min(to);
            total += end - start;
        }
        total.num_hours()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn calendar() -> Calendar {
        let mut calendar = Calendar::default();
        calendar.add_year(
            2026,
            [
                (day("2026-10-01"), Some("国庆节".to_owned())),
                (day("2026-10-02"), None),
            ],
            [day("2026-10-10")],
        );
        calendar
    }

    #[test]
    fn holidays_are_off_and_make_up_days_are_worked() {
        for (date, working) in [
            ("2026-10-01", false),
            ("2026-10-02", false),
            ("2026-10-03", false),
            ("2026-10-10", true),
            ("2026-10-12", true),
            ("2027-01-01", true),
        ] {
            assert_eq!(calendar().is_working(day(date)), working, "{date}");
        }
        assert!(!calendar().knows(2027));
        assert_eq!(calendar().holiday(day("2026-10-01")), Some("国庆节"));
        assert_eq!(
            calendar().working_days(day("2026-09-30"), day("2026-10-12")),
            8
        );
    }

    #[test]
    fn hours_on_days_off_do_not_count() {
        let from = day("2026-09-30").and_hms_opt(20, 0, 0).expect("a time");
        let to = day("2026-10-05").and_hms_opt(3, 0, 0).expect("a time");
        assert_eq!(calendar().working_hours(from, to), 7);
        assert_eq!(calendar().working_hours(to, from), 0);
    }
}
