//! Counts and sums of a window, for the key figures.

use std::collections::BTreeMap;

use super::input::Input;
use super::receivable::{AgeBucket, receivables, sold};
use super::window::Window;
use crate::model::{Answer, CourierStatus, Currency, Direction, Money, PaymentIndex, Standing};

/// Counts and sums; money in the currency of the reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Orders placed and not cancelled.
    pub orders: i64,
    /// Orders placed and cancelled.
    pub cancelled: i64,
    /// 订单额: what the orders were sold for, before any refund.
    pub sold: Money,
    /// Receipts that are not excluded.
    pub receipts: i64,
    /// 实收: their sum.
    pub received: Money,
    /// Refunds paid out.
    pub refunds: i64,
    /// Their sum.
    pub refunded: Money,
    /// Orders with something still owed at the end.
    pub open_orders: i64,
    /// 应收: what is still owed at the end.
    pub open: Money,
    /// Parcels that left.
    pub shipped: i64,
    /// Of these, signed for.
    pub signed: i64,
    /// Of these, not final.
    pub in_transit: i64,
    /// Of these, refused, on the way back or returned.
    pub refused: i64,
    /// 应跟: rows that were due.
    pub due_rows: i64,
    /// 已跟.
    pub done: i64,
    /// 漏跟.
    pub missed: i64,
    /// 未填.
    pub blank: i64,
    /// 不规范.
    pub not_standard: i64,
    /// Orders and payments in other currencies, which are in no sum above.
    pub foreign: BTreeMap<Currency, Foreign>,
    /// The ageing of what is owed, every bucket, in order.
    pub ageing: Vec<AgedSum>,
}

/// What another currency adds up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Orders.
    pub orders: i64,
    /// What they were sold for.
    pub sold: Money,
    /// Receipts and refunds.
    pub payments: i64,
    /// Receipts less refunds.
    pub received: Money,
}

/// One bucket of the ageing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgedSum {
    /// How long overdue.
    pub bucket: AgeBucket,
    /// How many orders.
    pub orders: i64,
    /// What they owe.
    pub amount: Money,
}

/// Adds up a window.
pub(super) fn totals(input: &Input<'_>, window: Window) -> Totals {
    let nothing = input.money(0);
    let mut totals = Totals {
        orders: 0,
        cancelled: 0,
        sold: nothing,
        receipts: 0,
        received: nothing,
        refunds: 0,
        refunded: nothing,
        open_orders: 0,
        open: nothing,
        shipped: 0,
        signed: 0,
        in_transit: 0,
        refused: 0,
        due_rows: 0,
        done: 0,
        missed: 0,
        blank: 0,
        not_standard: 0,
        foreign: BTreeMap::new(),
        ageing: Vec::new(),
    };
    add_orders(&mut totals, input, window);
    add_payments(&mut totals, input, window);
    add_parcels(&mut totals, input, window);
    add_due_rows(&mut totals, input, window);
    add_receivables(&mut totals, input, window);
    totals
}

impl Totals {
    fn foreign(&mut self, currency: Currency) -> &mut Foreign {
        self.foreign.entry(currency).or_insert_with(|| Foreign {
            orders: 0,
            sold: Money::zero(currency),
            payments: 0,
            received: Money::zero(currency),
        })
    }
}

fn add(sum: &mut Money, amount: Money) {
    *sum = sum.checked_add(amount).unwrap_or(*sum);
}

fn add_orders(totals: &mut Totals, input: &Input<'_>, window: Window) {
    for (index, order) in input.orders() {
        if !window.has(order.placed) {
            continue;
        }
        if order.is_cancelled() {
            totals.cancelled += 1;
            continue;
        }
        totals.orders += 1;
        match (sold(input, index, order), order.due) {
            (Some(minor), _) => add(&mut totals.sold, input.money(minor)),
            (None, Some(due)) => {
                let foreign = totals.foreign(due.currency());
                foreign.orders += 1;
                add(&mut foreign.sold, due);
            }
            (None, None) => {}
        }
    }
}

fn add_payments(totals: &mut Totals, input: &Input<'_>, window: Window) {
    for (position, payment) in input.book.payments.iter().enumerate() {
        let standing = input.reconciled.standing(PaymentIndex::from(position));
        if standing == Standing::Excluded || !window.has(payment.time) {
            continue;
        }
        let incoming = payment.direction == Direction::In;
        if input.minor(payment.amount).is_none() {
            let foreign = totals.foreign(payment.amount.currency());
            foreign.payments += 1;
            let signed = if incoming {
                payment.amount
            } else {
                payment.amount.negated()
            };
            add(&mut foreign.received, signed);
        } else if incoming {
            totals.receipts += 1;
            add(&mut totals.received, payment.amount);
        } else {
            totals.refunds += 1;
            add(&mut totals.refunded, payment.amount);
        }
    }
}

fn add_parcels(totals: &mut Totals, input: &Input<'_>, window: Window) {
    for (_, parcel) in input.parcels() {
        if parcel.is_shipped() && window.has(parcel.shipped_at()) {
            totals.shipped += 1;
            totals.signed += i64::from(parcel.status == CourierStatus::Signed);
            totals.in_transit += i64::from(parcel.status.is_open());
            totals.refused += i64::from(parcel.status.is_refused_or_returned());
        }
    }
}

fn add_due_rows(totals: &mut Totals, input: &Input<'_>, window: Window) {
    for row in &input.followed.due_rows {
        if !window.has_day(Some(row.day)) {
            continue;
        }
        totals.due_rows += 1;
        match row.answer {
            Answer::Done => totals.done += 1,
            Answer::Missed => totals.missed += 1,
            Answer::Blank => totals.blank += 1,
            Answer::NotStandard => totals.not_standard += 1,
        }
    }
}

fn add_receivables(totals: &mut Totals, input: &Input<'_>, window: Window) {
    let end = window
        .0
        .map_or(input.today(), |period| period.last.min(input.today()));
    totals.ageing = AgeBucket::ALL
        .into_iter()
        .map(|bucket| AgedSum {
            bucket,
            orders: 0,
            amount: input.money(0),
        })
        .collect();
    for receivable in receivables(input, end) {
        totals.open_orders += 1;
        add(&mut totals.open, receivable.balance);
        let sum = totals
            .ageing
            .iter_mut()
            .find(|sum| sum.bucket == receivable.bucket);
        if let Some(sum) = sum {
            sum.orders += 1;
            add(&mut sum.amount, receivable.balance);
        }
    }
}
