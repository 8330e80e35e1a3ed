//! How likely a unique pair of equal amounts is a coincidence: measured in the data, not guessed.
//!
//! Around an amount (±10 %, equally round) there are receipts and orders that form no pair. If these
//! strangers fall anywhere on the amounts possible there, then `receipts × orders ÷ possible amounts` pairs
//! of them meet by chance. Set against the pairs that were found there, this is the share of false ones
//! among them. Where only strangers of one name can meet, the count is scaled to the meetings that the
//! names allow.

use std::collections::BTreeMap;

use crate::model::{Currency, Money};

/// One false link among so many is borne.
const TOLERATED: i128 = 1000;

/// Twice how much wider the second neighbourhood is.
const WIDER: i128 = 15;

/// Amounts of one kind: equally round, in one currency.
type Kind = (Currency, u32);

/// The amounts of strangers and of the pairs found, each sorted.
#[derive(Debug, Default)]
pub(super) struct Chance {
    receipts: BTreeMap<Kind, Vec<i64>>,
    orders: BTreeMap<Kind, Vec<i64>>,
    pairs: BTreeMap<Kind, Vec<i64>>,
    /// Meetings that can take place, of all that were to be imagined.
    meetings: (i128, i128),
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
            meetings: (1, 1),
        }
    }

    /// The same where only so many pairs of a lone receipt and a lone order can meet at all, because the
    /// others bear different names.
    #[must_use]
    pub(super) fn among(mut self, meetings: u64) -> Self {
        let all = |amounts: &BTreeMap<Kind, Vec<i64>>| {
            amounts
                .values()
                .map(|amounts| amounts.len() as i128)
                .sum::<i128>()
        };
        let imagined = all(&self.receipts) * all(&self.orders);
        self.meetings = (i128::from(meetings).min(imagined), imagined.max(1));
        self
    }

    /// True if at most one in a thousand pairs like this one is a coincidence.
    pub(super) fn is_negligible(&self, amount: Money) -> bool {
        let spread = (amount.minor() / 10).max(1);
        let near = (amount.minor() - spread, amount.minor() + spread);
        let around = (amount.minor() / 2, amount.minor().saturating_mul(2));
        let kind = kind(amount);
        let count = |amounts: &BTreeMap<Kind, Vec<i64>>, (first, last): (i64, i64)| {
            let amounts = amounts.get(&kind).map_or(&[][..], Vec::as_slice);
            let below = amounts.partition_point(|one| *one < first);
            (amounts.partition_point(|one| *one <= last) - below) as i128
        };
        // The near ones may be few by luck: the wider ones, 7½ times as wide, are asked as well.
        let density = |amounts| (WIDER * count(amounts, near)).max(2 * count(amounts, around));
        let step = 10_i64.saturating_pow(kind.1);
        let possible = i128::from((2 * spread / step).max(1));
        let (meetings, imagined) = self.meetings;
        let by_chance = density(&self.receipts) * density(&self.orders) * meetings;
        let borne = possible * count(&self.pairs, near).max(1) * imagined * WIDER * WIDER;
        by_chance.saturating_mul(TOLERATED) <= borne
    }
}

fn by_kind(amounts: impl IntoIterator<Item = Money>) -> BTreeMap<Kind, Vec<i64>> {
    let mut kinds: BTreeMap<Kind, Vec<i64>> = BTreeMap::new();
    for amount in amounts {
        kinds.entry(kind(amount)).or_default().push(amount.minor());
    }
    for amounts in kinds.values_mut() {
        amounts.sort_unstable();
    }
    kinds
}

/// Amounts rounder than tens are too few to be weighed by themselves.
fn kind(amount: Money) -> Kind {
    (
        amount.currency(),
        zeros(amount).min(amount.currency().exponent() + 1),
    )
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
        let near = |count: i64| (0..count).map(|step| Money::cny(183_743 + 10 * step));
        let chance = Chance::new(near(strangers), near(strangers), near(pairs));
        assert_eq!(
            chance.is_negligible(Money::cny(183_743)),
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
        for (minor, expected) in [(100_000, 5), (990, 1), (183_746, 0)] {
            assert_eq!(zeros(Money::cny(minor)), expected);
        }
        let one = [Money::cny(190_000)];
        assert!(!Chance::new(one, one, []).is_negligible(Money::cny(180_000)));
    }

    #[test]
    fn strangers_of_different_names_do_not_meet() {
        let near = |count: i64| (0..count).map(|step| Money::cny(183_743 + 10 * step));
        for (meetings, expected) in [(900, false), (30, true)] {
            let chance = Chance::new(near(30), near(30), near(1)).among(meetings);
            assert_eq!(
                chance.is_negligible(Money::cny(183_743)),
                expected,
                "{meetings}"
            );
        }
    }
}
