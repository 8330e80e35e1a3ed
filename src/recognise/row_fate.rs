//! Which rows of a table carry no record, and why.

use super::candidate::is_data;
use super::footer::is_footer;
use super::total::is_total;
use super::total_word::is_total_word;
use super::{Column, Field, Table, header_key};
use crate::model::{Kind, RowFate};
use crate::read::{Cell, Row, Value};

/// What a row is if it is not data: a preamble, a header, a total, a footer. `None` for data, which
/// may still turn out to be unusable.
pub fn fate_of(row: &Row, table: &Table) -> Option<RowFate> {
    if row.number < table.header_row {
        return Some(RowFate::Preamble);
    }
    if row.number <= table.last_header_row {
        return Some(RowFate::Header);
    }
    if table.explanation_rows.contains(&row.number) || repeats_header(row, table) {
        return Some(RowFate::SecondHeader);
    }
    if !row.cells.is_empty() && row.cells.iter().all(|cell| cell.is_covered) {
        // Merged cells reach down to it and it says nothing of its own.
        return Some(RowFate::Merged);
    }
    if table.kind() == Kind::Decision {
        // Memos and names stand in it: only what was decided, or is to be, tells a row from a line below the table.
        let kept = [Field::RecordKey, Field::Decision];
        let mut cells = row.cells.iter().filter(|cell| !cell.is_blank());
        let is_row =
            cells.any(|cell| field_at(table, cell).is_some_and(|field| kept.contains(&field)));
        return (!is_row).then_some(RowFate::Footer);
    }
    if is_answer(row, table) {
        return None;
    }
    if is_total(row, table) {
        return Some(RowFate::Total);
    }
    is_footer(row, table).then_some(RowFate::Footer)
}

/// True for a parcel or an order with an answer beside it, as a clerk types one right into the line of sources below her rows.
fn is_answer(row: &Row, table: &Table) -> bool {
    let of = |cell: &Cell| field_at(table, cell).filter(|_| !cell.is_blank());
    table.kind() == Kind::FollowUp
        && row
            .cells
            .iter()
            .any(|cell| of(cell) == Some(Field::Outcome))
        && row.cells.iter().any(|cell| {
            matches!(of(cell), Some(Field::Waybill | Field::OrderNo)) && is_key(cell, table)
        })
}

/// True for the header once more, as where pages were pasted together: the first cell is its header,
/// and so are most of the others.
fn repeats_header(row: &Row, table: &Table) -> bool {
    let is_header = |cell: &Cell| {
        let Value::Text(text) = &cell.value else {
            return false;
        };
        let text = text.trim();
        let is_word = column_at(table, cell.column).is_some_and(|column| {
            text == &*column.header || header_key(text) == header_key(&column.header)
        });
        let mut others = table.other_words.iter();
        is_word || others.any(|(column, word)| *column == cell.column && text == &**word)
    };
    // Most rows are data and stop here, at the price of one comparison.
    let Some(first) = row.cells.iter().find(|cell| !cell.is_blank()) else {
        return false;
    };
    if is_data_like(first) || !is_header(first) {
        return false;
    }
    let same = row.cells.iter().filter(|cell| is_header(cell)).count();
    same >= 2 && same * 5 >= row.cells.len() * 3
}

fn is_data_like(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => text
            .trim_start()
            .starts_with(|letter: char| letter.is_ascii_digit()),
        _ => true,
    }
}

/// The column at an index.
pub(super) fn column_at(table: &Table, index: u16) -> Option<&Column> {
    let position = table
        .columns
        .binary_search_by_key(&index, |column| column.index)
        .ok()?;
    table.columns.get(position)
}

/// The field of a cell.
pub(super) fn field_at(table: &Table, cell: &Cell) -> Option<Field> {
    column_at(table, cell.column)?.field
}

/// True if the row names a thing: an order, a parcel, a transaction.
pub(super) fn has_key(row: &Row, table: &Table) -> bool {
    row.cells.iter().any(|cell| is_key(cell, table))
}

/// True for a cell that names an order, a parcel or a transaction: digits, and not a sentence around them.
pub(super) fn is_key(cell: &Cell, table: &Table) -> bool {
    let in_key_column =
        field_at(table, cell).is_some_and(|field| field.is_key() && field != Field::Name);
    in_key_column
        && match &cell.value {
            Value::Number(_) | Value::LongNumber(_) => true,
            Value::Text(text) => {
                let digits = text.chars().filter(|letter| letter.is_numeric()).count();
                let words = text.chars().filter(|letter| is_chinese(*letter)).count();
                digits > 0 && words <= digits && !is_total_word(text)
            }
            _ => false,
        }
}

/// True if the row has a date.
pub(super) fn has_time(row: &Row, table: &Table) -> bool {
    row.cells.iter().any(|cell| is_time_cell(cell, table))
}

/// True for a date or a time where one belongs.
pub(super) fn is_time_cell(cell: &Cell, table: &Table) -> bool {
    field_at(table, cell).is_some_and(Field::is_time) && is_data(cell)
}

/// True if the row has an amount of money.
pub(super) fn has_amount(row: &Row, table: &Table) -> bool {
    row.cells
        .iter()
        .any(|cell| field_at(table, cell).is_some_and(Field::is_money) && is_data(cell))
}

/// True for a Chinese character.
pub(super) fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}
