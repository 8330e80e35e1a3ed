//! Spans between moments of which some have no time of day.

use chrono::{Days, NaiveDateTime, NaiveTime};

use crate::model::Moment;

/// True if the end is at most so many hours after the start. Where either is a date alone, whole
/// days are compared: nobody is late by a time of day that no sheet tells.
pub(super) fn is_within(start: Moment, end: Moment, hours: i64) -> bool {
    if start.has_time() && end.has_time() {
        return (end.at() - start.at()).num_seconds() <= hours * 3600;
    }
    (end.day() - start.day()).num_days() <= hours / 24
}

/// True if so many hours have passed since the start; a date alone counts from the end of its day.
pub(super) fn has_passed(start: Moment, now: NaiveDateTime, hours: i64) -> bool {
    let from = if start.has_time() {
        start.at()
    } else {
        (start.day() + Days::new(1)).and_time(NaiveTime::MIN)
    };
    (now - from).num_seconds() >= hours * 3600
}

/// Seconds from start to end; whole days where either is a date alone; `None` if they are the
/// wrong way round.
pub(super) fn seconds(start: Moment, end: Moment) -> Option<i64> {
    let span = if start.has_time() && end.has_time() {
        (end.at() - start.at()).num_seconds()
    } else {
        (end.day() - start.day()).num_seconds()
    };
    (span >= 0).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        match text.parse::<NaiveDateTime>() {
            Ok(at) => Moment::timed(at),
            Err(_) => Moment::day_only(text.parse().expect("a date")),
        }
    }

    #[test]
    fn dates_alone_are_compared_by_days() {
        for (start, end, within) in [
            ("2026-10-01T10:00:00", "2026-10-03T10:00:00", true),
            ("2026-10-01T10:00:00", "2026-10-03T10:00:01", false),
            ("2026-10-01T23:00:00", "2026-10-03", true),
            ("2026-10-01", "2026-10-04T00:00:00", false),
        ] {
            assert_eq!(
                is_within(moment(start), moment(end), 48),
                within,
                "{start} {end}"
            );
        }
    }

    #[test]
    fn a_date_alone_counts_from_the_end_of_its_day() {
        let now: NaiveDateTime = "2026-10-03T18:00:00".parse().expect("a time");
        for (start, passed) in [
            ("2026-10-02T18:00:00", true),
            ("2026-10-02T18:00:01", false),
            ("2026-10-01", true),
            ("2026-10-02", false),
        ] {
            assert_eq!(has_passed(moment(start), now, 24), passed, "{start}");
        }
        assert_eq!(
            seconds(moment("2026-10-01"), moment("2026-10-02T09:00:00")),
            Some(86_400)
        );
        assert_eq!(seconds(moment("2026-10-02"), moment("2026-10-01")), None);
    }
}
