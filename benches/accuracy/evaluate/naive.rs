//! What one would write first: the same amount, within three days, the nearest order that is left.

use std::collections::BTreeMap;

use gendan::model::{Direction, Money, Nature, PaymentIndex};
use gendan::pipeline::Outcome;

use super::truth::{Parts, bare};

/// How far apart the days may be.
const DAYS: i64 = 3;

/// The pairs that it makes, by receipt.
pub(crate) fn pairs(outcome: &Outcome) -> BTreeMap<PaymentIndex, Parts> {
    let mut open: BTreeMap<Money, Vec<(chrono::NaiveDate, &str)>> = BTreeMap::new();
    for order in &outcome.book.orders {
        if let (Some(due), Some(placed)) = (order.due, order.placed) {
            let orders = open.entry(due).or_default();
            orders.push((placed.day(), order.number.as_str()));
        }
    }
    let mut found = BTreeMap::new();
    for (place, payment) in outcome.book.payments.iter().enumerate() {
        let is_receipt = payment.direction == Direction::In && payment.nature == Nature::Ordinary;
        let (Some(time), Some(orders)) = (payment.time, open.get_mut(&payment.amount)) else {
            continue;
        };
        let far = |day: chrono::NaiveDate| (time.day() - day).num_days().abs();
        let near = (0..orders.len())
            .filter(|order| far(orders[*order].0) <= DAYS)
            .min_by_key(|order| far(orders[*order].0));
        if let Some(near) = near.filter(|_| is_receipt) {
            let (_, number) = orders.remove(near);
            let pair = (bare(number), payment.amount.to_string());
            found.insert(PaymentIndex::from(place), Parts::from([pair]));
        }
    }
    found
}
