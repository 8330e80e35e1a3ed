//! Xlsb, cell by cell as the sheet streams past; never a dense range.

mod marks;
mod records;
mod rows;

use std::io::Cursor;

use calamine::{Reader, Sheet as Metadata, SheetType, SheetVisible, XlsbError};

use super::bounds::Bounded;
use super::convert::ref_value;
use super::guard::{PANICKED, guarded};
use super::merged::fill;
use super::xlsx::Package;
use super::{Cause, ReadError, Sheet, SheetInfo};
use crate::config::Limits;
use marks::{Marks, marks, sheet_parts};
use rows::Rows;

type Workbook<'a> = calamine::Xlsb<Cursor<&'a [u8]>>;

/// Visits every worksheet in the order of the workbook; a sheet that breaks off is visited as far as it
/// goes.
pub(super) fn read(
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let (mut package, mut workbook) = match open(content, limits) {
        Ok(opened) => opened,
        Err(cause) => return vec![ReadError::file(cause)],
    };
    let mut sheets = workbook.sheets_metadata().to_vec();
    // A chart sheet has no cells to be read.
    sheets.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    if sheets.is_empty() {
        return vec![ReadError::file(Cause::Empty)];
    }
    let parts = sheet_parts(&mut package);
    let mut errors = Vec::new();
    for sheet in &sheets {
        let part = parts.iter().find(|(name, _)| *name == sheet.name);
        let marks = part.map_or_else(Marks::default, |(_, part)| marks(&mut package, part));
        let causes = read_sheet(&mut workbook, sheet, marks, limits, visit);
        let causes = causes.into_iter();
        errors.extend(causes.map(|cause| ReadError::sheet(&sheet.name, cause)));
    }
    errors
}

fn open<'a>(content: &'a [u8], limits: &Limits) -> Result<(Package<'a>, Workbook<'a>), Cause> {
    let package = Package::open(content, limits)?;
    match guarded(|| Workbook::new(Cursor::new(content))) {
        Some(Ok(workbook)) => Ok((package, workbook)),
        Some(Err(XlsbError::Password)) => Err(Cause::Encrypted),
        Some(Err(error)) => Err(Cause::Damaged(error.to_string())),
        None => Err(Cause::Damaged(PANICKED.to_owned())),
    }
}

/// Reads a sheet; gives back where it broke off and which limits it went beyond.
fn read_sheet(
    workbook: &mut Workbook<'_>,
    sheet: &Metadata,
    marks: Marks,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<Cause> {
    let mut cells = match guarded(|| workbook.worksheet_cells_reader(&sheet.name)) {
        Some(Ok(cells)) => cells,
        Some(Err(error)) => return vec![Cause::Damaged(error.to_string())],
        None => return vec![Cause::Damaged(PANICKED.to_owned())],
    };
    let info = SheetInfo {
        is_hidden: sheet.visible != SheetVisible::Visible,
        hidden_columns: marks.hidden_columns,
        ..SheetInfo::named(&sheet.name)
    };
    // A cell leaves here as ours: the library does not name the type of its reader.
    let next = move || {
        let cell = cells.next_cell()?;
        Ok(cell.map(|cell| (cell.get_position(), ref_value(cell.get_value()))))
    };
    let mut rows = Rows::new(next);
    let marked = rows.by_ref().map(|mut row| {
        row.is_hidden = marks.hidden_rows.contains(&row.number);
        row
    });
    let mut bounded = Bounded::new(fill(marked, marks.regions), limits);
    visit(Sheet::new(info, &mut bounded));
    let beyond = bounded.into_parts().1;
    rows.broken
        .map(Cause::Damaged)
        .into_iter()
        .chain(beyond)
        .collect()
}
