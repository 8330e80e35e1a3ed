//! Rows that had to be followed up, and how they were answered (G401, G402, G403).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::answers::{Answers, answers_day};
use super::ground::Ground;
use super::owners::owner;
use super::plan::is_due;
use super::sheet_days::SheetDays;
use crate::model::{Answer, DueRow, ParcelIndex, Sighting};

/// The rows that were due and can be judged, by day and waybill. A row is due on a working day that has
/// closed, if the courier's status was open and somebody was to look after it. Without a single
/// returned row nothing is judged: the sheets may simply not have been handed in to this run.
pub(super) fn due_rows(ground: &Ground<'_>) -> Vec<DueRow> {
    let book = ground.book;
    if book.follow_ups.is_empty() {
        return Vec::new();
    }
    let mut rows: BTreeMap<(NaiveDate, ParcelIndex), DueRow> = BTreeMap::new();
    let days = SheetDays::new(ground);
    for sighting in &book.sightings {
        let day = days.day(sighting);
        let Some(parcel) = ground.parcel_of(sighting.waybill.as_str()) else {
            continue;
        };
        match due(ground, sighting, day, parcel) {
            Some(row) => {
                rows.insert((day, parcel), row);
            }
            // A later sheet of the same day has the last word.
            None => {
                rows.remove(&(day, parcel));
            }
        }
    }
    let mut rows: Vec<DueRow> = rows.into_values().collect();
    let answers = Answers::new(book, ground.config);
    let mut last_day: FxHashMap<ParcelIndex, NaiveDate> = FxHashMap::default();
    for row in &rows {
        last_day.insert(row.parcel, row.day);
    }
    for row in &mut rows {
        let is_last = last_day.get(&row.parcel) == Some(&row.day);
        let returned = ground
            .follow_ups_of(row.parcel)
            .filter(|(_, follow_up)| answers_day(follow_up, row.day, is_last));
        if let Some((answer, index)) = answers.merge(returned) {
            (row.answer, row.follow_up) = (answer, Some(index));
        }
    }
    rows
}

fn due(
    ground: &Ground<'_>,
    sighting: &Sighting,
    day: NaiveDate,
    parcel: ParcelIndex,
) -> Option<DueRow> {
    if !is_due(ground.config, day, sighting.status) {
        return None;
    }
    let clerk = owner(ground, sighting.clerk.as_ref(), parcel).0?;
    let absence = ground.roster.absence(&clerk, day);
    Some(DueRow {
        parcel,
        day,
        holder: absence.is_none().then(|| clerk.clone()),
        clerk,
        absence,
        status: sighting.status,
        origin: sighting.origin,
        answer: Answer::Missed,
        follow_up: None,
    })
}

#[cfg(test)]
#[path = "due_rows_tests.rs"]
mod tests;
