//! 稽核交接: the differences by kind, the money on both sides, and each clerk's account.

use std::collections::BTreeMap;

use super::audit_words::{clerk_word, source, tone};
use crate::figures::{HandOver, HandOverCounts, HandOverRow, HandOverSums, Mark, hand_over_sums};
use crate::model::{Currency, Message, Money, Text};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// How many rows have each mark; `None` if none has any.
pub(super) fn marks(view: &View<'_>, hand_over: &HandOver) -> Option<Table> {
    let mut rows = Vec::new();
    for mark in Mark::ALL {
        let marked = hand_over
            .rows
            .iter()
            .filter(|row| row.marks.contains(&mark));
        let count = marked.clone().count() as i64;
        if count > 0 {
            rows.push(TableRow::item(vec![
                Cell::Status(tone(mark), view.word(mark.key())),
                Cell::Count(count),
                most(view, marked),
                Cell::Text(view.word(&format!("{}_means", mark.key()))),
            ]));
        }
    }
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    (!rows.is_empty()).then(|| Table {
        title: view.say(&Message::new("table.audit_marks").with("kinds", rows.len())),
        subtitle: view.word("subtitle.audit_marks"),
        columns: vec![
            column("difference", Role::Status),
            column("rows", Role::Count),
            column("audit_most", Role::Text),
            column("message", Role::LongText),
        ],
        rows,
        source: source(view, hand_over),
        freeze: 0,
        filter: false,
    })
}

/// The clerk with most of some rows: `王芳 12`.
fn most<'a>(view: &View<'_>, rows: impl Iterator<Item = &'a HandOverRow>) -> Cell {
    let mut clerks: BTreeMap<Option<&Text>, i64> = BTreeMap::new();
    for row in rows {
        *clerks.entry(row.clerk.as_ref()).or_default() += 1;
    }
    let most = clerks
        .into_iter()
        .max_by_key(|(name, count)| (*count, std::cmp::Reverse(*name)));
    Cell::text(most.map(|(name, count)| {
        let name = clerk_word(view, name.map(|name| &**name));
        format!("{name} {count}")
    }))
}

/// 代收金额 on both sides, by currency; `None` if neither side states any.
pub(super) fn sums(view: &View<'_>, hand_over: &HandOver) -> Option<Table> {
    let sums = hand_over_sums(&hand_over.rows, view.facts.book);
    if sums.is_empty() {
        return None;
    }
    let own = view.facts.config.currency;
    let is_foreign = sums.keys().any(|currency| *currency != own);
    let of_own = sums.get(&own).copied().unwrap_or_default();
    let states_any = sums.values().any(|sums| sums.followed != 0);
    let key = if states_any {
        "table.audit_sums"
    } else {
        "table.audit_sums_raw"
    };
    let money = |minor: i64| Money::from_minor(minor, own);
    let title = Message::new(key)
        .with("raw", money(of_own.raw))
        .with("followed", money(of_own.followed))
        .with("difference", money(of_own.difference()));
    let column = |name: &str| Column::new(view.in_table("column", name), Role::Money);
    let mut columns = vec![Column::new(view.in_table("column", "currency"), Role::Text)];
    columns.extend(PARTS.iter().map(|(name, ..)| column(name)));
    let used = |part: fn(HandOverSums) -> i64| sums.values().any(|sums| part(*sums) != 0);
    let row = |(currency, sums): (&Currency, &HandOverSums)| {
        let mut cells = vec![if is_foreign {
            Cell::Text(currency.code().to_owned())
        } else {
            Cell::Blank
        }];
        // A part that nothing belongs to needs no column.
        cells.extend(PARTS.iter().map(|(name, is_main, part)| {
            let is_compared = states_any && *name == "audit_sum_difference";
            if *is_main || is_compared || used(*part) {
                Cell::Money(Money::from_minor(part(*sums), *currency))
            } else {
                Cell::Blank
            }
        }));
        TableRow::item(cells)
    };
    let table = Table {
        title: view.say(&title),
        subtitle: [view.word("subtitle.audit_sums"), view.unit()].join(" · "),
        columns,
        rows: sums.iter().map(row).collect(),
        source: source(view, hand_over),
        freeze: 0,
        filter: false,
    };
    Some(table.without_blank_columns())
}

/// A column of the sums: its name, whether it always stands, and what it holds.
type Part = (&'static str, bool, fn(HandOverSums) -> i64);

const PARTS: [Part; 10] = [
    ("audit_sum_raw", true, |sums| sums.raw),
    ("audit_sum_only_raw", false, |sums| sums.only_raw),
    ("audit_sum_unstated", false, |sums| sums.unstated),
    ("audit_sum_compared_raw", false, |sums| sums.compared_raw),
    ("audit_sum_compared", false, |sums| sums.compared),
    ("audit_sum_difference", false, HandOverSums::difference),
    ("audit_sum_added", false, |sums| sums.added),
    ("audit_sum_again", false, |sums| sums.again),
    ("audit_sum_only_followed", false, |sums| sums.only_followed),
    ("audit_sum_followed", false, |sums| sums.followed),
];

/// One row for each clerk, and their sum.
pub(super) fn clerks(view: &View<'_>, hand_over: &HandOver) -> Table {
    let mut clerks: BTreeMap<(bool, Option<&Text>), Vec<&HandOverRow>> = BTreeMap::new();
    for row in &hand_over.rows {
        let clerk = row.clerk.as_ref();
        clerks
            .entry((clerk.is_none(), clerk))
            .or_default()
            .push(row);
    }
    let mut rows: Vec<TableRow> = clerks
        .iter()
        .map(|((_, clerk), rows)| {
            let name = clerk_word(view, clerk.map(|name| &**name));
            TableRow::item(counts(name, HandOverCounts::of(rows.iter().copied())))
        })
        .collect();
    rows.push(TableRow::total(counts(
        view.word("value.total"),
        HandOverCounts::of(&hand_over.rows),
    )));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Table {
        title: view.say(&Message::new("table.audit_clerks").with("clerks", clerks.len())),
        subtitle: view.word("subtitle.audit_clerks"),
        columns: vec![
            column("clerk", Role::Text),
            column("audit_raw", Role::Count),
            column("audit_matched", Role::Count),
            column("audit_only_raw", Role::Count),
            column("audit_missed", Role::Count),
            column("audit_followed", Role::Count),
            column("audit_only_followed", Role::Count),
            column("audit_different", Role::Count),
        ],
        rows,
        source: source(view, hand_over),
        freeze: 0,
        filter: false,
    }
}

fn counts(name: String, counts: HandOverCounts) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(name)];
    cells.extend(
        [
            counts.raw,
            counts.matched,
            counts.only_raw,
            counts.missed,
            counts.followed,
            counts.only_followed,
            counts.different,
        ]
        .map(Cell::Count),
    );
    cells
}
