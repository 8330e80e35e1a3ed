//! One payment for several orders: its amount is a cell merged over the rows of all of them.

use super::amount::read_amount;
use super::records::Records;
use super::row_reader::RowReader;
use crate::finding::Problem;
use crate::model::{Money, Origin, Payment, RowFate, Text};
use crate::recognise::Field;

/// A row whose amount is the merged cell of a payment above: it names a further order of that payment.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    pub(super) place: Origin,
    amount: Money,
    numbers: Vec<Text>,
    /// The problem that stands as long as its payment is not found.
    pub(super) missing: Problem,
}

/// The share of a row in the payment above; `None` for a row with an amount of its own, or none at all.
pub(super) fn share(row: &mut RowReader<'_>) -> Option<Share> {
    let fields = [Field::Amount, Field::AmountIn, Field::AmountOut];
    if fields.iter().any(|field| !row.is_blank(*field)) {
        return None;
    }
    let (column, cell) = fields.iter().find_map(|field| row.covered(*field))?;
    let amount = read_amount(&cell.value, row.writing(column)).ok()??;
    let missing = row.merged(column, cell);
    let numbers = [Field::MerchantOrder, Field::OrderNo].into_iter();
    let numbers = numbers.filter(|field| row.covered(*field).is_none());
    let numbers = numbers.filter_map(|field| row.numbers(field).into_iter().next());
    Some(Share {
        place: row.origin().at(column.index),
        amount: amount.money.abs(),
        numbers: numbers.take(1).collect(),
        missing,
    })
}

/// True for the payment of the share's merged cell, which is the last one above in that column.
pub(super) fn is_of(payment: &Payment, share: &Share) -> bool {
    payment.origin.sheet == share.place.sheet
        && payment.origin.row < share.place.row
        && payment.origin.column == share.place.column
        && payment.amount == share.amount
}

/// A payment for several orders names none of them alone: all numbers go into its text.
pub(super) fn join(payment: &mut Payment, share: Share) {
    for number in share.numbers {
        if payment.merchant_order.as_ref() == Some(&number) {
            continue;
        }
        let mut memo = payment.memo.as_deref().unwrap_or_default().to_owned();
        for number in payment.merchant_order.take().iter().chain([&number]) {
            if memo.split(' ').all(|word| word != &**number) {
                if !memo.is_empty() {
                    memo.push(' ');
                }
                memo.push_str(number);
            }
        }
        payment.memo = Some(memo.into());
    }
}

impl Records {
    /// Takes in the share of a row; a row whose payment is not here waits for the rows before.
    pub(super) fn take_share(&mut self, row: &mut RowReader<'_>, share: Share) -> RowFate {
        let last = self.payments.last_mut();
        if let Some(payment) = last.filter(|payment| is_of(payment, &share)) {
            join(payment, share);
            return RowFate::Used;
        }
        row.push(share.missing.clone());
        if self.payments.is_empty() {
            self.opening.shares.push(share);
        }
        RowFate::NoValue
    }
}
