//! Counts of solutions, held against trying every set.

use proptest::prelude::*;

use super::*;

fn solver(most: u64) -> Solver {
    Solver {
        left: 1_000_000_000,
        most,
        wanted: 3,
        table: None,
    }
}

fn whole(amounts: &[i64]) -> Vec<Item> {
    amounts
        .iter()
        .map(|amount| Item {
            whole: *amount,
            part: 0,
        })
        .collect()
}

fn solve(amounts: &[i64], target: i64) -> Solutions {
    solver(12_800_000).solve(&whole(amounts), target, target)
}

fn positions(set: &Set) -> Vec<usize> {
    set.iter().map(|(at, _)| *at).collect()
}

#[test]
fn every_solution_is_counted() {
    type Case<'a> = (&'a [i64], i64, &'a [&'a [usize]]);
    let cases: [Case<'_>; 6] = [
        (&[30, 40, 50], 70, &[&[0, 1]]),
        (&[30, 40, 70], 70, &[&[2], &[0, 1]]),
        (&[50, 50, 100], 150, &[&[0, 2], &[1, 2]]),
        (&[30, 40], 71, &[]),
        (&[30, 40], 70, &[&[0, 1]]),
        (&[1, 2, 3, 30, 40, 50], 124, &[&[0, 2, 3, 4, 5]]),
    ];
    for (amounts, target, expected) in cases {
        let solutions = solve(amounts, target);
        let found: Vec<Vec<usize>> = solutions.found.iter().map(positions).collect();
        assert_eq!(found, expected, "{amounts:?}");
        assert_eq!(
            (solutions.count as usize, solutions.complete),
            (expected.len(), true)
        );
    }
}

#[test]
fn two_hundred_pieces_are_searched_to_the_end() {
    // A hundred orders of 3.00 to 102.00 yuan and a hundred of 1000.01: only the first kind can make 5.00.
    let mut amounts: Vec<i64> = (3..103).map(|yuan| yuan * 100).collect();
    amounts.extend([100_001; 100]);
    let solutions = solve(&amounts, 500);
    assert_eq!((solutions.count, solutions.complete), (1, true));
    let solutions = solve(&amounts, 100_402);
    assert_eq!((solutions.count, solutions.complete), (0, true));
    let solutions = solve(&amounts, 100_401);
    assert_eq!((solutions.count, solutions.complete), (100, true));
    assert_eq!(positions(&solutions.found[2]), [1, 102]);
}

#[test]
fn the_bound_is_told() {
    let solutions = solve(&[100; 200], 10_000);
    assert_eq!((solutions.found.len(), solutions.complete), (3, false));
    let odd: Vec<i64> = (0..60).map(|step| 1000 + 2 * step).collect();
    let solutions = solver(500).solve(&whole(&odd), 30_002, 30_002);
    assert_eq!((solutions.count, solutions.complete), (0, false));
}

#[test]
fn one_table_serves_several_targets() {
    let items = whole(&(1..60).map(|step| step * 100).collect::<Vec<_>>());
    let mut solver = solver(12_800_000);
    for (target, count) in [(300, 2), (600, 4), (650, 0), (1000, 10)] {
        assert_eq!(solver.solve(&items, target, 1000).count, count, "{target}");
    }
}

/// The number of sets, by trying all.
fn brute(items: &[Item], target: i64) -> u32 {
    match items.split_first() {
        _ if target < 0 => 0,
        None => u32::from(target == 0),
        Some((item, rest)) => {
            let given: u32 = item.choices().map(|one| brute(rest, target - one)).sum();
            given + brute(rest, target)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_solution_is_missed(
        amounts in prop::collection::vec((1..40_i64, 0..3_i64), 1..12),
        target in 1..200_i64,
        scale in 1..30_i64,
    ) {
        let items: Vec<Item> = amounts
            .iter()
            .map(|(whole, part)| Item { whole: whole * scale, part: whole * scale * (part / 2) / 4 })
            .collect();
        let target = target * scale;
        let expected = brute(&items, target);
        let by_halves = halves::solve(&items, target, 5000);
        prop_assert_eq!(by_halves.count, expected);
        let table = Table::new(&items, target + 7);
        let (sets, complete) = table.sets(target, 5000);
        prop_assert_eq!((sets.len() as u32, complete), (expected, true));
        prop_assert_eq!(table.count(target), Some(u64::from(expected)));
        let solutions = solver(1_000_000).solve(&items, target, target);
        prop_assert_eq!((solutions.count, solutions.complete), (expected, true));
        for set in solutions.found.iter().chain(&sets).chain(&by_halves.found) {
            prop_assert_eq!(set.iter().map(|(_, amount)| amount).sum::<i64>(), target);
            prop_assert!(set.windows(2).all(|pair| pair[0].0 < pair[1].0));
            prop_assert!(set.iter().all(|(at, amount)| items[*at].choices().any(|one| one == *amount)));
        }
    }
}
