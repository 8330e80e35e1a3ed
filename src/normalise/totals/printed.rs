//! A figure as a sheet prints it, and whether a sum is that figure.

use super::columns::Summable;
use super::figure::{Measure, figure, places};
use super::sums::{Sum, Sums};
use crate::model::{Figure, TotalOutcome};
use crate::read::{Cell, Value};

/// More places than this are the noise of a float.
const MOST_PLACES: u32 = 6;

/// A figure as a sheet prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Printed {
    pub(super) value: i128,
    /// Half of its last place: a figure may be rounded, money never beyond the cent.
    tolerance: i128,
}

impl Printed {
    /// The figure of a cell of a column; `None` if there is none.
    pub(super) fn of_cell(cell: &Cell, measure: Measure) -> Option<Self> {
        if cell.is_covered {
            return None;
        }
        let value = figure(&cell.value, measure)?;
        Some(Self::new(value, places(&cell.value, measure)))
    }

    /// A figure with so many places.
    pub(super) fn new(value: i128, places: u32) -> Self {
        let last = Figure::UNIT / 10i128.pow(places.clamp(2, MOST_PLACES));
        Self {
            value,
            tolerance: last / 2,
        }
    }

    /// A sum in the sign of this figure: columns of what was paid out are kept with a minus or without.
    pub(super) fn signed(self, sum: i128) -> i128 {
        if (self.value + sum).abs() < (self.value - sum).abs() {
            -sum
        } else {
            sum
        }
    }

    /// True if a sum of so many rows is this figure; the sign may be that of the column's convention.
    pub(super) fn is(self, sum: i128, rows: u32) -> bool {
        // Each row may have been rounded to a billionth.
        let tolerance = self.tolerance + i128::from(rows);
        (self.value - sum).abs() <= tolerance || (self.value + sum).abs() <= tolerance
    }
}

/// The stretches that a total may mean, the likeliest first, each with rows.
pub(super) struct Stretches(pub(super) Vec<Sums>);

impl Stretches {
    /// How a figure in a column stands to the stretches; `subtotals` is the sum of the subtotals printed above it.
    /// Gives our own sum, its rows and the outcome.
    pub(super) fn judge(
        &self,
        printed: Printed,
        cell: &Cell,
        (position, column): (usize, &Summable),
        subtotals: Option<i128>,
    ) -> Option<(i128, u32, TotalOutcome)> {
        let sums = || {
            self.0.iter().map(|sums| {
                (
                    sums,
                    sums.columns.get(position).copied().unwrap_or_default(),
                )
            })
        };
        if let Some((sums, sum)) = sums().find(|(sums, sum)| printed.is(sum.all, sums.rows)) {
            return Some((sum.all, sums.rows, TotalOutcome::Agrees));
        }
        let (first, _) = sums().next()?;
        if subtotals.is_some_and(|sum| printed.is(sum, first.rows)) {
            return Some((printed.value, first.rows, TotalOutcome::Agrees));
        }
        let visible = |(sums, sum): &(&Sums, Sum)| {
            sums.hidden_rows > 0 && printed.is(sum.all - sum.hidden, sums.rows)
        };
        if let Some((sums, sum)) = sums().find(visible) {
            let hidden = sums.hidden_rows;
            let outcome = TotalOutcome::VisibleOnly { hidden };
            return Some((sum.all - sum.hidden, sums.rows - hidden, outcome));
        }
        if self.is_another(printed, column) {
            return Some((printed.value, first.rows, TotalOutcome::Agrees));
        }
        // What Excel's SUM passes over.
        let without_texts = |(sums, sum): &(&Sums, Sum)| {
            sum.text_cells > 0
                && matches!(cell.value, Value::Number(_))
                && printed.is(sum.all - sum.texts, sums.rows)
        };
        let (sums, sum, texts) = match sums().find(without_texts) {
            Some((sums, sum)) => (sums, sum, sum.text_cells),
            None => sums().next().map(|(sums, sum)| (sums, sum, 0))?,
        };
        Some((sum.all, sums.rows, TotalOutcome::Differs { texts }))
    }

    /// True for a figure that stands in the wrong column, as below a merged cell, or counts the rows.
    fn is_another(&self, printed: Printed, column: &Summable) -> bool {
        self.0.iter().any(|sums| {
            let rows = i128::from(sums.rows) * Figure::UNIT;
            let other = |sum: &Sum| sum.all != 0 && printed.is(sum.all, sums.rows);
            (!column.is_money && printed.is(rows, 0)) || sums.columns.iter().any(other)
        })
    }
}
