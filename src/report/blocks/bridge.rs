//! 银行与账面: from what the statements moved to what the accounts of the orders received.

use super::proof::direction_word;
use crate::figures::{Bridge, BridgeLine, bridges};
use crate::model::{Direction, Kind};
use crate::report::document::{Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::View;

/// For each currency the bank's side, a line for each reason of a difference, and the books' side.
pub(in crate::report) fn bridge(view: &View<'_>) -> Option<Table> {
    let bridges = bridges(&view.facts.input);
    if bridges.is_empty() {
        return None;
    }
    let holds = bridges.iter().all(Bridge::holds);
    let title = if holds {
        "table.bridge_holds"
    } else {
        "table.bridge_fails"
    };
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.word(title),
        subtitle: [view.word("subtitle.bridge"), view.unit()].join(" · "),
        columns: vec![
            column("currency", Role::Text),
            column("item", Role::LongText),
            column("payments", Role::Count),
            column("amount", Role::Money),
            column("verdict", Role::Status),
        ],
        rows: bridges
            .iter()
            .flat_map(|bridge| rows(view, bridge))
            .collect(),
        source: view.source(&[Kind::Payment], "basis.rows"),
        freeze: 0,
        filter: false,
    })
}

fn rows(view: &View<'_>, bridge: &Bridge) -> Vec<TableRow> {
    let currency = Cell::Text(bridge.bank.currency().code().to_owned());
    let side = |key: &str, amount, verdict| {
        vec![
            currency.clone(),
            Cell::Text(view.word(key)),
            Cell::Blank,
            Cell::Money(amount),
            verdict,
        ]
    };
    let mut rows = vec![TableRow::item(side(
        "bridge.bank",
        bridge.bank,
        Cell::Blank,
    ))];
    rows.extend(bridge.lines.iter().map(|line| {
        TableRow::item(vec![
            currency.clone(),
            Cell::Text(words(view, line)),
            if line.count > 0 {
                Cell::Count(line.count)
            } else {
                Cell::Blank
            },
            Cell::Money(line.amount),
            Cell::Blank,
        ])
    }));
    let verdict = if bridge.holds() {
        Cell::Status(Tone::Good, view.word("value.holds"))
    } else {
        Cell::Status(Tone::Bad, view.word("value.fails"))
    };
    if !bridge.holds() {
        let explained = side("bridge.explained", bridge.explained(), Cell::Blank);
        rows.push(TableRow::item(explained));
    }
    rows.push(TableRow::total(side("bridge.books", bridge.books, verdict)));
    rows
}

fn words(view: &View<'_>, line: &BridgeLine) -> String {
    let reason = line.item.exclusion().map(|why| view.word(why.key()));
    let item = view.in_table("bridge.item", line.item.code());
    let item = match reason {
        Some(reason) => view.fill("bridge.reason", &[("item", &item), ("reason", &reason)]),
        None => item,
    };
    let sign = if line.amount.minor() < 0 {
        "bridge.less"
    } else {
        "bridge.plus"
    };
    let direction: Direction = line.direction;
    view.fill(
        sign,
        &[
            ("item", &item),
            ("direction", &direction_word(view, direction)),
        ],
    )
}
