//! Following up: what stands on each day's courier sheet, whose it is, and what came back.

pub(crate) mod answers;
mod words;

use crate::facts::calendar::day_sheet;
use crate::world::World;
use crate::world::parcel::{Parcel, View};

/// A row of a day's courier sheet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    pub(crate) parcel: usize,
    pub(crate) view: View,
}

/// The rows of a day: parcels under way, and those that were finished in the two days before.
pub(crate) fn rows(world: &World, day: i64) -> Vec<Row> {
    let moment = day_sheet(day);
    let mut rows: Vec<Row> = (0..world.parcels.len())
        .filter(|index| world.parcels[*index].labelled() < moment)
        .map(|index| Row {
            parcel: index,
            view: world.parcels[index].at(moment),
        })
        .filter(|row| {
            row.view.stage.is_open()
                || row
                    .view
                    .since
                    .is_some_and(|since| (moment - since).num_hours() < 44)
        })
        .collect();
    rows.sort_by_key(|row| world.parcels[row.parcel].labelled());
    rows
}

/// Whose a parcel is: the clerk of the courier sheet, else the clerk of its order in the ledger.
pub(crate) fn owner(world: &World, parcel: &Parcel) -> Option<&'static str> {
    parcel.clerk.or_else(|| {
        parcel
            .orders
            .iter()
            .find_map(|order| world.orders[*order].clerk)
    })
}
