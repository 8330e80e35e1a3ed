//! When money for an order may come: the terms decide how early or late.

use chrono::{Datelike, NaiveDate};

use crate::config::Matching;
use crate::model::{Order, Payment, Terms};

/// A day as a number, so that windows can be reckoned without end.
pub(super) type DayNumber = i64;

/// The first and last day, both included.
pub(super) type Window = (DayNumber, DayNumber);

/// The number of a day.
pub(super) fn number(day: NaiveDate) -> DayNumber {
    i64::from(day.num_days_from_ce())
}

/// The day of a payment; `None` where the statement gives none, which fits any window.
pub(super) fn day_of(payment: &Payment) -> Option<DayNumber> {
    payment.time.map(|time| number(time.day()))
}

/// The days on which a receipt fits an order; `None` where the order has no date, which fits any day.
pub(super) fn of_order(order: &Order, matching: &Matching) -> Option<Window> {
    let start = number(order.placed.or(order.paid).or(order.shipped)?.day());
    let after = match order.effective_terms() {
        Terms::Prepaid => matching.days_after_prepaid,
        Terms::CashOnDelivery => matching.days_after_cod,
        Terms::DepositBalance => matching.days_after_deposit,
        Terms::Monthly => matching.days_after_monthly,
    };
    // Money that is due on a stated day may come late by as much as a prepaid order's.
    let late = order
        .pay_by
        .map(|day| number(day) + matching.days_after_prepaid);
    let end = late.map_or(start + after, |late| late.max(start + after));
    Some((start - matching.days_before, end))
}

/// True if a day is in a window; the unknown contradicts nothing.
pub(super) fn contains(window: Option<Window>, day: Option<DayNumber>) -> bool {
    match (window, day) {
        (Some((first, last)), Some(day)) => first <= day && day <= last,
        _ => true,
    }
}
