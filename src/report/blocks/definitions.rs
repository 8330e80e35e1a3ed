//! What each figure means, with its numerator and denominator.

use super::comparison::amount_cell;
use crate::figures::{Measure, definitions as all};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// One row for each figure that has a value.
pub(in crate::report) fn definitions(view: &View<'_>) -> Option<Table> {
    let rows: Vec<TableRow> = all()
        .filter_map(|definition| {
            let shown = view.shows(definition.id);
            let metric = view.figures.metric(definition.id).filter(|_| shown)?;
            let value = metric.value()?;
            let ratio = definition.measure == Measure::Ratio;
            let part = |amount| {
                if ratio {
                    amount_cell(amount)
                } else {
                    Cell::Blank
                }
            };
            Some(TableRow::item(vec![
                Cell::Text(view.metric_name(definition.id)),
                if definition.is_rate() {
                    Cell::Rate(value)
                } else {
                    Cell::Decimal(value)
                },
                part(metric.numerator),
                part(metric.denominator),
                Cell::Text(view.word(&format!("metric.{}.definition", definition.id))),
            ]))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.word("table.definitions"),
        subtitle: view.subtitle("subtitle.definitions"),
        columns: vec![
            column("metric", Role::Text),
            column("value", Role::Decimal),
            column("numerator", Role::Decimal),
            column("denominator", Role::Decimal),
            column("definition", Role::LongText),
        ],
        rows,
        source: view.source(&[], "basis.definition"),
        freeze: 0,
        filter: false,
    })
}
