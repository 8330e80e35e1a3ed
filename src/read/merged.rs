//! Merged regions: the value of a vertically merged cell, given also in the rows below that it covers.
//! A sheet shows 订单号 once beside all the lines of an order; each of its rows belongs to it.

use std::collections::BTreeMap;

use super::{Cell, Row, Value};

/// A region over more rows than this is decoration, not a group of lines.
const MOST_ROWS: u32 = 5_000;

/// A merged region, as far as filling needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// Its first row, from 1.
    pub(super) first_row: u32,
    /// Its last row, from 1.
    pub(super) last_row: u32,
    /// Its first column, from 0; the others are not filled.
    pub(super) column: u16,
}

/// Fills rows as they pass. Only rows that hold something of their own are filled.
#[derive(Debug, Default)]
pub(super) struct Merged {
    /// Regions that have not begun: their first row, then columns and last rows.
    ahead: BTreeMap<u32, Vec<(u16, u32)>>,
    /// Regions that have begun: their column, then last row and value.
    open: BTreeMap<u16, (u32, Value)>,
}

impl Merged {
    /// Adds a region; one of a single row, or of too many, is passed over.
    pub(super) fn add(&mut self, region: Region) {
        let rows = region.last_row.saturating_sub(region.first_row);
        if (1..MOST_ROWS).contains(&rows) {
            let first = self.ahead.entry(region.first_row).or_default();
            first.push((region.column, region.last_row));
        }
    }

    /// Fills the next row; rows must pass in their order.
    pub(super) fn fill(&mut self, row: &mut Row) {
        if self.ahead.is_empty() && self.open.is_empty() {
            return;
        }
        if row.cells.iter().all(Cell::is_blank) {
            return;
        }
        self.open.retain(|_, (last, _)| *last >= row.number);
        for (column, (_, value)) in &self.open {
            let place = row.cells.binary_search_by_key(column, |cell| cell.column);
            let covered = Cell {
                is_covered: true,
                ..Cell::new(*column, value.clone())
            };
            match place {
                Err(place) => row.cells.insert(place, covered),
                Ok(place) => {
                    if let Some(blank) = row.cells.get_mut(place).filter(|cell| cell.is_blank()) {
                        *blank = covered;
                    }
                }
            }
        }
        while let Some(first) = self.ahead.first_entry() {
            if *first.key() > row.number {
                break;
            }
            // A region whose first row is blank has nothing to give.
            let (first_row, regions) = first.remove_entry();
            for (column, last) in regions {
                let own = row.cell(column).filter(|cell| !cell.is_covered);
                if let Some(cell) = own.filter(|cell| first_row == row.number && !cell.is_blank()) {
                    self.open.insert(column, (last, cell.value.clone()));
                }
            }
        }
    }
}

/// Fills all rows of a sheet whose regions are known beforehand.
pub(super) fn fill(
    rows: impl Iterator<Item = Row>,
    regions: impl IntoIterator<Item = Region>,
) -> impl Iterator<Item = Row> {
    let mut merged = Merged::default();
    regions.into_iter().for_each(|region| merged.add(region));
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
}
