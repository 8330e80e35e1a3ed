//! How each clerk followed up.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Answer, Kind, Message, Text};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::{View, percent};

#[derive(Clone, Copy, Default)]
struct Row {
    due: i64,
    done: i64,
    missed: i64,
    blank: i64,
    not_standard: i64,
}

impl Row {
    fn count(&mut self, answer: Answer) {
        self.due += 1;
        match answer {
            Answer::Done => self.done += 1,
            Answer::Missed => self.missed += 1,
            Answer::Blank => self.blank += 1,
            Answer::NotStandard => self.not_standard += 1,
        }
    }

    fn cells(self, name: String) -> Vec<Cell> {
        let rate = |part: i64, whole: i64| (whole > 0).then(|| part as f64 / whole as f64);
        vec![
            Cell::Text(name),
            Cell::Count(self.due),
            Cell::Count(self.done),
            Cell::Count(self.missed),
            Cell::Count(self.blank),
            Cell::Count(self.not_standard),
            Cell::rate(rate(self.done, self.due)),
            Cell::rate(rate(self.done, self.done + self.not_standard)),
        ]
    }
}

/// One row for each clerk, most missed first; rates of the total are ratios of sums. `None` if no row
/// was due.
pub(in crate::report) fn clerks(view: &View<'_>) -> Option<Table> {
    let mut clerks: BTreeMap<Text, Row> = BTreeMap::new();
    let mut total = Row::default();
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
    let mut clerks: Vec<(Text, Row)> = clerks.into_iter().collect();
    clerks.sort_by_key(|(_, row)| (Reverse(row.missed), Reverse(row.due - row.done)));
    let title = match clerks.first() {
        Some((name, worst)) if worst.missed > 0 => Message::new("table.clerks_missed")
            .with("due", total.due)
            .with("missed", total.missed)
            .with("clerk", view.part(name).as_str())
            .with("most", worst.missed),
        _ => Message::new("table.clerks").with("due", total.due).with(
            "rate",
            percent(Some(total.done as f64 / total.due as f64)).as_str(),
        ),
    };
    let mut rows: Vec<TableRow> = clerks
        .iter()
        .map(|(name, row)| TableRow::item(row.cells(view.part(name))))
        .collect();
    rows.push(TableRow::total(total.cells(view.word("value.total"))));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.say(&title),
        subtitle: view.subtitle_without_unit("subtitle.clerks"),
        columns: vec![
            column("clerk", Role::Text),
            column("due_rows", Role::Count),
            column("done", Role::Count),
            column("missed", Role::Count),
            column("blank", Role::Count),
            column("not_standard", Role::Count),
            column("follow_rate", Role::Rate),
            column("standard_rate", Role::Rate),
        ],
        rows,
        source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.day"),
        freeze: 0,
        filter: false,
    })
}
