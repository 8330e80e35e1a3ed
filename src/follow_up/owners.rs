//! Whose a parcel is, whether she is there or not.

use super::ground::Ground;
use crate::model::{OwnerBy, ParcelIndex, Text};

/// The clerk whom the row of the courier sheet names, else the clerk of an order in the parcel.
pub(super) fn owner(
    ground: &Ground<'_>,
    of_row: Option<&Text>,
    parcel: ParcelIndex,
) -> (Option<Text>, OwnerBy) {
    if let Some(clerk) = of_row {
        return (Some(clerk.clone()), OwnerBy::Sheet);
    }
    let of_order = ground
        .orders_of(parcel)
        .find_map(|order| order.clerk.clone());
    match of_order {
        Some(clerk) => (Some(clerk), OwnerBy::Order),
        None => (None, OwnerBy::Nobody),
    }
}
