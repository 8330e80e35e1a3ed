//! The summary below a merchant's bill: a row of labels (总交易单数, 应结订单总金额 …), and their values in the
//! row below.

use super::figure::Measure;
use super::lines::{Told, units};
use super::printed::Printed;
use super::sums::Sums;
use super::{Mark, Summable};
use crate::model::{Flow, Text, TotalUnit};
use crate::normalise::text::squash;
use crate::read::Cell;

/// What the first label may be.
const FIRST: [&str; 3] = ["总交易单数", "资金流水总笔数", "总笔数"];

/// The labels of a summary and the row in which they stand.
pub(super) struct Summary {
    pub(super) row: u32,
    labels: Vec<(u16, String)>,
}

impl Summary {
    /// The labels, if a row is one of labels.
    pub(super) fn read(mark: &Mark) -> Option<Self> {
        let cells = mark.cells.iter();
        let labels: Vec<(u16, String)> = cells
            .map(|cell| (cell.column, squash(&cell.text())))
            .collect();
        let (_, first) = labels.first()?;
        FIRST.contains(&first.as_str()).then_some(Self {
            row: mark.row,
            labels,
        })
    }

    /// The values of the row below, each with its label and what the rows say.
    pub(super) fn values<'a>(
        &self,
        mark: &'a Mark,
        columns: &[Summable],
        all: &Sums,
    ) -> Vec<(&'a Cell, Text, Told)> {
        let value = |cell: &'a Cell| {
            let (_, label) = self
                .labels
                .iter()
                .find(|(column, _)| *column == cell.column)?;
            let printed = Printed::of_cell(cell, Measure::Plain)?;
            let (unit, own, rows) = told(label, columns, all)?;
            let told = Told {
                unit,
                printed,
                own,
                rows,
                others: Vec::new(),
            };
            Some((cell, label.as_str().into(), told))
        };
        mark.cells.iter().filter_map(value).collect()
    }
}

/// What the rows say to a label: unit, sum, rows; `None` if they say nothing to it.
fn told(label: &str, columns: &[Summable], all: &Sums) -> Option<(TotalUnit, i128, u32)> {
    let count = |flow| {
        let rows = all.flow(flow).rows;
        Some((TotalUnit::Rows, units(rows), rows))
    };
    let amount = |flow| {
        let sum = all.flow(flow);
        Some((TotalUnit::Money, sum.amount, sum.rows))
    };
    match label {
        "收入笔数" => count(Flow::In),
        "支出笔数" => count(Flow::Out),
        "收入金额" => amount(Flow::In),
        "支出金额" => amount(Flow::Out),
        label if FIRST.contains(&label) => Some((TotalUnit::Rows, units(all.rows), all.rows)),
        label => {
            let (unit, sum) = column_sum(label, columns, all)?;
            Some((unit, sum, all.rows))
        }
    }
}

/// The sum of the column that a label names: 应结订单总金额 sums 应结订单金额, 手续费总金额 sums 手续费.
fn column_sum(label: &str, columns: &[Summable], all: &Sums) -> Option<(TotalUnit, i128)> {
    let plain = |text: &str| squash(text).replace(['总', '`'], "");
    let name = plain(label);
    let named = |column: &Summable| {
        let header = plain(&column.header);
        header == name || format!("{header}金额") == name
    };
    let mut sums = columns.iter().zip(&all.columns);
    let (column, sum) = sums.find(|(column, _)| named(column))?;
    let unit = if column.is_money {
        TotalUnit::Money
    } else {
        TotalUnit::Number
    };
    Some((unit, sum.all))
}
