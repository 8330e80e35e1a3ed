//! Xls of Excel 97–2003, and before it of Excel 5 and 95, which the library can only load whole.

use std::io::Cursor;

use calamine::{
    Data, Dimensions, Range, Reader, Sheet as Metadata, SheetType, SheetVisible, Xls, XlsError,
};

use super::biff::{self, SheetMarks};
use super::bounds::Bounded;
use super::compound;
use super::convert::data_value;
use super::guard::{PANICKED, guarded};
use super::merged::{Region, fill};
use super::{Cause, Cell, ReadError, Row, Sheet, SheetInfo};
use crate::config::Limits;

type Workbook<'a> = Xls<Cursor<&'a [u8]>>;

/// Visits every worksheet in the order of the workbook.
pub(super) fn read(
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let failed = |cause| vec![ReadError::file(cause)];
    let damaged = |said: &str| failed(Cause::Damaged(said.to_owned()));
    if compound::has_circle(content) {
        return damaged(compound::CIRCLE);
    }
    let Some(marks) = guarded(|| biff::marks(content)) else {
        return damaged(PANICKED);
    };
    if marks.is_encrypted {
        return failed(Cause::Encrypted);
    }
    let mended = guarded(|| biff::mended(content, &marks)).flatten();
    let content = mended.as_deref().unwrap_or(content);
    let mut workbook: Workbook<'_> = match guarded(|| Xls::new(Cursor::new(content))) {
        Some(Ok(workbook)) => workbook,
        Some(Err(XlsError::Password)) => return failed(Cause::Encrypted),
        Some(Err(error)) => return damaged(&error.to_string()),
        None => return damaged(PANICKED),
    };
    let sheets = workbook.sheets_metadata().to_vec();
    let mut marks = marks.sheets.into_iter();
    let mut errors = Vec::new();
    let mut worksheets = 0;
    for sheet in sheets {
        let marks = marks.next().unwrap_or_default();
        if sheet.typ == SheetType::WorkSheet {
            worksheets += 1;
            let causes = read_sheet(&mut workbook, &sheet, marks, limits, visit);
            let causes = causes.unwrap_or_else(|cause| vec![cause]).into_iter();
            errors.extend(causes.map(|cause| ReadError::sheet(&sheet.name, cause)));
        }
    }
    if worksheets == 0 {
        return failed(Cause::Empty);
    }
    errors
}

/// Visits a sheet; gives the limits that it went beyond.
fn read_sheet(
    workbook: &mut Workbook<'_>,
    sheet: &Metadata,
    marks: SheetMarks,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Result<Vec<Cause>, Cause> {
    let range = guarded(|| workbook.worksheet_range(&sheet.name))
        .ok_or_else(|| Cause::Damaged(PANICKED.to_owned()))?
        .map_err(|error| Cause::Damaged(error.to_string()))?;
    let regions = workbook
        .merge_cells_by_sheet_name(&sheet.name)
        .unwrap_or_default();
    let rows = rows(&range).map(|mut row| {
        marks.places.put_back(&mut row);
        marks.zeros.put_back(&mut row);
        row.is_hidden = marks.hidden_rows.contains(&row.number);
        row
    });
    let info = SheetInfo {
        is_hidden: sheet.visible != SheetVisible::Visible,
        hidden_columns: marks.hidden_columns,
        ..SheetInfo::named(&sheet.name)
    };
    let mut rows = Bounded::new(fill(rows, regions.iter().map(region)), limits);
    visit(Sheet::new(info, &mut rows));
    Ok(rows.into_parts().1)
}

fn region(dimensions: &Dimensions) -> Region {
    Region {
        first_row: dimensions.start.0.saturating_add(1),
        last_row: dimensions.end.0.saturating_add(1),
        column: u16::try_from(dimensions.start.1).unwrap_or(u16::MAX),
    }
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
