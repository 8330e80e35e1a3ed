//! 业务差错考核: points of each clerk, group and day.

use super::assessment_days::by_day;
use super::assessment_notes::notes;
use crate::figures::{Assessed, Tally};
use crate::model::{Kind, Message, Text};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let assessed = &view.facts.assessed;
    if assessed.is_empty() {
        return None;
    }
    let mut blocks = Vec::new();
    if !assessed.clerks.is_empty() {
        blocks.push(Block::Table(by_clerk(view, assessed)));
        blocks.extend(by_group(view, assessed).map(Block::Table));
        blocks.extend(by_day(view, assessed).map(Block::Table));
    }
    blocks.push(Block::Notes(notes(view, assessed)));
    let mut page = view.page(
        "assessment",
        title(view, assessed),
        [
            view.word("page.assessment.subtitle"),
            view.days(assessed.period),
        ]
        .join(" · "),
        blocks,
    );
    if assessed.total.charged > 0 {
        page.tone = Tone::Bad;
    }
    let note = Message::new("page.assessment.note")
        .with("errors", errors(assessed))
        .with("points", assessed.total.charged);
    Some(Built {
        page,
        note: view.say(&note),
    })
}

/// Errors that are charged to somebody, whatever became of an appeal.
pub(super) fn errors(assessed: &Assessed) -> usize {
    let charges = assessed.charges.iter();
    charges.filter(|charge| charge.clerk.is_some()).count()
}

/// `G401 漏跟`.
pub(super) fn error_name(view: &View<'_>, code: &str) -> String {
    format!("{code} {}", view.word(&format!("rules.{code}.name")))
}

fn title(view: &View<'_>, assessed: &Assessed) -> String {
    let total = assessed.total;
    let worst = assessed.clerks.first();
    let worst = worst.filter(|clerk| clerk.tally.charged > 0);
    let key = match worst {
        Some(_) if total.waived() > 0 => "page.assessment.title_waived",
        Some(_) => "page.assessment.title",
        None => "page.assessment.title_none",
    };
    let message = Message::new(key)
        .with("due", total.due)
        .with("errors", errors(assessed))
        .with("points", total.charged)
        .with("waived", total.waived());
    let message = match worst {
        Some(clerk) => message
            .with("clerk", clerk.clerk.clone())
            .with("most", clerk.tally.charged),
        None => message,
    };
    view.say(&message)
}

/// One row for each clerk, most points first; rates of the total are ratios of sums.
fn by_clerk(view: &View<'_>, assessed: &Assessed) -> Table {
    let row = |group: Option<&Text>, name: &str, tally: Tally| {
        let mut cells = vec![
            Cell::Text(group_name(view, group)),
            Cell::Text(name.to_owned()),
        ];
        cells.extend(figures(tally));
        cells
    };
    let clerks = assessed.clerks.iter();
    let mut rows: Vec<TableRow> = clerks
        .map(|clerk| TableRow::item(row(clerk.group.as_ref(), &clerk.clerk, clerk.tally)))
        .collect();
    let mut total = vec![Cell::Text(view.word("value.total")), Cell::Blank];
    total.extend(figures(assessed.total));
    rows.push(TableRow::total(total));
    table(view, "by_clerk", &["group", "clerk"], rows)
}

/// One row for each group; `None` if all are of one.
fn by_group(view: &View<'_>, assessed: &Assessed) -> Option<Table> {
    if assessed.groups.len() < 2 {
        return None;
    }
    let row = |name: String, tally| {
        let mut cells = vec![Cell::Text(name)];
        cells.extend(figures(tally));
        cells
    };
    let groups = assessed.groups.iter();
    let mut rows: Vec<TableRow> = groups
        .map(|(group, tally)| TableRow::item(row(group_name(view, group.as_ref()), *tally)))
        .collect();
    let total = view.word("value.total");
    rows.push(TableRow::total(row(total, assessed.total)));
    Some(table(view, "by_group", &["group"], rows))
}

fn group_name(view: &View<'_>, group: Option<&Text>) -> String {
    group.map_or_else(|| view.word("assessment.no_group"), Text::to_string)
}

/// The cells of the columns that [`table`] adds to those of the names.
fn figures(tally: Tally) -> Vec<Cell> {
    vec![
        Cell::Count(tally.due),
        Cell::Count(tally.done),
        Cell::rate(tally.completion()),
        Cell::Count(tally.missed),
        Cell::rate(tally.missed_rate()),
        Cell::Count(tally.blank),
        Cell::Count(tally.not_standard),
        Cell::Count(tally.filled()),
        Cell::rate(tally.standard_rate()),
        Cell::Count(tally.contradicted),
        Cell::Count(tally.points),
        Cell::Count(tally.waived()),
        Cell::Count(tally.charged),
    ]
}

fn table(view: &View<'_>, title: &str, names: &[&str], rows: Vec<TableRow>) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("assessment.column", name), role);
    let mut columns: Vec<Column> = names.iter().map(|name| column(name, Role::Text)).collect();
    columns.extend([
        column("due", Role::Count),
        column("done", Role::Count),
        column("completion", Role::Rate),
        column("missed", Role::Count),
        column("missed_rate", Role::Rate),
        column("blank", Role::Count),
        column("not_standard", Role::Count),
        column("filled", Role::Count),
        column("standard_rate", Role::Rate),
        column("contradicted", Role::Count),
        column("points", Role::Count),
        column("waived", Role::Count),
        column("charged", Role::Count).with_bar(),
    ]);
    Table {
        title: view.in_table("assessment", title),
        subtitle: String::new(),
        columns,
        rows,
        source: view.source(&[Kind::Courier, Kind::FollowUp, Kind::Reply], "basis.day"),
        freeze: 0,
        filter: false,
    }
}

#[cfg(test)]
#[path = "assessment_tests.rs"]
mod tests;
