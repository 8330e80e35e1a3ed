//! What the library does not tell of the sheets of an xlsb: hidden rows and columns, merged regions.

use std::io::{BufRead, BufReader};

use rustc_hash::FxHashSet;

use super::records::{next_record, number_at, text_at};
use crate::read::merged::Region;
use crate::read::xlsx::{MOST_BYTES, Package, relationships};

/// The part that lists the sheets.
const WORKBOOK: &str = "xl/workbook.bin";

// The kinds of records, as the format numbers them.
const ROW: u32 = 0;
const COLUMN: u32 = 60;
const SHEET: u32 = 156;
const REGION: u32 = 176;

/// What is marked in a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// The rows, from 1, that Excel does not show.
    pub(super) hidden_rows: FxHashSet<u32>,
    /// The columns, from 0, that Excel does not show, in their order.
    pub(super) hidden_columns: Vec<u16>,
    /// The merged regions that are groups of lines.
    pub(super) regions: Vec<Region>,
}

/// The parts of the sheets by their names. What cannot be read of the list is not there.
pub(super) fn sheet_parts(package: &mut Package<'_>) -> Vec<(String, String)> {
    let related = relationships(package, WORKBOOK);
    let mut parts = Vec::new();
    let Ok(Some(workbook)) = package.raw(WORKBOOK) else {
        return parts;
    };
    let (mut workbook, mut content) = (BufReader::new(workbook), Vec::new());
    while let Some(kind) = next_record(&mut workbook, &mut content) {
        if kind != SHEET {
            continue;
        }
        let named =
            text_at(&content, 8).and_then(|(id, end)| Some((id, text_at(&content, end)?.0)));
        if let Some((id, name)) = named
            && let Some(part) = related.iter().find(|part| part.id == id)
        {
            parts.push((name, part.path.clone()));
        }
    }
    parts
}

/// The marks of the sheet in a part. A sheet that is so large that going through it once more would
/// take long has none.
pub(super) fn marks(package: &mut Package<'_>, part: &str) -> Marks {
    if package.size(part) > MOST_BYTES {
        return Marks::default();
    }
    match package.raw(part) {
        Ok(Some(part)) => marks_of(BufReader::new(part)),
        _ => Marks::default(),
    }
}

fn marks_of(mut part: impl BufRead) -> Marks {
    let (mut marks, mut content) = (Marks::default(), Vec::new());
    while let Some(kind) = next_record(&mut part, &mut content) {
        let number = |at| number_at(&content, at);
        let has_bit = |at: usize, bit: u8| content.get(at).is_some_and(|byte| byte & bit != 0);
        match kind {
            ROW if has_bit(11, 0x10) => {
                marks
                    .hidden_rows
                    .extend(number(0).and_then(|row| row.checked_add(1)));
            }
            COLUMN if has_bit(16, 1) => {
                let column = |at| number(at).and_then(|column| u16::try_from(column).ok());
                if let (Some(first), Some(last)) = (column(0), column(4)) {
                    marks.hidden_columns.extend(first..=last.min(16_383));
                }
            }
            REGION => marks
                .regions
                .extend(region(&content).filter(Region::is_group)),
            _ => {}
        }
    }
    marks.hidden_columns.sort_unstable();
    marks.hidden_columns.dedup();
    marks
}

fn region(content: &[u8]) -> Option<Region> {
    Some(Region {
        first_row: number_at(content, 0)?.checked_add(1)?,
        last_row: number_at(content, 4)?.checked_add(1)?,
        column: u16::try_from(number_at(content, 8)?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u8, length: u8, content: &[(usize, u32)]) -> Vec<u8> {
        let mut bytes = vec![0; usize::from(length)];
        for (at, number) in content {
            bytes[*at..at + 4].copy_from_slice(&number.to_le_bytes());
        }
        let kind = if kind < 0x80 {
            vec![kind]
        } else {
            vec![kind, 1]
        };
        [kind, vec![length], bytes].concat()
    }

    #[test]
    fn hidden_rows_and_columns_and_merged_regions_are_told() {
        let hidden_row = 0x1000_0000;
        let part = [
            record(60, 18, &[(0, 2), (4, 3), (14, 1 << 16)]),
            record(60, 18, &[(0, 5), (4, 5), (14, 2 << 16)]),
            record(0, 17, &[(0, 7), (8, hidden_row)]),
            record(0, 17, &[(0, 8), (8, 0x0100_0000)]),
            record(176, 16, &[(0, 1), (4, 3), (8, 0), (12, 0)]),
            record(176, 16, &[(0, 1), (4, 1), (8, 0), (12, 4)]),
            record(176, 16, &[(0, 1)])[..9].to_vec(),
        ];
        let expected = Marks {
            hidden_rows: FxHashSet::from_iter([8]),
            hidden_columns: vec![2, 3],
            regions: vec![Region {
                first_row: 2,
                last_row: 4,
                column: 0,
            }],
        };
        assert_eq!(marks_of(part.concat().as_slice()), expected);
    }
}
