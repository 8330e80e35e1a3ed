//! Cells of a sheet → its rows.

use calamine::XlsbError;

use crate::read::bounds::EXCEL_COLUMNS;
use crate::read::gather::Gather;
use crate::read::guard::{PANICKED, guarded};
use crate::read::{Cell, Row, Value};

/// The next cell of a sheet: row and column from 0, and its value if it is not blank.
pub(super) type NextCell = Result<Option<((u32, u32), Option<Value>)>, XlsbError>;

/// The rows of a sheet.
pub(super) struct Rows<F> {
    next: F,
    gather: Gather,
    is_over: bool,
    /// What the library said when the sheet broke off.
    pub(super) broken: Option<String>,
}

impl<F: FnMut() -> NextCell> Rows<F> {
    /// The rows of the cells that `next` gives.
    pub(super) fn new(next: F) -> Self {
        Self {
            next,
            gather: Gather::default(),
            is_over: false,
            broken: None,
        }
    }

    /// The next cell that is not blank, with its row from 0.
    fn next_cell(&mut self) -> Option<(u32, Cell)> {
        while !self.is_over {
            match guarded(&mut self.next) {
                Some(Ok(Some(((row, column), value)))) => {
                    if let Some(value) = value.filter(|_| column < EXCEL_COLUMNS) {
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
        let mut gather = std::mem::take(&mut self.gather);
        let row = gather.next_row(|| self.next_cell());
        self.gather = gather;
        row
    }
}
