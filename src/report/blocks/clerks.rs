//! How each clerk followed up; beside each rate stand the two counts that it is made of.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::figures::Tally;
use crate::model::{Kind, Message, Text};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::{View, percent};

fn cells(name: String, tally: Tally) -> Vec<Cell> {
    vec![
        Cell::Text(name),
        Cell::Count(tally.due),
        Cell::Count(tally.done),
        Cell::rate(tally.completion()),
        Cell::Count(tally.missed),
        Cell::Count(tally.blank),
        Cell::Count(tally.not_standard),
        Cell::Count(tally.filled()),
        Cell::rate(tally.standard_rate()),
    ]
}

/// One row for each clerk, most missed first; rates of the total are ratios of sums. `None` if no row
/// was due.
pub(in crate::report) fn clerks(view: &View<'_>) -> Option<Table> {
    let mut clerks: BTreeMap<Text, Tally> = BTreeMap::new();
    let mut total = Tally::default();
    let due = &view.facts.followed.due_rows;
    for row in due
        .iter()
        .filter(|row| view.window().has_day(Some(row.day)))
    {
        clerks
            .entry(row.clerk.clone())
            .or_default()
            .count(row.answer);
        total.count(row.answer);
    }
    if total.due == 0 {
        return None;
    }
    let mut clerks: Vec<(Text, Tally)> = clerks.into_iter().collect();
    clerks.sort_by_key(|(_, row)| (Reverse(row.missed), Reverse(row.due - row.done)));
    let title = match clerks.first() {
        Some((name, worst)) if worst.missed > 0 => Message::new("table.clerks_missed")
            .with("due", total.due)
            .with("missed", total.missed)
            .with("clerk", view.part(name).as_str())
            .with("most", worst.missed),
        _ => Message::new("table.clerks")
            .with("due", total.due)
            .with("rate", percent(total.completion()).as_str()),
    };
    let mut rows: Vec<TableRow> = clerks
        .iter()
        .map(|(name, row)| TableRow::item(cells(view.part(name), *row)))
        .collect();
    rows.push(TableRow::total(cells(view.word("value.total"), total)));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.say(&title),
        subtitle: view.subtitle_without_unit("subtitle.clerks"),
        columns: vec![
            column("clerk", Role::Text),
            column("due_rows", Role::Count),
            column("done", Role::Count),
            column("follow_rate", Role::Rate),
            column("missed", Role::Count),
            column("blank", Role::Count),
            column("not_standard", Role::Count),
            column("filled", Role::Count),
            column("standard_rate", Role::Rate),
        ],
        rows,
        source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.day"),
        freeze: 0,
        filter: false,
    })
}
