//! The library's reading of a workbook, for one whose parts our own does not find: cell by cell as the
//! sheet streams past; never a dense range. It knows no long numbers, hidden rows or merged regions.

use std::io::{Cursor, Read};

use calamine::{
    DataRef, Reader, SheetType, SheetVisible, XlsxCellReader, XlsxError, open_workbook_from_rs,
};

use super::super::bounds::{Bounded, EXCEL_COLUMNS};
use super::super::convert::ref_value;
use super::super::gather::Gather;
use super::super::guard::{PANICKED, guarded};
use super::super::{Cause, Cell, ReadError, Row, Sheet, SheetInfo, Value};
use super::markup::next_tag;
use super::package::Package;
use super::place::number;
use crate::config::Limits;

type Workbook<'a> = calamine::Xlsx<Cursor<&'a [u8]>>;
/// `<si/>`, in bytes.
const SMALLEST_STRING: u64 = 5;
/// A sheet with more cells stored wrongly than this is a damaged sheet.
const MOST_BAD_CELLS: u32 = 10_000;

/// Visits every worksheet in the order of the workbook; a sheet that breaks off is visited as far as
/// it goes, and its error is given back.
pub(super) fn read(
    content: &[u8],
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let mut workbook: Workbook<'_> = match guarded(|| open_workbook_from_rs(Cursor::new(content))) {
        Some(Ok(workbook)) => workbook,
        Some(Err(XlsxError::Password)) => return vec![ReadError::file(Cause::Encrypted)],
        Some(Err(error)) => return vec![ReadError::file(Cause::Damaged(error.to_string()))],
        None => return vec![ReadError::file(Cause::Damaged(PANICKED.to_owned()))],
    };
    let sheets = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let infos: Vec<SheetInfo> = sheets
        .map(|sheet| SheetInfo {
            is_hidden: sheet.visible != SheetVisible::Visible,
            ..SheetInfo::named(sheet.name.as_str())
        })
        .collect();
    infos
        .into_iter()
        .flat_map(|info| {
            let name = info.name.clone();
            let causes = read_sheet(&mut workbook, info, limits, visit);
            let causes = causes.unwrap_or_else(|cause| vec![cause]).into_iter();
            causes.map(move |cause| ReadError::sheet(&name, cause))
        })
        .collect()
}

/// Refuses shared strings that declare more of themselves than their part can hold: the library reserves
/// memory for all of them before it reads the first.
pub(super) fn check_strings(package: &mut Package<'_>) -> Result<(), Cause> {
    let is_strings = |name: &&str| name.ends_with("sharedstrings.xml");
    let names: Vec<String> = package
        .names()
        .filter(is_strings)
        .map(str::to_owned)
        .collect();
    for name in names {
        let most = package.size(&name) / SMALLEST_STRING;
        let mut start = Vec::new();
        if let Some(part) = package.part(&name)? {
            // What cannot be inflated here is told by the library.
            let _ = part.take(64 << 10).read_to_end(&mut start);
        }
        let mut from = 0;
        while let Some(tag) = next_tag(&start, from) {
            from = tag.end;
            let declared = tag.attribute(b"uniqueCount").and_then(number);
            if let Some(declared) = declared.filter(|declared| *declared > most) {
                return Err(Cause::Damaged(format!("uniqueCount={declared}")));
            }
        }
    }
    Ok(())
}

/// Reads a sheet; gives back where it broke off and which limits it went beyond.
fn read_sheet(
    workbook: &mut Workbook<'_>,
    info: SheetInfo,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Result<Vec<Cause>, Cause> {
    let cells = guarded(|| workbook.worksheet_cells_reader(&info.name))
        .ok_or_else(|| Cause::Damaged(PANICKED.to_owned()))?
        .map_err(|error| Cause::Damaged(error.to_string()))?;
    let rows = Rows {
        cells,
        gather: Gather::default(),
        place: (0, 0),
        bad_cells: 0,
        ended: false,
        broken: None,
    };
    let mut bounded = Bounded::new(rows, limits);
    visit(Sheet::new(info, &mut bounded));
    let (rows, beyond) = bounded.into_parts();
    let broken = rows.broken.map(Cause::Damaged);
    Ok(broken.into_iter().chain(beyond).collect())
}

/// Gathers the cells of a row.
struct Rows<'a, 'b> {
    cells: XlsxCellReader<'a, Cursor<&'b [u8]>>,
    gather: Gather,
    /// Where the last cell stood, to place a cell that cannot be read.
    place: (u32, u32),
    bad_cells: u32,
    /// The reader must not be asked again after its end.
    ended: bool,
    /// What the library said when the sheet broke off.
    broken: Option<String>,
}

impl Rows<'_, '_> {
    /// The next cell that is not blank, with its row from 0.
    fn next_cell(&mut self) -> Option<(u32, Cell)> {
        while !self.ended {
            let Some(next) = guarded(|| self.cells.next_cell_with_formula_metadata()) else {
                self.ended = true;
                self.broken = Some(PANICKED.to_owned());
                return None;
            };
            match next {
                Ok(Some(record)) => {
                    self.place = record.pos;
                    let (row, column) = record.pos;
                    let value = match &record.value {
                        DataRef::Empty if record.formula.is_some() => Some(Value::FormulaEmpty),
                        value => ref_value(value),
                    };
                    if let Some(value) = value.filter(|_| column < EXCEL_COLUMNS) {
                        return Some((row, Cell::new(column as u16, value)));
                    }
                }
                Ok(None) => self.ended = true,
                Err(error) if is_of_one_cell(&error) && self.bad_cells < MOST_BAD_CELLS => {
                    self.bad_cells += 1;
                    // The reader does not say where: it is the cell after the last one.
                    self.place.1 += 1;
                    let (row, column) = self.place;
                    let value = Value::Error(error.to_string().into());
                    let column = column.min(EXCEL_COLUMNS - 1) as u16;
                    return Some((row, Cell::new(column, value)));
                }
                Err(error) => {
                    self.ended = true;
                    self.broken = Some(error.to_string());
                }
            }
        }
        None
    }
}

impl Iterator for Rows<'_, '_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut gather = std::mem::take(&mut self.gather);
        let row = gather.next_row(|| self.next_cell());
        self.gather = gather;
        row
    }
}

/// True for errors after which the reader goes on with the next cell.
fn is_of_one_cell(error: &XlsxError) -> bool {
    matches!(
        error,
        XlsxError::Parse(_)
            | XlsxError::ParseFloat(_)
            | XlsxError::ParseInt(_)
            | XlsxError::CellTAttribute(_)
            | XlsxError::CellError(_)
            | XlsxError::Unexpected(_)
            | XlsxError::Alphanumeric(_)
            | XlsxError::NumericColumn(_)
            | XlsxError::RangeWithoutColumnComponent
            | XlsxError::RangeWithoutRowComponent
            | XlsxError::ColumnNumberOverflow
            | XlsxError::RowNumberOverflow
    )
}
