//! 指标比对: this period, the previous one, the difference, the definition.

use super::cards::tone;
use crate::figures::{
    Amount, Better, Comparison, Figures, Metric, change, definitions, is_unusual, points,
};
use crate::report::document::{Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::View;

/// Which rows the table has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Rows {
    /// Every sum and every figure that has a value.
    All,
    /// What is about money.
    Money,
}

type Of = fn(&Figures) -> Amount;

/// The sums, each with its name in the catalogue and whether more of it is welcome; `true`: of money.
const SUMS: [(&str, Better, bool, Of); 9] = [
    ("orders", Better::More, false, |figures| {
        Amount::Count(figures.totals.orders)
    }),
    ("sold", Better::More, true, |figures| {
        Amount::Money(figures.totals.sold)
    }),
    ("received", Better::More, true, |figures| {
        Amount::Money(figures.totals.received)
    }),
    ("refunded", Better::Less, true, |figures| {
        Amount::Money(figures.totals.refunded)
    }),
    ("open", Better::Less, true, |figures| {
        Amount::Money(figures.totals.open)
    }),
    ("shipped", Better::More, false, |figures| {
        Amount::Count(figures.totals.shipped)
    }),
    ("signed", Better::More, false, |figures| {
        Amount::Count(figures.totals.signed)
    }),
    ("refused", Better::Less, false, |figures| {
        Amount::Count(figures.totals.refused)
    }),
    ("due_rows", Better::More, false, |figures| {
        Amount::Count(figures.totals.due_rows)
    }),
];

/// The definitions that are about money.
const MONEY: [&str; 6] = [
    "collect_rate_shipped",
    "collect_rate_month",
    "cod_remit_rate",
    "match_rate",
    "match_rate_money",
    "dso",
];

/// The table.
pub(in crate::report) fn comparison(
    view: &View<'_>,
    comparison: &Comparison,
    rows: Rows,
    title: String,
) -> Table {
    let mut table_rows: Vec<TableRow> = SUMS
        .iter()
        .filter(|(_, _, money, _)| rows == Rows::All || *money)
        .filter_map(|(name, better, _, of)| sum_row(view, comparison, name, *better, *of))
        .collect();
    for definition in definitions() {
        if rows == Rows::All || MONEY.contains(&definition.id) {
            table_rows.extend(metric_row(view, comparison, definition));
        }
    }
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Table {
        title,
        subtitle: [
            view.word("subtitle.comparison"),
            view.unit(),
            view.days(comparison.shown),
            view.fill("period.before", &[("days", &view.days(comparison.before))]),
        ]
        .join(" · "),
        columns: vec![
            column("metric", Role::Text),
            column("this", Role::Decimal),
            column("previous", Role::Decimal),
            column("difference", Role::Change),
            column("judgement", Role::Status),
            column("definition", Role::LongText),
        ],
        rows: table_rows,
        source: view.source(&[], "basis.definition"),
        freeze: 0,
        filter: false,
    }
}

fn sum_row(
    view: &View<'_>,
    comparison: &Comparison,
    name: &str,
    better: Better,
    of: Of,
) -> Option<TableRow> {
    let (this, previous) = (of(&comparison.this), of(&comparison.previous));
    if this.is_zero() && previous.is_zero() {
        return None;
    }
    let difference = change(this, previous);
    Some(TableRow::item(vec![
        Cell::Text(view.in_table("sum", name)),
        amount_cell(this),
        amount_cell(previous),
        difference.map_or_else(dash, Cell::Change),
        direction(view, tone(difference, better)),
        Cell::Text(view.in_table("sum_definition", name)),
    ]))
}

fn metric_row(
    view: &View<'_>,
    comparison: &Comparison,
    definition: &crate::figures::Definition,
) -> Option<TableRow> {
    let this = comparison.this.metric(definition.id)?;
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
    let judgement = if is_unusual(this, previous) {
        Cell::Status(Tone::Warning, view.word("value.unusual"))
    } else {
        direction(view, tone(difference, definition.better))
    };
    Some(TableRow::item(vec![
        Cell::Text(view.metric_name(definition.id)),
        value(this),
        value(previous),
        cell,
        judgement,
        Cell::Text(view.word(&format!("metric.{}.definition", definition.id))),
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
