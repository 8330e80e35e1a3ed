//! Payments and orders that candidate pairs connect, directly or through others.

use rustc_hash::FxHashMap;

use super::places::Places;
use crate::model::{OrderIndex, PaymentIndex};

/// The places of the pairs of each connected cluster, clusters by their first pair.
pub(super) fn clusters(pairs: &[(PaymentIndex, OrderIndex)]) -> Vec<Vec<usize>> {
    // The first pair with a payment or an order stands for it.
    let mut places = Places::new(pairs.len());
    let mut payments: FxHashMap<PaymentIndex, usize> = FxHashMap::default();
    let mut orders: FxHashMap<OrderIndex, usize> = FxHashMap::default();
    for (place, (payment, order)) in pairs.iter().enumerate() {
        let by_payment = *payments.entry(*payment).or_insert(place);
        let by_order = *orders.entry(*order).or_insert(place);
        places.join(place, by_payment);
        places.join(place, by_order);
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut at: FxHashMap<usize, usize> = FxHashMap::default();
    for place in 0..pairs.len() {
        let root = places.root(place);
        let cluster = *at.entry(root).or_insert(found.len());
        match found.get_mut(cluster) {
            Some(members) => members.push(place),
            None => found.push(vec![place]),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shares_a_payment_or_an_order_is_together() {
        let pairs = [(0, 0), (1, 1), (2, 0), (3, 3), (2, 3), (4, 4)];
        let pairs = pairs.map(|(payment, order)| (PaymentIndex(payment), OrderIndex(order)));
        assert_eq!(clusters(&pairs), [vec![0, 2, 3, 4], vec![1], vec![5]]);
        assert_eq!(clusters(&[]), Vec::<Vec<usize>>::new());
    }
}
