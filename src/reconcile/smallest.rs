//! Sets of one, two or three amounts that add up to a sum: quick whatever the sum, and complete up to three.

use super::subset_sum::{Item, Set};

/// Up to `wanted` sets of one piece, then of two, then of three, that give the target.
pub(super) fn smallest(items: &[Item], target: i64, wanted: usize) -> Vec<Set> {
    let mut choices: Vec<(usize, i64)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        choices.extend(
            item.choices()
                .filter(|one| *one <= target)
                .map(|one| (at, one)),
        );
    }
    let mut by_amount: Vec<(i64, usize)> = choices.iter().map(|(at, one)| (*one, *at)).collect();
    by_amount.sort_unstable();
    // The pieces after a position that give exactly so much.
    let giving = |amount: i64, after: usize| {
        let start = by_amount.partition_point(|(one, at)| (*one, *at) <= (amount, after));
        let rest = by_amount.get(start..).unwrap_or_default();
        rest.iter()
            .take_while(move |(one, _)| *one == amount)
            .map(|(one, at)| (*at, *one))
    };
    let mut sets: Vec<Set> = Vec::new();
    let singles = choices.iter().filter(|(_, one)| *one == target);
    sets.extend(singles.take(wanted).map(|one| vec![*one]));
    for first in &choices {
        if sets.len() >= wanted {
            return sets;
        }
        sets.extend(giving(target - first.1, first.0).map(|second| vec![*first, second]));
    }
    for (place, first) in choices.iter().enumerate() {
        for second in choices
            .iter()
            .skip(place + 1)
            .filter(|second| second.0 > first.0)
        {
            if sets.len() >= wanted {
                return sets;
            }
            let left = target - first.1 - second.1;
            if left > 0 {
                sets.extend(giving(left, second.0).map(|third| vec![*first, *second, third]));
            }
        }
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_sets_come_first() {
        let item = |whole, part| Item { whole, part };
        let items = [
            item(30, 0),
            item(40, 0),
            item(70, 0),
            item(50, 20),
            item(10, 0),
        ];
        let sets: Vec<Vec<usize>> = smallest(&items, 70, 9)
            .iter()
            .map(|set| set.iter().map(|(at, _)| *at).collect())
            .collect();
        assert_eq!(sets, [vec![2], vec![0, 1], vec![1, 3, 4]]);
        assert_eq!(smallest(&items, 70, 2).len(), 2);
        assert_eq!(smallest(&items, 7, 2).len(), 0);
    }
}
