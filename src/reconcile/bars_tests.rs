//! Tests of `bars`.

use super::*;
use crate::model::{Level, Message};

const fn orders<const N: usize>(indexes: [u32; N]) -> [OrderIndex; N] {
    let mut orders = [OrderIndex(0); N];
    let mut at = 0;
    while at < N {
        orders[at] = OrderIndex(indexes[at]);
        at += 1;
    }
    orders
}

#[test]
fn one_order_is_barred_everywhere_and_a_set_only_as_a_whole() {
    let mut bars = Bars::default();
    let payment = PaymentIndex(7);
    bars.bar(payment, orders([1]).to_vec());
    bars.bar(payment, orders([4, 3]).to_vec());
    for (set, expected) in [
        (&[1][..], true),
        (&[2, 1], true),
        (&[3, 4], true),
        (&[3], false),
        (&[4], false),
        (&[3, 4, 5], false),
        (&[2], false),
    ] {
        let set: Vec<OrderIndex> = set.iter().map(|index| OrderIndex(*index)).collect();
        assert_eq!(bars.bars_set(payment, &set), expected, "{set:?}");
        assert!(!bars.bars_set(PaymentIndex(8), &set));
    }
}

#[test]
fn a_payment_that_loses_a_candidate_stands_alone() {
    let mut bars = Bars::default();
    bars.bar(PaymentIndex(1), orders([1]).to_vec());
    bars.bar(PaymentIndex(2), orders([1]).to_vec());
    bars.bar(PaymentIndex(2), orders([2]).to_vec());
    let group = AmbiguousGroup {
        payments: [0, 1, 2].map(PaymentIndex).to_vec(),
        candidates: orders([1, 2]).map(|order| vec![order]).to_vec(),
        solutions: 3,
        bounded: false,
        level: Level::Party,
        reason: Message::new("reason.party.ambiguous"),
    };
    let parts: Vec<_> = bars
        .part(group)
        .into_iter()
        .map(|part| (part.payments, part.candidates.concat(), part.solutions))
        .collect();
    let expected = [
        (vec![PaymentIndex(1)], orders([2]).to_vec(), 2),
        (vec![PaymentIndex(0)], orders([1, 2]).to_vec(), 3),
    ];
    assert_eq!(parts, expected);
}
