//! How many of a sample each part of the whole gets.

use std::cmp::Reverse;

/// So many seats divided in proportion to some sizes, by the method of the largest remainder; each part that has anything
/// gets one at least, taken from those that have most, as long as there are enough seats. No part gets more than its
/// size; more seats than there are things are not given out. Of equal claims the earlier part goes first.
pub(super) fn seats(sizes: &[usize], wanted: usize) -> Vec<usize> {
    let whole: usize = sizes.iter().sum();
    let wanted = wanted.min(whole);
    if whole == 0 {
        return vec![0; sizes.len()];
    }
    let share = |size: usize| wanted as u128 * size as u128;
    let mut seats: Vec<usize> = sizes
        .iter()
        .map(|size| (share(*size) / whole as u128) as usize)
        .collect();
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    by_remainder.sort_by_key(|part| {
        let size = sizes.get(*part).copied().unwrap_or_default();
        Reverse(share(size) % whole as u128)
    });
    let left = wanted - seats.iter().sum::<usize>();
    for part in by_remainder.into_iter().take(left) {
        if let Some(slot) = seats.get_mut(part) {
            *slot += 1;
        }
    }
    give_one_to_each(sizes, &mut seats);
    seats
}

/// Takes from the part that has most and gives to one that has none, until none is left or none has two.
fn give_one_to_each(sizes: &[usize], seats: &mut [usize]) {
    // A heap: there may be hundreds of parts.
    let mut rich: std::collections::BinaryHeap<(usize, Reverse<usize>)> = seats
        .iter()
        .enumerate()
        .filter(|(_, seats)| **seats > 1)
        .map(|(part, seats)| (*seats, Reverse(part)))
        .collect();
    for part in 0..sizes.len() {
        let is_empty_handed = seats.get(part) == Some(&0) && sizes.get(part) > Some(&0);
        if !is_empty_handed {
            continue;
        }
        let Some((most, Reverse(giver))) = rich.pop() else {
            return;
        };
        if let Some(slot) = seats.get_mut(giver) {
            *slot = most - 1;
        }
        if most > 2 {
            rich.push((most - 1, Reverse(giver)));
        }
        if let Some(slot) = seats.get_mut(part) {
            *slot = 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::seats;

    #[test]
    fn in_proportion_and_one_at_least() {
        for (sizes, wanted, expected) in [
            (vec![50, 30, 20], 10, vec![5, 3, 2]),
            (vec![50, 30, 20], 5, vec![3, 1, 1]),
            (vec![96, 2, 1, 1], 10, vec![7, 1, 1, 1]),
            (vec![3, 0, 2], 10, vec![3, 0, 2]),
            (vec![9, 9, 9], 2, vec![1, 1, 0]),
            (vec![], 5, vec![]),
            (vec![0], 5, vec![0]),
        ] {
            assert_eq!(seats(&sizes, wanted), expected, "{sizes:?} {wanted}");
        }
    }

    proptest! {
        #[test]
        fn the_seats_add_up_and_nobody_gets_more_than_there_is(
            sizes in prop::collection::vec(0_usize..200, 0..40),
            wanted in 0_usize..500,
        ) {
            let found = seats(&sizes, wanted);
            let whole: usize = sizes.iter().sum();
            prop_assert_eq!(found.iter().sum::<usize>(), wanted.min(whole));
            prop_assert!(found.iter().zip(&sizes).all(|(seats, size)| seats <= size));
            let filled = sizes.iter().filter(|size| **size > 0).count();
            if wanted >= filled {
                prop_assert!(found.iter().zip(&sizes).all(|(seats, size)| *seats > 0 || *size == 0));
            }
            // A part of which one more row is drawn than of a larger one has only the row that each gets.
            for (seats, size) in found.iter().zip(&sizes) {
                for (other_seats, other_size) in found.iter().zip(&sizes) {
                    prop_assert!(size <= other_size || seats + 1 >= *other_seats);
                }
            }
        }
    }
}
