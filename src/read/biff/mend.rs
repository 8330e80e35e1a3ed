//! Turns what would mislead the library into what it reads well.

use std::io::{self, Cursor, Write};

use cfb::CompoundFile;

use super::{Marks, double_word, stream, stream_name, word};

/// The kind of a record that holds a formula, and those of Excel 3 and 4: some programs still write them,
/// and the library passes over them.
const FORMULA: u16 = 0x0006;
const OLD_FORMULAS: [u16; 2] = [0x0206, 0x0406];
/// Cells that a sheet may announce; the library takes memory for all of them beforehand.
const MOST_ANNOUNCED: u64 = 1 << 20;

/// Words of the stream that are to be changed: their place, and what is to stand there.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Patches(Vec<(usize, u16)>);

impl Patches {
    /// Notes a change.
    pub(super) fn set(&mut self, place: usize, word: u16) {
        self.0.push((place, word));
    }
}

/// Notes a formula of an old kind.
pub(super) fn mend_formula(place: usize, kind: u16, patches: &mut Patches) {
    if OLD_FORMULAS.contains(&kind) {
        patches.set(place, FORMULA);
    }
}

/// Notes a sheet that announces more than it can be given: it then announces one cell.
pub(super) fn mend_dimensions(place: usize, data: &[u8], patches: &mut Patches) {
    let short = |at| word(data, at).map(u32::from);
    let (rows, columns, one_cell) = if data.len() >= 14 {
        let rows = double_word(data, 0).zip(double_word(data, 4));
        (rows, short(8).zip(short(10)), &[0, 0, 1, 0, 0, 1][..])
    } else {
        let rows = short(0).zip(short(2));
        (rows, short(4).zip(short(6)), &[0, 1, 0, 1][..])
    };
    let span = |ends: Option<(u32, u32)>| {
        let (first, end) = ends?;
        // An end before the beginning would be a count below zero.
        (end >= first).then(|| u64::from(end - first))
    };
    let announced = span(rows).zip(span(columns));
    let is_fair = announced.is_some_and(|(rows, columns)| rows * columns <= MOST_ANNOUNCED);
    if !is_fair && data.len() >= 8 {
        for (position, word) in one_cell.iter().enumerate() {
            patches.set(place + 4 + 2 * position, *word);
        }
    }
}

/// The workbook with all changes made; `None` if there are none.
pub(in crate::read) fn mended(content: &[u8], marks: &Marks) -> Option<Vec<u8>> {
    if marks.patches.0.is_empty() {
        return None;
    }
    let mut bytes = stream(content)?;
    for (place, word) in &marks.patches.0 {
        let target = bytes.get_mut(*place..place.checked_add(2)?)?;
        target.copy_from_slice(&word.to_le_bytes());
    }
    let write = || -> io::Result<Vec<u8>> {
        let mut file = CompoundFile::open(Cursor::new(content.to_vec()))?;
        let name = stream_name(&file).ok_or(io::ErrorKind::NotFound)?;
        let mut stream = file.open_stream(name)?;
        stream.write_all(&bytes)?;
        stream.flush()?;
        drop(stream);
        Ok(file.into_inner().into_inner())
    };
    write().ok()
}
