//! Xls of Excel 97–2003, which the library can only load whole.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Range, Reader, SheetType, Xls, XlsError};

use super::convert::data_value;
use super::{Cause, Cell, ReadError, Row, Sheet};

/// Visits every worksheet in the order of the workbook.
pub(super) fn read(content: &[u8], visit: &mut dyn FnMut(Sheet<'_>)) -> Vec<ReadError> {
    // The library panics on some damaged files; a damaged file is a finding, not the end of the run.
    let opened = catch_unwind(AssertUnwindSafe(|| Xls::new(Cursor::new(content))));
    let mut workbook = match opened {
        Ok(Ok(workbook)) => workbook,
        Ok(Err(XlsError::Password)) => return vec![ReadError::file(Cause::Encrypted)],
        Ok(Err(error)) => return vec![ReadError::file(Cause::Damaged(error.to_string()))],
        Err(_) => return vec![ReadError::file(Cause::Damaged(String::new()))],
    };
    let sheets = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut errors = Vec::new();
    for name in names {
        match catch_unwind(AssertUnwindSafe(|| workbook.worksheet_range(&name))) {
            Ok(Ok(range)) => visit(Sheet::new(name, &mut rows(&range))),
            Ok(Err(error)) => {
                errors.push(ReadError::sheet(&name, Cause::Damaged(error.to_string())));
            }
            Err(_) => errors.push(ReadError::sheet(&name, Cause::Damaged(String::new()))),
        }
    }
    errors
}

/// The rows of a range that may begin anywhere.
fn rows(range: &Range<Data>) -> impl Iterator<Item = Row> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    range
        .rows()
        .zip(first_row + 1..)
        .map(move |(cells, number)| {
            let columns = (0..=u16::MAX).skip(first_column as usize);
            let cells = columns.zip(cells).filter_map(|(column, data)| {
                Some(Cell {
                    column,
                    value: data_value(data)?,
                })
            });
            Row {
                number,
                cells: cells.collect(),
            }
        })
}
