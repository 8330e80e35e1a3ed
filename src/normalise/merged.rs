//! Merged cells: their value says what each row belongs to, but an amount counts once, on the first row.

use super::bad_rows::faults;
use super::order::goes_on_with;
use super::records::Records;
use super::row_reader::RowReader;
use super::shared_payment::{Share, is_of, join};
use super::text::is_empty_mark;
use crate::finding::Problem;
use crate::model::{Order, RowFate, Text};
use crate::read::{Cell, Value};
use crate::recognise::{Column, Field};

/// True for fields of which every row has its own, so that a value that a merged cell carries down is not a further one.
/// A price is not among them: it holds for each line below it.
pub(super) fn adds_up(field: Field) -> bool {
    (field.is_money() && field != Field::UnitPrice)
        || matches!(field, Field::Quantity | Field::Weight)
}

/// What the first rows of a chunk leave to the rows before them, which are not here.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opening {
    pub(super) shares: Vec<Share>,
    /// True if the first order stands under a merged number.
    goes_on: bool,
    /// The first order's number, and amounts told as spread over several orders unless it is the order above.
    spread: Option<(Text, Vec<Problem>)>,
}

/// Amounts of an order.
const SPREAD: [Field; 5] = [
    Field::Due,
    Field::Deposit,
    Field::Cod,
    Field::Refunded,
    Field::LineAmount,
];

/// A further row of the same order.
fn go_on(above: &mut Order, below: &mut Order) {
    if above.number == below.number && above.origin.sheet == below.origin.sheet {
        goes_on_with(above, below);
    }
}

impl<'a> RowReader<'a> {
    /// The cell of a field whose value a merged cell carries down.
    pub(super) fn covered(&self, field: Field) -> Option<(&'a Column, &'a Cell)> {
        let column = self.layout.column(field)?;
        let cell = self.row.cell(column.index)?;
        (cell.is_covered && !is_empty_mark(&cell.text())).then_some((column, cell))
    }

    /// True if nothing stands in the field's own cell, whatever a merged cell carries down.
    pub(super) fn has_none_of_its_own(&self, field: Field) -> bool {
        let columns = self.layout.all(field).iter();
        let mut cells = columns.filter_map(|column| self.row.cell(column.index));
        cells.all(|cell| {
            cell.is_covered || (cell.value != Value::FormulaEmpty && is_empty_mark(&cell.text()))
        })
    }

    /// The problems of amounts that a merged cell carries down to a row of its own.
    pub(super) fn spread(&self, fields: &[Field]) -> Vec<Problem> {
        let covered = fields.iter().filter_map(|field| self.covered(*field));
        covered
            .map(|(column, cell)| self.merged(column, cell))
            .collect()
    }
}

impl Records {
    /// Adds the order of a row with a number. Under a merged number it goes on with the order above; under a number of its
    /// own, amounts that a merged cell spreads over this order and the one above are reported.
    pub(super) fn add_order(&mut self, row: &mut RowReader<'_>, mut order: Order) {
        if row.covered(Field::OrderNo).is_some() {
            match self.orders.last_mut() {
                Some(above) => go_on(above, &mut order),
                None => self.opening.goes_on = true,
            }
        } else {
            self.report_spread(row, &order);
        }
        self.orders.push(order);
    }

    fn report_spread(&mut self, row: &mut RowReader<'_>, order: &Order) {
        let spread = row.spread(&SPREAD);
        match self.orders.last() {
            _ if spread.is_empty() => return,
            Some(above) if above.number == order.number => return,
            Some(_) => {}
            None => self.opening.spread = Some((order.number.text(), spread.clone())),
        }
        for problem in spread {
            row.push(problem);
        }
    }

    /// Settles what later rows leave to these; what these cannot settle goes on to the rows before.
    pub(super) fn settle(&mut self, later: &mut Self) {
        let opening = std::mem::take(&mut later.opening);
        if opening.goes_on {
            match (self.orders.last_mut(), later.orders.first_mut()) {
                (Some(above), Some(below)) => go_on(above, below),
                _ => self.opening.goes_on = true,
            }
        }
        if let Some((number, problems)) = opening.spread {
            match self.orders.last() {
                Some(above) if above.number.as_str() == &*number => {
                    later.problems.retain(|problem| !problems.contains(problem));
                    let places = problems.iter().filter_map(|problem| problem.origin);
                    places.for_each(|place| later.pardon(place.row));
                }
                Some(_) => {}
                None => self.opening.spread = Some((number, problems)),
            }
        }
        for share in opening.shares {
            let Some(payment) = self.payments.last_mut() else {
                self.opening.shares.push(share);
                continue;
            };
            if !is_of(payment, &share) {
                continue;
            }
            let (told, place) = (share.missing.clone(), share.place);
            join(payment, share);
            later.problems.retain(|problem| *problem != told);
            later.accept(place.row, RowFate::NoValue);
        }
    }

    /// Counts a row as used that was rejected for the time being; its problem is settled and taken away already.
    pub(super) fn accept(&mut self, row: u32, was: RowFate) {
        if let Some(rows) = self.fates.get_mut(&was) {
            *rows = rows.saturating_sub(1);
        }
        self.fates.retain(|_, rows| *rows > 0);
        if let Some(firsts) = self.firsts.get_mut(&was) {
            firsts.retain(|first| *first != row);
        }
        self.firsts.retain(|_, rows| !rows.is_empty());
        self.count(RowFate::Used);
        self.pardon(row);
    }

    /// Leaves to a row that wants mending the faults that are not settled.
    fn pardon(&mut self, row: u32) {
        let of_row = |problem: &&Problem| problem.origin.is_some_and(|origin| origin.row == row);
        let faults = faults(self.problems.iter().filter(of_row));
        self.bad_rows.pardon(row, faults);
    }
}

#[cfg(test)]
#[path = "merged_tests.rs"]
mod tests;
