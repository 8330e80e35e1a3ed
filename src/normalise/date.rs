//! 日期: dates and times as people, programs and Excel write them.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::clock::{is_midnight, parse_time, six_digits};
use super::date_text::{Parts, split};
use super::text::{is_empty_mark, squash};
use crate::model::{Message, Moment};
use crate::read::Value;
use crate::recognise::DayOrder;

/// The first year of the trade that we believe.
const FIRST_YEAR: i32 = 2000;
/// How far a date may lie ahead: a delivery in three years is a typing error.
const MONTHS_AHEAD: u32 = 36;
/// A date without a year is the latest that lies at most this far ahead.
const DAYS_AHEAD: u64 = 31;

/// Reads a cell of a date column; `Ok(None)` for a mark of nothing. Midnight is a date without a time of day.
///
/// A time zone (`Z`, `+0800`) is read over and the wall clock kept as written, as a colleague reads it: sheets carry
/// local time. A date without a year is the latest one that lies at most 31 days after `as_of`. An error says why not.
pub(crate) fn read_moment(value: &Value, as_of: NaiveDateTime) -> Result<Option<Moment>, Message> {
    read_moment_in(value, as_of, None)
}

/// The same in a sheet whose other dates prove the order of day and month.
pub(crate) fn read_moment_in(
    value: &Value,
    as_of: NaiveDateTime,
    order: Option<DayOrder>,
) -> Result<Option<Moment>, Message> {
    match value {
        Value::Date(at) if at.date().year() <= 1900 && is_midnight(at.time()) => Ok(None),
        Value::Date(at) => in_range(*at, as_of).map(Some),
        Value::Number(number) => read_number(*number, as_of),
        Value::Text(text) | Value::LongNumber(text) => read_text(text, as_of, order),
        Value::Bool(_) | Value::Error(_) => Err(Message::new("date.not_a_date")),
        Value::FormulaEmpty => Ok(None),
    }
}

/// A serial of Excel (`45900.5`), or the digits of a date (`20261031`, `20261031173005`).
fn read_number(number: f64, as_of: NaiveDateTime) -> Result<Option<Moment>, Message> {
    let bad = || Message::new("date.not_a_date");
    if number == 0.0 {
        return Ok(None);
    }
    let limit = as_of.date().checked_add_months(Months::new(MONTHS_AHEAD));
    let most = limit.map_or(0, |limit| (limit - epoch()).num_days());
    if (36_526.0..=most as f64).contains(&number) {
        return from_serial(number)
            .ok_or_else(bad)
            .and_then(|at| in_range(at, as_of))
            .map(Some);
    }
    if number.fract() == 0.0 && (19_000_101.0..1e15).contains(&number) {
        return digits(&format!("{number:.0}"), as_of).map(Some);
    }
    Err(if number.abs() < 36_526.0 {
        bad()
    } else {
        Message::new("date.out_of_range")
    })
}

/// Day 0 of Excel's serials, as they count from March 1900 on.
fn epoch() -> NaiveDate {
    NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default()
}

fn from_serial(serial: f64) -> Option<NaiveDateTime> {
    let seconds = (serial * 86_400.0).round() as i64;
    epoch()
        .and_time(NaiveTime::MIN)
        .checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

fn read_text(
    text: &str,
    as_of: NaiveDateTime,
    order: Option<DayOrder>,
) -> Result<Option<Moment>, Message> {
    if is_empty_mark(text) {
        return Ok(None);
    }
    if let Some(at) = iso(text) {
        return in_range(at, as_of).map(Some);
    }
    let squashed = squash(text);
    if let Some(number) = plain_number(&squashed) {
        return read_number(number, as_of);
    }
    let zeros = |text: &str| {
        text.chars()
            .all(|letter| matches!(letter, '0' | '-' | '/' | ':' | '.' | 't'))
    };
    if zeros(&squashed)
        || squashed.starts_with("1970-01-01")
        || squashed.starts_with("0001-01-01")
        || matches!(squashed.as_str(), "待定" | "未定" | "另行通知")
    {
        return Ok(None);
    }
    let parts = split(text).ok_or(Message::new("date.not_a_date"))?;
    match parts {
        Parts::Digits { run, time } if time.is_empty() => digits(&run, as_of),
        Parts::Digits { run, time } => {
            let day = digits(&run, as_of)?;
            with_time(day.day(), &time, as_of)
        }
        Parts::Month => Err(Message::new("date.month_alone")),
        Parts::Ambiguous {
            first,
            second,
            year,
            time,
        } => {
            let (month, day) = match order {
                Some(DayOrder::MonthFirst) => (first, second),
                Some(DayOrder::DayFirst) => (second, first),
                None => return Err(Message::new("date.ambiguous")),
            };
            let date = NaiveDate::from_ymd_opt(year, month, day);
            with_time(date.ok_or(Message::new("date.no_such_day"))?, &time, as_of)
        }
        Parts::Date {
            year,
            month,
            day,
            time,
        } => {
            let date = match year {
                Some(year) => NaiveDate::from_ymd_opt(year, month, day),
                None => without_year(month, day, as_of),
            };
            let date = date.ok_or(Message::new("date.no_such_day"))?;
            with_time(date, &time, as_of)
        }
    }
    .map(Some)
}

/// A serial that a program printed as text (`46326`, `46326.5`), or the digits of a date that it took for an amount
/// (`20261031.0`).
fn plain_number(squashed: &str) -> Option<f64> {
    let (whole, fraction) = squashed.split_once('.').unwrap_or((squashed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_serial = whole.len() == 5 && !whole.starts_with('0');
    let is_date = whole.len() >= 8 && !fraction.is_empty() && fraction.trim_matches('0').is_empty();
    ((is_serial || is_date) && digits(whole) && digits(fraction)).then(|| squashed.parse().ok())?
}

/// `2026-10-31 17:05:30` and `2026/10/31`, which is how nearly all programs write: read without taking the text apart.
fn iso(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let number = |from: usize, to: usize| {
        let digits = text.get(from..to)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse::<u32>().ok())?
    };
    let marks = |places: &[(usize, &str)]| {
        places
            .iter()
            .all(|(at, mark)| text.get(*at..=*at) == Some(mark))
    };
    if !marks(&[(4, "-"), (7, "-")]) && !marks(&[(4, "/"), (7, "/")]) {
        return None;
    }
    let year = i32::try_from(number(0, 4)?)
        .ok()
        .filter(|year| *year >= FIRST_YEAR)?;
    let day = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
    match text.len() {
        10 => Some(day.and_time(NaiveTime::MIN)),
        19 if marks(&[(10, " "), (13, ":"), (16, ":")]) => {
            day.and_hms_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?)
        }
        _ => None,
    }
}

/// `yyyymmdd`, with `hhmm` or `hhmmss` behind it.
fn digits(run: &str, as_of: NaiveDateTime) -> Result<Moment, Message> {
    let none = || Message::new("date.no_such_day");
    let (day, clock) = run
        .split_at_checked(8)
        .ok_or(Message::new("date.not_a_date"))?;
    let number: u32 = day.parse().map_err(|_| none())?;
    let date = NaiveDate::from_ymd_opt((number / 10_000) as i32, number / 100 % 100, number % 100)
        .ok_or_else(none)?;
    let time = match clock.len() {
        0 => Some(NaiveTime::MIN),
        4 => six_digits(&format!("{clock}00")),
        6 => six_digits(clock),
        _ => None,
    };
    in_range(
        date.and_time(time.ok_or(Message::new("date.not_a_date"))?),
        as_of,
    )
}

fn with_time(date: NaiveDate, time: &str, as_of: NaiveDateTime) -> Result<Moment, Message> {
    if time.is_empty() {
        return in_range(date.and_time(NaiveTime::MIN), as_of);
    }
    let (time, next_day) = parse_time(time).ok_or(Message::new("date.not_a_time"))?;
    if !next_day {
        return in_range(date.and_time(time), as_of);
    }
    let next = date
        .checked_add_days(Days::new(1))
        .unwrap_or(date)
        .and_time(time);
    in_range(next, as_of).map(|moment| Moment::timed(moment.at()))
}

/// The latest such day that lies at most a month ahead; 29 February goes back to a leap year.
fn without_year(month: u32, day: u32, as_of: NaiveDateTime) -> Option<NaiveDate> {
    let last = as_of.date().checked_add_days(Days::new(DAYS_AHEAD))?;
    (0..=8)
        .filter_map(|back| NaiveDate::from_ymd_opt(last.year() - back, month, day))
        .find(|date| *date <= last)
}

fn in_range(at: NaiveDateTime, as_of: NaiveDateTime) -> Result<Moment, Message> {
    let last = as_of
        .date()
        .checked_add_months(Months::new(MONTHS_AHEAD))
        .unwrap_or(NaiveDate::MAX);
    if at.date().year() < FIRST_YEAR || at.date() > last {
        return Err(Message::new("date.out_of_range"));
    }
    Ok(if is_midnight(at.time()) {
        Moment::day_only(at.date())
    } else {
        Moment::timed(at)
    })
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
