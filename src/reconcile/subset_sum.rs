//! Which of some amounts add up to a sum: all solutions are counted, within a bound of work.

/// The solutions of one search.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Solutions {
    /// Positions of the amounts of each solution, the smallest set first; at most one more than asked
    /// for.
    pub(super) found: Vec<Vec<usize>>,
    /// True if the search ended before all was tried, so that there may be more.
    pub(super) bounded: bool,
}

/// How much work may still be done.
#[derive(Debug)]
pub(super) struct Budget {
    /// Steps left in all.
    pub(super) run: usize,
    /// Steps of one search at most.
    pub(super) search: usize,
    /// Solutions that are wanted; the search ends with the one after.
    pub(super) listed: usize,
}

/// All sets of at least `least` of the amounts, each positive, that add up to the target.
pub(super) fn subsets(
    amounts: &[i64],
    target: i64,
    least: usize,
    budget: &mut Budget,
) -> Solutions {
    let mut items: Vec<(i64, usize)> = amounts
        .iter()
        .enumerate()
        .map(|(at, amount)| (*amount, at))
        .collect();
    items.retain(|(amount, _)| *amount > 0);
    // Large amounts first: they leave the fewest ways to go on.
    items.sort_unstable_by(|a, b| (b.0, a.1).cmp(&(a.0, b.1)));
    let mut rest = 0_i64;
    let mut steps: Vec<Step> = items
        .iter()
        .rev()
        .map(|(amount, position)| {
            rest = rest.saturating_add(*amount);
            Step {
                amount: *amount,
                position: *position,
                rest,
            }
        })
        .collect();
    steps.reverse();
    let mut search = Search {
        least,
        listed: budget.listed,
        steps: budget.search.min(budget.run),
        chosen: Vec::new(),
        solutions: Solutions::default(),
    };
    let before = search.steps;
    search.go(&steps, target);
    budget.run -= before - search.steps;
    let mut solutions = search.solutions;
    solutions
        .found
        .sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    solutions
}

/// An amount, its position in the input, and the sum from it to the end.
struct Step {
    amount: i64,
    position: usize,
    rest: i64,
}

struct Search {
    least: usize,
    listed: usize,
    steps: usize,
    chosen: Vec<usize>,
    solutions: Solutions,
}

impl Search {
    fn go(&mut self, mut items: &[Step], left: i64) {
        if left == 0 {
            if self.chosen.len() >= self.least {
                let mut solution = self.chosen.clone();
                solution.sort_unstable();
                self.solutions.found.push(solution);
                self.solutions.bounded |= self.solutions.found.len() > self.listed;
            }
            return;
        }
        while let Some((first, others)) = items.split_first() {
            if first.rest < left || self.solutions.bounded {
                return;
            }
            if self.steps == 0 {
                self.solutions.bounded = true;
                return;
            }
            self.steps -= 1;
            if first.amount <= left {
                self.chosen.push(first.position);
                self.go(others, left - first.amount);
                self.chosen.pop();
            }
            items = others;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solve(amounts: &[i64], target: i64, search: usize) -> Solutions {
        let mut budget = Budget {
            run: 1_000_000,
            search,
            listed: 3,
        };
        subsets(amounts, target, 2, &mut budget)
    }

    #[test]
    fn every_solution_is_counted() {
        type Case<'a> = (&'a [i64], i64, &'a [&'a [usize]]);
        let cases: [Case<'_>; 5] = [
            (&[30, 40, 50], 70, &[&[0, 1]]),
            (&[30, 40, 70], 70, &[&[0, 1]]),
            (&[50, 50, 100], 150, &[&[0, 2], &[1, 2]]),
            (&[30, 40], 71, &[]),
            (&[0, 30, 40], 70, &[&[1, 2]]),
        ];
        for (amounts, target, expected) in cases {
            let solutions = solve(amounts, target, 1000);
            assert_eq!(solutions.found, expected, "{amounts:?}");
            assert!(!solutions.bounded);
        }
    }

    #[test]
    fn the_bound_is_told() {
        let many = [1_i64; 40];
        let solutions = solve(&many, 20, 1_000_000);
        assert_eq!((solutions.found.len(), solutions.bounded), (4, true));
        let odd: Vec<i64> = (0..60).map(|step| 1000 + 2 * step).collect();
        let solutions = solve(&odd, 30_001, 500);
        assert_eq!((solutions.found.len(), solutions.bounded), (0, true));
    }
}
