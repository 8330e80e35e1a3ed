//! What the rows of a stretch of a sheet add up to. Stretches add up to longer ones, so that a sheet may be
//! read in any pieces.

use super::columns::Summable;
use super::figure::figure;
use crate::model::{Figure, Flow, Money};
use crate::read::{Row, Value};

/// The sum of a column, in billionths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    /// All rows.
    pub(super) all: i128,
    /// Of this, rows that Excel does not show.
    pub(super) hidden: i128,
    /// Of this, cells that hold their number as text.
    pub(super) texts: i128,
    /// How many cells hold their number as text.
    pub(super) text_cells: u32,
}

/// The payments of a flow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FlowSum {
    pub(super) rows: u32,
    pub(super) amount: i128,
}

/// What some rows add up to. Cells are bounded so that no sheet can overflow the sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) rows: u32,
    pub(super) hidden_rows: u32,
    /// By the position of the column in the list of those that are added up.
    pub(super) columns: Vec<Sum>,
    /// Received, paid out, neither.
    pub(super) flows: [FlowSum; 3],
}

impl Sums {
    /// Adds a row of data, and the payments that it became.
    pub(super) fn add_row(&mut self, columns: &[Summable], row: &Row, money: &[(Flow, Money)]) {
        self.rows += 1;
        self.hidden_rows += u32::from(row.is_hidden);
        self.columns.resize(columns.len(), Sum::default());
        for (column, sum) in columns.iter().zip(&mut self.columns) {
            let cell = row.cell(column.index).filter(|cell| !cell.is_covered);
            let Some(value) = cell.map(|cell| &cell.value) else {
                continue;
            };
            let Some(figure) = figure(value, column.measure) else {
                continue;
            };
            sum.all += figure;
            if row.is_hidden {
                sum.hidden += figure;
            }
            if matches!(value, Value::Text(_)) {
                sum.texts += figure;
                sum.text_cells += 1;
            }
        }
        for (flow, amount) in money {
            if let Some(sum) = self.flows.get_mut(position(*flow)) {
                sum.rows += 1;
                let unit = Figure::UNIT / 10i128.pow(amount.currency().exponent().min(9));
                sum.amount += i128::from(amount.minor()) * unit;
            }
        }
    }

    /// Adds other rows.
    pub(super) fn add(&mut self, other: &Self) {
        self.combine(other, 1);
    }

    /// The rows of these that are not among others, which are the first ones of these.
    pub(super) fn without(&self, first: &Self) -> Self {
        let mut rest = self.clone();
        rest.combine(first, -1);
        rest
    }

    /// The payments of a flow.
    pub(super) fn flow(&self, flow: Flow) -> FlowSum {
        self.flows.get(position(flow)).copied().unwrap_or_default()
    }

    fn combine(&mut self, other: &Self, sign: i128) {
        let count = |into: &mut u32, other: u32| {
            *into = if sign > 0 {
                into.saturating_add(other)
            } else {
                into.saturating_sub(other)
            };
        };
        count(&mut self.rows, other.rows);
        count(&mut self.hidden_rows, other.hidden_rows);
        let most = self.columns.len().max(other.columns.len());
        self.columns.resize(most, Sum::default());
        for (sum, other) in self.columns.iter_mut().zip(&other.columns) {
            sum.all += sign * other.all;
            sum.hidden += sign * other.hidden;
            sum.texts += sign * other.texts;
            count(&mut sum.text_cells, other.text_cells);
        }
        for (sum, other) in self.flows.iter_mut().zip(&other.flows) {
            count(&mut sum.rows, other.rows);
            sum.amount += sign * other.amount;
        }
    }
}

const fn position(flow: Flow) -> usize {
    match flow {
        Flow::In => 0,
        Flow::Out => 1,
        Flow::Neither => 2,
    }
}
