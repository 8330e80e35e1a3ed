//! Meet in the middle: the sums of each half of the amounts, sorted, and one walk over both. Counts the
//! solutions exactly, whatever the sum, for some forty amounts.

use super::subset_sum::{Item, Set, Solutions};

/// The sum of some items, and a digit of two bits for each item: nothing, the whole, the part.
type Sum = (i64, u64);

/// Solutions among which the smallest sets are picked; where there are more, they are sought another way.
pub(super) const KEPT: usize = 4096;

/// More items than this have too many sums.
const MOST: usize = 44;

/// The work for so many items, at most.
pub(super) fn cost(items: usize) -> u64 {
    if items > MOST {
        return u64::MAX;
    }
    8 << items.div_ceil(2)
}

/// All sets that add up to the target.
pub(super) fn solve(items: &[Item], target: i64, wanted: usize) -> Solutions {
    let (first, second) = items.split_at(items.len() / 2);
    let (left, right) = (sums(first, target), sums(second, target));
    let mut found: Vec<Set> = Vec::new();
    let mut count = 0_u64;
    let mut end = right.len();
    for ones in left.chunk_by(|one, other| one.0 == other.0) {
        let Some((sum, _)) = ones.first() else {
            continue;
        };
        let rest = right.get(..end).unwrap_or_default();
        end = rest.partition_point(|one| one.0 <= target - sum);
        let start = rest.partition_point(|one| one.0 < target - sum);
        let others = rest.get(start..end).unwrap_or_default();
        count = count.saturating_add(ones.len() as u64 * others.len() as u64);
        for one in ones {
            for other in others.iter().take(KEPT.saturating_sub(found.len())) {
                let mut set = unfold(one.1, first, 0);
                set.extend(unfold(other.1, second, first.len()));
                found.push(set);
            }
        }
    }
    Solutions::new(found, count, true, wanted)
}

/// The sums up to the target, ascending.
fn sums(items: &[Item], target: i64) -> Vec<Sum> {
    let mut sums: Vec<Sum> = vec![(0, 0)];
    let mut base = 1;
    for item in items {
        let mut grown = sums.clone();
        for (digit, choice) in [(1, item.whole), (2, item.part)] {
            let more = sums
                .iter()
                .map(|(sum, code)| (sum + choice, code + digit * base));
            if choice > 0 {
                grown = merge(&grown, more.take_while(|(sum, _)| *sum <= target));
            }
        }
        sums = grown;
        base *= 4;
    }
    sums
}

fn merge(one: &[Sum], other: impl Iterator<Item = Sum>) -> Vec<Sum> {
    let mut merged = Vec::with_capacity(one.len() * 2);
    let mut one = one.iter().copied().peekable();
    for sum in other {
        while let Some(smaller) = one.next_if(|smaller| smaller.0 <= sum.0) {
            merged.push(smaller);
        }
        merged.push(sum);
    }
    merged.extend(one);
    merged
}

fn unfold(code: u64, items: &[Item], offset: usize) -> Set {
    let digits = items.iter().enumerate();
    digits
        .filter_map(|(at, item)| match code >> (2 * at) & 3 {
            1 => Some((at + offset, item.whole)),
            2 => Some((at + offset, item.part)),
            _ => None,
        })
        .collect()
}
