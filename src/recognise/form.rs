//! The head of an order form (发货通知单, 送货单): pairs of label and value above a table of lines that
//! names neither the order nor the customer.

use super::candidate::{Candidate, HeaderCell};
use super::header_key;
use super::names::text_of;
use super::profiles::Entry;
use super::score::Reading;
use super::title::MOST_ROWS;
use super::{Field, Table};
use crate::model::{Kind, Origin};
use crate::read::{Cell, Row, Value};

/// What a form calls the number of its order, beside the words of the profile.
const NUMBERS: [&str; 12] = [
    "单号",
    "单据编号",
    "单据号",
    "送货单号",
    "发货单号",
    "销售单号",
    "出库单号",
    "编号",
    "no",
    "no.",
    "n0.",
    "订单",
];

/// A table of lines and the head that it needs to be one of orders.
pub(super) struct Form<'a> {
    /// The header with a column for each value of the head.
    pub(super) candidate: Candidate,
    /// What the profile makes of both.
    pub(super) reading: Reading<'a>,
    /// The values.
    pub(super) cells: Vec<Cell>,
}

/// Reads the head of a form, if lines lack nothing but what it states.
pub(super) fn form<'a>(
    head: &[Row],
    candidate: &Candidate,
    reading: &Reading<'a>,
) -> Option<Form<'a>> {
    let entry = reading.entry;
    if entry.profile.kind != Kind::Order {
        return None;
    }
    let mut candidate = candidate.clone();
    let mut cells: Vec<Cell> = Vec::new();
    let mut fields: Vec<Field> = Vec::new();
    let above = head.get(..candidate.first)?;
    for (label, value) in above.iter().flat_map(pairs) {
        let Some((key, field)) = meaning(entry, label) else {
            continue;
        };
        let stands = reading.has(field) || fields.contains(&field);
        if stands || field.is_money() || (field == Field::OrderNo && !is_number(&value)) {
            continue;
        }
        let column = Origin::COLUMNS + u16::try_from(cells.len()).ok()?;
        fields.push(field);
        cells.push(Cell {
            is_covered: true,
            ..Cell::new(column, value)
        });
        candidate.cells.push(HeaderCell {
            column,
            text: label.to_owned(),
            key,
            grouped: Vec::new(),
            halves: Vec::new(),
        });
    }
    let reading = Reading::new(entry, &candidate, reading.mentioned);
    let complete = !cells.is_empty() && reading.missing().is_empty();
    complete.then_some(Form {
        candidate,
        reading,
        cells,
    })
}

/// The position of the head of a further form, whose lines begin with the header at a position: it
/// states another value than the form that is being read.
pub(super) fn next_form(table: Option<&Table>, rows: &[Row], at: usize) -> Option<usize> {
    let table = table.filter(|table| !table.form.is_empty())?;
    let mut start = at;
    while start > 0 && at - start < MOST_ROWS {
        let (row, below) = (rows.get(start - 1)?, rows.get(start)?);
        let lines = row
            .cells
            .iter()
            .filter(|cell| matches!(cell.value, Value::Number(_)));
        let ends = super::row_fate::fate_of(row, table) == Some(crate::model::RowFate::Total);
        if row.number + 1 != below.number || lines.count() > 1 || ends {
            break;
        }
        start -= 1;
    }
    let stated = |key: &str| {
        let mut columns = table.columns.iter();
        let column = columns
            .find(|column| column.index >= Origin::COLUMNS && header_key(&column.header) == key)?;
        table.form.iter().find(|cell| cell.column == column.index)
    };
    let another = |(label, value): (&str, Value)| {
        stated(&header_key(label)).is_some_and(|known| known.value != value)
    };
    let differs = rows.get(start..at)?.iter().flat_map(pairs).any(another);
    differs.then_some(start)
}

/// The labels of a row with their values: `订单号： | M1`, or both in one cell.
fn pairs(row: &Row) -> Vec<(&str, Value)> {
    let own = row
        .cells
        .iter()
        .filter(|cell| !cell.is_covered && !cell.is_blank());
    let mut pairs = Vec::new();
    let mut label: Option<&str> = None;
    for cell in own {
        let text = text_of(cell);
        let inline = text.and_then(|text| text.split_once([':', '：']));
        match (inline, label.take()) {
            (Some((label, value)), _) if !value.trim().is_empty() => {
                pairs.push((label.trim(), Value::Text(value.trim().into())));
            }
            (Some((next, _)), _) => label = Some(next.trim()),
            (None, Some(known)) => pairs.push((known, cell.value.clone())),
            (None, None) => label = text,
        }
    }
    pairs
}

/// The key and the field of a label.
fn meaning(entry: &Entry, label: &str) -> Option<(String, Field)> {
    let key = header_key(label);
    if let Some(word) = entry.word(&key) {
        let field = if word.field == Field::Day {
            Field::PlacedAt
        } else {
            word.field
        };
        return Some((key, field));
    }
    let number = entry.words_of(Field::OrderNo).first();
    let number = number.filter(|_| NUMBERS.contains(&key.as_str()));
    number.map(|word| (header_key(word), Field::OrderNo))
}

/// True for what may be the number of an order.
fn is_number(value: &Value) -> bool {
    match value {
        Value::Text(text) => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let words = text
                .chars()
                .filter(|letter| super::row_fate::is_chinese(*letter));
            digits > 0 && words.count() <= digits
        }
        Value::Number(_) | Value::LongNumber(_) => true,
        _ => false,
    }
}
