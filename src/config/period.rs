//! The period that a report is about.

use chrono::{Datelike, Days, Months, NaiveDate};

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodUnit {
    /// One day.
    Day,
    /// Monday to Sunday, named by its ISO week.
    Week,
    /// A calendar month.
    Month,
    /// Any two dates.
    Range,
}

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// How long it is.
    pub unit: PeriodUnit,
}

impl Period {
    /// The day itself.
    pub const fn day(day: NaiveDate) -> Self {
        Self {
            first: day,
            last: day,
            unit: PeriodUnit::Day,
        }
    }

    /// The week, Monday to Sunday, that holds a day.
    pub fn week_of(day: NaiveDate) -> Self {
        let first = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
        Self {
            first,
            last: first + Days::new(6),
            unit: PeriodUnit::Week,
        }
    }

    /// The month that holds a day.
    pub fn month_of(day: NaiveDate) -> Self {
        let first = day - Days::new(u64::from(day.day0()));
        Self {
            first,
            last: first + Months::new(1) - Days::new(1),
            unit: PeriodUnit::Month,
        }
    }

    /// From the first day to the last; `None` if they are the wrong way round.
    pub fn range(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self {
            first,
            last,
            unit: PeriodUnit::Range,
        })
    }

    /// True if the day is in it.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// The number of days.
    pub fn days(&self) -> u64 {
        (self.last - self.first).num_days().unsigned_abs() + 1
    }

    /// The period before: the previous day, week or month, or as many days as a range has.
    #[must_use]
    pub fn previous(&self) -> Self {
        let day_before = self.first - Days::new(1);
        match self.unit {
            PeriodUnit::Day => Self::day(day_before),
            PeriodUnit::Week => Self::week_of(day_before),
            PeriodUnit::Month => Self::month_of(day_before),
            PeriodUnit::Range => Self {
                first: self.first - Days::new(self.days()),
                last: day_before,
                ..*self
            },
        }
    }

    /// The part of it up to and including a day; `None` if it begins later.
    pub fn until(&self, day: NaiveDate) -> Option<Self> {
        (self.first <= day).then_some(Self {
            last: self.last.min(day),
            ..*self
        })
    }

    /// The same number of days from the start of another period, for a like-for-like comparison.
    #[must_use]
    pub fn first_days(&self, days: u64) -> Self {
        Self {
            last: self
                .last
                .min(self.first + Days::new(days.saturating_sub(1))),
            ..*self
        }
    }

    /// The name in file names: `2026-10-31`, `2026-W44`, `2026-10`, `2026-10-01..2026-10-15`.
    pub fn label(&self) -> String {
        match self.unit {
            PeriodUnit::Day => self.first.to_string(),
            PeriodUnit::Week => self.first.format("%G-W%V").to_string(),
            PeriodUnit::Month => self.first.format("%Y-%m").to_string(),
            PeriodUnit::Range => format!("{}..{}", self.first, self.last),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn periods_have_bounds_names_and_predecessors() {
        let cases = [
            (
                Period::day(day("2026-10-01")),
                "2026-10-01",
                "2026-10-01",
                "2026-10-01",
                "2026-09-30",
            ),
            (
                Period::week_of(day("2026-10-31")),
                "2026-10-26",
                "2026-11-01",
                "2026-W44",
                "2026-W43",
            ),
            (
                Period::week_of(day("2026-01-01")),
                "2025-12-29",
                "2026-01-04",
                "2026-W01",
                "2025-W52",
            ),
            (
                Period::month_of(day("2026-03-31")),
                "2026-03-01",
                "2026-03-31",
                "2026-03",
                "2026-02",
            ),
        ];
        for (period, first, last, label, previous) in cases {
            assert_eq!((period.first, period.last), (day(first), day(last)));
            assert_eq!(period.label(), label);
            assert_eq!(period.previous().label(), previous);
        }
        let range = Period::range(day("2026-10-05"), day("2026-10-07")).expect("a range");
        assert_eq!(range.previous().label(), "2026-10-02..2026-10-04");
        assert_eq!(Period::range(day("2026-10-05"), day("2026-10-04")), None);
    }

    #[test]
    fn a_running_period_is_cut_and_compared_with_as_many_days() {
        let october = Period::month_of(day("2026-10-10"));
        let running = october.until(day("2026-10-10")).expect("it has begun");
        assert_eq!(running.days(), 10);
        assert_eq!(
            october.previous().first_days(running.days()).last,
            day("2026-09-10")
        );
        assert_eq!(october.until(day("2026-09-30")), None);
    }
}
