//! Some sets where there are very many: all but the last four pieces are set beforehand, and four of two hundred
//! still make the rest in more ways than are wanted. Soon seen, and it saves the search for the others.

use std::collections::BTreeSet;

use super::subset_sum::{Item, Set};

/// Pieces that are joined at most.
const MOST: usize = 200;

/// The work for so many pieces.
pub(super) fn cost(pieces: usize) -> u64 {
    let pieces = pieces.min(MOST) as u64;
    8 * pieces * pieces
}

/// Sets of the useful items that add up to the target: one more than wanted, or as many as are found this way.
pub(super) fn sets(items: &[Item], useful: &[usize], target: i64, wanted: usize) -> Vec<Set> {
    let pieces = useful
        .iter()
        .filter_map(|at| Some((*at, items.get(*at)?.whole)));
    let pieces: Vec<(usize, i64)> = pieces.filter(|(_, amount)| *amount > 0).collect();
    let sum: i64 = pieces.iter().map(|(_, amount)| amount).sum();
    let four = 4 * (sum / (pieces.len() as i64).max(1));
    let mut rest = target;
    let (mut fixed, mut free): (Set, Set) = (Vec::new(), Vec::new());
    for (at, amount) in pieces {
        if rest - amount >= four {
            rest -= amount;
            fixed.push((at, amount));
        } else if free.len() < MOST {
            free.push((at, amount));
        }
    }
    let mut pairs: Vec<(i64, usize, usize)> = Vec::new();
    for (one, first) in free.iter().enumerate() {
        let later = free.iter().enumerate().skip(one + 1);
        pairs.extend(later.map(|(other, second)| (first.1 + second.1, one, other)));
    }
    pairs.sort_unstable();
    let mut found: BTreeSet<Set> = BTreeSet::new();
    for (sum, one, other) in &pairs {
        let start = pairs.partition_point(|pair| pair.0 < rest - sum);
        let fitting = pairs.get(start..).unwrap_or_default();
        let fitting = fitting.iter().take_while(|pair| pair.0 == rest - sum);
        for (_, third, fourth) in fitting.take(wanted + 1) {
            let mut picks = [*one, *other, *third, *fourth];
            picks.sort_unstable();
            if picks.windows(2).all(|pair| pair.first() < pair.last()) {
                let picked = picks.iter().filter_map(|at| free.get(*at).copied());
                let mut set: Set = picked.chain(fixed.iter().copied()).collect();
                set.sort_unstable();
                found.insert(set);
            }
        }
        if found.len() > wanted {
            break;
        }
    }
    found.into_iter().collect()
}
