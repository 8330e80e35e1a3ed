//! The limits on the rows, columns and characters of a sheet that is read as it streams past. What is
//! within them is still read; what is beyond them is said.

use crate::config::Limits;

use super::{Cause, Cell, ReadError, Row, Value};

/// How much of a text beyond the limit is kept, to show what stood there.
const KEPT: usize = 60;

/// The rows of a sheet within the limits, and what was found beyond them.
pub(super) struct Bounded<I> {
    rows: I,
    limits: Limits,
    beyond: [u64; 3],
}

impl<I: Iterator<Item = Row>> Bounded<I> {
    /// Holds rows to the limits.
    pub(super) fn new(rows: I, limits: &Limits) -> Self {
        Self {
            rows,
            limits: Limits {
                // A column's number has 16 bits; the last one stands for all beyond it.
                columns: limits.columns.min(u16::MAX.into()),
                ..*limits
            },
            beyond: [0; 3],
        }
    }

    /// The rows themselves.
    pub(super) fn rows(&self) -> &I {
        &self.rows
    }

    /// The limits that the sheet went beyond; asked when its rows have been drawn.
    pub(super) fn errors(&self, sheet: &str) -> Vec<ReadError> {
        let Limits {
            rows,
            columns,
            characters,
            ..
        } = self.limits;
        let limits = [
            ("rows", rows),
            ("columns", columns),
            ("characters", characters),
        ];
        let beyond = limits.into_iter().zip(self.beyond);
        beyond
            .filter(|(_, found)| *found > 0)
            .map(|((limit, most), found)| {
                let cause = Cause::Limit { limit, found, most };
                ReadError::of(sheet, cause)
            })
            .collect()
    }

    fn hold(&mut self, cells: &mut Vec<Cell>) {
        let [_, columns, characters] = &mut self.beyond;
        let most = self.limits.columns;
        if let Some(last) = cells.last().filter(|cell| u64::from(cell.column) >= most) {
            *columns = (u64::from(last.column) + 1).max(*columns);
            cells.retain(|cell| u64::from(cell.column) < most);
            // What only covers the row was there for cells of its own.
            if cells.iter().all(|cell| cell.is_covered) {
                cells.clear();
            }
        }
        let most = self.limits.characters;
        for cell in cells {
            if let Value::Text(text) | Value::Error(text) = &cell.value {
                // No character is less than one byte, so most cells need no count.
                if text.len() as u64 > most {
                    let found = text.chars().count() as u64;
                    if found > most {
                        *characters = found.max(*characters);
                        let start: String = text.chars().take(KEPT).chain(['…']).collect();
                        cell.value = Value::Error(start.into());
                    }
                }
            }
        }
    }
}

impl<I: Iterator<Item = Row>> Iterator for Bounded<I> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.beyond[0] > 0 {
            return None;
        }
        let mut row = self.rows.next()?;
        if u64::from(row.number) > self.limits.rows {
            self.beyond[0] = row.number.into();
            return None;
        }
        self.hold(&mut row.cells);
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_within_the_limits_is_read_and_what_is_beyond_is_said() {
        let limits = Limits {
            rows: 3,
            columns: 2,
            characters: 4,
            ..Limits::default()
        };
        let text = |column, text: &str| Cell::new(column, Value::Text(text.into()));
        let rows = [
            Row::new(1, vec![text(0, "单号金额"), text(1, "b"), text(9, "far")]),
            Row::new(2, vec![text(0, "单号单号单号")]),
            Row::new(4, vec![text(0, "late")]),
            Row::new(5, vec![text(0, "later")]),
        ];
        let mut bounded = Bounded::new(rows.into_iter(), &limits);
        let read: Vec<Row> = bounded.by_ref().collect();
        let cut = Cell::new(0, Value::Error("单号单号单号…".into()));
        assert_eq!(
            read,
            [
                Row::new(1, vec![text(0, "单号金额"), text(1, "b")]),
                Row::new(2, vec![cut]),
            ]
        );
        let limit =
            |limit, found, most| ReadError::sheet("表", Cause::Limit { limit, found, most });
        assert_eq!(
            bounded.errors("表"),
            [
                limit("rows", 4, 3),
                limit("columns", 10, 2),
                limit("characters", 6, 4)
            ]
        );
    }
}
