//! The dates of the day columns of a shift plan.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::SheetNames;
use super::candidate::Candidate;
use super::day_header::DayHeader;
use super::names::title_texts;
use super::shift_grid::days_of;
use super::weekday::weekday_in;
use crate::read::{Row, Value};

/// A month as a title states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stated {
    year: Option<i32>,
    month: u32,
    /// True for the month of a date, with which the plan then begins.
    is_date: bool,
}

/// The date of each column of a plan. Where headers name days of the month only, the month is the one that the title, the
/// header, the sheet's name or the file's name states, else the one of the day of looking; of several months that may be
/// meant, the one whose days of the week agree.
pub(super) fn plan_days(
    names: &SheetNames<'_>,
    head: &[Row],
    header: &Candidate,
) -> BTreeMap<u16, NaiveDate> {
    let rows = head.get(header.first..=header.last).unwrap_or_default();
    let Some(days) = rows.iter().find_map(days_of) else {
        return BTreeMap::new();
    };
    let weekdays = weekdays(rows, &days);
    let above = head.get(..=header.last).unwrap_or_default();
    let stated = stated(names, above);
    let starts = starts(&days, stated, names.as_of);
    let dated = |start: &NaiveDate| dates(&days, *start, names.as_of);
    let fits = |plan: &BTreeMap<u16, NaiveDate>| {
        let mut known = weekdays.iter();
        known.all(|(column, weekday)| {
            plan.get(column)
                .is_none_or(|date| date.weekday() == *weekday)
        })
    };
    let plan = starts.iter().map(dated).find(fits);
    plan.or_else(|| starts.first().map(dated))
        .unwrap_or_default()
}

/// The first days of the months in which the plan may begin, the likeliest first.
fn starts(days: &[(u16, DayHeader)], stated: Option<Stated>, as_of: NaiveDate) -> Vec<NaiveDate> {
    let first = days.first().map(|(_, day)| *day);
    let of = |year: Option<i32>, month| match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, 1),
        None => nearest(month, as_of),
    };
    if let Some(month) = first.and_then(|day| day.month) {
        let year = first.and_then(|day| day.year);
        let stated_year = stated
            .filter(|stated| stated.month == month)
            .and_then(|stated| stated.year);
        return of(year.or(stated_year), month).into_iter().collect();
    }
    let before = |month: NaiveDate| month.checked_sub_months(Months::new(1));
    let after = |month: NaiveDate| month.checked_add_months(Months::new(1));
    // How many days stand before the first of a month, if the plan runs over its end.
    let turn = days.windows(2).position(|pair| match pair {
        [(_, one), (_, next)] => next.day < one.day,
        _ => false,
    });
    let ends_in = turn.is_some_and(|turn| (turn + 1) * 2 < days.len());
    let of_looking = as_of.with_day(1);
    let Some(stated) = stated else {
        let likeliest = match turn {
            Some(turn) => {
                // The part of the plan in which the day of looking lies.
                let last = days.get(turn).map_or(31, |(_, day)| day.day);
                let first = first.map_or(1, |day| day.day);
                if (first..=last).contains(&as_of.day()) || !ends_in {
                    of_looking
                } else {
                    of_looking.and_then(before)
                }
            }
            None => of_looking,
        };
        let others = [
            of_looking,
            of_looking.and_then(after),
            of_looking.and_then(before),
        ];
        return [likeliest].into_iter().chain(others).flatten().collect();
    };
    let month = of(stated.year, stated.month);
    let start = if ends_in && !stated.is_date {
        month.and_then(before)
    } else {
        month
    };
    [start, month].into_iter().flatten().collect()
}

/// The dates, from the month of the first on.
fn dates(
    days: &[(u16, DayHeader)],
    start: NaiveDate,
    as_of: NaiveDate,
) -> BTreeMap<u16, NaiveDate> {
    let mut dates = BTreeMap::new();
    let mut month = start;
    let mut before: Option<DayHeader> = None;
    for (column, day) in days {
        let turns = before.is_some_and(|before| match (before.month, day.month) {
            (Some(known), Some(later)) => known != later,
            _ => day.day < before.day,
        });
        month = match (day.year, day.month) {
            (Some(year), Some(own)) => NaiveDate::from_ymd_opt(year, own, 1),
            (None, Some(own)) if before.is_some() && own < month.month() => {
                NaiveDate::from_ymd_opt(month.year() + 1, own, 1)
            }
            (None, Some(own)) => NaiveDate::from_ymd_opt(month.year(), own, 1),
            _ if turns => month.checked_add_months(Months::new(1)),
            _ => Some(month),
        }
        .unwrap_or(as_of);
        // A sheet of 31 columns has more than some months have days.
        if let Some(date) = month.with_day(day.day) {
            dates.insert(*column, date);
        }
        before = Some(*day);
    }
    dates
}

/// The days of the week that headers or the row beside them name.
fn weekdays(rows: &[Row], days: &[(u16, DayHeader)]) -> BTreeMap<u16, Weekday> {
    let mut known = BTreeMap::new();
    for (column, day) in days {
        let beside = rows.iter().filter_map(|row| row.cell(*column));
        let beside = beside
            .filter(|cell| !matches!(cell.value, Value::Number(_)))
            .find_map(|cell| weekday_in(&cell.text()));
        if let Some(weekday) = day.weekday.or(beside) {
            known.insert(*column, weekday);
        }
    }
    known
}

/// The month of a year in which it lies nearest to the day of looking.
fn nearest(month: u32, as_of: NaiveDate) -> Option<NaiveDate> {
    let years = [as_of.year(), as_of.year() - 1, as_of.year() + 1];
    let months = years
        .into_iter()
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, 1));
    months.min_by_key(|start| (*start - as_of).num_days().abs())
}

/// The month that the rows down to the header, the sheet's name or the file's name state.
fn stated(names: &SheetNames<'_>, above: &[Row]) -> Option<Stated> {
    let texts = title_texts(above).filter(|text| {
        text.chars()
            .any(|letter| letter == '月' || letter == '年' || letter == '-')
    });
    let texts: Vec<&str> = texts.collect();
    let mut texts = texts.into_iter().chain([names.sheet, names.file_stem()]);
    texts.find_map(month_in)
}

/// `2026年10月`, `10月`, `2026-10`, `202610`, or the month of a date.
fn month_in(text: &str) -> Option<Stated> {
    let mut runs: Vec<(&str, &str)> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let from = rest.get(start..)?;
        let end = from
            .find(|letter: char| !letter.is_ascii_digit())
            .unwrap_or(from.len());
        rest = from.get(end..)?;
        runs.push((from.get(..end)?, rest));
    }
    let small = |run: &str| {
        let month = (run.len() <= 2).then(|| run.parse::<u32>().ok())?;
        month.filter(|month| (1..=12).contains(month))
    };
    let year = |run: &str| {
        let year = run.parse::<i32>().ok();
        year.filter(|year| run.len() == 4 && (2000..2100).contains(year))
    };
    for (position, (run, after)) in runs.iter().enumerate() {
        let next = runs.get(position + 1);
        let stated = |year, month, behind: &str| Stated {
            year,
            month,
            is_date: behind.starts_with(['月', '-', '/', '.'])
                && behind
                    .chars()
                    .nth(1)
                    .is_some_and(|letter| letter.is_ascii_digit()),
        };
        if let (Some(year), Some((month, behind))) = (year(run), next)
            && after.starts_with(['年', '-', '/', '.', '_'])
            && let Some(month) = small(month)
        {
            return Some(stated(Some(year), month, behind));
        }
        if matches!(run.len(), 6 | 8)
            && let Some(year) = run.get(..4).and_then(year)
            && let Some(month) = run.get(4..6).and_then(small)
        {
            return Some(Stated {
                year: Some(year),
                month,
                is_date: run.len() == 8,
            });
        }
        if after.starts_with('月')
            && let Some(month) = small(run)
        {
            return Some(stated(None, month, after));
        }
    }
    None
}

#[cfg(test)]
#[path = "plan_days_tests.rs"]
mod tests;
