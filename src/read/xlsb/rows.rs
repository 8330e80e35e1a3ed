//! Cells of a sheet → its rows.

use calamine::{DataRef, XlsbError};

use crate::read::convert::{date_value, error_text};
use crate::read::guard::{PANICKED, guarded};
use crate::read::{Cell, Row, Value};

/// The widest sheet that Excel can hold.
const MOST_COLUMNS: u32 = 16_384;

/// The next cell of a sheet: row and column from 0, and its value if it is not blank.
pub(super) type NextCell = Result<Option<((u32, u32), Option<Value>)>, XlsbError>;

/// Gathers the cells of a row.
pub(super) struct Rows<F> {
    next: F,
    /// The first cell of the next row, already drawn.
    pending: Option<(u32, Cell)>,
    is_over: bool,
    /// What the library said when the sheet broke off.
    pub(super) broken: Option<String>,
}

impl<F: FnMut() -> NextCell> Rows<F> {
    /// The rows of the cells that `next` gives.
    pub(super) fn new(next: F) -> Self {
        Self {
            next,
            pending: None,
            is_over: false,
            broken: None,
        }
    }

    /// The next cell that is not blank, with its row from 0.
    fn next_cell(&mut self) -> Option<(u32, Cell)> {
        while !self.is_over {
            match guarded(&mut self.next) {
                Some(Ok(Some(((row, column), value)))) => {
                    if let Some(value) = value.filter(|_| column < MOST_COLUMNS) {
                        return Some((row, Cell::new(column as u16, value)));
                    }
                }
                Some(Ok(None)) => self.is_over = true,
                Some(Err(error)) => self.break_off(error.to_string()),
                None => self.break_off(PANICKED.to_owned()),
            }
        }
        None
    }

    fn break_off(&mut self, said: String) {
        self.is_over = true;
        self.broken = Some(said);
    }
}

impl<F: FnMut() -> NextCell> Iterator for Rows<F> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let (number, first) = self.pending.take().or_else(|| self.next_cell())?;
        let mut cells = vec![first];
        while let Some((row, cell)) = self.next_cell() {
            if row != number {
                self.pending = Some((row, cell));
                break;
            }
            cells.push(cell);
        }
        if !cells.is_sorted_by_key(|cell| cell.column) {
            cells.sort_by_key(|cell| cell.column);
        }
        cells.dedup_by_key(|cell| cell.column);
        Some(Row::new(number.saturating_add(1), cells))
    }
}

/// A value of the library as ours; `None` if it is blank.
pub(super) fn value_of(value: &DataRef<'_>) -> Option<Value> {
    Some(match value {
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text_value(text)?
        }
        DataRef::SharedString(text) => text_value(text)?,
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(at) => date_value(at),
        DataRef::Error(error) => Value::Error(error_text(error).into()),
        DataRef::Empty => return None,
    })
}

fn text_value(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.into()))
}
