//! The sums that some amounts can reach, as bits: from the last piece backwards, what the pieces from each one
//! on can reach. A walk forward along what can still be reached meets no dead end, so finding the solutions costs
//! no more than there are of them, and that there are no others is proved.

use super::subset_sum::{Item, Set};

/// Bits of sums, from nothing up.
type Bits = Vec<u64>;

/// The sums that can be reached with some items, up to a largest one.
#[derive(Debug)]
pub(super) struct Table {
    items: Vec<Item>,
    /// All amounts are multiples of this, and so are the sums.
    scale: i64,
    /// The largest sum, in units of the scale.
    top: usize,
    /// Items between two rows that are kept; the rows between are made again when they are needed.
    stride: usize,
    /// The sums that the items from 0, stride, 2 × stride … on can reach.
    rows: Vec<Bits>,
}

impl Table {
    /// The work of making a table and of one walk through it.
    pub(super) fn cost(items: &[Item], top: i64) -> u64 {
        let words = top / scale(items) / 64 + 1;
        (2 * items.len() as u64).saturating_mul(words.unsigned_abs())
    }

    /// The work of a walk, if the table is one of these items and reaches as far as the target.
    pub(super) fn cost_of(&self, items: &[Item], target: i64) -> Option<u64> {
        let reaches = (target / self.scale) as usize <= self.top;
        if !reaches || self.items != items {
            return None;
        }
        let words = self.top / 64 + 1;
        Some(if self.has(target) {
            items.len() * words
        } else {
            1
        } as u64)
    }

    /// The table of some items, up to a sum.
    pub(super) fn new(items: &[Item], top: i64) -> Self {
        let scale = scale(items);
        let top = (top / scale) as usize;
        let stride = items.len().isqrt().max(1);
        let mut table = Self {
            items: items.to_vec(),
            scale,
            top,
            stride,
            rows: Vec::new(),
        };
        let mut bits = vec![0; top / 64 + 1];
        set(&mut bits, 0);
        let mut rows = vec![bits.clone()];
        for (at, item) in items.iter().enumerate().rev() {
            bits = table.with(&bits, *item);
            if at % stride == 0 {
                rows.push(bits.clone());
            }
        }
        rows.reverse();
        table.rows = rows;
        table
    }

    fn has(&self, target: i64) -> bool {
        let unit = (target / self.scale) as usize;
        target % self.scale == 0 && self.rows.first().is_some_and(|row| has(row, unit))
    }

    /// Up to `most` sets that add up to the target, and whether these are all.
    pub(super) fn sets(&self, target: i64, most: usize) -> (Vec<Set>, bool) {
        if !self.has(target) {
            return (Vec::new(), true);
        }
        let mut complete = true;
        let mut walks: Vec<(usize, Set)> = vec![((target / self.scale) as usize, Set::new())];
        for (block, items) in self.items.chunks(self.stride).enumerate() {
            let Some(after) = self.rows.get(block + 1) else {
                break;
            };
            // What the items after each one of the block can reach, the last one first.
            let mut rows: Vec<Bits> = vec![after.clone()];
            for item in items.iter().skip(1).rev() {
                let row = rows.last().map(|row| self.with(row, *item));
                rows.extend(row);
            }
            for (at, item) in items.iter().enumerate() {
                let Some(row) = rows.pop() else {
                    break;
                };
                let mut next = Vec::with_capacity(walks.len());
                for (rest, set) in walks {
                    for choice in item.choices() {
                        let Some(left) = rest.checked_sub(self.units(choice)) else {
                            continue;
                        };
                        if has(&row, left) {
                            let mut set = set.clone();
                            set.push((block * self.stride + at, choice));
                            next.push((left, set));
                        }
                    }
                    if has(&row, rest) {
                        next.push((rest, set));
                    }
                }
                complete &= next.len() <= most;
                next.truncate(most);
                walks = next;
            }
            if walks.iter().all(|(rest, _)| *rest == 0) {
                break;
            }
        }
        (walks.into_iter().map(|(_, set)| set).collect(), complete)
    }

    /// The work of counting the sets: a few counts go by in the time of a word.
    pub(super) fn cost_of_count(&self, target: i64) -> u64 {
        (self.units(target) as u64).saturating_mul(self.items.len() as u64) / 4
    }

    /// How many sets add up to the target; `None` if there are too many to count.
    pub(super) fn count(&self, target: i64) -> Option<u64> {
        if target % self.scale != 0 {
            return Some(0);
        }
        let target = self.units(target);
        let mut counts = vec![0_u32; target + 1];
        *counts.first_mut()? = 1;
        for item in &self.items {
            let before = counts.clone();
            for choice in item.choices().map(|choice| self.units(choice)) {
                let reached = counts.get_mut(choice..).unwrap_or_default();
                for (count, from) in reached.iter_mut().zip(&before) {
                    *count = count.saturating_add(*from);
                }
            }
        }
        let count = *counts.last()?;
        (count < u32::MAX).then_some(u64::from(count))
    }

    fn units(&self, amount: i64) -> usize {
        (amount / self.scale) as usize
    }

    /// What can be reached with one more item.
    fn with(&self, bits: &Bits, item: Item) -> Bits {
        let mut more = bits.clone();
        for choice in item.choices() {
            let units = self.units(choice);
            if units <= self.top {
                shift_into(&mut more, bits, units);
            }
        }
        more
    }
}

/// The greatest common divisor of all amounts.
fn scale(items: &[Item]) -> i64 {
    let amounts = items.iter().flat_map(|item| item.choices());
    let divisor = amounts.fold(0, |mut a, mut b| {
        while b != 0 {
            (a, b) = (b, a % b);
        }
        a
    });
    divisor.max(1)
}

fn has(bits: &Bits, unit: usize) -> bool {
    bits.get(unit / 64)
        .is_some_and(|word| word >> (unit % 64) & 1 == 1)
}

fn set(bits: &mut Bits, unit: usize) {
    if let Some(word) = bits.get_mut(unit / 64) {
        *word |= 1 << (unit % 64);
    }
}

/// Adds the bits, moved up by so many places. What passes the end is lost.
fn shift_into(into: &mut Bits, bits: &Bits, units: usize) {
    let (words, places) = (units / 64, units % 64);
    let reached = into.get_mut(words..).unwrap_or_default();
    if places == 0 {
        for (word, from) in reached.iter_mut().zip(bits) {
            *word |= from;
        }
        return;
    }
    let before = std::iter::once(&0).chain(bits);
    for ((word, from), below) in reached.iter_mut().zip(bits).zip(before) {
        *word |= from << places | below >> (64 - places);
    }
}
