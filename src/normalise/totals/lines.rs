//! Holds the lines above and below the rows against the rows: counts, sums of a direction, and the summary
//! of a merchant's bill.

use super::label::Label;
use super::line::{Claim, claims};
use super::printed::Printed;
use super::summary::Summary;
use super::sums::Sums;
use super::{Mark, Summable};
use crate::model::{
    Figure, Flow, Origin, RowFate, SheetId, Text, TotalCheck, TotalOutcome, TotalUnit, Totals,
};
use crate::read::{Cell, Value};
use crate::recognise::Field;

/// The lines of a sheet.
pub(super) struct Lines<'a> {
    sheet: SheetId,
    columns: &'a [Summable],
    all: &'a Sums,
    /// The labels of a merchant's summary, if the row above holds them.
    summary: Option<Summary>,
}

/// What a line claims beside what the rows say.
pub(super) struct Told {
    pub(super) unit: TotalUnit,
    pub(super) printed: Printed,
    pub(super) own: i128,
    pub(super) rows: u32,
    /// Other sums that the line may mean.
    pub(super) others: Vec<i128>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(sheet: SheetId, columns: &'a [Summable], all: &'a Sums) -> Self {
        Self {
            sheet,
            columns,
            all,
            summary: None,
        }
    }

    /// Checks a row that is no data; `end` is what the rows above it add up to.
    pub(super) fn check(&mut self, mark: &Mark, end: &Sums, totals: &mut Totals) {
        if mark.fate == RowFate::Footer {
            let summary = self.summary.take();
            if let Some(summary) = summary
                && summary.row + 1 == mark.row
            {
                for (cell, label, told) in summary.values(mark, self.columns, self.all) {
                    totals.add(self.checked((mark, cell), label, &told));
                }
                return;
            }
            self.summary = Summary::read(mark);
        }
        for cell in &mark.cells {
            let Value::Text(text) = &cell.value else {
                continue;
            };
            for claim in claims(text) {
                let told = self.told(claim, end);
                totals.add(self.checked((mark, cell), text.trim().into(), &told));
            }
            if let Some(told) = self.told_in_label(text, end) {
                totals.add(self.checked((mark, cell), text.trim().into(), &told));
            }
        }
    }

    fn told(&self, claim: Claim, end: &Sums) -> Told {
        let above = (end.rows > 0).then_some(end);
        match claim {
            Claim::Rows(rows) => Told {
                unit: TotalUnit::Rows,
                printed: Printed::new(rows, 0),
                own: units(self.all.rows),
                rows: self.all.rows,
                others: above.iter().map(|end| units(end.rows)).collect(),
            },
            Claim::Payments(flow, count) => Told {
                unit: TotalUnit::Rows,
                printed: Printed::new(count, 0),
                own: units(self.all.flow(flow).rows),
                rows: self.all.flow(flow).rows,
                others: above.iter().map(|end| units(end.flow(flow).rows)).collect(),
            },
            Claim::Amount(flow, amount) => Told {
                unit: TotalUnit::Money,
                printed: Printed::new(amount, 2),
                own: self.all.flow(flow).amount,
                rows: self.all.flow(flow).rows,
                others: above
                    .iter()
                    .map(|end| end.flow(flow).amount)
                    .chain(self.columns_of(flow))
                    .collect(),
            },
        }
    }

    /// The sums of the columns that hold a flow.
    fn columns_of(&self, flow: Flow) -> impl Iterator<Item = i128> {
        let wanted = match flow {
            Flow::In => Some(Field::AmountIn),
            Flow::Out => Some(Field::AmountOut),
            Flow::Neither => None,
        };
        let columns = self.columns.iter().zip(&self.all.columns);
        columns
            .filter(move |(column, _)| wanted.is_some() && column.field == wanted)
            .map(|(_, sum)| sum.all)
    }

    /// `合计：1,280.00元` in one cell, where one column alone holds money: its sum.
    fn told_in_label(&self, text: &str, end: &Sums) -> Option<Told> {
        let label = Label::read(text)?;
        let rest = label.rest.trim_start_matches("金额");
        let figure = rest.trim_start_matches([':', '=']);
        let decimal = super::figure::of_text(figure).filter(|_| rest != figure)?;
        let mut money = self.columns.iter().zip(&self.all.columns).enumerate();
        let (position, (_, sum)) = money.find(|(_, (column, _))| column.is_money)?;
        if money.any(|(_, (column, _))| column.is_money) {
            return None;
        }
        let above = end.columns.get(position).map(|sum| sum.all);
        Some(Told {
            unit: TotalUnit::Money,
            printed: Printed::new(decimal.rounded_wide(9)?, decimal.places()),
            own: sum.all,
            rows: self.all.rows,
            others: above.into_iter().collect(),
        })
    }

    fn checked(&self, (mark, cell): (&Mark, &Cell), label: Text, told: &Told) -> TotalCheck {
        let agrees = |sum: i128| told.printed.is(sum, told.rows);
        let outcome = if agrees(told.own) || told.others.iter().any(|sum| agrees(*sum)) {
            TotalOutcome::Agrees
        } else {
            TotalOutcome::Differs { texts: 0 }
        };
        TotalCheck {
            origin: Origin::row(self.sheet, mark.row).at(cell.column),
            column: None,
            label,
            unit: told.unit,
            printed: Figure(told.printed.value),
            own: Figure(told.printed.signed(told.own)),
            rows: told.rows,
            outcome,
        }
    }
}

pub(super) fn units(count: u32) -> i128 {
    i128::from(count) * Figure::UNIT
}
