//! Customers who owe something and have paid something.

use rustc_hash::FxHashMap;

use super::party::{name_key, phone_key};
use super::state::State;
use crate::model::{OrderIndex, PaymentIndex, Text};

/// A customer's open orders and the open receipts from that customer.
#[derive(Default)]
pub(super) struct Party {
    pub(super) orders: Vec<OrderIndex>,
    pub(super) payments: Vec<PaymentIndex>,
}

/// Customers with open orders and open receipts, by their first order.
pub(super) fn parties(state: &State<'_>) -> Vec<Party> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut parties: Vec<Party> = Vec::new();
    for (index, order, _) in state.open_orders() {
        let name = order.customer.as_deref().and_then(name_key);
        let phone = order.phone.as_deref().and_then(phone_key);
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
    let key = |text: &Option<Text>| {
        let text = text.as_deref()?;
        let known = |key: String| places.get(&key).copied();
        phone_key(text)
            .and_then(known)
            .or_else(|| name_key(text).and_then(known))
    };
    for (index, payment) in state.open_receipts() {
        let place = key(&payment.party_account).or_else(|| key(&payment.party));
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
