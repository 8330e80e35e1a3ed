//! A point in local time that knows whether the sheet gave a time of day.

use std::fmt;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A local date with, where the sheet gave one, a time of day. Sheets carry no time zone; neither
/// does this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    at: NaiveDateTime,
    timed: bool,
}

impl Moment {
    /// A date with a time of day.
    pub const fn timed(at: NaiveDateTime) -> Self {
        Self { at, timed: true }
    }

    /// A date alone; it sorts as the first instant of its day.
    pub const fn day_only(day: NaiveDate) -> Self {
        Self {
            at: day.and_time(NaiveTime::MIN),
            timed: false,
        }
    }

    /// The instant; midnight where the sheet gave a date alone.
    pub const fn at(self) -> NaiveDateTime {
        self.at
    }

    /// The calendar day.
    pub const fn day(self) -> NaiveDate {
        self.at.date()
    }

    /// Whole hours until a later moment; negative if it is earlier. A date without a time of day counts from the
    /// close of that day: a limit in hours must have passed for sure before anybody is told.
    pub fn hours_until(self, later: NaiveDateTime, close_of_day: NaiveTime) -> i64 {
        let from = if self.timed {
            self.at
        } else {
            self.day().and_time(close_of_day)
        };
        (later - from).num_hours()
    }

    /// True if the sheet gave a time of day.
    pub const fn has_time(self) -> bool {
        self.timed
    }
}

/// `2026-10-31 17:05:00`, or `2026-10-31` for a date alone.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.timed {
            write!(f, "{}", self.at.format("%Y-%m-%d %H:%M:%S"))
        } else {
            write!(f, "{}", self.at.format("%Y-%m-%d"))
        }
    }
}
