//! Merged regions: the value of a vertically merged cell, given also in the rows below that it covers.
//! A sheet shows 订单号 once beside all the lines of an order; each of its rows belongs to it.
//!
//! The same rules hold in every format: only the first column of a region is filled, only in rows that
//! have cells of their own, and neither a region too tall nor a text too long to be a group is repeated.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::{Cell, Row, Value};

/// A region over more rows than this is decoration, not a group of lines.
pub(super) const MOST_ROWS: u32 = 5_000;
/// The most columns that are filled in one row, and the longest text that is repeated, in bytes: more is
/// no table, and memory is not to be had for the asking.
const MOST_COLUMNS: usize = 256;
const MOST_TEXT: usize = 1_000;

/// A merged region, as far as filling needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Region {
    /// Its first row, from 1.
    pub(super) first_row: u32,
    /// Its last row, from 1.
    pub(super) last_row: u32,
    /// Its first column, from 0; the others are not filled.
    pub(super) column: u16,
}

impl Region {
    /// True if it is a group of lines: of several rows, but not of too many.
    pub(super) fn is_group(&self) -> bool {
        (1..MOST_ROWS).contains(&self.last_row.saturating_sub(self.first_row))
    }
}

/// True for a value that names a group of lines and is repeated in each of them.
pub(super) fn names_group(value: &Value) -> bool {
    match value {
        Value::Text(text) | Value::LongNumber(text) => text.len() <= MOST_TEXT,
        Value::Number(_) | Value::Date(_) => true,
        Value::Bool(_) | Value::Error(_) | Value::FormulaEmpty => false,
    }
}

/// Fills rows as they pass.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// Regions that have not begun, the first on top.
    ahead: BinaryHeap<Reverse<Region>>,
    /// Regions that have begun: their column, then last row and value.
    open: BTreeMap<u16, (u32, Value)>,
    last_row: u32,
}

impl Merged {
    /// Fills the regions of a sheet that are known before its rows.
    pub(super) fn new(regions: impl IntoIterator<Item = Region>) -> Self {
        let groups = regions.into_iter().filter(Region::is_group);
        Self {
            ahead: groups.map(Reverse).collect(),
            ..Self::default()
        }
    }

    /// Adds a region that begins in the next row or below it.
    pub(super) fn add(&mut self, region: Region) {
        if region.is_group() {
            self.ahead.push(Reverse(region));
        }
    }

    /// Fills the next row. A row out of order is given as it stands, and ends what was open.
    pub(super) fn fill(&mut self, row: &mut Row) {
        if self.ahead.is_empty() && self.open.is_empty() {
            return;
        }
        if row.number < self.last_row {
            self.open.clear();
        }
        self.last_row = row.number;
        if row.cells.iter().all(Cell::is_blank) {
            return;
        }
        self.open.retain(|_, (last, _)| *last >= row.number);
        // What begins here has a cell of its own here, and reaches only further down.
        let beginning = self.beginning(row);
        self.cover(row);
        for (column, last, value) in beginning {
            if self.open.len() < MOST_COLUMNS {
                self.open.insert(column, (last, value));
            }
        }
    }

    /// The regions whose first cell stands in a row: column, last row and value.
    fn beginning(&mut self, row: &Row) -> Vec<(u16, u32, Value)> {
        let mut beginning = Vec::new();
        while let Some(Reverse(region)) = self.ahead.peek().copied() {
            if region.first_row > row.number {
                break;
            }
            self.ahead.pop();
            // A region whose first row is blank has nothing to give.
            let cell = row.cell(region.column).filter(|cell| {
                region.first_row == row.number && !cell.is_blank() && names_group(&cell.value)
            });
            if let Some(cell) = cell {
                beginning.push((region.column, region.last_row, cell.value.clone()));
            }
        }
        beginning
    }

    /// Adds the values of the regions that a row is in, where it has none of its own.
    fn cover(&self, row: &mut Row) {
        let is_free = |column: u16| row.cell(column).is_none_or(Cell::is_blank);
        let open = self.open.iter().filter(|(column, _)| is_free(**column));
        let covered: Vec<Cell> = open
            .map(|(column, (_, value))| Cell {
                is_covered: true,
                ..Cell::new(*column, value.clone())
            })
            .collect();
        if covered.is_empty() {
            return;
        }
        let is_filled = |column| {
            let place = covered.binary_search_by_key(&column, |cell| cell.column);
            place.is_ok()
        };
        row.cells
            .retain(|cell| !cell.is_blank() || !is_filled(cell.column));
        row.cells.extend(covered);
        row.cells.sort_by_key(|cell| cell.column);
    }
}

/// Fills all rows of a sheet whose regions are known beforehand.
pub(super) fn fill(
    rows: impl Iterator<Item = Row>,
    regions: impl IntoIterator<Item = Region>,
) -> impl Iterator<Item = Row> {
    let mut merged = Merged::new(regions);
    rows.map(move |mut row| {
        merged.fill(&mut row);
        row
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as `number: column=text`, regions as first row, last row, column.
    fn check(rows: &[(u32, &[(u16, &str)])], regions: &[(u32, u32, u16)], expected: &[&str]) {
        let rows = rows.iter().map(|(number, cells)| {
            let cells = cells.iter();
            let cells = cells.map(|(column, text)| Cell::new(*column, Value::Text((*text).into())));
            Row::new(*number, cells.collect())
        });
        let regions = regions.iter().map(|(first_row, last_row, column)| Region {
            first_row: *first_row,
            last_row: *last_row,
            column: *column,
        });
        let filled: Vec<String> = fill(rows, regions)
            .map(|row| {
                let cells = row.cells.iter().map(|cell| {
                    let mark = if cell.is_covered { "^" } else { "" };
                    format!("{}={}{mark}", cell.column, cell.text())
                });
                let cells: Vec<String> = cells.collect();
                format!("{}: {}", row.number, cells.join(" "))
            })
            .collect();
        assert_eq!(filled, expected);
    }

    #[test]
    fn the_lines_of_an_order_carry_its_number() {
        check(
            &[
                (1, &[(0, "订单号"), (1, "货品")]),
                (2, &[(0, "A1"), (1, "茶")]),
                (3, &[(1, "杯")]),
                (4, &[(0, " "), (1, "盘")]),
                (5, &[(0, "A2"), (1, "茶")]),
                (6, &[(1, "壶")]),
            ],
            &[(2, 4, 0), (5, 5, 0)],
            &[
                "1: 0=订单号 1=货品",
                "2: 0=A1 1=茶",
                "3: 0=A1^ 1=杯",
                "4: 0=A1^ 1=盘",
                "5: 0=A2 1=茶",
                "6: 1=壶",
            ],
        );
    }

    #[test]
    fn nothing_is_made_of_blank_rows_blank_values_and_own_values() {
        check(
            &[
                (1, &[(0, "标题")]),
                (2, &[(1, " ")]),
                (4, &[(1, "x")]),
                (5, &[(0, "自己的"), (1, "y")]),
                (6, &[(1, "z")]),
            ],
            &[(1, 2, 0), (3, 4, 0), (4, 6, 1), (4, 9, 0)],
            &["1: 0=标题", "2: 1= ", "4: 1=x", "5: 0=自己的 1=y", "6: 1=z"],
        );
    }

    #[test]
    fn a_region_over_a_whole_sheet_is_not_filled() {
        check(
            &[(1, &[(0, "a")]), (2, &[(1, "b")])],
            &[(1, 5_001, 0)],
            &["1: 0=a", "2: 1=b"],
        );
    }

    #[test]
    fn rows_out_of_order_are_given_as_they_stand() {
        check(
            &[(3, &[(0, "a")]), (2, &[(1, "b")]), (4, &[(1, "c")])],
            &[(3, 4, 0)],
            &["3: 0=a", "2: 1=b", "4: 1=c"],
        );
    }

    #[test]
    fn a_text_too_long_for_a_group_is_not_repeated() {
        let long = "字".repeat(334);
        let first = format!("1: 0={long}");
        check(
            &[(1, &[(0, &long)]), (2, &[(1, "b")])],
            &[(1, 2, 0)],
            &[&first, "2: 1=b"],
        );
        for value in [Value::Error("#N/A".into()), Value::FormulaEmpty] {
            assert!(!names_group(&value), "{value:?}");
        }
    }
}
