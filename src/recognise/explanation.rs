//! Rows below the header that explain the columns: 抖店's row of formulas, TikTok Shop's descriptions.

use super::{Column, Field};
use crate::read::{Cell, Row, Value};

/// Most rows of explanations that any platform writes.
const MOST: usize = 2;

/// The numbers of the rows right below the header that explain the columns: in the columns that can
/// hold only numbers, dates and codes stand words alone, and the row below them is data.
pub(super) fn explanation_rows(below: &[Row], columns: &[Column]) -> Vec<u32> {
    let explaining = below
        .iter()
        .take(MOST)
        .take_while(|row| explains(row, columns))
        .count();
    let data_follows = below
        .get(explaining)
        .is_some_and(|row| strict_cells(row, columns).any(has_digit));
    if !data_follows {
        return Vec::new();
    }
    below
        .iter()
        .take(explaining)
        .map(|row| row.number)
        .collect()
}

fn explains(row: &Row, columns: &[Column]) -> bool {
    let mut words = 0;
    for cell in strict_cells(row, columns) {
        if has_digit(cell) {
            return false;
        }
        words += usize::from(
            cell.text()
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                >= 2,
        );
    }
    words > 0
}

/// The cells in columns of keys, amounts and times.
fn strict_cells<'a>(row: &'a Row, columns: &'a [Column]) -> impl Iterator<Item = &'a Cell> {
    columns
        .iter()
        .filter(|column| column.field.is_some_and(is_strict))
        .filter_map(|column| row.cell(column.index))
}

fn is_strict(field: Field) -> bool {
    (field.is_key() && field != Field::Name) || field.is_money() || field.is_time()
}

fn has_digit(cell: &Cell) -> bool {
    match &cell.value {
        Value::Number(_) | Value::Date(_) => true,
        _ => cell.text().contains(|letter: char| letter.is_numeric()),
    }
}
