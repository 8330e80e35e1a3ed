//! The number formats that show leading zeros, which the library does not tell of.

use rustc_hash::FxHashMap;

use super::word;
use crate::read::convert::padded;
use crate::read::xlsx::number_format::{NumberFormat, of_code};
use crate::read::{Row, Value};

/// Records: number format, look of a cell, and the cells that hold numbers.
const FORMAT: u16 = 0x041E;
const LOOK: u16 = 0x00E0;
const NUMBERS: u16 = 0x00BD;
const CELLS: [u16; 5] = [0x0203, 0x027E, 0x0006, 0x0206, 0x0406];
/// A format code in two bytes for each character, behind its length; else in one byte.
const WIDE: u8 = 1;

/// The formats of a workbook.
#[derive(Debug, Default)]
pub(super) struct Formats {
    /// The digits of each format that shows leading zeros, by its id.
    zeros: FxHashMap<u16, u8>,
    /// The format of each look, in their order.
    looks: Vec<u16>,
}

impl Formats {
    /// Notes a record of the workbook, if it is one of formats.
    pub(super) fn add(&mut self, kind: u16, data: &[u8]) {
        match kind {
            FORMAT => {
                if let Some((id, code)) = word(data, 0).zip(code(data))
                    && let NumberFormat::Zeros(width) = of_code(&code)
                {
                    self.zeros.insert(id, width);
                }
            }
            LOOK => self.looks.push(word(data, 2).unwrap_or_default()),
            _ => {}
        }
    }

    /// The digits of each look that shows leading zeros, by its place.
    pub(super) fn zeros(&self) -> FxHashMap<u16, u8> {
        let digits = |format| self.zeros.get(format).copied();
        let looks = (0..=u16::MAX).zip(&self.looks);
        looks
            .filter_map(|(look, format)| Some((look, digits(format)?)))
            .collect()
    }
}

/// The code of a format: a length of two bytes and a flag since Excel 97, a length of one byte before.
/// A code of zeros is the same in every code page.
fn code(data: &[u8]) -> Option<String> {
    let old = data
        .get(3..)
        .filter(|code| code.len() == data.get(2).map_or(0, |n| usize::from(*n)));
    if let Some(code) = old {
        return Some(code.iter().copied().map(char::from).collect());
    }
    let text = data.get(5..)?;
    Some(if data.get(4)? & WIDE == 0 {
        text.iter().copied().map(char::from).collect()
    } else {
        let units = text.chunks_exact(2).filter_map(|unit| word(unit, 0));
        char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    })
}

/// The cells of a sheet whose number format shows leading zeros, by row from 1 and column from 0.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Zeros(FxHashMap<(u32, u16), u8>);

impl Zeros {
    /// Gives the numbers of a row their zeros.
    pub(in crate::read) fn put_back(&self, row: &mut Row) {
        if self.0.is_empty() {
            return;
        }
        for cell in &mut row.cells {
            let digits = self.0.get(&(row.number, cell.column));
            if let (Value::Number(number), Some(digits)) = (&cell.value, digits) {
                cell.value = padded(*number, usize::from(*digits));
            }
        }
    }
}

/// The cells among the records of a sheet that have one of the looks.
pub(super) fn zeros_of<'a>(
    records: impl Iterator<Item = (usize, u16, &'a [u8])>,
    looks: &FxHashMap<u16, u8>,
) -> Zeros {
    let mut zeros = Zeros::default();
    if looks.is_empty() {
        return zeros;
    }
    for (_, kind, data) in records {
        let (Some(row), Some(first)) = (word(data, 0), word(data, 2)) else {
            continue;
        };
        let row = u32::from(row) + 1;
        let mut note = |column, at| {
            if let Some(digits) = word(data, at).and_then(|look| looks.get(&look)) {
                zeros.0.insert((row, column), *digits);
            }
        };
        if CELLS.contains(&kind) {
            note(first, 4);
        } else if kind == NUMBERS {
            // A look and a number of four bytes for each cell, then the last column.
            let cells = data.len().saturating_sub(6) / 6;
            for (column, at) in (first..=u16::MAX).zip((0..cells).map(|cell| 4 + 6 * cell)) {
                note(column, at);
            }
        }
    }
    zeros
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Cell;

    fn words(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn codes_of_every_age_are_read() {
        let cases: [(&[u8], &str); 3] = [
            (b"\xA4\0\x080000\x30\x30\x30\x30", "00000000"),
            (b"\xA4\0\x03\0\x00000", "000"),
            (b"\xA4\0\x02\0\x010\x000\0", "00"),
        ];
        for (data, expected) in cases {
            assert_eq!(code(data).as_deref(), Some(expected), "{data:?}");
        }
    }

    #[test]
    fn numbers_get_the_zeros_that_their_look_shows() {
        let mut formats = Formats::default();
        formats.add(FORMAT, b"\xA4\0\x04\0\x000000");
        formats.add(LOOK, &words(&[0, 0]));
        formats.add(LOOK, &words(&[0, 0xA4]));
        let one = words(&[6, 2, 1, 0, 0, 0, 0]);
        let several = words(&[6, 3, 0, 0, 0, 1, 0, 0, 4]);
        let records = [
            (0, 0x0203, one.as_slice()),
            (0, NUMBERS, several.as_slice()),
        ];
        let zeros = zeros_of(records.into_iter(), &formats.zeros());
        let cells = (2..5).map(|column| Cell::new(column, Value::Number(12.0)));
        let mut row = Row::new(7, cells.collect());
        zeros.put_back(&mut row);
        let texts: Vec<_> = row.cells.iter().map(Cell::text).collect();
        assert_eq!(texts, ["0012", "12", "0012"]);
    }
}
