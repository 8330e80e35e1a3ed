//! The records of one sheet: what is hidden, and what is to be mended.

use rustc_hash::FxHashSet;

use super::formats::Zeros;
use super::mend::{Patches, mend_dimensions, mend_formula};
use super::squeeze::{Places, Used};
use super::{BEGINNING, END, records, word};

/// Records: sheet size, row, columns.
const DIMENSIONS: u16 = 0x0200;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
/// Columns of a sheet of this format.
const MOST_COLUMNS: u16 = 256;

/// What is found in the records of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::read) struct SheetMarks {
    /// The numbers of the rows that Excel does not show, from 1.
    pub(in crate::read) hidden_rows: FxHashSet<u32>,
    /// The columns that Excel does not show, from 0, in their order.
    pub(in crate::read) hidden_columns: Vec<u16>,
    /// Where the cells of the mended sheet really stand.
    pub(in crate::read) places: Places,
    /// The cells whose number format shows leading zeros.
    pub(in crate::read) zeros: Zeros,
}

/// Walks a sheet; notes what is to be mended.
pub(super) fn walk(
    stream: &[u8],
    start: usize,
    can_squeeze: &dyn Fn() -> bool,
    patches: &mut Patches,
) -> SheetMarks {
    let mut marks = SheetMarks::default();
    let mut used = Used::default();
    for (place, kind, data) in records_of(stream, start) {
        match kind {
            ROW => {
                let flags = word(data, 12).unwrap_or_default();
                if let Some(row) = word(data, 0).filter(|_| flags & 0x20 != 0) {
                    marks.hidden_rows.insert(u32::from(row) + 1);
                }
            }
            COLUMNS => {
                let width = word(data, 4).unwrap_or(1);
                let flags = word(data, 8).unwrap_or_default();
                if let Some((first, last)) = word(data, 0).zip(word(data, 2))
                    && (flags & 1 != 0 || width == 0)
                {
                    let columns = first..=last.min(MOST_COLUMNS - 1);
                    marks.hidden_columns.extend(columns);
                }
            }
            DIMENSIONS => mend_dimensions(place, data, patches),
            kind => {
                mend_formula(place, kind, patches);
                used.add(kind, data);
            }
        }
    }
    marks.hidden_columns.sort_unstable();
    marks.hidden_columns.dedup();
    if let Some(places) = used.squeezed().filter(|_| can_squeeze()) {
        for (place, kind, data) in records_of(stream, start) {
            places.patch(place, kind, data, patches);
        }
        marks.places = places;
    }
    marks
}

/// The records of a sheet itself: charts inside it are parts of their own, with a beginning and an end.
pub(super) fn records_of(stream: &[u8], start: usize) -> impl Iterator<Item = (usize, u16, &[u8])> {
    records(stream, start)
        .scan(0_u32, |depth, record| {
            match record.1 {
                BEGINNING => *depth += 1,
                END => *depth = depth.saturating_sub(1),
                _ => {}
            }
            (*depth > 0).then_some((*depth, record))
        })
        .filter(|(depth, _)| *depth == 1)
        .map(|(_, record)| record)
}
