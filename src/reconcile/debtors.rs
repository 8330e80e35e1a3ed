//! Customers who owe something and have paid something.

use rustc_hash::{FxHashMap, FxHashSet};

use super::directory::NameId;
use super::state::State;
use crate::model::{OrderIndex, PaymentIndex};

/// A customer's open orders and the open receipts from that customer.
#[derive(Default)]
pub(super) struct Party {
    pub(super) orders: Vec<OrderIndex>,
    pub(super) payments: Vec<PaymentIndex>,
}

/// By what a customer is known: a telephone or a name, each a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Phone(u64),
    Name(usize),
}

/// Customers with open orders and open receipts, by their first order. A receipt is the customer's by telephone,
/// by name, or because its payer was seen to pay for that customer (see `aliases`).
pub(super) fn parties(state: &State<'_>) -> Vec<Party> {
    let directory = state.directory();
    let receipts: Vec<(PaymentIndex, [Option<Key>; 4])> = state
        .open_receipts()
        .into_iter()
        .map(|(index, _)| (index, keys(state, index)))
        .collect();
    // Customers who paid nothing that is open are most of them, and never looked at.
    let paying: FxHashSet<Key> = receipts
        .iter()
        .flat_map(|(_, keys)| keys.iter().copied().flatten())
        .collect();
    if paying.is_empty() {
        return Vec::new();
    }
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    let mut parties: Vec<Party> = Vec::new();
    for (index, _, _) in state.open_orders() {
        let customer = directory.customer(index);
        let phone = customer.phone.map(Key::Phone);
        let name = customer.name.map(|name| Key::Name(name.get()));
        let known = [phone, name].into_iter().flatten();
        for key in known.filter(|key| paying.contains(key)) {
            let place = *places.entry(key).or_insert(parties.len());
            match parties.get_mut(place) {
                Some(party) => party.orders.push(index),
                None => parties.push(Party {
                    orders: vec![index],
                    payments: Vec::new(),
                }),
            }
        }
    }
    for (index, keys) in receipts {
        let place = keys
            .iter()
            .flatten()
            .find_map(|key| places.get(key).copied());
        if let Some(party) = place.and_then(|place| parties.get_mut(place)) {
            party.payments.push(index);
        }
    }
    parties.retain(|party| !party.payments.is_empty());
    parties
}

/// Under what a receipt may be known, the surest first.
fn keys(state: &State<'_>, index: PaymentIndex) -> [Option<Key>; 4] {
    let payer = state.directory().payer(index);
    let alias = state.alias(index).map(|lesson| lesson.customer);
    let name = |name: Option<NameId>| name.map(|name| Key::Name(name.get()));
    [
        payer.phone.map(Key::Phone),
        name(payer.account_name),
        name(payer.name),
        name(alias),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::joins::join;
    use super::super::testing::{book, config};
    use super::*;

    #[test]
    fn a_payer_is_known_by_account_or_name() {
        let book = book(
            "order A1 10.00 10-01 张三 phone=13812345678\norder A2 20.00 10-01 李四\n\
             in P1 1.00 10-02 - account=13812345678\nin P2 2.00 10-02 张三\nin P3 3.00 10-02 王五",
        );
        let (config, joins) = (config(), join(&book));
        let parties = parties(&State::new(
            &book,
            &config,
            &joins,
            super::super::trace::Watch::default(),
        ));
        let payments: Vec<Vec<u32>> = parties
            .iter()
            .map(|party| party.payments.iter().map(|payment| payment.0).collect())
            .collect();
        assert_eq!(payments, [vec![0], vec![1]]);
    }
}
