//! The rows to be dispatched: each parcel that is open now, and who is to follow it up.

use chrono::NaiveDate;

use super::ground::Ground;
use super::owners::owner;
use super::stand_ins::hand_out;
use crate::model::{Assignment, DueRow, HolderBy, ParcelIndex};

/// Each open parcel that a courier sheet tells of, by parcel.
pub(super) fn assignments(
    ground: &Ground<'_>,
    day: NaiveDate,
    _due_rows: &[DueRow],
) -> Vec<Assignment> {
    let parcels = ground.book.parcels.iter().enumerate();
    let open = parcels.filter(|(_, parcel)| parcel.tracked && parcel.status.is_open());
    let mut rows: Vec<Assignment> = open
        .map(|(position, parcel)| {
            let index = ParcelIndex::from(position);
            let (owner, owner_by) = owner(ground, parcel.clerk.as_ref(), index);
            Assignment {
                parcel: index,
                day,
                status: parcel.status,
                owner,
                owner_by,
                absence: None,
                holder: None,
                holder_by: HolderBy::Nobody,
                origin: parcel.origin,
            }
        })
        .collect();
    hand_out(ground, &mut rows);
    rows
}
