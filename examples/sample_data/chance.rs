//! Seeded chance: the same seed gives the same month.

use chrono::{NaiveDateTime, TimeDelta};

/// A seeded source of choices.
#[derive(Debug)]
pub(crate) struct Chance(fastrand::Rng);

impl Chance {
    /// A source of choices.
    pub(crate) fn new(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A whole number, both ends included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high)
    }

    /// True so many times in a hundred.
    pub(crate) fn percent(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of a list.
    pub(crate) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        *self.pick_ref(list)
    }

    /// One of a list, by reference.
    pub(crate) fn pick_ref<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.0.usize(..list.len())]
    }

    /// A position, by weight.
    pub(crate) fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.0.u32(..weights.iter().sum::<u32>());
        for (position, weight) in weights.iter().enumerate() {
            if left < *weight {
                return position;
            }
            left -= weight;
        }
        0
    }

    /// Puts a list into another order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        self.0.shuffle(list);
    }

    /// A later moment, so many minutes on, with seconds.
    pub(crate) fn later(&mut self, from: NaiveDateTime, low: i64, high: i64) -> NaiveDateTime {
        from + TimeDelta::seconds(self.between(low * 60, high * 60))
    }

    /// So many digits.
    pub(crate) fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + self.0.u8(..10)))
            .collect()
    }
}
