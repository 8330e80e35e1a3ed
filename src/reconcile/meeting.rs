//! Receipts and orders brought together by a key (an amount, or a party and an amount): both sides are
//! sorted and merged, so the cost is that of sorting.

use super::candidates::{Awaited, Component, Dated, components};

/// What met, and the keys of what met nothing, once for each record.
#[derive(Debug)]
pub(super) struct Meeting<K> {
    /// The components of each key, by key.
    pub(super) components: Vec<(K, Component)>,
    /// Keys that only receipts have.
    pub(super) lone_payments: Vec<K>,
    /// Keys that only orders have.
    pub(super) lone_orders: Vec<K>,
}

/// Brings both sides together.
pub(super) fn meet<K: Copy + Ord>(
    mut payments: Vec<(K, Dated)>,
    mut orders: Vec<(K, Awaited)>,
) -> Meeting<K> {
    payments.sort_unstable();
    orders.sort_unstable();
    let mut meeting = Meeting {
        components: Vec::new(),
        lone_payments: Vec::new(),
        lone_orders: Vec::new(),
    };
    let mut payments = payments.into_iter().peekable();
    let mut orders = orders.into_iter().peekable();
    while let Some((key, order)) = orders.next() {
        while let Some((lone, _)) = payments.next_if(|(other, _)| *other < key) {
            meeting.lone_payments.push(lone);
        }
        if payments.peek().is_none_or(|(other, _)| *other != key) {
            meeting.lone_orders.push(key);
            continue;
        }
        let mut awaited = vec![order];
        while let Some((_, order)) = orders.next_if(|(other, _)| *other == key) {
            awaited.push(order);
        }
        let mut dated = Vec::new();
        while let Some((_, payment)) = payments.next_if(|(other, _)| *other == key) {
            dated.push(payment);
        }
        let found = components(dated, awaited);
        meeting
            .components
            .extend(found.into_iter().map(|component| (key, component)));
    }
    meeting.lone_payments.extend(payments.map(|(key, _)| key));
    meeting
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{OrderIndex, PaymentIndex};

    #[test]
    fn keys_of_both_sides_meet_and_the_others_are_alone() {
        let payments = [3, 1, 3, 5].into_iter().zip(0..);
        let payments = payments.map(|(key, at)| (key, (Some(1), PaymentIndex(at))));
        let orders = [2, 3, 2].into_iter().zip(0..);
        let orders = orders.map(|(key, at)| (key, (None, OrderIndex(at))));
        let meeting = meet(payments.collect(), orders.collect());
        let [(3, component)] = meeting.components.as_slice() else {
            panic!("{meeting:?}");
        };
        assert_eq!(component.payments, [PaymentIndex(0), PaymentIndex(2)]);
        assert_eq!(component.orders, [OrderIndex(1)]);
        assert_eq!(meeting.lone_payments, [1, 5]);
        assert_eq!(meeting.lone_orders, [2, 2]);
    }
}
