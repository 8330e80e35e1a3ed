//! Which days a row is due on: every working day, unless `[follow_up.plan]` says otherwise.

use chrono::NaiveDate;

use crate::config::Config;
use crate::model::CourierStatus;

/// True if a row of a day's courier sheet is due on that day.
pub(super) fn is_due(config: &Config, day: NaiveDate, status: CourierStatus) -> bool {
    let closed = day.and_time(config.close_of_day) <= config.as_of;
    closed && status.is_open() && config.calendar.is_working(day)
}
