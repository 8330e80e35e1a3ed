//! The limits on the rows, columns and characters of a sheet that is read as it streams past. What is
//! within them is still read; what is beyond them is said.

use crate::config::Limits;

use super::{Cause, Cell, ReadError, Row, Value};

/// The columns of the widest sheet that Excel can hold.
pub(super) const EXCEL_COLUMNS: u32 = 16_384;
/// How much of a text beyond the limit is kept, to show what stood there.
const KEPT: usize = 60;

/// What of a sheet was found beyond the limits: the furthest, or 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beyond {
    pub(super) rows: u64,
    pub(super) columns: u64,
    pub(super) characters: u64,
}

impl Beyond {
    /// Each limit that the sheet went beyond.
    pub(super) fn causes(self, limits: &Limits) -> impl Iterator<Item = Cause> {
        let found = [
            ("rows", self.rows, limits.rows),
            ("columns", self.columns, limits.columns),
            ("characters", self.characters, limits.characters),
        ];
        let beyond = found.into_iter().filter(|(_, found, _)| *found > 0);
        beyond.map(|(limit, found, most)| Cause::Limit { limit, found, most })
    }
}

/// The length in bytes that a text may keep, and its characters; `None` if it is not too long.
pub(super) fn too_long(text: &str, most_characters: u64) -> Option<(usize, u64)> {
    let most = usize::try_from(most_characters).unwrap_or(usize::MAX);
    // No character is less than one byte, so most texts need no count.
    if text.len() <= most {
        return None;
    }
    let (end, _) = text.char_indices().nth(most)?;
    Some((end, text.chars().count() as u64))
}

/// The rows of a sheet within the limits, and what was found beyond them.
pub(super) struct Bounded<I> {
    rows: I,
    limits: Limits,
    beyond: Beyond,
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
            beyond: Beyond::default(),
        }
    }

    /// The limits that the sheet went beyond; asked when its rows have been drawn.
    pub(super) fn errors(&self, sheet: &str) -> Vec<ReadError> {
        let causes = self.beyond.causes(&self.limits);
        causes.map(|cause| ReadError::of(sheet, cause)).collect()
    }

    /// The rows themselves, and the limits that the sheet went beyond.
    pub(super) fn into_parts(self) -> (I, Vec<Cause>) {
        let causes = self.beyond.causes(&self.limits).collect();
        (self.rows, causes)
    }

    fn hold(&mut self, cells: &mut Vec<Cell>) {
        let most = self.limits.columns;
        if let Some(last) = cells.last().filter(|cell| u64::from(cell.column) >= most) {
            self.beyond.columns = self.beyond.columns.max(u64::from(last.column) + 1);
            cells.retain(|cell| u64::from(cell.column) < most);
            // What only covers the row was there for cells of its own.
            if cells.iter().all(|cell| cell.is_covered) {
                cells.clear();
            }
        }
        for cell in cells {
            let (Value::Text(text) | Value::Error(text) | Value::LongNumber(text)) = &cell.value
            else {
                continue;
            };
            if let Some((_, found)) = too_long(text, self.limits.characters) {
                self.beyond.characters = self.beyond.characters.max(found);
                let start: String = text.chars().take(KEPT).chain(['…']).collect();
                cell.value = Value::Error(start.into());
            }
        }
    }
}

impl<I: Iterator<Item = Row>> Iterator for Bounded<I> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.beyond.rows > 0 {
            return None;
        }
        let mut row = self.rows.next()?;
        if u64::from(row.number) > self.limits.rows {
            self.beyond.rows = row.number.into();
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
