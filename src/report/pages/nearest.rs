//! The open order that comes nearest to a receipt that fits none: a hint, never a match.

use rustc_hash::FxHashMap;

use crate::figures::receivables;
use crate::model::{Message, OrderIndex, Payment};
use crate::report::view::View;

/// A balance further away than this part of the receipt is no hint.
const FURTHEST: i64 = 5;

/// Open orders by what they owe, in all and by customer.
pub(super) struct Nearest<'a> {
    all: Vec<(i64, OrderIndex)>,
    by_customer: FxHashMap<&'a str, Vec<(i64, OrderIndex)>>,
}

impl<'a> Nearest<'a> {
    pub(super) fn new(view: &View<'a>) -> Self {
        let input = &view.facts.input;
        let mut all: Vec<(i64, OrderIndex)> = receivables(input, input.today())
            .into_iter()
            .map(|receivable| (receivable.balance.minor(), receivable.order))
            .collect();
        all.sort_unstable();
        let mut by_customer: FxHashMap<&str, Vec<(i64, OrderIndex)>> = FxHashMap::default();
        for entry in &all {
            let customer = view.facts.book.orders.get(entry.1.get());
            if let Some(customer) = customer.and_then(|order| order.customer.as_deref()) {
                by_customer.entry(customer).or_default().push(*entry);
            }
        }
        Self { all, by_customer }
    }

    /// The nearest open order of the payer, else the one whose balance is nearest.
    pub(super) fn hint(&self, view: &View<'_>, payment: &Payment) -> Option<String> {
        let amount = view.facts.input.minor(payment.amount)?;
        let own = payment
            .party
            .as_deref()
            .and_then(|party| self.by_customer.get(party))
            .and_then(|entries| nearest(entries, amount));
        let (key, (balance, index)) = match own {
            Some(entry) => ("hint.party", entry),
            None => (
                "hint.amount",
                nearest(&self.all, amount)
                    .filter(|(balance, _)| (balance - amount).abs() <= amount / FURTHEST)?,
            ),
        };
        let order = view.facts.book.orders.get(index.get())?;
        let money = |minor| view.facts.input.money(minor);
        Some(
            view.say(
                &Message::new(key)
                    .with("order", order.number.as_str())
                    .with("customer", view.customer(order).as_str())
                    .with("balance", money(balance))
                    .with("difference", money((balance - amount).abs())),
            ),
        )
    }
}

/// The entry of a sorted list whose amount is nearest; of equals the first.
fn nearest(entries: &[(i64, OrderIndex)], amount: i64) -> Option<(i64, OrderIndex)> {
    let at = entries.partition_point(|(balance, _)| *balance < amount);
    let above = entries.get(at).copied();
    let below = at
        .checked_sub(1)
        .and_then(|before| entries.get(before))
        .copied();
    match (below, above) {
        (Some(below), Some(above)) if amount - below.0 < above.0 - amount => Some(below),
        (below, above) => above.or(below),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_amount_is_found_on_either_side() {
        let entries = [
            (100, OrderIndex(0)),
            (200, OrderIndex(1)),
            (500, OrderIndex(2)),
        ];
        for (amount, expected) in [(50, 100), (149, 100), (150, 200), (340, 200), (900, 500)] {
            let found = nearest(&entries, amount).map(|(balance, _)| balance);
            assert_eq!(found, Some(expected), "{amount}");
        }
        assert_eq!(nearest(&[], 1), None);
    }
}
