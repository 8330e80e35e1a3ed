//! How one payment is divided among several orders.

use super::state::State;
use crate::model::{Allocation, Money, OrderIndex};

/// The open balances of the orders, if they add up to exactly the amount; otherwise `None`.
pub(super) fn exact(
    state: &State<'_>,
    orders: &[OrderIndex],
    amount: Money,
) -> Option<Vec<Allocation>> {
    let mut total = Money::zero(amount.currency());
    let mut parts = Vec::with_capacity(orders.len());
    for order in orders {
        let open = state.open(*order).filter(|open| open.minor() > 0)?;
        total = total.checked_add(open)?;
        parts.push(part(*order, open));
    }
    (total == amount).then_some(parts)
}

/// The amount filled into the open balances one after another; what is left over goes to the first
/// order. Orders that get nothing are left out, unless nobody gets anything.
pub(super) fn fill(state: &State<'_>, orders: &[OrderIndex], amount: Money) -> Vec<Allocation> {
    let currency = amount.currency();
    let room = |order: &OrderIndex| {
        let open = state.open(*order);
        let open = open.filter(|open| open.currency() == currency);
        open.map_or(0, Money::minor)
    };
    let shares = in_turn(amount.minor(), orders.iter().map(room));
    let mut parts: Vec<Allocation> = orders
        .iter()
        .zip(shares)
        .map(|(order, share)| part(*order, Money::from_minor(share, currency)))
        .collect();
    let given: i64 = parts.iter().map(|part| part.amount.minor()).sum();
    if let Some(first) = parts.first_mut() {
        let left = amount.minor() - given;
        first.amount = Money::from_minor(first.amount.minor() + left, currency);
    }
    parts.retain(|part| !part.amount.is_zero());
    parts
}

/// An amount put into rooms one after another, never more into one than it holds.
pub(super) fn in_turn(
    amount: i64,
    rooms: impl IntoIterator<Item = i64>,
) -> impl Iterator<Item = i64> {
    let mut left = amount.max(0);
    rooms.into_iter().map(move |room| {
        let share = room.clamp(0, left);
        left -= share;
        share
    })
}

fn part(order: OrderIndex, amount: Money) -> Allocation {
    Allocation::exact(order, amount)
}
