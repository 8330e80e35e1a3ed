//! Whose a parcel is, whether she is there or not.

use super::ground::Ground;
use crate::model::{OwnerBy, ParcelIndex, Text};

/// The clerk whom the row of the courier sheet names, else the clerk of an order in the parcel, else the one of the
/// first rule of the settings that holds, else the one person of the roster who looks after such parcels.
pub(super) fn owner(
    ground: &Ground<'_>,
    of_row: Option<&Text>,
    parcel: ParcelIndex,
) -> (Option<Text>, OwnerBy) {
    let named = |clerk: &Text| Some(ground.names.spelling(clerk));
    if let Some(clerk) = of_row {
        return (named(clerk), OwnerBy::Sheet);
    }
    let of_order = ground
        .orders_of(parcel)
        .find_map(|order| order.clerk.as_ref());
    if let Some(clerk) = of_order {
        return (named(clerk), OwnerBy::Order);
    }
    match ground.coverage.owner(ground, parcel) {
        Some(clerk) => (named(&clerk), OwnerBy::Rule),
        None => (None, OwnerBy::Nobody),
    }
}

#[cfg(test)]
#[path = "owners_tests.rs"]
mod tests;
