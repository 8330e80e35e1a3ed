//! Which days a row is due on: every working day, unless `[follow_up.plan]` says otherwise.

use chrono::{Days, NaiveDate, NaiveDateTime, TimeDelta};

use super::answers::answers_day;
use super::timeline::Seen;
use crate::config::Config;
use crate::model::{CourierStatus, FollowUp, Moment};

/// How often a row of a status is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    /// On every working day.
    Daily,
    /// Once in so many working days.
    EveryDays(u32),
    /// Within so many hours of entering the status or of the last contact.
    WithinHours(u32),
}

/// The pace of a status.
pub(super) fn pace(config: &Config, status: CourierStatus) -> Pace {
    let entry = config.follow_up.plan.get(status.code());
    match entry.map(|entry| (entry.every_days, entry.within_hours)) {
        Some((Some(days), _)) => Pace::EveryDays(days.max(1)),
        Some((None, Some(hours))) => Pace::WithinHours(hours.max(1)),
        _ => Pace::Daily,
    }
}

/// True if a row of a day's courier sheet can be due on that day.
pub(super) fn is_judged(config: &Config, day: NaiveDate, status: CourierStatus) -> bool {
    is_closed(config, day) && status.is_open() && config.calendar.is_working(day)
}

/// True if the day was over at the moment of looking.
pub(super) fn is_closed(config: &Config, day: NaiveDate) -> bool {
    day.and_time(config.close_of_day) <= config.as_of
}

/// A call that took place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Contact {
    pub(super) day: NaiveDate,
    /// The close of the day, where no time is told.
    pub(super) at: NaiveDateTime,
}

impl Contact {
    /// The contact of a returned row; none if nothing tells when.
    pub(super) fn of(config: &Config, row: &FollowUp) -> Option<Self> {
        let told = row.time.map(Moment::day);
        let day = row.day.max(told)?;
        let timed = row.time.filter(|time| time.has_time() && time.day() == day);
        Some(Self {
            day,
            at: timed.map_or_else(|| day.and_time(config.close_of_day), Moment::at),
        })
    }
}

/// The days within which a due row is to be answered, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Window {
    /// By the day's own rows alone.
    Day(NaiveDate),
    /// By any contact from the one day to the other.
    Days(NaiveDate, NaiveDate),
}

impl Window {
    /// True if a returned row answers a row that is due in the window.
    pub(super) fn holds(self, row: &FollowUp, is_last: bool) -> bool {
        match self {
            Self::Day(day) => answers_day(row, day, is_last),
            Self::Days(first, last) => {
                let told = row.time.map(Moment::day);
                match row.day.max(told) {
                    Some(day) => first <= day && day <= last,
                    None => is_last,
                }
            }
        }
    }
}

/// The days of a run of one status on which a row falls due, by position in the run, each with its window. `entered` is
/// when the parcel came into the status; the contacts come in order. A window closes with the first contact in it,
/// else on the first judged day on which it is over, and the next one begins.
pub(super) fn due(
    config: &Config,
    pace: Pace,
    (run, judged): (&[Seen<'_>], &[bool]),
    entered: NaiveDateTime,
    contacts: &[Contact],
) -> Vec<(usize, Window)> {
    let days = run.iter().zip(judged).enumerate();
    let days = days.filter(|(_, (_, judged))| **judged);
    let days = days.map(|(position, (seen, _))| (position, seen.day));
    if pace == Pace::Daily {
        return days.map(|(at, day)| (at, Window::Day(day))).collect();
    }
    let mut open = Open {
        config,
        pace,
        start: entered.date(),
        since: entered,
        pending: None,
        found: Vec::new(),
    };
    let mut contacts = contacts.iter().peekable();
    for (position, day) in days {
        while let Some(contact) = contacts.next_if(|contact| contact.day < day) {
            open.between(*contact);
        }
        open.pending = Some(position);
        let mut answered = None;
        while let Some(contact) = contacts.next_if(|contact| contact.day == day) {
            answered = open.counts(*contact).then_some(*contact).or(answered);
        }
        let first = open.first(day);
        if let Some(contact) = answered {
            let first = first.unwrap_or(open.start);
            open.close(position, first, contact);
        } else if let Some(first) = first {
            let at = day.and_time(config.close_of_day);
            open.close(position, first, Contact { day, at });
        }
    }
    open.found
}

/// The window that is open.
struct Open<'a> {
    config: &'a Config,
    pace: Pace,
    /// The first day that counts.
    start: NaiveDate,
    /// The moment from which hours count.
    since: NaiveDateTime,
    /// The last judged day in the window.
    pending: Option<usize>,
    found: Vec<(usize, Window)>,
}

impl Open<'_> {
    fn counts(&self, contact: Contact) -> bool {
        match self.pace {
            Pace::WithinHours(_) => contact.at >= self.since,
            _ => contact.day >= self.start,
        }
    }

    /// The first day of the window if it is over at the close of a day.
    fn first(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self.pace {
            Pace::Daily => Some(day),
            Pace::EveryDays(days) => {
                let first = working_days_back(self.config, day, days)?;
                (first >= self.start).then_some(first)
            }
            Pace::WithinHours(hours) => {
                let limit = TimeDelta::hours(i64::from(hours));
                let close = day.and_time(self.config.close_of_day);
                let over = self.since.checked_add_signed(limit)? <= close;
                over.then_some(self.start)
            }
        }
    }

    /// A contact on a day that no sheet tells of answers the row that was last told of, if it is open.
    fn between(&mut self, contact: Contact) {
        if !self.counts(contact) {
            return;
        }
        match self.pending {
            Some(position) if self.pace != Pace::EveryDays(1) => {
                self.close(position, self.start, contact);
            }
            _ => self.restart(contact),
        }
    }

    fn close(&mut self, position: usize, first: NaiveDate, by: Contact) {
        let window = match self.pace {
            Pace::EveryDays(1) => Window::Day(by.day),
            _ => Window::Days(first, by.day),
        };
        self.found.push((position, window));
        self.restart(by);
    }

    fn restart(&mut self, after: Contact) {
        self.start = after
            .day
            .checked_add_days(Days::new(1))
            .unwrap_or(after.day);
        self.since = after.at;
        self.pending = None;
    }
}

/// The first of so many working days that end with a day.
fn working_days_back(config: &Config, last: NaiveDate, count: u32) -> Option<NaiveDate> {
    let working = last
        .iter_days()
        .rev()
        .filter(|day| config.calendar.is_working(*day));
    working.take(count as usize).last()
}

#[cfg(test)]
#[path = "plan_tests.rs"]
mod tests;
