//! How often receipts and orders that have nothing to do with each other would agree in exactly one amount:
//! a price that half the shop costs says little even under one name.

use rustc_hash::FxHashMap;

use crate::model::Money;

/// One false link among so many is borne.
const TOLERATED: u128 = 1000;

/// Fewer strangers of an amount than this may be so by luck.
const LEAST: u64 = 2;

/// Receipts and orders of known parties that met nothing, by amount, and the pairs that met.
#[derive(Debug, Default)]
pub(super) struct EqualStrangers {
    /// Receipts × orders of one party, summed over the parties.
    meetings: u64,
    receipts: FxHashMap<Money, u64>,
    orders: FxHashMap<Money, u64>,
    pairs: FxHashMap<Money, u64>,
    all: (u64, u64),
}

impl EqualStrangers {
    /// Adds what met nothing within one party.
    pub(super) fn add_party(&mut self, receipts: &[Money], orders: &[Money]) {
        let (all_receipts, all_orders) = (receipts.len() as u64, orders.len() as u64);
        self.meetings += all_receipts * all_orders;
        self.add_lone(receipts, orders);
    }

    /// Adds meetings that are counted already.
    pub(super) fn of_meetings(meetings: u64, receipts: &[Money], orders: &[Money]) -> Self {
        let mut strangers = Self {
            meetings,
            ..Self::default()
        };
        strangers.add_lone(receipts, orders);
        strangers
    }

    fn add_lone(&mut self, receipts: &[Money], orders: &[Money]) {
        for amount in receipts {
            *self.receipts.entry(*amount).or_default() += 1;
        }
        for amount in orders {
            *self.orders.entry(*amount).or_default() += 1;
        }
        self.all.0 += receipts.len() as u64;
        self.all.1 += orders.len() as u64;
    }

    /// Adds a pair that met.
    pub(super) fn add_pair(&mut self, amount: Money) {
        *self.pairs.entry(amount).or_default() += 1;
    }

    /// True if at most one in a thousand pairs of this amount is a coincidence.
    pub(super) fn are_negligible(&self, amount: Money) -> bool {
        let count = |counts: &FxHashMap<Money, u64>| counts.get(&amount).copied().unwrap_or(0);
        let (receipts, orders) = (count(&self.receipts), count(&self.orders));
        if receipts.min(orders) < LEAST {
            return true;
        }
        let by_chance = u128::from(self.meetings)
            .saturating_mul(u128::from(receipts) * u128::from(orders))
            .saturating_mul(TOLERATED);
        let imagined = u128::from(self.all.0) * u128::from(self.all.1);
        by_chance <= imagined.saturating_mul(u128::from(count(&self.pairs).max(1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_that_strangers_share_says_little() {
        let (usual, rare) = (Money::cny(29_800), Money::cny(183_746));
        let mut strangers = EqualStrangers::default();
        for other in 0..10 {
            strangers.add_party(&[usual], &[Money::cny(other)]);
            strangers.add_party(&[Money::cny(other)], &[usual]);
        }
        for _ in 0..50 {
            strangers.add_pair(usual);
        }
        assert!(!strangers.are_negligible(usual));
        assert!(strangers.are_negligible(rare));
        for _ in 0..5000 {
            strangers.add_pair(usual);
        }
        assert!(strangers.are_negligible(usual));
    }
}
