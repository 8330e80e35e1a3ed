//! The columns of a shift plan: one for each day of a month, days off in grey.

use chrono::{Datelike, NaiveDate};

use super::template::Days;
use crate::config::{Config, Period};
use crate::lang::Catalogue;
use crate::model::Calendar;
use crate::report::document::Column;

/// One column for each day of the month that holds a day.
pub(super) fn columns(
    days: &Days,
    config: &Config,
    words: &Catalogue,
    month: NaiveDate,
) -> Vec<Column> {
    let period = Period::month_of(month);
    let choices = days.choices.words(config, words);
    period
        .first
        .iter_days()
        .take_while(|day| *day <= period.last)
        .map(|day| {
            let weekday = words.get(weekday_key(day));
            let holiday = peculiarity(day, &config.calendar, words);
            let note = days.note.of(config.language);
            let note = note
                .replace("{date}", &day.to_string())
                .replace("{weekday}", weekday)
                .replace("{holiday}", &holiday);
            let number = day.day().to_string();
            let values = [("day", &*number), ("weekday", weekday)];
            let header = words.fill("forms.day", &values);
            let mut column = Column::input(header, choices.clone()).with_note(note);
            column.open = days.open;
            column.width = days.width;
            column.muted = !config.calendar.is_working(day);
            column
        })
        .collect()
}

/// What the calendar says of a day beyond its place in the week: the holiday's name, or that it is worked all the same.
fn peculiarity(day: NaiveDate, calendar: &Calendar, words: &Catalogue) -> String {
    let weekend = day.weekday().num_days_from_monday() >= 5;
    match calendar.holiday(day) {
        Some(name) => words.fill("forms.holiday", &[("name", name)]),
        None if weekend && calendar.is_working(day) => words.get("forms.make_up_day").to_owned(),
        None => String::new(),
    }
}

fn weekday_key(day: NaiveDate) -> &'static str {
    match day.weekday() {
        chrono::Weekday::Mon => "forms.weekday.mon",
        chrono::Weekday::Tue => "forms.weekday.tue",
        chrono::Weekday::Wed => "forms.weekday.wed",
        chrono::Weekday::Thu => "forms.weekday.thu",
        chrono::Weekday::Fri => "forms.weekday.fri",
        chrono::Weekday::Sat => "forms.weekday.sat",
        chrono::Weekday::Sun => "forms.weekday.sun",
    }
}
