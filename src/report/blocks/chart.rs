//! Charts of days.

use chrono::Datelike;

use crate::config::Period;
use crate::figures::DayFigures;
use crate::model::{Message, Money};
use crate::report::document::{Chart, ChartKind, Role, Series};
use crate::report::view::View;

/// More points in time than this are a line.
const MOST_COLUMNS: usize = 12;

/// Parcels by day: signed for this period and the previous one, or shipped and signed where there is
/// no previous one. `None` if fewer than two days have any.
pub(in crate::report) fn daily_parcels(view: &View<'_>) -> Option<Chart> {
    let days = &view.figures.series;
    if busy(days, |day| day.shipped + day.signed) < 2 {
        return None;
    }
    let sum = |days: &[DayFigures], of: fn(&DayFigures) -> i64| days.iter().map(of).sum::<i64>();
    let (name, values, previous, title) = if let Some(comparison) = view.beside() {
        let before = &comparison.previous.series;
        let title =
            Message::new("chart.parcels_beside").with("before", sum(before, |day| day.signed));
        (
            "column.signed_before",
            count(before, |day| day.signed),
            true,
            title,
        )
    } else {
        let title = Message::new("chart.parcels").with("shipped", sum(days, |day| day.shipped));
        (
            "column.shipped",
            count(days, |day| day.shipped),
            false,
            title,
        )
    };
    let title = title.with("signed", sum(days, |day| day.signed));
    let signed = (
        view.word("column.signed"),
        count(days, |day| day.signed),
        false,
    );
    Some(chart(
        view,
        &title,
        Role::Count,
        [signed, (view.word(name), values, previous)],
    ))
}

/// Money by day: received this period and the previous one, or sold and received.
pub(in crate::report) fn daily_money(view: &View<'_>) -> Option<Chart> {
    let days = &view.figures.series;
    if busy(days, |day| day.sold.minor() + day.received.minor()) < 2 {
        return None;
    }
    let sum = |days: &[DayFigures], of: fn(&DayFigures) -> Money| {
        view.facts
            .input
            .money(days.iter().map(|day| of(day).minor()).sum())
    };
    let (name, values, previous, title) = if let Some(comparison) = view.beside() {
        let before = &comparison.previous.series;
        let title =
            Message::new("chart.money_beside").with("before", sum(before, |day| day.received));
        (
            "column.received_before",
            count_money(before, |day| day.received),
            true,
            title,
        )
    } else {
        let title = Message::new("chart.money").with("sold", sum(days, |day| day.sold));
        (
            "column.sold",
            count_money(days, |day| day.sold),
            false,
            title,
        )
    };
    let title = title.with("received", sum(days, |day| day.received));
    let received = (
        view.word("column.received"),
        count_money(days, |day| day.received),
        false,
    );
    Some(chart(
        view,
        &title,
        Role::Money,
        [received, (view.word(name), values, previous)],
    ))
}

fn chart(
    view: &View<'_>,
    title: &Message,
    role: Role,
    series: [(String, Vec<Option<f64>>, bool); 2],
) -> Chart {
    let days = &view.figures.series;
    let points = days.len();
    let mut subtitle = vec![view.word("subtitle.by_day")];
    if role == Role::Money {
        subtitle.push(view.unit());
    }
    let ends = days.first().zip(days.last());
    let shown = ends.and_then(|(first, last)| Period::range(first.day, last.day));
    subtitle.extend(shown.map(|shown| view.days(shown)));
    Chart {
        title: view.say(title),
        subtitle: subtitle.join(" · "),
        kind: if points > MOST_COLUMNS {
            ChartKind::Line
        } else {
            ChartKind::Columns
        },
        role,
        categories: categories(days),
        series: series
            .into_iter()
            .map(|(name, mut values, previous)| {
                values.resize(points, None);
                Series {
                    name,
                    previous,
                    values,
                }
            })
            .collect(),
    }
}

/// The days along the axis: of many only the first of a month names it, and only where there are two.
fn categories(days: &[DayFigures]) -> Vec<String> {
    let month = |day: Option<&DayFigures>| day.map(|day| (day.day.year(), day.day.month()));
    let many = days.len() > MOST_COLUMNS;
    let one_month = month(days.first()) == month(days.last());
    let name = |(position, day): (usize, &DayFigures)| {
        let (month, number) = (day.day.month(), day.day.day());
        if many && (one_month || (position > 0 && number > 1)) {
            return number.to_string();
        }
        format!("{month}/{number}")
    };
    days.iter().enumerate().map(name).collect()
}

fn count(days: &[DayFigures], of: fn(&DayFigures) -> i64) -> Vec<Option<f64>> {
    days.iter().map(|day| Some(of(day) as f64)).collect()
}

fn count_money(days: &[DayFigures], of: fn(&DayFigures) -> Money) -> Vec<Option<f64>> {
    days.iter().map(|day| Some(of(day).as_major())).collect()
}

fn busy(days: &[DayFigures], of: fn(&DayFigures) -> i64) -> usize {
    days.iter().filter(|day| of(day) > 0).count()
}
