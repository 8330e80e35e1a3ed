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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow_up::testing::{World, day};
    use crate::model::{FollowUp, Origin, SheetId};

    #[test]
    fn rows_are_dispatched_for_today_until_it_is_over_and_then_for_the_next_working_day() {
        for (now, answered, expected) in [
            ("10-09T09:00:00", None, "10-09"),
            ("10-09T18:00:00", None, "10-09"),
            ("10-09T18:00:00", Some("10-08"), "10-09"),
            ("10-09T17:00:00", Some("10-09"), "10-09"),
            // 10 October is a make-up working day.
            ("10-09T18:00:00", Some("10-09"), "10-10"),
            ("10-10T18:00:00", Some("10-10"), "10-12"),
            ("10-11T09:00:00", None, "10-12"),
            ("10-01T09:00:00", None, "10-08"),
        ] {
            let mut world = World::new("");
            world.config.as_of = format!("2026-{now}").parse().expect("a moment");
            world.book.follow_ups.extend(answered.map(|of| FollowUp {
                day: Some(day(of)),
                ..FollowUp::new(Origin::row(SheetId(0), 2))
            }));
            assert_eq!(
                dispatch_day(&world.ground()),
                day(expected),
                "{now} {answered:?}"
            );
        }
    }
}
