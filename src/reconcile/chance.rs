//! How likely a unique pair of equal amounts is a coincidence: measured in the data, not guessed.
//!
//! Around an amount (±10 %, equally round) there are receipts that fit no order and orders that fit no
//! receipt. If these strangers fall anywhere on the amounts possible there, then
//! `receipts × orders ÷ possible amounts` pairs of them meet by chance. Set against the pairs that were
//! found there, this is the share of false ones among them.

use std::collections::BTreeMap;

use crate::model::{Currency, Money};

/// One false link among so many is borne.
const TOLERATED: i128 = 1000;

/// Amounts of one kind: equally round, in one currency.
type Kind = (Currency, u32);

/// The amounts of strangers and of the pairs found, each sorted.
#[derive(Debug, Default)]
pub(super) struct Chance {
    receipts: BTreeMap<Kind, Vec<i64>>,
    orders: BTreeMap<Kind, Vec<i64>>,
    pairs: BTreeMap<Kind, Vec<i64>>,
}

impl Chance {
    /// Takes the amounts of lone receipts, of lone orders, and of the unique pairs.
    pub(super) fn new(
        receipts: impl IntoIterator<Item = Money>,
        orders: impl IntoIterator<Item = Money>,
        pairs: impl IntoIterator<Item = Money>,
    ) -> Self {
        Self {
            receipts: by_kind(receipts),
            orders: by_kind(orders),
            pairs: by_kind(pairs),
        }
    }

    /// True if at most one in a thousand pairs like this one is a coincidence.
    pub(super) fn is_negligible(&self, amount: Money) -> bool {
        let spread = (amount.minor() / 10).max(1);
        let range = (amount.minor() - spread, amount.minor() + spread);
        let kind = kind(amount);
        let count = |amounts: &BTreeMap<Kind, Vec<i64>>| {
            let amounts = amounts.get(&kind).map_or(&[][..], Vec::as_slice);
            let below = amounts.partition_point(|one| *one < range.0);
            (amounts.partition_point(|one| *one <= range.1) - below) as i128
        };
        let step = 10_i64.saturating_pow(kind.1);
        let possible = i128::from((2 * spread / step).max(1));
        let by_chance = count(&self.receipts) * count(&self.orders);
        by_chance * TOLERATED <= possible * count(&self.pairs).max(1)
    }
}

fn by_kind(amounts: impl IntoIterator<Item = Money>) -> BTreeMap<Kind, Vec<i64>> {
    let mut kinds: BTreeMap<Kind, Vec<i64>> = BTreeMap::new();
    for amount in amounts {
        kinds.entry(kind(amount)).or_default().push(amount.minor());
    }
    kinds
        .values_mut()
        .for_each(|amounts| amounts.sort_unstable());
    kinds
}

fn kind(amount: Money) -> Kind {
    (amount.currency(), zeros(amount))
}

/// How round an amount is: the number of noughts at its end, in minor units.
pub(super) fn zeros(amount: Money) -> u32 {
    let mut rest = amount.minor();
    let mut zeros = 0;
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    zeros
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many lone receipts and orders near 1837.46.
    fn check(strangers: i64, pairs: i64, expected: bool) {
        let near = |count: i64| (0..count).map(|step| Money::cny(1_837_43 + 10 * step));
        let chance = Chance::new(near(strangers), near(strangers), near(pairs));
        assert_eq!(
            chance.is_negligible(Money::cny(1_837_43)),
            expected,
            "{strangers} {pairs}"
        );
    }

    #[test]
    fn strangers_in_the_neighbourhood_make_a_pair_doubtful() {
        check(0, 1, true);
        check(5, 1, true);
        check(7, 1, false);
        check(7, 100, true);
    }

    #[test]
    fn round_amounts_meet_sooner() {
        for (minor, expected) in [(1_000_00, 5), (990, 1), (1_837_46, 0)] {
            assert_eq!(zeros(Money::cny(minor)), expected);
        }
        let one = [Money::cny(1_900_00)];
        assert!(!Chance::new(one, one, []).is_negligible(Money::cny(1_800_00)));
    }
}
