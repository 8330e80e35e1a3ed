//! Customers who owe something and have paid something.

use rustc_hash::FxHashMap;

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
    let mut places: FxHashMap<Key, usize> = FxHashMap::default();
    let mut parties: Vec<Party> = Vec::new();
    for (index, _, _) in state.open_orders() {
        let customer = directory.customer(index);
        let phone = customer.phone.map(Key::Phone);
        let name = customer.name.map(|name| Key::Name(name.get()));
        for key in [phone, name].into_iter().flatten() {
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
    for (index, _) in state.open_receipts() {
        let payer = directory.payer(index);
        let name = [payer.account_name, payer.name].into_iter().flatten();
        let known = |key: Key| places.get(&key).copied();
        let place = payer
            .phone
            .and_then(|phone| known(Key::Phone(phone)))
            .or_else(|| {
                name.map(|name| Key::Name(name.get()))
                    .find_map(|key| known(key))
            })
            .or_else(|| known(Key::Name(state.alias(index)?.customer.get())));
        if let Some(party) = place.and_then(|place| parties.get_mut(place)) {
            party.payments.push(index);
        }
    }
    parties.retain(|party| !party.payments.is_empty());
    parties
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
