//! Shares rows among people so that all have as many, and keeps bundles together as far as that allows.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::Text;

/// Rows that belong together: waybill and position of each, by waybill.
pub(super) type Bundle = Vec<(Text, usize)>;

/// The person of each row: (position of the row, position of the person). `loads` says how many rows each person has
/// already; nothing is shared among nobody.
///
/// The counts come out as even as they can: of those who got a row nobody has more than one beyond any other person. Of
/// equals the earlier person comes first. A bundle is parted only where no person has room for it.
pub(super) fn share(mut bundles: Vec<Bundle>, loads: &[usize]) -> Vec<(usize, usize)> {
    bundles.sort_by(|a, b| (Reverse(a.len()), a.first()).cmp(&(Reverse(b.len()), b.first())));
    let rows = bundles.iter().map(Vec::len).sum();
    let quotas = quotas(rows, loads);
    let rooms = quotas.into_iter().enumerate();
    let mut rooms: BinaryHeap<(usize, Reverse<usize>)> = rooms
        .map(|(person, quota)| (quota, Reverse(person)))
        .collect();
    let mut shared = Vec::with_capacity(rows);
    for bundle in bundles {
        let mut rest = bundle.as_slice();
        while !rest.is_empty() {
            let Some((room, person)) = rooms.pop().filter(|(room, _)| *room > 0) else {
                return shared;
            };
            let (taken, left) = rest.split_at(room.min(rest.len()));
            shared.extend(taken.iter().map(|(_, position)| (*position, person.0)));
            rooms.push((room - taken.len(), person));
            rest = left;
        }
    }
    shared
}

/// How many of some rows each person gets: the least loaded first, until all are level.
fn quotas(rows: usize, loads: &[usize]) -> Vec<usize> {
    let mut order: Vec<(usize, usize)> = loads.iter().copied().zip(0..).collect();
    order.sort_unstable();
    // So many people share, and so many rows does their level take.
    let (mut people, mut filled) = (0, 0);
    for (load, _) in &order {
        if people > 0 && load * people >= filled + rows {
            break;
        }
        people += 1;
        filled += load;
    }
    let mut quotas = vec![0; loads.len()];
    if people == 0 {
        return quotas;
    }
    let (level, mut over) = ((filled + rows) / people, (filled + rows) % people);
    let mut sharing: Vec<(usize, usize)> = order.into_iter().take(people).collect();
    sharing.sort_by_key(|(_, person)| *person);
    for (load, person) in sharing {
        let extra = usize::from(over > 0 && load <= level);
        over -= extra;
        if let Some(quota) = quotas.get_mut(person) {
            *quota = (level + extra).saturating_sub(load);
        }
    }
    quotas
}

#[cfg(test)]
#[path = "share_tests.rs"]
mod tests;
