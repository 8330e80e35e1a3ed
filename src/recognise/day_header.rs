//! The header of a column that stands for a day: `2026-10-26`, `10月26日`, `26日`, `26(周一)`, a date cell, 26.

use chrono::{Datelike, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::weekday::weekday_in;
use crate::read::{Cell, Value};

/// What may stand around the digits of a day.
const MARKS: &str = "-/.年月日号()（）、,_星期礼拜周一二三四五六天";
/// The longest text of such a header.
const LONGEST: usize = 24;

/// A day as a header writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayHeader {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: u32,
    /// The day of the week that stands beside it.
    pub(super) weekday: Option<Weekday>,
}

impl DayHeader {
    /// Reads a cell; `None` for anything else.
    pub(super) fn read(cell: &Cell) -> Option<Self> {
        match &cell.value {
            Value::Date(at) => Some(Self {
                year: Some(at.date().year()),
                month: Some(at.date().month()),
                day: at.date().day(),
                weekday: None,
            }),
            Value::Number(number) if number.fract() == 0.0 && (1.0..=31.0).contains(number) => {
                Some(Self {
                    year: None,
                    month: None,
                    day: *number as u32,
                    weekday: None,
                })
            }
            Value::Text(text) if text.len() <= LONGEST * 3 => Self::read_text(text),
            _ => None,
        }
    }

    fn read_text(text: &str) -> Option<Self> {
        let plain: String = text.nfkc().collect();
        let plain = plain.trim();
        let strange = |letter: char| {
            !(letter.is_ascii_alphanumeric() || letter.is_whitespace() || MARKS.contains(letter))
        };
        let weekday = weekday_in(plain);
        let is_english = plain.contains(|letter: char| letter.is_ascii_alphabetic());
        if plain.contains(strange) || (is_english && weekday.is_none()) {
            return None;
        }
        let runs = plain.split(|letter: char| !letter.is_ascii_digit());
        let runs: Vec<&str> = runs.filter(|run| !run.is_empty()).collect();
        let small = |run: &str| (run.len() <= 2).then(|| run.parse::<u32>().ok())?;
        let (year, month, day) = match runs.as_slice() {
            [day] => (None, None, small(day)?),
            [month, day] => (None, Some(small(month)?), small(day)?),
            [year, month, day] if year.len() == 4 => {
                (Some(year.parse().ok()?), Some(small(month)?), small(day)?)
            }
            _ => return None,
        };
        let in_year = month.is_none_or(|month| (1..=12).contains(&month));
        (in_year && (1..=31).contains(&day)).then_some(Self {
            year,
            month,
            day,
            weekday,
        })
    }
}

/// True if each day follows the one before it: days of the month by one, dates by any step forward.
pub(super) fn is_run(days: &[DayHeader]) -> bool {
    days.windows(2).all(|pair| match pair {
        [one, next] => match (one.month, next.month) {
            (Some(month), Some(later)) => {
                (month, one.day) < (later, next.day) || (month == 12 && later == 1)
            }
            _ => next.day == one.day + 1 || (next.day == 1 && one.day >= 28),
        },
        _ => true,
    })
}

#[cfg(test)]
#[path = "day_header_tests.rs"]
mod tests;
