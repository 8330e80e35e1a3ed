//! Rows shared among people.

use proptest::prelude::*;

use super::*;

#[test]
fn the_least_loaded_come_first_until_all_are_level() {
    for (rows, loads, expected) in [
        (4, [0, 0].as_slice(), [2, 2].as_slice()),
        (5, &[0, 0], &[3, 2]),
        (5, &[0, 9], &[5, 0]),
        (5, &[3, 0, 1], &[0, 3, 2]),
        (6, &[2, 2, 10], &[3, 3, 0]),
        (0, &[1, 2], &[0, 0]),
        (1, &[1, 1, 1], &[1, 0, 0]),
        (3, &[], &[]),
    ] {
        assert_eq!(quotas(rows, loads), expected, "{rows} {loads:?}");
    }
}

#[test]
fn a_bundle_stays_together_where_there_is_room() {
    let bundle = |positions: &[usize]| positions.iter().map(|at| ("W".into(), *at)).collect();
    let bundles: Vec<Bundle> = vec![bundle(&[0]), bundle(&[1, 2]), bundle(&[3]), bundle(&[4, 5])];
    let mut shared = share(bundles, &[0, 0]);
    shared.sort_unstable();
    let people: Vec<usize> = shared.iter().map(|(_, person)| *person).collect();
    assert_eq!(people[1], people[2]);
    assert_eq!(people[4], people[5]);
    assert_eq!(people.iter().sum::<usize>(), 3);
    assert_eq!(share(vec![bundle(&[0])], &[]), []);
}

proptest! {
    #[test]
    fn every_row_is_given_once_and_nobody_has_two_more_than_who_got_one(
        sizes in proptest::collection::vec(1..6_usize, 0..30),
        loads in proptest::collection::vec(0..20_usize, 1..8),
    ) {
        let mut next = 0;
        let bundles: Vec<Bundle> = sizes.iter().map(|size| {
            let rows = (next..next + size).map(|at| (format!("W{at:03}").into(), at)).collect();
            next += size;
            rows
        }).collect();
        let shared = share(bundles, &loads);
        let mut positions: Vec<usize> = shared.iter().map(|(position, _)| *position).collect();
        positions.sort_unstable();
        prop_assert_eq!(positions, (0..next).collect::<Vec<_>>());
        let mut after = loads.clone();
        for (_, person) in &shared {
            after[*person] += 1;
        }
        let least = after.iter().min().copied().unwrap_or(0);
        for (after, before) in after.iter().zip(&loads) {
            prop_assert!(after == before || *after <= least + 1);
        }
    }
}
