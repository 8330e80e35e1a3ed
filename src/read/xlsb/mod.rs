//! Xlsb, cell by cell as the sheet streams past; never a dense range.

mod rows;

use std::io::Cursor;

use calamine::{Reader, Sheet as Metadata, SheetType, SheetVisible, XlsbError};
use zip::ZipArchive;

use super::bounded::Bounded;
use super::guard::{PANICKED, guarded};
use super::{Cause, ReadError, Sheet, SheetInfo, zip_guard};
use crate::config::Limits;
use rows::{Rows, value_of};

type Workbook<'a> = calamine::Xlsb<Cursor<&'a [u8]>>;

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
    let mut archive =
        ZipArchive::new(Cursor::new(content)).map_err(|error| Cause::Damaged(error.to_string()))?;
    zip_guard::check(&mut archive, limits)?;
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
    let mut rows = Bounded::new(Rows::new(next), limits);
    visit(Sheet::new(info, &mut rows));
    let (breach, rows) = rows.into_breach();
    [rows.broken.map(Cause::Damaged), breach]
}
