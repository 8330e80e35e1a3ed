//! 合计, 小计 and the like: rows that sum up others.

use super::candidate::is_data;
use super::row_fate::{field_at, is_key, is_time_cell};
use super::total_word::{is_carried, is_dated_sum, is_group_total, is_statistic, is_total_word};
use super::{Field, Table};
use crate::model::Kind;
use crate::read::{Cell, Row, Value};

/// True for a row that sums up others: labelled so and without a key of its own, or nothing but sums.
pub(super) fn is_total(row: &Row, table: &Table) -> bool {
    let first = first_own(row);
    let is_label = |cell: &Cell| {
        text(cell).is_some_and(|text| {
            is_total_word(text) || (first == Some(cell.column) && is_group_total(text))
        })
    };
    let labels = || row.cells.iter().filter(|cell| is_label(cell));
    if labels().next().is_some() {
        // A label of its own sums up the group whose key a merged cell carries down to it; where the
        // label itself is carried down, as a customer called 合计, the key says that the row is data.
        let own = labels().any(|cell| !cell.is_covered);
        let counts = |cell: &Cell| !(is_label(cell) || (own && cell.is_covered));
        // A count may stand in the column of the numbers: `合计 | 12单`.
        let key = |cell: &Cell| counts(cell) && is_key(cell, table) && !is_count(cell);
        let dated = row
            .cells
            .iter()
            .any(|cell| counts(cell) && is_time_cell(cell, table));
        return !row.cells.iter().any(key)
            && (!dated || row.cells.iter().filter_map(text).any(is_dated_sum));
    }
    let carries = matches!(table.kind(), Kind::Ledger | Kind::Payment);
    if carries && row.cells.iter().filter_map(text).any(is_carried) {
        return true;
    }
    is_labelled_figures(row, first, table) || is_bare_sum(row, table)
}

/// The column of the first cell that says something of the row's own.
fn first_own(row: &Row) -> Option<u16> {
    let mut own = row
        .cells
        .iter()
        .filter(|cell| !cell.is_covered && !cell.is_blank());
    own.next().map(|cell| cell.column)
}

/// True for a row that carries a balance over or states a figure of the columns, such as their highest:
/// so it begins, and nothing but numbers follows.
fn is_labelled_figures(row: &Row, first: Option<u16>, table: &Table) -> bool {
    let mut own = row
        .cells
        .iter()
        .filter(|cell| !cell.is_covered && !cell.is_blank());
    let label = own.next().filter(|cell| Some(cell.column) == first);
    label
        .and_then(text)
        .is_some_and(|text| is_carried(text) || is_statistic(text))
        && own.all(|cell| is_data(cell) && !is_key(cell, table) && !is_time_cell(cell, table))
}

/// True for a row of sums that nobody labelled: numbers alone, in columns that can be added up. A
/// merged cell that reaches down to the row makes it a line of its group.
fn is_bare_sum(row: &Row, table: &Table) -> bool {
    let mut sums = 0;
    for cell in &row.cells {
        if cell.is_covered {
            return false;
        }
        match field_at(table, cell) {
            Some(field) if is_summable(field) && is_numeric(cell) => sums += 1,
            None if is_numeric(cell) => {}
            _ => return false,
        }
    }
    sums > 0
}

fn is_summable(field: Field) -> bool {
    field.is_money() || matches!(field, Field::Quantity | Field::Weight)
}

fn is_numeric(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(_) | Value::LongNumber(_) => true,
        Value::Text(text) => is_data(cell) && !text.contains(|letter: char| letter.is_alphabetic()),
        _ => false,
    }
}

/// True for a number too short to name anything, perhaps with its unit.
fn is_count(cell: &Cell) -> bool {
    let text = cell.text();
    let plain = text
        .trim()
        .trim_end_matches(['单', '件', '票', '笔', '条', '个']);
    plain.len() <= 4 && plain.bytes().all(|byte| byte.is_ascii_digit())
}

fn text(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
