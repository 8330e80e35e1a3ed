//! A sheet on its way through: a head that is held and chunks of rows that are not.

use std::fmt;

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Cell, Row, Value};

/// Rows of the head: enough for any preamble, and for the recogniser to see data.
pub const HEAD_ROWS: usize = 200;
/// Rows of a chunk: large enough to keep two cores busy, small enough to stay in the cache.
pub const CHUNK_ROWS: usize = 4096;
/// Cells after which a chunk ends early: a sheet as wide as Excel allows must not fill the memory.
const CHUNK_CELLS: usize = 1 << 20;
/// A text counts as one more cell for each so many bytes.
const CELL_BYTES: usize = 64;

/// What a file says of a sheet besides its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetInfo {
    /// The sheet's name; empty for a text file.
    pub name: String,
    /// The file inside the archive that was given; `None` for a file that stands by itself.
    pub member: Option<String>,
    /// True if Excel does not show the sheet.
    pub is_hidden: bool,
    /// The columns, from 0, that Excel does not show, in their order.
    pub hidden_columns: Vec<u16>,
    /// True for a sheet of a workbook that this program wrote.
    pub is_own: bool,
    /// When the workbook was saved, where it says so, in China's time.
    pub saved: Option<NaiveDateTime>,
}

impl SheetInfo {
    /// A sheet of which nothing is known but its name.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }
}

/// A sheet: its head, and the rest of its rows to be drawn in chunks.
pub struct Sheet<'a> {
    /// Name, archive member, what is hidden.
    pub info: SheetInfo,
    /// The first rows that are not blank, at most [`HEAD_ROWS`].
    pub head: Vec<Row>,
    rest: &'a mut dyn Iterator<Item = Row>,
}

impl<'a> Sheet<'a> {
    /// Takes the head off a stream of rows; blank rows do not count and are passed over.
    pub fn new(info: SheetInfo, rows: &'a mut dyn Iterator<Item = Row>) -> Self {
        let head = next_rows(rows, HEAD_ROWS);
        Self {
            info,
            head,
            rest: rows,
        }
    }

    /// The next rows after the head, or `None` at the end.
    pub fn next_chunk(&mut self) -> Option<Vec<Row>> {
        let chunk = next_rows(self.rest, CHUNK_ROWS);
        (!chunk.is_empty()).then_some(chunk)
    }
}

impl fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet")
            .field("info", &self.info)
            .field("head", &self.head.len())
            .finish_non_exhaustive()
    }
}

fn next_rows(rows: &mut dyn Iterator<Item = Row>, most: usize) -> Vec<Row> {
    let mut taken = Vec::new();
    let mut cells = 0;
    while taken.len() < most && cells < CHUNK_CELLS {
        let Some(row) = rows.next() else {
            break;
        };
        if row.cells.iter().any(|cell| !cell.is_blank()) {
            cells += row.cells.iter().map(weight).sum::<usize>();
            taken.push(row);
        }
    }
    taken
}

/// How many cells a cell counts as.
fn weight(cell: &Cell) -> usize {
    match &cell.value {
        Value::Text(text) => 1 + text.len() / CELL_BYTES,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_long_texts_make_shorter_chunks() {
        let text: Box<str> = "a".repeat(64 * 1024).into();
        let mut rows = (1..=3000).map(|number| {
            let cells = vec![Cell::new(0, Value::Text(text.clone()))];
            Row::new(number, cells)
        });
        let mut sheet = Sheet::new(SheetInfo::default(), &mut rows);
        assert_eq!(sheet.head.len(), HEAD_ROWS);
        let chunk = sheet.next_chunk().expect("rows");
        assert_eq!(chunk.len(), 1024, "64 MB");
    }

    #[test]
    fn wide_rows_make_shorter_chunks() {
        let cells: Vec<Cell> = (0..16_384)
            .map(|column| Cell::new(column, Value::Bool(true)))
            .collect();
        let mut rows = (1..=300).map(|number| Row::new(number, cells.clone()));
        let mut sheet = Sheet::new(SheetInfo::default(), &mut rows);
        assert_eq!(sheet.head.len(), 64);
        let chunks = std::iter::from_fn(|| sheet.next_chunk());
        let lengths: Vec<usize> = chunks.map(|chunk| chunk.len()).collect();
        assert_eq!(lengths, [64, 64, 64, 44]);
    }

    #[test]
    fn head_and_chunks_hold_every_row_once_and_no_blank_one() {
        let is_blank = |number: u32| number.is_multiple_of(10);
        let row = |number: u32| {
            let text = if is_blank(number) { " " } else { "x" };
            Row::new(number, vec![Cell::new(0, Value::Text(text.into()))])
        };
        let mut rows = (1..=10_000).map(row);
        let mut sheet = Sheet::new(SheetInfo::named("订单"), &mut rows);
        let mut numbers: Vec<u32> = sheet.head.iter().map(|row| row.number).collect();
        assert_eq!(numbers.len(), HEAD_ROWS);
        while let Some(chunk) = sheet.next_chunk() {
            assert!(chunk.len() <= CHUNK_ROWS);
            numbers.extend(chunk.iter().map(|row| row.number));
        }
        assert_eq!(
            numbers,
            (1..=10_000)
                .filter(|number| !is_blank(*number))
                .collect::<Vec<_>>()
        );
    }
}
