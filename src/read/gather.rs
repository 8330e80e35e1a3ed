//! Cells that come one by one, by rows → rows.

use super::{Cell, Row};

/// Gathers the cells of a row.
#[derive(Debug, Default)]
pub(super) struct Gather {
    /// The first cell of the next row, already drawn, with its row from 0.
    pending: Option<(u32, Cell)>,
}

impl Gather {
    /// The next row, of cells that are drawn with their rows from 0. `draw` is not asked again after its
    /// end.
    pub(super) fn next_row(
        &mut self,
        mut draw: impl FnMut() -> Option<(u32, Cell)>,
    ) -> Option<Row> {
        let (number, first) = self.pending.take().or_else(&mut draw)?;
        let mut cells = vec![first];
        while let Some((row, cell)) = draw() {
            if row != number {
                self.pending = Some((row, cell));
                break;
            }
            cells.push(cell);
        }
        if !cells.is_sorted_by(|a, b| a.column < b.column) {
            cells.sort_by_key(|cell| cell.column);
            // Of two cells in one place the first counts.
            cells.dedup_by_key(|cell| cell.column);
        }
        Some(Row::new(number.saturating_add(1), cells))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Value;

    #[test]
    fn rows_are_cut_where_the_row_changes() {
        let cell = |column, text: &str| Cell::new(column, Value::Text(text.into()));
        let mut cells = [
            (0, cell(0, "a")),
            (0, cell(1, "b")),
            (4, cell(3, "d")),
            (4, cell(2, "c")),
            (4, cell(3, "e")),
            (2, cell(0, "f")),
        ]
        .into_iter();
        let mut gather = Gather::default();
        let rows: Vec<Row> = std::iter::from_fn(|| gather.next_row(|| cells.next())).collect();
        let expected = [
            Row::new(1, vec![cell(0, "a"), cell(1, "b")]),
            Row::new(5, vec![cell(2, "c"), cell(3, "d")]),
            Row::new(3, vec![cell(0, "f")]),
        ];
        assert_eq!(rows, expected);
    }
}
