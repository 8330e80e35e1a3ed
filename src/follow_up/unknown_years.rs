//! Years whose holidays the calendar does not know: there Monday to Friday are taken for working days.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::ground::Ground;
use super::plan::is_closed;
use super::timeline::Timeline;

/// The years of days that were judged, and of the day of dispatch, that the calendar does not know.
pub(super) fn unknown_years(
    ground: &Ground<'_>,
    timeline: &Timeline<'_>,
    dispatched: Option<NaiveDate>,
) -> Vec<i32> {
    let config = ground.config;
    let is_judging = !ground.book.follow_ups.is_empty();
    let seen = timeline.iter().flat_map(|(_, seen)| seen);
    let judged = seen
        .filter(|seen| is_judging && seen.status.is_open() && is_closed(config, seen.day))
        .map(|seen| seen.day);
    let years: BTreeSet<i32> = judged
        .chain(dispatched)
        .map(|day| day.year())
        .filter(|year| !config.calendar.knows(*year))
        .collect();
    years.into_iter().collect()
}
