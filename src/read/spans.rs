//! Cells that reach down over rows below them (`rowspan`, `MergeDown`): the rows below get their value,
//! marked as covered, and their own cells find their columns.

use super::merged::{MOST_ROWS, names_group};
use super::{Cell, Value};

/// Steps that any sheet may take over its spans, and further ones for each cell of its own: beyond
/// them it is made to waste time.
const FREE_STEPS: u64 = 10_000_000;
const STEPS_OF_A_CELL: u64 = 64;

/// The cells that reach into the current row, by column.
#[derive(Debug)]
pub(super) struct Spans {
    active: Vec<Span>,
    /// Begun in the current row; they count from the next one.
    fresh: Vec<Span>,
    row: u32,
    /// The next row in which one of the active spans ends.
    next_end: u32,
    /// How many of the active spans lie left of the cell that was placed last.
    passed: usize,
    steps: u64,
    /// True if the sheet wastes time with spans; they are no longer followed.
    pub(super) is_overrun: bool,
}

#[derive(Debug)]
struct Span {
    column: u32,
    /// The column after its last.
    end: u32,
    /// The row after its last.
    end_row: u32,
    value: Option<Value>,
}

impl Spans {
    /// No spans, in the row of a number.
    pub(super) fn new(row: u32) -> Self {
        Self {
            active: Vec::new(),
            fresh: Vec::new(),
            row,
            next_end: u32::MAX,
            passed: 0,
            steps: FREE_STEPS,
            is_overrun: false,
        }
    }

    /// The first column, from the given one on, into which nothing reaches from above. Within a row
    /// the columns that are asked for must not fall.
    pub(super) fn free_column(&mut self, mut column: u32) -> u32 {
        while let Some(span) = self.active.get(self.passed) {
            if span.column > column {
                break;
            }
            column = column.max(span.end);
            self.passed += 1;
            self.steps = self.steps.saturating_sub(1);
        }
        column
    }

    /// Begins a cell of the current row that reaches over `below` further rows; `None` for all rows to
    /// the end of their part.
    pub(super) fn begin(
        &mut self,
        column: u32,
        width: u32,
        below: Option<u32>,
        value: Option<&Value>,
    ) {
        if below == Some(0) || self.is_overrun {
            return;
        }
        // A cell that is too tall to be a group keeps its place, and is not repeated.
        let is_group = below.is_none_or(|below| below < MOST_ROWS);
        let below = below.unwrap_or(u32::MAX);
        self.fresh.push(Span {
            column,
            end: column.saturating_add(width),
            end_row: self.row.saturating_add(below).saturating_add(1),
            value: value
                .filter(|value| is_group && names_group(value))
                .cloned(),
        });
    }

    /// Ends the current row: what reaches into it is added to its cells, if it has any; the row of the
    /// given number begins.
    pub(super) fn end_row(&mut self, cells: &mut Vec<Cell>, next: u32) {
        if !cells.is_empty() && !self.active.is_empty() {
            self.cover(cells);
        }
        self.passed = 0;
        self.row = next;
        if self.steps == 0 {
            self.is_overrun = true;
            self.active.clear();
            self.fresh.clear();
        }
        if !self.fresh.is_empty() || self.next_end <= next {
            self.active.append(&mut self.fresh);
            self.active.retain(|span| span.end_row > next);
            self.active.sort_by_key(|span| span.column);
            let ends = self.active.iter().map(|span| span.end_row);
            self.next_end = ends.min().unwrap_or(u32::MAX);
        }
    }

    /// Ends all spans, as the end of a part of a table does.
    pub(super) fn end_all(&mut self) {
        self.active.clear();
        self.fresh.clear();
        self.next_end = u32::MAX;
    }

    fn cover(&mut self, cells: &mut Vec<Cell>) {
        let own = cells.len();
        self.steps = self
            .steps
            .saturating_add(own as u64 * STEPS_OF_A_CELL)
            .saturating_sub(self.active.len() as u64);
        if self.steps == 0 {
            return;
        }
        for span in &self.active {
            let (Some(value), Ok(column)) = (&span.value, u16::try_from(span.column)) else {
                continue;
            };
            let known = cells.get(..own).unwrap_or_default();
            if known
                .binary_search_by_key(&column, |cell| cell.column)
                .is_err()
            {
                let value = value.clone();
                cells.push(Cell {
                    column,
                    value,
                    is_covered: true,
                });
            }
        }
        cells.sort_by_key(|cell| cell.column);
        cells.dedup_by_key(|cell| cell.column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(column: u16, text: &str) -> Cell {
        Cell::new(column, Value::Text(text.into()))
    }

    #[test]
    fn a_value_reaches_down_into_rows_that_have_cells_of_their_own() {
        let mut spans = Spans::new(1);
        let order = cell(0, "A1");
        spans.begin(0, 2, Some(3), Some(&order.value));
        let mut first = vec![order.clone(), cell(2, "甲")];
        spans.end_row(&mut first, 2);
        assert_eq!(first.len(), 2, "a cell does not cover itself");

        assert_eq!(spans.free_column(0), 2);
        let mut second = vec![cell(2, "乙")];
        spans.end_row(&mut second, 3);
        let covered = Cell {
            is_covered: true,
            ..order.clone()
        };
        assert_eq!(second, [covered.clone(), cell(2, "乙")]);

        let mut blank = Vec::new();
        spans.end_row(&mut blank, 4);
        assert_eq!(blank, []);

        let mut own = vec![cell(0, "A2"), cell(2, "丙")];
        spans.end_row(&mut own, 5);
        assert_eq!(own[0], cell(0, "A2"), "a cell of its own wins");

        assert_eq!(spans.free_column(0), 0, "it has ended");
    }

    #[test]
    fn a_cell_too_tall_for_a_group_keeps_its_place_and_is_not_repeated() {
        let mut spans = Spans::new(1);
        let title = cell(0, "十月订单");
        spans.begin(0, 1, Some(5_000), Some(&title.value));
        spans.end_row(&mut vec![title], 2);
        assert_eq!(spans.free_column(0), 1);
        let mut second = vec![cell(1, "甲")];
        spans.end_row(&mut second, 3);
        assert_eq!(second, [cell(1, "甲")]);
    }

    #[test]
    fn spans_without_measure_are_no_longer_followed() {
        let mut spans = Spans::new(1);
        for column in 0..16_000 {
            spans.begin(column, 1, None, Some(&Value::Number(1.0)));
        }
        spans.end_row(&mut Vec::new(), 2);
        let mut cells = 0;
        for row in 2..60_000 {
            let mut own = vec![cell(16_001, "x")];
            spans.end_row(&mut own, row + 1);
            cells += own.len();
        }
        assert!(spans.is_overrun);
        assert!(cells < 20_000_000, "{cells}");
    }
}
