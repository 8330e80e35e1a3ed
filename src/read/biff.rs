//! What the library does not tell of an xls: whether it is encrypted by any method, and which rows and
//! columns Excel hides. Found by walking the records of the workbook (MS-XLS 2.1.4).

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use rustc_hash::FxHashSet;

/// Records: beginning and end of a part, password, sheet, row, columns.
const BEGINNING: u16 = 0x0809;
const END: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
/// Columns of a sheet of this format.
const MOST_COLUMNS: u16 = 256;

/// What is found in the records of a workbook.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// True if the workbook has a password, whatever the method.
    pub(super) is_encrypted: bool,
    /// The sheets in the order of the workbook, those that are no worksheets among them.
    pub(super) sheets: Vec<Hidden>,
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
    let name = ["Workbook", "Book"]
        .into_iter()
        .find(|name| file.is_stream(name))?;
    let stream = file.open_stream(name).ok()?;
    let mut bytes = Vec::new();
    stream
        .take(content.len() as u64)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

fn marks_of(stream: &[u8]) -> Marks {
    let mut marks = Marks::default();
    for (kind, data) in records(stream, 0) {
        match kind {
            FILE_PASS => {
                marks.is_encrypted = true;
                return marks;
            }
            BOUND_SHEET => {
                let start = word(data, 0).zip(word(data, 2));
                let start = start.map(|(low, high)| u32::from(low) | (u32::from(high) << 16));
                let hidden = start.map(|start| hidden_of(stream, start as usize));
                marks.sheets.push(hidden.unwrap_or_default());
            }
            END => break,
            _ => {}
        }
    }
    marks
}

fn hidden_of(stream: &[u8], start: usize) -> Hidden {
    let mut hidden = Hidden::default();
    // Charts inside a sheet are parts of their own, with a beginning and an end.
    let mut depth = 0_u32;
    for (kind, data) in records(stream, start) {
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
            _ => {}
        }
    }
    hidden.columns.sort_unstable();
    hidden.columns.dedup();
    hidden
}

/// The records from a place on: their kind and content; they end where the stream is torn.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream.get(start..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, length) = (word(rest, 0)?, word(rest, 2)?);
        let end = 4 + usize::from(length);
        let data = rest.get(4..end)?;
        rest = rest.get(end..)?;
        Some((kind, data))
    })
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, words: &[u16]) -> Vec<u8> {
        let length = 2 * words.len() as u16;
        let all = [kind, length].into_iter().chain(words.iter().copied());
        all.flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn hidden_rows_and_columns_are_found_sheet_by_sheet() {
        let globals = |start: u16| {
            [
                record(BEGINNING, &[0x0600, 5]),
                record(BOUND_SHEET, &[start, 0, 0, 0]),
                record(END, &[]),
            ]
            .concat()
        };
        let sheet = [
            record(BEGINNING, &[0x0600, 0x10]),
            record(COLUMNS, &[2, 3, 0, 0, 1]),
            record(COLUMNS, &[5, 5, 2000, 0, 0]),
            record(ROW, &[6, 0, 9, 255, 0, 0, 0x20, 0]),
            record(ROW, &[7, 0, 9, 255, 0, 0, 0x00, 0]),
            record(BEGINNING, &[0x0600, 0x20]),
            record(ROW, &[8, 0, 9, 255, 0, 0, 0x20, 0]),
            record(END, &[]),
            record(ROW, &[9, 0, 9, 255, 0, 0, 0x20, 0]),
            record(END, &[]),
            record(ROW, &[10, 0, 9, 255, 0, 0, 0x20, 0]),
        ];
        let start = globals(0).len() as u16;
        let marks = marks_of(&[globals(start), sheet.concat()].concat());
        assert!(!marks.is_encrypted);
        let expected = Hidden {
            rows: FxHashSet::from_iter([7, 10]),
            columns: vec![2, 3],
        };
        assert_eq!(marks.sheets, [expected]);
    }

    #[test]
    fn every_method_of_encryption_is_seen() {
        for method in [0, 1] {
            let stream = [
                record(BEGINNING, &[0x0600, 5]),
                record(FILE_PASS, &[method, 0xD7D4, 0x1234]),
            ];
            assert!(marks_of(&stream.concat()).is_encrypted, "{method}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_content_makes_it_panic(bytes: Vec<u8>, start: u16) {
            marks_of(&[record(BOUND_SHEET, &[start, 0, 0, 0]), bytes.clone()].concat());
            marks(&bytes);
        }
    }
}
