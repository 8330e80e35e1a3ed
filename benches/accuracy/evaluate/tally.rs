//! Counts of pairs: a receipt and an order, with the amount.

use std::collections::BTreeMap;
use std::ops::AddAssign;

/// What was counted, of one difficulty or of one level.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Movements.
    pub(crate) movements: u64,
    /// Pairs that are so, and can be known.
    pub(crate) knowable: u64,
    /// Pairs that were confirmed and are so.
    pub(crate) right: u64,
    /// The same, of those that can be known.
    pub(crate) right_knowable: u64,
    /// Pairs that were confirmed and are not so.
    pub(crate) wrong: u64,
    /// Pairs that were suggested and are so, of those that can be known.
    pub(crate) suggested: u64,
    /// Pairs that were suggested and are not so.
    pub(crate) suggested_wrong: u64,
    /// Movements that were left as ambiguous, and those whose true answer was among the solutions shown.
    pub(crate) groups: u64,
    pub(crate) groups_with_truth: u64,
    /// Movements that are truly ambiguous and were confirmed.
    pub(crate) ambiguous_confirmed: u64,
    /// The same three of the naive matcher.
    pub(crate) naive_right: u64,
    pub(crate) naive_right_knowable: u64,
    pub(crate) naive_wrong: u64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.movements += other.movements;
        self.knowable += other.knowable;
        self.right += other.right;
        self.right_knowable += other.right_knowable;
        self.wrong += other.wrong;
        self.suggested += other.suggested;
        self.suggested_wrong += other.suggested_wrong;
        self.groups += other.groups;
        self.groups_with_truth += other.groups_with_truth;
        self.ambiguous_confirmed += other.ambiguous_confirmed;
        self.naive_right += other.naive_right;
        self.naive_right_knowable += other.naive_right_knowable;
        self.naive_wrong += other.naive_wrong;
    }
}

/// Something that was confirmed and is not so, or was missed.
#[derive(Clone, Debug)]
pub(crate) struct Mistake {
    /// True for a wrong confirmation: the worst there is.
    pub(crate) is_wrong: bool,
    pub(crate) difficulty: String,
    pub(crate) text: String,
}

/// The counts of a folder, or of many.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) total: Counts,
    pub(crate) by_difficulty: BTreeMap<String, Counts>,
    /// By the number of the level; the counts of what no level found stand under none.
    pub(crate) by_level: BTreeMap<u8, Counts>,
    pub(crate) mistakes: Vec<Mistake>,
}

impl Tally {
    /// Adds what was counted of one movement.
    pub(crate) fn add(&mut self, difficulty: &str, level: Option<u8>, counts: Counts) {
        self.total += counts;
        *self.by_difficulty.entry(difficulty.to_owned()).or_default() += counts;
        if let Some(level) = level {
            *self.by_level.entry(level).or_default() += counts;
        }
    }

    /// Adds another tally.
    pub(crate) fn merge(&mut self, other: Self) {
        self.total += other.total;
        for (name, counts) in other.by_difficulty {
            *self.by_difficulty.entry(name).or_default() += counts;
        }
        for (level, counts) in other.by_level {
            *self.by_level.entry(level).or_default() += counts;
        }
        self.mistakes.extend(other.mistakes);
    }
}
