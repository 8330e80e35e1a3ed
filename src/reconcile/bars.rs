//! What people rejected: sets of orders that never return for a payment.

use rustc_hash::{FxHashMap, FxHashSet};

use super::in_order::tidy;
use crate::model::{AmbiguousGroup, OrderIndex, PaymentIndex};

/// The rejected sets of each payment. One order alone is barred at every level and in every combination; of
/// several orders only exactly this set is. A set of none is a list of which no order is known. Beside them, the sets of
/// payments that cancel or repeat nothing.
#[derive(Debug, Default)]
pub(super) struct Bars(
    FxHashMap<PaymentIndex, Vec<Vec<OrderIndex>>>,
    FxHashSet<Vec<PaymentIndex>>,
);

impl Bars {
    /// Bars a set of orders.
    pub(super) fn bar(&mut self, payment: PaymentIndex, mut orders: Vec<OrderIndex>) {
        tidy(&mut orders);
        self.0.entry(payment).or_default().push(orders);
    }

    /// Bars a set of payments from cancelling each other, or from being a repeat.
    pub(super) fn bar_netting(&mut self, mut payments: Vec<PaymentIndex>) {
        payments.sort_unstable();
        self.1.insert(payments);
    }

    /// True if a person said that these payments, sorted, do not cancel or repeat anything.
    pub(super) fn bars_netting(&self, payments: &[PaymentIndex]) -> bool {
        !self.1.is_empty() && self.1.contains(payments)
    }

    /// True if no order was rejected, as in most runs.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True if something was rejected for the payment.
    pub(super) fn touches(&self, payment: PaymentIndex) -> bool {
        !self.0.is_empty() && self.0.contains_key(&payment)
    }

    /// True if the order alone was rejected for the payment.
    pub(super) fn bars(&self, payment: PaymentIndex, order: OrderIndex) -> bool {
        self.of(payment).iter().any(|set| set.as_slice() == [order])
    }

    /// True if the payment cannot belong to these orders together: one of them was rejected, or exactly
    /// this set.
    pub(super) fn bars_set(&self, payment: PaymentIndex, orders: &[OrderIndex]) -> bool {
        let rejected = self.of(payment);
        if rejected.is_empty() {
            return false;
        }
        let mut sorted = orders.to_vec();
        tidy(&mut sorted);
        rejected.iter().any(|set| match set.as_slice() {
            [order] => sorted.binary_search(order).is_ok(),
            several => several == sorted,
        })
    }

    /// Takes the rejected orders out; true if there were any.
    pub(super) fn take_out(&self, payment: PaymentIndex, orders: &mut Vec<OrderIndex>) -> bool {
        let before = orders.len();
        if self.touches(payment) {
            orders.retain(|order| !self.bars(payment, *order));
        }
        orders.len() < before
    }

    /// The group, without rejected candidates: payments that lose one stand in a group of their own, and
    /// those that lose all in none.
    pub(super) fn part(&self, mut group: AmbiguousGroup) -> Vec<AmbiguousGroup> {
        if self.is_empty() {
            return vec![group];
        }
        let loses = |payment: PaymentIndex| {
            let mut sets = group.candidates.iter();
            self.touches(payment) && sets.any(|set| self.bars_set(payment, set))
        };
        let (losing, whole): (Vec<_>, Vec<_>) =
            group.payments.iter().partition(|payment| loses(**payment));
        let rivals = if group.payments.len() > 1 { 2 } else { 1 };
        let mut parts = Vec::with_capacity(losing.len() + 1);
        for payment in losing {
            let mut own = group.clone();
            own.payments = vec![payment];
            own.candidates.retain(|set| !self.bars_set(payment, set));
            let lost = group.candidates.len() - own.candidates.len();
            let listed = own.candidates.len() as u32;
            let left = group.solutions.saturating_sub(lost as u32);
            own.solutions = left.max(listed).max(rivals);
            if !own.candidates.is_empty() {
                parts.push(own);
            }
        }
        group.payments = whole;
        if !group.payments.is_empty() {
            parts.push(group);
        }
        parts
    }

    fn of(&self, payment: PaymentIndex) -> &[Vec<OrderIndex>] {
        if self.0.is_empty() {
            return &[];
        }
        self.0.get(&payment).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
#[path = "bars_tests.rs"]
mod tests;
