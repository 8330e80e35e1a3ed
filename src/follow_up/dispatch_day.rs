//! The working day for which rows are dispatched.

use chrono::{Days, NaiveDate};

use super::ground::Ground;

/// A year has fewer days off in a row than this.
const LONGEST_BREAK: u64 = 31;

/// The day of looking, if it is worked and was not answered yet; else the next working day. A day counts as answered once
/// it has closed and a row of it came back.
pub(super) fn dispatch_day(ground: &Ground<'_>) -> NaiveDate {
    let config = ground.config;
    let today = config.as_of.date();
    let closed = today.and_time(config.close_of_day) <= config.as_of;
    let mut answers = ground.book.follow_ups.iter();
    let answered = closed && answers.any(|row| row.day == Some(today));
    if config.calendar.is_working(today) && !answered {
        return today;
    }
    (1..=LONGEST_BREAK)
        .filter_map(|days| today.checked_add_days(Days::new(days)))
        .find(|day| config.calendar.is_working(*day))
        .unwrap_or(today)
}
