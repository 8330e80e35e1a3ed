//! October 2026: which days are worked, when sheets are made, and the moment of looking.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(2026, 10, 1) {
    Some(day) => day,
    None => panic!("a date"),
};

/// The days of the month whose courier sheets were kept.
pub(crate) const SHEET_DAYS: [i64; 5] = [26, 27, 28, 29, 30];

/// A day of October 2026 by its number; 0 is 30 September.
pub(crate) fn day(number: i64) -> NaiveDate {
    FIRST + TimeDelta::days(number - 1)
}

/// A time of a day of October 2026.
pub(crate) fn at(number: i64, hour: u32, minute: u32) -> NaiveDateTime {
    on(day(number), hour, minute)
}

/// A time of a day.
pub(crate) fn on(day: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    day.and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(hour * 60 + minute))
}

/// The moment at which the month is looked at.
pub(crate) fn as_of() -> NaiveDateTime {
    at(31, 18, 0)
}

/// When the courier's data for the whole month was fetched.
pub(crate) fn month_sheet() -> NaiveDateTime {
    at(31, 17, 30)
}

/// When the courier's data for a day's sheet was fetched.
pub(crate) fn day_sheet(number: i64) -> NaiveDateTime {
    at(number, 9, 30)
}

/// True on days on which the office works: not 1 to 7 October, but on Saturday the 10th.
pub(crate) fn is_working(day: NaiveDate) -> bool {
    let number = number(day);
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    number == 10 || (!weekend && !(1..=7).contains(&number))
}

/// True on days on which the warehouse hands parcels over: not on Sundays, not 1 to 4 October.
pub(crate) fn ships(day: NaiveDate) -> bool {
    day.weekday() != Weekday::Sun && !(1..=4).contains(&number(day))
}

/// The first day after this one on which the warehouse hands parcels over.
pub(crate) fn next_shipping_day(day: NaiveDate) -> NaiveDate {
    let mut next = day + Days::new(1);
    while !ships(next) {
        next = next + Days::new(1);
    }
    next
}

/// The number of a day in October 2026.
pub(crate) fn number(day: NaiveDate) -> i64 {
    (day - FIRST).num_days() + 1
}
