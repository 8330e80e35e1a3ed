//! Xls of Excel 97–2003, which the library can only load whole.

use std::io::Cursor;

use calamine::{Data, Range, Reader, SheetType, Xls, XlsError};

use super::compound;
use super::convert::data_value;
use super::guard::{PANICKED, guarded};
use super::{Cause, Cell, ReadError, Row, Sheet, SheetInfo};

/// Visits every worksheet in the order of the workbook.
pub(super) fn read(content: &[u8], visit: &mut dyn FnMut(Sheet<'_>)) -> Vec<ReadError> {
    if compound::has_circle(content) {
        return vec![ReadError::file(Cause::Damaged(
            "circular sector chain".to_owned(),
        ))];
    }
    let mut workbook = match guarded(|| Xls::new(Cursor::new(content))) {
        Some(Ok(workbook)) => workbook,
        Some(Err(XlsError::Password)) => return vec![ReadError::file(Cause::Encrypted)],
        Some(Err(error)) => return vec![ReadError::file(Cause::Damaged(error.to_string()))],
        None => return vec![ReadError::file(Cause::Damaged(PANICKED.to_owned()))],
    };
    let sheets = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut errors = Vec::new();
    for name in names {
        match guarded(|| workbook.worksheet_range(&name)) {
            Some(Ok(range)) => visit(Sheet::new(SheetInfo::named(name), &mut rows(&range))),
            Some(Err(error)) => {
                errors.push(ReadError::sheet(&name, Cause::Damaged(error.to_string())));
            }
            None => errors.push(ReadError::sheet(&name, Cause::Damaged(PANICKED.to_owned()))),
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
            let cells = columns
                .zip(cells)
                .filter_map(|(column, data)| Some(Cell::new(column, data_value(data)?)));
            Row::new(number, cells.collect())
        })
}
