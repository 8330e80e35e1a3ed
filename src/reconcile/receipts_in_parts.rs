//! An order paid in parts: several receipts name it, and only together do they come to what is open.

use rustc_hash::FxHashSet;

use super::state::State;
use crate::model::{Direction, Money, OrderIndex, Payment, PaymentIndex};

/// The receipts that name one order each and, with the others that name the same order, come to
/// exactly what is open on it. Parts that fall short or pass it are not among them.
pub(super) fn complete<'a>(
    state: &State<'_>,
    naming: impl Iterator<Item = (PaymentIndex, &'a Payment, OrderIndex)>,
) -> FxHashSet<PaymentIndex> {
    let mut parts: Vec<_> = naming
        .filter(|(_, payment, _)| payment.direction == Direction::In)
        .collect();
    parts.sort_by_key(|(index, _, order)| (*order, *index));
    let of_one_order = parts.chunk_by(|(_, _, one), (_, _, other)| one == other);
    of_one_order
        .filter(|group| group.len() > 1 && settles(state, group))
        .flat_map(|group| group.iter().map(|(index, _, _)| *index))
        .collect()
}

fn settles(state: &State<'_>, group: &[(PaymentIndex, &Payment, OrderIndex)]) -> bool {
    let open = group.first().and_then(|(_, _, order)| state.open(*order));
    let sum = Money::total(group.iter().map(|(_, payment, _)| payment.amount));
    open.is_some_and(|open| open.minor() > 0) && sum == open
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn parts_are_sure_if_together_they_settle_the_order() {
        let order = "order A100001 796.00 10-01 张三\n";
        for (second, expected) in [
            (
                "398.00",
                [
                    "P1 confirmed 2 A100001=398.00",
                    "P2 confirmed 2 A100001=398.00",
                ],
            ),
            (
                "397.00",
                [
                    "P1 suggested 2 A100001=398.00",
                    "P2 suggested 2 A100001=397.00",
                ],
            ),
            (
                "399.00",
                [
                    "P1 suggested 2 A100001=398.00",
                    "P2 suggested 2 A100001=399.00",
                ],
            ),
        ] {
            check(
                &format!(
                    "{order}in P1 398.00 10-02 - memo=A100001\n\
                     in P2 {second} 10-02 - memo=A100001尾款"
                ),
                &expected,
            );
        }
    }
}
