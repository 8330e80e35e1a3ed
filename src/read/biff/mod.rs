//! What the library does not tell of an xls: whether it is encrypted by any method, which rows and
//! columns Excel hides, and which formulas it would pass over. Found by walking the records of the
//! workbook (MS-XLS 2.1.4).

mod mend;

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use rustc_hash::FxHashSet;

pub(super) use mend::mended;

/// Records: beginning and end of a part, password, sheet, row, columns.
const BEGINNING: u16 = 0x0809;
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
/// The kinds that a formula had in Excel 3 and 4; some programs still write them.
const OLD_FORMULAS: [u16; 2] = [0x0206, 0x0406];
/// Columns of a sheet of this format.
const MOST_COLUMNS: u16 = 256;

/// What is found in the records of a workbook.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// True if the workbook has a password, whatever the method.
    pub(super) is_encrypted: bool,
    /// The sheets in the order of the workbook, those that are no worksheets among them.
    pub(super) sheets: Vec<Hidden>,
    /// Where in the stream formulas of an old kind stand.
    old_formulas: Vec<usize>,
}

/// What Excel hides of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// The numbers of the rows, from 1.
    pub(super) rows: FxHashSet<u32>,
    /// The columns, from 0, in their order.
    pub(super) columns: Vec<u16>,
}

/// The marks of a workbook in a compound file; none if it is too damaged to tell.
pub(super) fn marks(content: &[u8]) -> Marks {
    stream(content).map_or_else(Marks::default, |stream| marks_of(&stream))
}

/// The stream that holds the workbook: `Book` before Excel 97.
fn stream(content: &[u8]) -> Option<Vec<u8>> {
    let mut file = CompoundFile::open(Cursor::new(content)).ok()?;
    let stream = file.open_stream(stream_name(&file)?).ok()?;
    let mut bytes = Vec::new();
    stream
        .take(content.len() as u64)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

fn stream_name<F>(file: &CompoundFile<F>) -> Option<&'static str> {
    ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.is_stream(name))
}

fn marks_of(stream: &[u8]) -> Marks {
    let mut marks = Marks::default();
    for (_, kind, data) in records(stream, 0) {
        match kind {
            FILE_PASS => {
                marks.is_encrypted = true;
                return marks;
            }
            BOUND_SHEET => {
                let start = word(data, 0).zip(word(data, 2));
                let start = start.map(|(low, high)| u32::from(low) | (u32::from(high) << 16));
                let hidden = start.map(|start| marks.hidden_of(stream, start as usize));
                marks.sheets.push(hidden.unwrap_or_default());
            }
            END => break,
            _ => {}
        }
    }
    marks
}

impl Marks {
    /// Walks a sheet.
    fn hidden_of(&mut self, stream: &[u8], start: usize) -> Hidden {
        let mut hidden = Hidden::default();
        // Charts inside a sheet are parts of their own, with a beginning and an end.
        let mut depth = 0_u32;
        for (place, kind, data) in records(stream, start) {
            match kind {
                BEGINNING => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                ROW if depth == 1 => {
                    let flags = word(data, 12).unwrap_or_default();
                    if let Some(row) = word(data, 0).filter(|_| flags & 0x20 != 0) {
                        hidden.rows.insert(u32::from(row) + 1);
                    }
                }
                COLUMNS if depth == 1 => {
                    let width = word(data, 4).unwrap_or(1);
                    let flags = word(data, 8).unwrap_or_default();
                    if let Some((first, last)) = word(data, 0).zip(word(data, 2))
                        && (flags & 1 != 0 || width == 0)
                    {
                        hidden.columns.extend(first..=last.min(MOST_COLUMNS - 1));
                    }
                }
                kind if OLD_FORMULAS.contains(&kind) => self.old_formulas.push(place),
                _ => {}
            }
        }
        hidden.columns.sort_unstable();
        hidden.columns.dedup();
        hidden
    }
}

/// The records from a place on: their place, kind and content; they end where the stream is torn.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (usize, u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let place = stream.len() - rest.len();
        let (kind, length) = (word(rest, 0)?, word(rest, 2)?);
        let end = 4 + usize::from(length);
        let data = rest.get(4..end)?;
        rest = rest.get(end..)?;
        Some((place, kind, data))
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests;
