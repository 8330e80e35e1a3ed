//! Cells far apart: the library takes memory for every cell between them, gigabytes for a stray blank in
//! the last corner of a sheet. Rows and columns without cells are taken out before, and each cell is put
//! back into its place afterwards.

use std::collections::BTreeSet;

use super::mend::Patches;
use super::word;
use crate::read::Row;

/// A rectangle of fewer cells is not worth the trouble.
const MOST_CELLS: u64 = 1 << 20;
/// The record of several numbers side by side, and those of one cell: number, text, formatted text, truth
/// or error, short number, shared text, formula.
const NUMBERS: u16 = 0x00BD;
const CELLS: [u16; 9] = [
    0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x0006, 0x0206, 0x0406,
];

/// The rows and columns that hold cells.
#[derive(Debug, Default)]
pub(super) struct Used {
    rows: BTreeSet<u16>,
    columns: BTreeSet<u16>,
}

impl Used {
    /// Notes a record, if it is one of cells.
    pub(super) fn add(&mut self, kind: u16, data: &[u8]) {
        if let Some((row, first, last)) = cells(kind, data) {
            if self.rows.last() != Some(&row) {
                self.rows.insert(row);
            }
            self.columns.extend(first..=last);
        }
    }

    /// The places of the cells if the rest of the sheet is better taken out.
    pub(super) fn squeezed(&self) -> Option<Places> {
        let span = |used: &BTreeSet<u16>| Some(u64::from(used.last()? - used.first()?) + 1);
        let area = span(&self.rows)? * span(&self.columns)?;
        let used = self.rows.len() as u64 * self.columns.len() as u64;
        (area > MOST_CELLS && used <= area / 2).then(|| Places {
            rows: self.rows.iter().copied().collect(),
            columns: self.columns.iter().copied().collect(),
        })
    }
}

/// Row, first and last column of a record of cells.
fn cells(kind: u16, data: &[u8]) -> Option<(u16, u16, u16)> {
    let (row, first) = (word(data, 0)?, word(data, 2)?);
    match kind {
        NUMBERS => Some((row, first, word(data, data.len().checked_sub(2)?)?)),
        kind if CELLS.contains(&kind) => Some((row, first, first)),
        _ => None,
    }
}

/// Where the rows and columns of a squeezed sheet really stand; empty for a sheet as it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct Places {
    rows: Vec<u16>,
    columns: Vec<u16>,
}

impl Places {
    /// Moves the cells of a record together.
    pub(super) fn patch(&self, place: usize, kind: u16, data: &[u8], patches: &mut Patches) {
        let rank = |places: &[u16], value| places.binary_search(&value).unwrap_or(0) as u16;
        if let Some((row, first, last)) = cells(kind, data) {
            patches.set(place + 4, rank(&self.rows, row));
            patches.set(place + 6, rank(&self.columns, first));
            if kind == NUMBERS {
                patches.set(place + 4 + data.len() - 2, rank(&self.columns, last));
            }
        }
    }

    /// Puts the cells of a row back.
    pub(in crate::read) fn put_back(&self, row: &mut Row) {
        let rank = (row.number as usize).saturating_sub(1);
        if let Some(real) = self.rows.get(rank) {
            row.number = u32::from(*real) + 1;
            for cell in &mut row.cells {
                let real = self.columns.get(usize::from(cell.column));
                cell.column = *real.unwrap_or(&cell.column);
            }
        }
    }
}
