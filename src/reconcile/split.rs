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
    let mut left = amount.minor();
    let mut parts: Vec<Allocation> = Vec::new();
    for order in orders {
        let open = state
            .open(*order)
            .filter(|open| open.currency() == amount.currency());
        let take = open.map_or(0, |open| open.minor().clamp(0, left));
        left -= take;
        parts.push(part(*order, Money::from_minor(take, amount.currency())));
    }
    if let Some(first) = parts.first_mut() {
        first.amount = Money::from_minor(first.amount.minor() + left, amount.currency());
    }
    parts.retain(|part| !part.amount.is_zero());
    parts
}

fn part(order: OrderIndex, amount: Money) -> Allocation {
    Allocation::exact(order, amount)
}
