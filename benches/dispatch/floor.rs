//! The floor: a plain loop that writes the same cells into as many workbooks, without any look.

use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{Data, Range};
use rust_xlsxwriter::{Workbook, XlsxError};

/// Writes them and tells how long it took.
pub(crate) fn write(sheets: &[Range<Data>], folder: &Path) -> Result<Duration, XlsxError> {
    let start = Instant::now();
    for (position, cells) in sheets.iter().enumerate() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for (row, cells) in (0..).zip(cells.rows()) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::String(text) => sheet.write(row, column, text)?,
                    Data::Float(number) => sheet.write(row, column, *number)?,
                    Data::Int(number) => sheet.write(row, column, *number)?,
                    Data::DateTime(time) => sheet.write(row, column, time.as_f64())?,
                    _ => sheet,
                };
            }
        }
        workbook.save(folder.join(format!("{position}.xlsx")))?;
    }
    Ok(start.elapsed())
}
