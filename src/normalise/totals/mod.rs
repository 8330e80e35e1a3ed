//! 合计核对: the totals that a sheet prints, held against our own sums of its rows.
//!
//! While rows are read, each total ends a stretch of rows and keeps what the stretch adds up to ([`Tally`]). Tallies of
//! pieces join to that of the whole, whatever the pieces were. At the end [`Tally::check`] holds every total against
//! the stretches that its words may mean.

mod above;
mod check;
mod columns;
mod figure;
mod known;
mod label;
mod line;
mod lines;
mod printed;
mod summary;
mod sums;
#[cfg(test)]
mod tests;

pub(crate) use columns::Summable;
pub(crate) use known::Known;

use crate::model::{Flow, Money, RowFate};
use crate::read::{Cell, Row, Value};
use sums::Sums;

/// Totals and lines of text that are kept of one sheet.
const MOST_MARKS: usize = 10_000;
/// Cells that are kept of each, and the longest text of one, in bytes.
const MOST_CELLS: usize = 128;
const LONGEST: usize = 400;

/// A row that is no data and may print a total.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    row: u32,
    fate: RowFate,
    cells: Vec<Cell>,
    /// The rows since the mark before.
    before: Sums,
}

/// The totals of some rows, and what the rows between them add up to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    marks: Vec<Mark>,
    /// The rows since the last mark.
    open: Sums,
    /// True if marks were left out at the end.
    is_cut: bool,
}

impl Tally {
    /// Adds a row with what became of it, and the payments that it became.
    pub(crate) fn add(
        &mut self,
        columns: &[Summable],
        row: &Row,
        fate: RowFate,
        money: &[(Flow, Money)],
    ) {
        match fate {
            RowFate::Total | RowFate::Footer | RowFate::Preamble => {
                let before = std::mem::take(&mut self.open);
                let cells = row.cells.iter().filter(|cell| is_kept(cell));
                self.push(Mark {
                    row: row.number,
                    fate,
                    cells: cells.take(MOST_CELLS).cloned().collect(),
                    before,
                });
            }
            fate if !fate.is_ignored() => self.open.add_row(columns, row, money),
            _ => {}
        }
    }

    /// Adds the rows that stand below.
    pub(crate) fn append(&mut self, later: Self) {
        let mut marks = later.marks.into_iter();
        match marks.next() {
            None => self.open.add(&later.open),
            Some(mut first) => {
                self.open.add(&first.before);
                first.before = std::mem::replace(&mut self.open, later.open);
                self.push(first);
                marks.for_each(|mark| self.push(mark));
            }
        }
        self.is_cut |= later.is_cut;
    }

    fn push(&mut self, mark: Mark) {
        if self.marks.len() < MOST_MARKS {
            self.marks.push(mark);
        } else {
            self.is_cut = true;
        }
    }
}

fn is_kept(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => text.len() <= LONGEST && !cell.is_blank(),
        _ => true,
    }
}
