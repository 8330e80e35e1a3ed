//! The last thing that a clerk wrote of a parcel.

use super::input::Input;
use crate::model::{FollowUp, FollowUpIndex, Moment, ParcelIndex};

/// When a row was written: the time of contact, else its day.
pub fn contact_time(row: &FollowUp) -> Option<Moment> {
    row.time.or(row.day.map(Moment::day_only))
}

/// The latest row about a parcel that says something; of rows of one time the one read last.
pub fn last_contact<'a>(
    input: &Input<'a>,
    parcel: ParcelIndex,
) -> Option<(FollowUpIndex, &'a FollowUp)> {
    let book = input.book;
    let rows = input.reconciled.parcel_follow_ups.get(parcel.get());
    rows.into_iter()
        .flatten()
        .filter_map(|index| Some((*index, book.follow_ups.get(index.get())?)))
        .filter(|(_, row)| row.outcome.is_some() || row.call_result.is_some() || row.note.is_some())
        .max_by_key(|(index, row)| (contact_time(row), *index))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::parcels_fixture::World;

    #[test]
    fn the_latest_row_that_says_something_counts() {
        let mut world = World::new();
        let index = world.parcel("SF1", |_| {});
        world.contact(index, "2026-10-29", "自取", |_| {});
        world.contact(index, "2026-10-30", "改约", |_| {});
        world.contact(index, "2026-10-28", "催货", |_| {});
        world.contact(index, "2026-10-31", "", |_| {});
        let fixture = world.fixture();
        let outcome =
            last_contact(&fixture.input(), index).and_then(|(_, row)| row.outcome.clone());
        assert_eq!(outcome.as_deref(), Some("改约"));
    }
}
