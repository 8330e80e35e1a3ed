//! The title rows above a header: which of the rows over it belong to it, and not to the table above.

use super::Table;
use super::footer::{is_footer_text, is_sign_off};
use super::names::text_of;
use super::row_fate::fate_of;
use super::total_word::is_total_word;
use crate::model::RowFate;
use crate::read::{Cell, Row, Value};

/// Most rows of a title.
pub(super) const MOST_ROWS: usize = 8;
/// Most cells of a title row: a day and a clerk, each behind its label.
const MOST_CELLS: usize = 6;

/// The position of the first title row above a header: the rows right over it, or over one gap, that
/// neither sum up nor sign off nor are data of the table above.
pub(super) fn title_start(rows: &[Row], header: usize, table: Option<&Table>) -> usize {
    let mut start = header;
    while start > 0 && header - start < MOST_ROWS {
        let (Some(row), Some(below)) = (rows.get(start - 1), rows.get(start)) else {
            break;
        };
        let adjoins = row.number + 1 == below.number;
        if !adjoins && start < header {
            break;
        }
        // Without a gap above it a row may still belong to the table above.
        let first = start == 1 || is_gap(rows, start - 1);
        if !is_title(row) || (!first && is_data(row, table)) {
            break;
        }
        start -= 1;
    }
    start
}

/// True if a blank row stands above a row.
pub(super) fn is_gap(rows: &[Row], position: usize) -> bool {
    let above = position.checked_sub(1).and_then(|above| rows.get(above));
    match (above, rows.get(position)) {
        (Some(above), Some(row)) => row.number > above.number + 1,
        _ => false,
    }
}

/// True for a row that may say what stands below it.
fn is_title(row: &Row) -> bool {
    let own = || {
        row.cells
            .iter()
            .filter(|cell| !cell.is_covered && !cell.is_blank())
    };
    let count = own().count();
    let labelled = own()
        .filter_map(text_of)
        .any(|text| text.contains([':', '：']));
    let words = own().all(|cell| match &cell.value {
        Value::Text(text) => {
            !is_total_word(text) && !is_sign_off(text) && !is_footer_text(text.trim())
        }
        Value::Date(_) => true,
        _ => false,
    });
    words && (count <= 2 || (labelled && count <= MOST_CELLS))
}

/// True if the table above reads the row as data. A line of words alone is none.
fn is_data(row: &Row, table: Option<&Table>) -> bool {
    let fate = table.and_then(|table| fate_of(row, table));
    let date_alone = matches!(
        row.cells.as_slice(),
        [Cell {
            value: Value::Date(_),
            ..
        }]
    );
    table.is_some() && !date_alone && !matches!(fate, Some(RowFate::Footer | RowFate::Preamble))
}
