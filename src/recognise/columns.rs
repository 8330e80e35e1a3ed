//! The columns of a header, and those that claim the same meaning.

use super::candidate::{Candidate, HeaderCell};
use super::score::{Reading, word_of};
use super::{Column, Field};
use crate::model::Kind;
use crate::read::{Cell, Row, Value};

/// The columns of a header with their fields.
///
/// In an order sheet 日期 is the day of the order and 金额 is what is due, if no better column is there. In a courier's
/// bill, which tells of no status, the one scan that it dates is the pick-up.
pub(super) fn columns_of(
    candidate: &Candidate,
    reading: &Reading<'_>,
    below: &[Row],
) -> Vec<Column> {
    let mut columns: Vec<Column> = candidate
        .cells
        .iter()
        .zip(&reading.fields)
        .map(|(cell, field)| Column {
            index: cell.column,
            header: cell.text.as_str().into(),
            field: *field,
        })
        .collect();
    split_time(&mut columns, below);
    if reading.entry.profile.kind == Kind::Order {
        stand_in(&mut columns, Field::PlacedAt, Field::Day);
        stand_in(&mut columns, Field::Due, Field::LineAmount);
    }
    if reading.entry.profile.kind == Kind::Courier && is_bill(&columns) {
        stand_in(&mut columns, Field::PickedUpAt, Field::LastScanAt);
    }
    columns
}

/// True for a courier's bill: it has weights or charges and tells neither where a parcel is nor who follows it up.
fn is_bill(columns: &[Column]) -> bool {
    let has = |fields: &[Field]| {
        let mut all = columns.iter().filter_map(|column| column.field);
        all.any(|field| fields.contains(&field))
    };
    has(&[Field::Weight, Field::Freight])
        && !has(&[
            Field::CourierStatus,
            Field::Trace,
            Field::SignedAt,
            Field::ShippedAt,
            Field::Clerk,
        ])
}

/// Gives a field that no column has to the column of a lesser one.
fn stand_in(columns: &mut [Column], wanted: Field, lesser: Field) {
    if columns.iter().any(|column| column.field == Some(wanted)) {
        return;
    }
    if let Some(column) = columns
        .iter_mut()
        .find(|column| column.field == Some(lesser))
    {
        column.field = Some(wanted);
    }
}

/// `交易时间` beside `交易日期` is the time of day in some banks and the whole moment in others: it
/// is the time of day if no cell of it holds a date.
fn split_time(columns: &mut [Column], below: &[Row]) {
    if !columns
        .iter()
        .any(|column| column.field == Some(Field::Day))
    {
        return;
    }
    for column in columns {
        if column.field != Some(Field::Time) {
            continue;
        }
        let mut cells = below
            .iter()
            .filter_map(|row| row.cell(column.index))
            .peekable();
        if cells.peek().is_some() && cells.all(is_time_of_day) {
            column.field = Some(Field::TimeOfDay);
        }
    }
}

/// True for `08:35:33`, `83533`, a fraction of a day or a dash for none: no room for a date.
fn is_time_of_day(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(number) => *number < 240_000.0 && (*number < 1.0 || number.fract() == 0.0),
        Value::Date(at) => {
            at.date() < chrono::NaiveDate::from_ymd_opt(1901, 1, 1).unwrap_or_default()
        }
        _ => cell.text().chars().filter(char::is_ascii_digit).count() <= 6,
    }
}

/// Columns that were passed over for another one of the same meaning, where that may surprise: the
/// same word twice, or two words for a key or an amount in a sheet whose layout nobody fixed. Gives
/// the column passed over and the one that is used.
pub(super) fn doubled<'a>(
    candidate: &'a Candidate,
    reading: &Reading<'_>,
) -> Vec<(&'a HeaderCell, &'a HeaderCell)> {
    let mut pairs = Vec::new();
    for (beaten, winner) in &reading.beaten {
        let (Some(other), Some(mut used)) =
            (candidate.cells.get(*beaten), candidate.cells.get(*winner))
        else {
            continue;
        };
        let Some(field) = word_of(reading.entry, used) else {
            continue;
        };
        // The winner may itself have been beaten by a later column.
        if let Some(last) = reading
            .fields
            .iter()
            .position(|known| *known == Some(field.field))
        {
            used = candidate.cells.get(last).unwrap_or(used);
        }
        let surprising = reading.entry.is_general() && decides(field.field);
        if other.key == used.key || surprising {
            pairs.push((other, used));
        }
    }
    pairs
}

/// True for fields that decide what a row is and what it is worth. Prices of several grades beside each other do not.
fn decides(field: Field) -> bool {
    let money = field.is_money() && field != Field::UnitPrice;
    field.is_key() || money || field == Field::Outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_leaves_no_room_for_a_date() {
        let cases = [
            (Value::Text("18:53:19".into()), true),
            (Value::Text("083533".into()), true),
            (Value::Number(83533.0), true),
            (Value::Number(0.75), true),
            (Value::Text("--".into()), true),
            (Value::Text("2026-10-01 18:53".into()), false),
            (Value::Number(46321.5), false),
        ];
        for (value, expected) in cases {
            let cell = Cell::new(0, value);
            assert_eq!(is_time_of_day(&cell), expected, "{cell:?}");
        }
    }
}
