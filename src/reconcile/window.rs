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
    // A statement of the month is paid after the goods, never before.
    let before = match order.effective_terms() {
        Terms::Monthly => 0,
        Terms::Prepaid | Terms::CashOnDelivery | Terms::DepositBalance => matching.days_before,
    };
    Some((start - before, end))
}

/// By how many days a day misses a window: below nought before it, above it after it, nought within.
pub(super) fn misses_by(window: Option<Window>, day: Option<DayNumber>) -> i64 {
    match (window, day) {
        (Some((first, _)), Some(day)) if day < first => day - first,
        (Some((_, last)), Some(day)) if day > last => day - last,
        _ => 0,
    }
}

/// True if a day is in a window; the unknown contradicts nothing.
pub(super) fn contains(window: Option<Window>, day: Option<DayNumber>) -> bool {
    match (window, day) {
        (Some((first, last)), Some(day)) => first <= day && day <= last,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn terms_decide_how_early_and_how_late() {
        for (terms, day, expected) in [
            ("terms=prepaid", "09-28", "confirmed"),
            ("terms=prepaid", "09-27", "none"),
            ("terms=prepaid", "10-16", "confirmed"),
            ("terms=prepaid", "10-17", "none"),
            ("terms=monthly", "09-30", "none"),
            ("terms=monthly", "12-31", "confirmed"),
            ("cod=100.00", "11-10", "confirmed"),
        ] {
            let text = format!("order A1 100.00 10-01 张三 {terms}\nin P1 100.00 {day} 张三");
            let outcome = match expected {
                "none" => "P1 unmatched".to_owned(),
                standing => format!("P1 {standing} 5 A1=100.00"),
            };
            check(&text, &[&outcome]);
        }
    }
}
