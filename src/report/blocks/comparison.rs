//! 指标比对: this period, the previous one, the difference, and what the figures are made of.

use super::cards::{ratio, tone};
use super::sums::{SUMS, Sum};
use crate::figures::{
    Amount, Comparison, Measure, Metric, change, definitions, has_enough_cases, is_unusual, points,
};
use crate::report::document::{Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::View;

/// Which rows the table has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Rows {
    /// Counts and sums of money, with what is counted.
    Sums,
    /// Rates and times that have a value, with numerator and denominator.
    Rates,
}

/// The column of this period, and how many columns after it compare.
const THIS: usize = 1;
const COMPARED: usize = 3;

/// The table; without a previous period only what this one was.
pub(in crate::report) fn comparison(
    view: &View<'_>,
    comparison: &Comparison,
    rows: Rows,
    title: String,
) -> Option<Table> {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let (table_rows, last, basis): (Vec<TableRow>, Column, _) = match rows {
        Rows::Sums => (
            SUMS.iter()
                .filter_map(|sum| sum_row(view, comparison, sum))
                .collect(),
            column("definition", Role::LongText),
            "basis.definition",
        ),
        Rows::Rates => (
            definitions()
                .filter_map(|definition| metric_row(view, comparison, definition))
                .collect(),
            column("ratio", Role::Decimal),
            "basis.definition_page",
        ),
    };
    if table_rows.is_empty() {
        return None;
    }
    let mut subtitle = vec![view.unit(), view.days(comparison.shown)];
    if view.beside().is_some() {
        subtitle.insert(0, view.word("subtitle.comparison"));
        let before = view.days(comparison.before);
        subtitle.push(view.fill("period.before", &[("days", &before)]));
    }
    let mut table = Table {
        title,
        subtitle: subtitle.join(" · "),
        columns: vec![
            column("metric", Role::Text),
            column("this", Role::Decimal),
            column("previous", Role::Decimal),
            column("difference", Role::Change),
            column("judgement", Role::Status),
            last,
        ],
        rows: table_rows,
        source: view.source(&[], basis),
        freeze: 0,
        filter: false,
    };
    if view.beside().is_none() {
        for cell in table
            .rows
            .iter_mut()
            .flat_map(|row| row.cells.iter_mut().skip(THIS + 1).take(COMPARED))
        {
            *cell = Cell::Blank;
        }
    }
    Some(table.without_blank_columns())
}

fn sum_row(view: &View<'_>, comparison: &Comparison, sum: &Sum) -> Option<TableRow> {
    let (this, previous) = ((sum.of)(&comparison.this), (sum.of)(&comparison.previous));
    if this.is_zero() && previous.is_zero() {
        return None;
    }
    let difference = change(this, previous);
    Some(TableRow::item(vec![
        Cell::Text(view.in_table("sum", sum.name)),
        amount_cell(this),
        amount_cell(previous),
        difference.map_or_else(dash, Cell::Change),
        sum.better.map_or(Cell::Blank, |better| {
            direction(view, tone(difference, better))
        }),
        Cell::Text(view.in_table("sum_definition", sum.name)),
    ]))
}

fn metric_row(
    view: &View<'_>,
    comparison: &Comparison,
    definition: &crate::figures::Definition,
) -> Option<TableRow> {
    let shown = view.shows(definition.id);
    let this = comparison.this.metric(definition.id).filter(|_| shown)?;
    let previous = comparison.previous.metric(definition.id)?;
    let (now, before) = (this.value(), previous.value());
    if now.is_none() && before.is_none() {
        return None;
    }
    let (difference, cell) = if definition.is_rate() {
        let difference = points(now, before);
        (difference, difference.map_or_else(dash, Cell::Points))
    } else {
        let difference = now
            .zip(before)
            .and_then(|(now, before)| change(Amount::Hours(now), Amount::Hours(before)));
        (difference, difference.map_or_else(dash, Cell::Change))
    };
    let value = |metric: &Metric| match metric.value() {
        Some(value) if definition.is_rate() => Cell::Rate(value),
        Some(value) => Cell::Decimal(value),
        None => dash(),
    };
    let judgement = if difference.is_none() {
        Cell::Blank
    } else if is_unusual(this, previous) {
        Cell::Status(Tone::Warning, view.word("value.unusual"))
    } else if !has_enough_cases(this, previous) {
        Cell::Text(view.word("value.small_sample"))
    } else {
        direction(view, tone(difference, definition.better))
    };
    Some(TableRow::item(vec![
        Cell::Text(view.metric_name(definition.id)),
        value(this),
        value(previous),
        cell,
        judgement,
        if definition.measure == Measure::Ratio && now.is_some() {
            Cell::Text(ratio(view, this))
        } else {
            Cell::Blank
        },
    ]))
}

/// Better, worse, or nothing to say.
fn direction(view: &View<'_>, tone: Tone) -> Cell {
    match tone {
        Tone::Good => Cell::Text(view.word("value.better")),
        Tone::Bad => Cell::Text(view.word("value.worse")),
        Tone::Neutral | Tone::Warning => Cell::Blank,
    }
}

pub(super) fn amount_cell(amount: Amount) -> Cell {
    match amount {
        Amount::Count(count) => Cell::Count(count),
        Amount::Money(amount) => Cell::Money(amount),
        Amount::Hours(hours) => Cell::Decimal(hours),
    }
}

fn dash() -> Cell {
    Cell::Text("—".to_owned())
}
