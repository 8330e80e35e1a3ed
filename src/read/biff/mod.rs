//! What the library does not tell of an xls, found by walking the records of the workbook (MS-XLS
//! 2.1.4): whether it is encrypted by any method, and which rows and columns Excel hides. What would
//! make the library pass over cells in silence or take memory for cells that are not there is mended.

mod formats;
mod mend;
mod sheet;
mod squeeze;

use std::cell::LazyCell;
use std::io::{Cursor, Read};

use cfb::CompoundFile;

pub(super) use mend::mended;
pub(super) use sheet::SheetMarks;

use formats::Formats;
use mend::Patches;

/// Records: beginning and end of a part, password, sheet.
const BEGINNING: u16 = 0x0809;
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;

/// What is found in the records of a workbook.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// True if the workbook has a password, whatever the method.
    pub(super) is_encrypted: bool,
    /// The sheets in the order of the workbook, those that are no worksheets among them.
    pub(super) sheets: Vec<SheetMarks>,
    patches: Patches,
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
    let mut starts = Vec::new();
    let mut formats = Formats::default();
    for (_, kind, data) in records(stream, 0) {
        match kind {
            FILE_PASS => {
                marks.is_encrypted = true;
                return marks;
            }
            BOUND_SHEET => starts.push(double_word(data, 0).unwrap_or(u32::MAX) as usize),
            END => break,
            kind => formats.add(kind, data),
        }
    }
    let zeros = formats.zeros();
    // Asked only for a sheet that needs it: the answer takes a walk of its own.
    let are_apart = LazyCell::new(|| are_apart(stream, &starts));
    for start in &starts {
        let mut sheet = sheet::walk(stream, *start, &|| *are_apart, &mut marks.patches);
        sheet.zeros = formats::zeros_of(sheet::records_of(stream, *start), &zeros);
        marks.sheets.push(sheet);
    }
    marks
}

/// True if no sheet begins inside another: then each can be changed by itself.
fn are_apart(stream: &[u8], starts: &[usize]) -> bool {
    let mut starts = starts.to_vec();
    starts.sort_unstable();
    let ends = starts.iter().map(|start| {
        let last = sheet::records_of(stream, *start).last();
        last.map_or(*start, |(place, ..)| place)
    });
    ends.zip(starts.iter().skip(1))
        .all(|(end, next)| end < *next)
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

fn double_word(bytes: &[u8], at: usize) -> Option<u32> {
    let (low, high) = word(bytes, at).zip(word(bytes, at + 2))?;
    Some(u32::from(low) | (u32::from(high) << 16))
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests;
