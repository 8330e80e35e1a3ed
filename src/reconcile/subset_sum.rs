//! Which of some amounts add up to a sum: the solutions are counted, and proved to be all wherever the
//! bound of work allows it.
//!
//! Three ways, the cheapest that is a proof first: halves of the amounts joined in the middle (`halves`), a
//! table of the sums that can be reached (`reachable`), and where both cost too much, sets of up to three
//! (`smallest`), which prove nothing about larger ones.

use super::reachable::Table;
use super::smallest::smallest;
use super::{crowd, halves};

/// What one piece can give: all of it or, where there is a deposit, that alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// All of it, in minor units.
    pub(super) whole: i64,
    /// A part of it; nothing where it cannot be parted.
    pub(super) part: i64,
}

impl Item {
    /// The amounts that it can give.
    pub(super) fn choices(self) -> impl Iterator<Item = i64> {
        [self.whole, self.part].into_iter().filter(|one| *one > 0)
    }
}

/// A solution: positions of the items, ascending, with what each gives.
pub(super) type Set = Vec<(usize, i64)>;

/// Sets of up to so many pieces are looked for in any case.
const SMALL: usize = 3;

/// A search that costs more is worth a look whether there are very many sets, which is soon seen.
const DEAR: u64 = 1_000_000;

/// The solutions of one search.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Solutions {
    /// The solutions, the smallest sets first, at most as many as were asked for.
    pub(super) found: Vec<Set>,
    /// How many there are; at least so many, unless complete.
    pub(super) count: u32,
    /// True if no set was left untried, so that the count is exact.
    pub(super) complete: bool,
    /// Sets of up to so many pieces were all tried, or as many found as are wanted.
    pub(super) tried: usize,
}

impl Solutions {
    fn none() -> Self {
        Self::new(Vec::new(), 0, true, 0)
    }

    /// Sorts the solutions and keeps as many as are wanted.
    pub(super) fn new(mut found: Vec<Set>, count: u64, complete: bool, wanted: usize) -> Self {
        sort(&mut found);
        found.truncate(wanted);
        Self {
            count: u32::try_from(count).unwrap_or(u32::MAX),
            complete: complete && count < u64::from(u32::MAX),
            tried: SMALL,
            found,
        }
    }
}

/// The smallest sets first, whole pieces before parts.
fn sort(sets: &mut Vec<Set>) {
    sets.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    sets.dedup();
}

/// Searches one after another within a bound of work, whose unit is about a word of a table.
#[derive(Debug)]
pub(super) struct Solver {
    /// Work left for all searches.
    pub(super) left: u64,
    /// Work that one search may cost.
    pub(super) most: u64,
    /// Solutions that are wanted.
    pub(super) wanted: usize,
    /// The sums that the pieces of the last search reach: receipts of one day meet the same orders.
    pub(super) table: Option<Table>,
}

impl Solver {
    /// Spends work; false if there is not enough of it left.
    pub(super) fn spend(&mut self, work: u64) -> bool {
        let enough = work <= self.left;
        self.left = self.left.saturating_sub(work);
        enough
    }

    /// All sets of one item or more that add up to the target, which is positive. `top` is the largest target that
    /// will be asked for with these items.
    pub(super) fn solve(&mut self, items: &[Item], target: i64, top: i64) -> Solutions {
        let sum = items
            .iter()
            .map(|item| item.whole)
            .fold(0, i64::saturating_add);
        if target <= 0 || sum < target {
            return Solutions::none();
        }
        let parted = items.iter().any(|item| item.part > 0);
        if parted || sum - target >= target {
            return self.search(items, target, top.min(sum));
        }
        if sum == target {
            let all = items.iter().enumerate();
            let all: Set = all.map(|(at, item)| (at, item.whole)).collect();
            return Solutions::new(vec![all], 1, true, self.wanted);
        }
        // What is left out is the smaller search.
        let mut solutions = self.search(items, sum - target, top.min(sum / 2));
        for set in &mut solutions.found {
            let mut left_out = set.iter().map(|(at, _)| *at).peekable();
            let others = items.iter().enumerate();
            *set = others
                .filter(|(at, _)| left_out.next_if_eq(at).is_none())
                .map(|(at, item)| (at, item.whole))
                .collect();
        }
        sort(&mut solutions.found);
        solutions
    }

    fn search(&mut self, items: &[Item], target: i64, top: i64) -> Solutions {
        // What is larger than the target plays no part, except in a table that serves other targets as well.
        let useful: Vec<usize> = (0..items.len())
            .filter(|at| {
                items
                    .get(*at)
                    .is_some_and(|item| item.choices().any(|one| one <= target))
            })
            .collect();
        let halves = halves::cost(useful.len());
        let top = top.max(target);
        let known = self
            .table
            .as_ref()
            .and_then(|table| table.cost_of(items, target));
        let wide = known.unwrap_or_else(|| Table::cost(items, top));
        let (table, top) = if wide <= self.most {
            (wide, top)
        } else {
            (Table::cost(items, target), target)
        };
        let cheapest = halves.min(table);
        if cheapest > DEAR && self.spend(crowd::cost(useful.len())) {
            let many = crowd::sets(items, &useful, target, self.wanted);
            if many.len() > self.wanted {
                let count = many.len() as u64;
                let mut found = smallest(items, target, self.wanted);
                found.extend(many);
                return Solutions::new(found, count, false, self.wanted);
            }
        }
        if cheapest > self.most || !self.spend(cheapest) {
            return self.small(items, target);
        }
        if halves <= table {
            let picked: Vec<Item> = useful
                .iter()
                .filter_map(|at| items.get(*at).copied())
                .collect();
            let mut solutions = halves::solve(&picked, target, self.wanted);
            if solutions.count as usize > halves::KEPT {
                solutions
                    .found
                    .extend(smallest(&picked, target, self.wanted));
                sort(&mut solutions.found);
                solutions.found.truncate(self.wanted);
            }
            for pick in solutions.found.iter_mut().flatten() {
                pick.0 = useful.get(pick.0).copied().unwrap_or_default();
            }
            return solutions;
        }
        if self
            .table
            .as_ref()
            .and_then(|table| table.cost_of(items, target))
            .is_none()
        {
            self.table = Some(Table::new(items, top));
        }
        let Some(table) = &self.table else {
            return self.small(items, target);
        };
        let (sets, complete) = table.sets(target, self.wanted + 1);
        if complete {
            let count = sets.len() as u64;
            return Solutions::new(sets, count, true, self.wanted);
        }
        let work = table.cost_of_count(target);
        let affordable = work <= self.most && work <= self.left;
        let counted = if affordable {
            table.count(target)
        } else {
            None
        };
        self.left -= if affordable { work } else { 0 };
        let mut found = smallest(items, target, self.wanted);
        found.extend(sets.iter().cloned());
        let least = sets.len() as u64;
        Solutions::new(
            found,
            counted.unwrap_or(least),
            counted.is_some(),
            self.wanted,
        )
    }

    /// The sets of up to three items, where more cannot be tried.
    pub(super) fn small(&mut self, items: &[Item], target: i64) -> Solutions {
        let work = (items.len() as u64).saturating_mul(items.len() as u64);
        if work > self.most || !self.spend(work) {
            return Solutions::default();
        }
        let found = smallest(items, target, self.wanted);
        let count = found.len() as u64;
        Solutions::new(found, count, false, self.wanted)
    }
}

#[cfg(test)]
#[path = "subset_sum_tests.rs"]
mod tests;
