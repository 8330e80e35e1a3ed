//! How many receipts found their order.

use super::definition::{Definition, Observation};
use super::input::Input;
use super::segments::Subject;
use super::window::Window;
use crate::model::{Direction, Moment, Payment, PaymentIndex, Standing};

pub(super) const DEFINITIONS: &[Definition] = &[
    Definition::rate("match_rate", match_rate),
    Definition::rate("match_rate_money", match_rate_money).of_money(),
];

/// 收款匹配率: receipts confirmed / receipts not excluded, by the day received.
fn match_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    receipts(input, window, |_| Some(1), collect);
}

/// 收款匹配率(金额): the same, by money.
fn match_rate_money(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let weigh = |payment: &Payment| input.minor(payment.amount);
    receipts(input, window, weigh, collect);
}

fn receipts(
    input: &Input<'_>,
    window: Window,
    weigh: impl Fn(&Payment) -> Option<i64>,
    collect: &mut dyn FnMut(Observation),
) {
    for (position, payment) in input.book.payments.iter().enumerate() {
        let index = PaymentIndex::from(position);
        let standing = input.reconciled.standing(index);
        if payment.direction != Direction::In
            || standing == Standing::Excluded
            || !window.has(payment.time)
        {
            continue;
        }
        let Some(weight) = weigh(payment) else {
            continue;
        };
        let confirmed = standing == Standing::Confirmed;
        let order = input
            .reconciled
            .link(index)
            .and_then(|link| link.allocations.first());
        collect(Observation {
            subject: order.map_or(Subject::None, |allocation| Subject::Order(allocation.order)),
            day: payment.time.map(Moment::day),
            numerator: if confirmed { weight } else { 0 },
            denominator: weight,
        });
    }
}
