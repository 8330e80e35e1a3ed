//! Xlsb, cell by cell as the sheet streams past; never a dense range.

use std::io::Cursor;

use calamine::{DataRef, Reader, Sheet as Metadata, SheetType, SheetVisible, XlsbError};
use zip::ZipArchive;

use super::bounded::Bounded;
use super::convert::{date_value, error_text};
use super::guard::{PANICKED, guarded};
use super::{Cause, Cell, ReadError, Row, Sheet, SheetInfo, Value, zip_guard};
use crate::config::Limits;

type Workbook<'a> = calamine::Xlsb<Cursor<&'a [u8]>>;
/// The widest sheet that Excel can hold.
const MOST_COLUMNS: u32 = 16_384;

/// Visits every worksheet in the order of the workbook; a sheet that breaks off is visited as far as it
/// goes.
pub(super) fn read(
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let mut workbook = match open(content, limits) {
        Ok(workbook) => workbook,
        Err(cause) => return vec![ReadError::file(cause)],
    };
    let mut sheets = workbook.sheets_metadata().to_vec();
    // A chart sheet has no cells to be read.
    sheets.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    if sheets.is_empty() {
        return vec![ReadError::file(Cause::Empty)];
    }
    let mut errors = Vec::new();
    for sheet in &sheets {
        let causes = read_sheet(&mut workbook, sheet, limits, visit);
        let causes = causes.into_iter().flatten();
        errors.extend(causes.map(|cause| ReadError::sheet(&sheet.name, cause)));
    }
    errors
}

fn open<'a>(content: &'a [u8], limits: &Limits) -> Result<Workbook<'a>, Cause> {
    let archive =
        ZipArchive::new(Cursor::new(content)).map_err(|error| Cause::Damaged(error.to_string()))?;
    zip_guard::check(&archive, limits)?;
    match guarded(|| Workbook::new(Cursor::new(content))) {
        Some(Ok(workbook)) => Ok(workbook),
        Some(Err(XlsbError::Password)) => Err(Cause::Encrypted),
        Some(Err(error)) => Err(Cause::Damaged(error.to_string())),
        None => Err(Cause::Damaged(PANICKED.to_owned())),
    }
}

/// Reads a sheet; gives back where it broke off and which limit it exceeded.
fn read_sheet(
    workbook: &mut Workbook<'_>,
    sheet: &Metadata,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> [Option<Cause>; 2] {
    let mut cells = match guarded(|| workbook.worksheet_cells_reader(&sheet.name)) {
        Some(Ok(cells)) => cells,
        Some(Err(error)) => return [Some(Cause::Damaged(error.to_string())), None],
        None => return [Some(Cause::Damaged(PANICKED.to_owned())), None],
    };
    let info = SheetInfo {
        is_hidden: sheet.visible != SheetVisible::Visible,
        ..SheetInfo::named(&sheet.name)
    };
    // A cell leaves here as ours: the library does not name the type of its reader.
    let next = move || {
        let cell = cells.next_cell()?;
        Ok(cell.map(|cell| (cell.get_position(), value_of(cell.get_value()))))
    };
    let rows = Rows {
        next,
        pending: None,
        is_over: false,
        broken: None,
    };
    let mut rows = Bounded::new(rows, limits);
    visit(Sheet::new(info, &mut rows));
    let (breach, rows) = rows.into_breach();
    [rows.broken.map(Cause::Damaged), breach]
}

type NextCell = Result<Option<((u32, u32), Option<Value>)>, XlsbError>;

/// Gathers the cells of a row.
struct Rows<F> {
    /// The next cell: row and column from 0, and its value if it is not blank.
    next: F,
    /// The first cell of the next row, already drawn.
    pending: Option<(u32, Cell)>,
    is_over: bool,
    /// What the library said when the sheet broke off.
    broken: Option<String>,
}

impl<F: FnMut() -> NextCell> Rows<F> {
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

fn value_of(value: &DataRef<'_>) -> Option<Value> {
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
