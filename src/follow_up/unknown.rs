//! Returned rows that name nothing that was read.

use rustc_hash::FxHashSet;

use super::ground::Ground;
use crate::model::{FollowUp, FollowUpIndex, OrderNo};

/// The rows, in the order of the book; none if no order and no courier sheet was read, for nothing could be known then.
pub(super) fn unknown(ground: &Ground<'_>) -> Vec<FollowUpIndex> {
    let book = ground.book;
    if book.orders.is_empty() && book.parcels.is_empty() {
        return Vec::new();
    }
    let mut orders: FxHashSet<&str> = FxHashSet::default();
    orders.extend(book.orders.iter().map(|order| order.number.as_str()));
    let of_parcels = book.parcels.iter().flat_map(|parcel| &parcel.orders);
    orders.extend(of_parcels.map(OrderNo::as_str));
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
#[path = "unknown_tests.rs"]
mod tests;
