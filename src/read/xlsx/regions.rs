//! Merged regions: the value of the first cell is also given in the rows below that the region covers.
//! Group columns, as an order number merged over its lines, need it.
//!
//! Only the first column of a region is filled, and only in rows that have cells of their own. Regions of
//! more than [`MOST_ROWS`] rows, and sheets of more than [`MOST_BYTES`], are left alone: the regions stand
//! after the rows, so the sheet has to be gone through once more to know them.

use std::collections::BTreeMap;
use std::io::Read;

use memchr::memmem;

use super::super::{Cell, Row, Value};
use super::markup::{Kind, next_tag};
use super::place::{self, Region};
use super::window::{More, Window};

/// The largest sheet that is gone through for its regions, in bytes of XML.
pub(super) const MOST_BYTES: u64 = 64 << 20;
/// The tallest region that is filled, in rows.
const MOST_ROWS: u32 = 5_000;
/// The most columns that are filled in one row, and the longest text that is repeated, in bytes: more is
/// no table, and memory is not to be had for the asking.
const MOST_COLUMNS: usize = 256;
const MOST_TEXT: usize = 1_000;

/// The regions of a sheet that cover rows below their first, by their first row.
pub(super) fn regions(part: impl Read) -> Vec<Region> {
    let mut window = Window::new(part);
    let finder = memmem::Finder::new(b"mergeCells");
    while finder.find(window.text()).is_none() {
        // The word may be cut in two.
        let passed = window.text().len().saturating_sub(64);
        window.advance(passed);
        if window.read_more() != More::Text {
            return Vec::new();
        }
    }
    let mut found = Vec::new();
    loop {
        let (mut from, xml) = (0, window.text());
        // The first time the text begins inside whatever stands before the word.
        while let Some(tag) = next_tag(xml, from) {
            from = tag.end;
            match (tag.name, tag.kind) {
                (b"mergeCell", Kind::Open | Kind::Empty) => {
                    let region = tag.attribute(b"ref").and_then(place::region);
                    found.extend(region.filter(|region| {
                        region.top < region.bottom && region.bottom - region.top < MOST_ROWS
                    }));
                }
                (b"mergeCells", Kind::Close) => {
                    found.sort_by_key(|region| region.top);
                    return found;
                }
                _ => {}
            }
        }
        window.advance(from);
        if window.read_more() != More::Text {
            found.sort_by_key(|region| region.top);
            return found;
        }
    }
}

/// Fills the rows of a sheet as they come.
#[derive(Debug)]
pub(super) struct Filler {
    /// The regions that are still to come.
    regions: std::iter::Peekable<std::vec::IntoIter<Region>>,
    /// Last row from 0 and value, by column, of the regions that rows are in.
    open: BTreeMap<u16, (u32, Value)>,
    last_row: u32,
}

impl Filler {
    pub(super) fn new(regions: Vec<Region>) -> Self {
        Self {
            regions: regions.into_iter().peekable(),
            open: BTreeMap::new(),
            last_row: 0,
        }
    }

    /// Fills a row.
    pub(super) fn fill(&mut self, row: &mut Row) {
        let number = row.number.saturating_sub(1);
        if number < self.last_row {
            // Rows out of order are given, but not filled.
            self.open.clear();
        }
        self.last_row = number;
        self.open.retain(|_, (bottom, _)| *bottom >= number);
        let starting = self.starting(row, number);
        if !self.open.is_empty() && row.cells.iter().any(|cell| !cell.is_blank()) {
            let covered: Vec<Cell> = self
                .open
                .iter()
                .filter(|(column, _)| row.cell(**column).is_none_or(Cell::is_blank))
                .map(|(column, (_, value))| Cell {
                    column: *column,
                    value: value.clone(),
                    is_covered: true,
                })
                .collect();
            if !covered.is_empty() {
                let is_filled = |column| covered.iter().any(|cell| cell.column == column);
                row.cells
                    .retain(|cell| !cell.is_blank() || !is_filled(cell.column));
                row.cells.extend(covered);
                row.cells.sort_by_key(|cell| cell.column);
            }
        }
        for (column, bottom, value) in starting {
            if self.open.len() < MOST_COLUMNS {
                self.open.insert(column, (bottom, value));
            }
        }
    }

    /// The regions whose first cell stands in a row, with its value.
    fn starting(&mut self, row: &Row, number: u32) -> Vec<(u16, u32, Value)> {
        let mut starting = Vec::new();
        while let Some(region) = self.regions.next_if(|region| region.top <= number) {
            let column = u16::try_from(region.left).ok();
            let first = column.filter(|_| region.top == number);
            if let Some(cell) = first.and_then(|column| row.cell(column))
                && is_of_a_group(&cell.value)
            {
                starting.push((cell.column, region.bottom, cell.value.clone()));
            }
        }
        starting
    }
}

/// True for a value that may be repeated.
fn is_of_a_group(value: &Value) -> bool {
    match value {
        Value::Text(text) | Value::LongNumber(text) => text.len() <= MOST_TEXT,
        Value::Number(_) | Value::Date(_) => true,
        Value::Bool(_) | Value::Error(_) | Value::FormulaEmpty => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(regions: &[&str], rows: &[(u32, &[(u16, &str)])]) -> Vec<String> {
        let merged: Vec<String> = regions
            .iter()
            .map(|region| format!("<mergeCell ref='{region}'/>"))
            .collect();
        let merged = merged.concat();
        let xml = format!("</sheetData><x:mergeCells count='9'>{merged}</x:mergeCells>");
        let mut filler = Filler::new(super::regions(xml.as_bytes()));
        let rows = rows.iter().map(|(number, cells)| {
            let cells = cells
                .iter()
                .map(|(column, text)| Cell::new(*column, Value::Text((*text).into())));
            let mut row = Row::new(*number, cells.collect());
            filler.fill(&mut row);
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| {
                    let mark = if cell.is_covered { "^" } else { "" };
                    format!("{}={mark}{}", cell.column, cell.text())
                })
                .collect();
            format!("{number}: {}", cells.join(" "))
        });
        rows.collect()
    }

    #[test]
    fn a_group_column_is_filled_downwards() {
        let rows: &[(u32, &[(u16, &str)])] = &[
            (2, &[(0, "SO-1"), (1, "笔"), (2, "备注")]),
            (3, &[(1, "纸")]),
            (4, &[(1, "墨"), (2, " ")]),
            (5, &[(0, "SO-2"), (1, "砚")]),
        ];
        assert_eq!(
            filled(&["C2:D4", "A2:A4"], rows),
            [
                "2: 0=SO-1 1=笔 2=备注",
                "3: 0=^SO-1 1=纸 2=^备注",
                "4: 0=^SO-1 1=墨 2=^备注",
                "5: 0=SO-2 1=砚",
            ]
        );
    }

    #[test]
    fn what_is_no_group_is_left_alone() {
        let cases: [(&[&str], &[&str]); 5] = [
            // A region of one row.
            (&["A2:C2"], &["2: 0=a", "3: 1=b"]),
            // A region that is too tall.
            (&["A2:A9000"], &["2: 0=a", "3: 1=b"]),
            // A region whose first cell is blank.
            (&["C2:C3"], &["2: 0=a", "3: 1=b"]),
            // A region that has ended.
            (&["A1:A2"], &["2: 0=a", "3: 1=b"]),
            (&["rubbish", "B5:A1"], &["2: 0=a", "3: 1=b"]),
        ];
        for (regions, expected) in cases {
            let rows: &[(u32, &[(u16, &str)])] = &[(2, &[(0, "a")]), (3, &[(1, "b")])];
            assert_eq!(filled(regions, rows), expected, "{regions:?}");
        }
        let blank: &[(u32, &[(u16, &str)])] = &[(2, &[(0, "a")]), (3, &[(1, " ")]), (4, &[])];
        assert_eq!(filled(&["A2:A4"], blank), ["2: 0=a", "3: 1= ", "4: "]);
        let back: &[(u32, &[(u16, &str)])] = &[(3, &[(0, "a")]), (2, &[(1, "b")])];
        assert_eq!(filled(&["A3:A4"], back), ["3: 0=a", "2: 1=b"]);
    }
}
