//! Returned rows that name nothing that was read.

use rustc_hash::FxHashSet;

use super::ground::Ground;
use crate::model::{FollowUp, FollowUpIndex};

/// The rows, in the order of the book; none if no order and no courier sheet was read, for nothing could be known then.
pub(super) fn unknown(ground: &Ground<'_>) -> Vec<FollowUpIndex> {
    let book = ground.book;
    if book.orders.is_empty() && book.parcels.is_empty() {
        return Vec::new();
    }
    let mut orders: FxHashSet<&str> = FxHashSet::default();
    orders.extend(book.orders.iter().map(|order| order.number.as_str()));
    let of_parcels = book.parcels.iter().flat_map(|parcel| &parcel.orders);
    orders.extend(of_parcels.map(|number| number.as_str()));
    let is_known = |row: &FollowUp| {
        let waybill = row.waybill.as_ref();
        let order = row.order.as_ref();
        waybill.is_some_and(|number| ground.parcel_of(number.as_str()).is_some())
            || order.is_some_and(|number| orders.contains(number.as_str()))
    };
    // A row that a lookup by number joined is known, whatever the form of its number.
    let joined: FxHashSet<FollowUpIndex> = ground
        .reconciled
        .parcel_follow_ups
        .iter()
        .flatten()
        .copied()
        .collect();
    let rows = book.follow_ups.iter().enumerate();
    rows.map(|(position, row)| (FollowUpIndex::from(position), row))
        .filter(|(index, row)| !joined.contains(index) && !is_known(row))
        .map(|(index, _)| index)
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::follow_up::follow_up;
    use crate::reconcile::testing::{config, reconciled};

    #[track_caller]
    fn check(text: &str, expected: &[u32]) {
        let (book, reconciled) = reconciled(text);
        let found = follow_up(&book, &reconciled, &config()).unknown;
        let found: Vec<_> = found.into_iter().map(|index| index.0).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_row_is_known_by_its_waybill_or_its_order() {
        let read = "order A100001 1.00 10-01 - waybill=SF2\nparcel SF1 orders=B1\n";
        for (follow, expected) in [
            ("follow SF1 10-08 改约", &[][..]),
            ("follow SF2 10-08 改约", &[]),
            ("follow SF9 10-08 改约", &[0]),
            ("follow SF9 10-08 改约 order=A100001", &[]),
            ("follow SF9 10-08 改约 order=B1", &[]),
            ("follow - 10-08 改约 order=A9", &[0]),
        ] {
            check(&format!("{read}{follow}"), expected);
        }
        check("follow SF9 10-08 改约", &[]);
    }
}
