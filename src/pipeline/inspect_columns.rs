//! The columns of a sheet with their first values, for `gendan inspect`.

use crate::model::Text;
use crate::read::Row;
use crate::recognise::{self, Field, Table, Why};

/// Values that are shown of each column.
const SAMPLES: usize = 3;
/// Longer values are cut: a sample is not the cell.
const LONGEST_SAMPLE: usize = 120;
/// Words of a direction column that are told.
const DIRECTIONS: usize = 12;

/// A column as `gendan inspect` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectedColumn {
    /// The column from 0.
    pub index: u16,
    /// The header as it stood, trimmed; empty for a column with values and without a header.
    pub header: Text,
    /// What it means; `None` if nothing that is used.
    pub field: Option<Field>,
    /// The first different values under the header.
    pub samples: Vec<String>,
}

/// The columns of the header, and those that have values and no header.
pub(super) fn columns(why: &Why, table: Option<&Table>, head: &[Row]) -> Vec<InspectedColumn> {
    let rows = data(why, table, head);
    let column = |index: u16, header: Text, field| InspectedColumn {
        index,
        header,
        field,
        samples: match table.and_then(|table| stated(table, index)) {
            Some(text) => vec![text],
            None => values(&rows, index, SAMPLES),
        },
    };
    let mut columns: Vec<InspectedColumn> = if let Some(table) = table {
        let known = table.columns.iter();
        known
            .map(|known| column(known.index, known.header.clone(), known.field))
            .collect()
    } else {
        let words = why.words.iter();
        words
            .map(|word| column(word.column, word.text.clone(), None))
            .collect()
    };
    let mut bare: Vec<u16> = rows
        .iter()
        .flat_map(|row| &row.cells)
        .filter(|cell| !cell.is_blank())
        .map(|cell| cell.column)
        .filter(|index| !columns.iter().any(|column| column.index == *index))
        .collect();
    bare.sort_unstable();
    bare.dedup();
    columns.extend(bare.into_iter().map(|index| column(index, "".into(), None)));
    columns.sort_by_key(|column| column.index);
    columns
}

/// What the head of a form states of all rows, as a column of its own.
fn stated(table: &Table, index: u16) -> Option<String> {
    let cell = table.form.iter().find(|cell| cell.column == index)?;
    Some(cell.text().into_owned())
}

/// The different words of the column of the direction.
pub(super) fn directions(table: Option<&Table>, why: &Why, head: &[Row]) -> Vec<String> {
    let mut words = why.words.iter();
    let column = words.find(|word| word.field == Some(Field::Direction));
    let rows = data(why, table, head);
    column.map_or_else(Vec::new, |word| values(&rows, word.column, DIRECTIONS))
}

/// The rows below the header that are data, as far as that is known.
fn data<'a>(why: &Why, table: Option<&Table>, head: &'a [Row]) -> Vec<&'a Row> {
    let last = why.header_rows.map_or(0, |(_, last)| last);
    head.iter()
        .filter(|row| match table {
            Some(table) => {
                row.number > table.last_header_row && recognise::fate_of(row, table).is_none()
            }
            None => row.number > last,
        })
        .collect()
}

fn values(rows: &[&Row], column: u16, most: usize) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for cell in rows.iter().filter_map(|row| row.cell(column)) {
        let value: String = cell.text().trim().chars().take(LONGEST_SAMPLE).collect();
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
            if values.len() == most {
                break;
            }
        }
    }
    values
}
