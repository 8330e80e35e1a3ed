//! How likely it is that some sets meet an amount by accident, measured instead of guessed: of the amounts near
//! this one and as round as it, how many do the same sets meet? A customer of a hundred orders has sets for
//! nearly every amount, and a hit says nothing; one of three orders has few.

use super::subset_sum::Item;

/// So many sets are looked at; where there are more, nearly every amount is met.
const LOOKS: usize = 100_000;

/// One lattice of amounts, such as whole yuan, and the sums that lie on it.
#[derive(Debug)]
struct Lattice {
    step: i64,
    /// Sums between half the target and half as much again.
    wide: i64,
    /// Sums within a tenth of the target.
    near: i64,
}

/// The sums that other sets make around a target.
#[derive(Debug)]
pub(super) struct Accidents {
    target: i64,
    /// The coarsest lattice that all pieces lie on, and coarser ones that the target lies on.
    lattices: Vec<Lattice>,
    /// True if there were too many sets to look at.
    many: bool,
}

impl Accidents {
    /// Nothing counted yet; the pieces tell how round the sums are.
    pub(super) fn new(items: &[Item], target: i64) -> Self {
        let round = |step: &i64| {
            items
                .iter()
                .flat_map(|item| item.choices())
                .all(|one| one % step == 0)
        };
        let steps = (0..16).flat_map(|zeros| [10_i64.pow(zeros), 5 * 10_i64.pow(zeros)]);
        let steps: Vec<i64> = steps.take_while(|step| *step <= target).collect();
        let base = steps.iter().copied().filter(round).max().unwrap_or(1);
        let lattices = steps
            .into_iter()
            .filter(|step| *step >= base && target % step == 0);
        Self {
            target,
            lattices: lattices
                .map(|step| Lattice {
                    step,
                    wide: 0,
                    near: 0,
                })
                .collect(),
            many: false,
        }
    }

    /// Counts the sums of all sets of two pieces up to `size`.
    pub(super) fn sets(items: &[Item], target: i64, size: usize) -> Self {
        let mut accidents = Self::new(items, target);
        let mut sorted: Vec<Item> = items.to_vec();
        sorted.sort_unstable_by_key(|item| (item.whole, item.part));
        let mut looks = LOOKS;
        accidents.go(&sorted, 0, size, false, &mut looks);
        accidents.many |= looks == 0;
        accidents
    }

    fn go(&mut self, items: &[Item], sum: i64, size: usize, several: bool, looks: &mut usize) {
        for (at, item) in items.iter().enumerate() {
            for choice in item.choices() {
                let sum = sum + choice;
                if size == 0 || *looks == 0 {
                    return;
                }
                if sum > self.target + self.target / 2 {
                    continue;
                }
                *looks -= 1;
                if several {
                    self.add(sum);
                }
                self.go(
                    items.get(at + 1..).unwrap_or_default(),
                    sum,
                    size - 1,
                    true,
                    looks,
                );
            }
        }
    }

    /// Counts a sum, unless it is the target itself.
    pub(super) fn add(&mut self, sum: i64) {
        let off = (sum - self.target).abs();
        if off == 0 || off > self.target / 2 {
            return;
        }
        for lattice in self
            .lattices
            .iter_mut()
            .filter(|lattice| sum % lattice.step == 0)
        {
            lattice.wide += 1;
            lattice.near += i64::from(off <= self.target / 10);
        }
    }

    /// True if at most one amount in so many is met by accident. On the finest lattice there must be so many
    /// amounts at all.
    pub(super) fn are_rare(&self, one_in: i64) -> bool {
        let rare = |(at, lattice): (usize, &Lattice)| {
            let finest = i64::from(at == 0);
            let wide = (self.target / lattice.step).max(1);
            let near = (self.target / 5 / lattice.step).max(1);
            (lattice.wide + finest).saturating_mul(one_in) <= wide
                && lattice.near.saturating_mul(one_in) <= near
        };
        !self.many && self.lattices.iter().enumerate().all(rare)
    }

    /// The number of different amounts around the target that the pieces could make.
    pub(super) fn possible(&self) -> i64 {
        let step = self.lattices.first().map_or(1, |lattice| lattice.step);
        self.target / step
    }
}

/// How many sets of two pieces up to `size` there are; a single piece is no combination.
pub(super) fn sets_tried(pieces: usize, size: usize) -> u128 {
    let mut tried = 0_u128;
    let mut sets = 1_u128;
    for taken in 1..=size as u128 {
        sets = sets.saturating_mul((pieces as u128 + 1).saturating_sub(taken)) / taken;
        if taken > 1 {
            tried = tried.saturating_add(sets);
        }
    }
    tried
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(amounts: &[i64], target: i64, size: usize, one_in: i64, expected: bool) {
        let items: Vec<Item> = amounts
            .iter()
            .map(|one| Item {
                whole: *one,
                part: 0,
            })
            .collect();
        let accidents = Accidents::sets(&items, target, size);
        assert_eq!(
            accidents.are_rare(one_in),
            expected,
            "{amounts:?} {target} {size} {one_in}"
        );
    }

    #[test]
    fn a_sum_of_few_odd_amounts_is_no_accident() {
        check(&[48_317, 51_244], 99_561, 2, 1000, true);
        check(&[48_317, 51_244, 77_003], 99_561, 2, 1000, true);
        check(&[48_317, 51_244], 99_561, 2, 100_000, false);
    }

    #[test]
    fn round_amounts_meet_sooner() {
        check(&[30_000, 40_000], 70_000, 2, 50, false);
        check(&[30_100, 40_300], 70_400, 2, 50, true);
        // Only two of the orders are round, but a round amount is met by these two.
        check(&[30_000, 45_000, 31_234, 38_766], 70_000, 2, 50, false);
    }

    #[test]
    fn many_orders_meet_every_amount() {
        let many: Vec<i64> = (0..60).map(|step| 30_001 + 137 * step).collect();
        check(&many, many[3] + many[40], 2, 1000, false);
        check(&many, many[3] + many[40] + many[7], 3, 50, false);
        check(&many, many.iter().sum(), 60, 2, false);
    }

    #[test]
    fn sets_are_reckoned() {
        for (pieces, size, expected) in [(2, 2, 1), (4, 2, 6), (4, 3, 10), (20, 4, 6175)] {
            assert_eq!(sets_tried(pieces, size), expected, "{pieces} {size}");
        }
    }
}
