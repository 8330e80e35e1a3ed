//! The rows to be dispatched: each parcel that is to be followed up now, and by whom.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::answers::Answers;
use super::ground::Ground;
use super::owners::owner;
use super::sheet_days::SheetDays;
use super::stand_ins::hand_out;
use crate::model::{Answer, Assignment, DueRow, GoodsBack, HolderBy, ParcelIndex, Text};

/// Each parcel that a courier sheet tells of and that is open, or refused and waits for a decision, by parcel; without
/// those that were answered well for the day already.
pub(super) fn assignments(
    ground: &Ground<'_>,
    day: NaiveDate,
    due_rows: &[DueRow],
    goods_back: &[GoodsBack],
) -> Vec<Assignment> {
    let undecided = goods_back.iter();
    let undecided = undecided.filter(|goods| !goods.is_back && goods.decided.is_none());
    let undecided: FxHashSet<ParcelIndex> = undecided.map(|goods| goods.parcel).collect();
    let answered = answered(ground, day, due_rows);
    let clerks = newest_clerks(ground);
    let parcels = ground.book.parcels.iter().enumerate();
    let mut rows: Vec<Assignment> = parcels
        .map(|(position, parcel)| (ParcelIndex::from(position), parcel))
        .filter(|(_, parcel)| parcel.tracked)
        .filter(|(index, parcel)| parcel.status.is_open() || undecided.contains(index))
        .filter(|(index, _)| !answered.contains(index))
        .map(|(index, parcel)| {
            let clerk = clerks.get(&index).copied().or(parcel.clerk.as_ref());
            let (owner, owner_by) = owner(ground, clerk, index);
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

/// The parcels that were answered well for the day: as a due row, or on a sheet that came back before its close.
fn answered(ground: &Ground<'_>, day: NaiveDate, due_rows: &[DueRow]) -> FxHashSet<ParcelIndex> {
    let due = due_rows.iter();
    let mut answered: FxHashSet<ParcelIndex> = due
        .filter(|row| row.day == day && row.answer == Answer::Done)
        .map(|row| row.parcel)
        .collect();
    let answers = Answers::new(ground.book, ground.config);
    for (position, _) in ground.book.parcels.iter().enumerate() {
        let parcel = ParcelIndex::from(position);
        let done = ground.follow_ups_of(parcel).any(|(index, row)| {
            let of_day = row.day.or_else(|| row.time.map(crate::model::Moment::day));
            of_day == Some(day) && answers.alone(index) == Answer::Done
        });
        if done {
            answered.insert(parcel);
        }
    }
    answered
}

/// The clerk whom the newest day's sheet names for a parcel; a later row of a day has the last word.
fn newest_clerks<'a>(ground: &Ground<'a>) -> FxHashMap<ParcelIndex, &'a Text> {
    let days = SheetDays::new(ground);
    let mut newest = FxHashMap::default();
    for row in &ground.book.sightings {
        let Some((clerk, parcel)) = row
            .clerk
            .as_ref()
            .zip(ground.parcel_of(row.waybill.as_str()))
        else {
            continue;
        };
        let seen = (days.day(row), row.origin);
        let known = newest.entry(parcel).or_insert((seen, clerk));
        if seen > known.0 {
            *known = (seen, clerk);
        }
    }
    let newest = newest.into_iter();
    newest.map(|(parcel, (_, clerk))| (parcel, clerk)).collect()
}

#[cfg(test)]
#[path = "assignments_tests.rs"]
mod tests;
