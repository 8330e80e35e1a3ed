//! Rows that had to be followed up, and how they were answered (G401, G402, G403).

use chrono::NaiveDateTime;

use super::answers::Answers;
use super::evidence::Evidence;
use super::ground::Ground;
use super::owners::owner;
use super::plan::{Contact, Pace, Window, due, is_judged, pace};
use super::timeline::{Seen, Timeline};
use crate::model::{Answer, DueRow, ParcelIndex};

/// The rows that were due and can be judged, by day and waybill. A row is due on a working day that has
/// closed, if the courier's status was open and somebody was to look after it. Without a single
/// returned row nothing is judged: the sheets may simply not have been handed in to this run.
pub(super) fn due_rows(ground: &Ground<'_>, timeline: &Timeline<'_>) -> Vec<DueRow> {
    if ground.book.follow_ups.is_empty() {
        return Vec::new();
    }
    let evidence = Evidence::new(ground.book);
    let answers = Answers::new(ground.book, ground.config);
    let mut rows = Vec::new();
    for (parcel, seen) in timeline.iter() {
        let mut due = of_parcel(ground, &evidence, &answers, parcel, seen);
        let last = due.len().saturating_sub(1);
        for (position, (row, window)) in due.iter_mut().enumerate() {
            answer(ground, &answers, row, *window, position == last);
            prove(ground, &evidence, row);
        }
        rows.extend(due.into_iter().map(|(row, _)| row));
    }
    rows.sort_by_key(|row| (row.day, row.parcel));
    rows
}

/// The due rows of a parcel, by day, each with the days within which it is to be answered.
fn of_parcel(
    ground: &Ground<'_>,
    evidence: &Evidence<'_>,
    answers: &Answers,
    parcel: ParcelIndex,
    seen: &[Seen<'_>],
) -> Vec<(DueRow, Window)> {
    let mut found = Vec::new();
    for run in seen.chunk_by(|one, next| one.status == next.status) {
        let Some(first) = run.first().filter(|first| first.status.is_open()) else {
            continue;
        };
        let rows = run.iter().map(|seen| row(ground, evidence, seen, parcel));
        let mut rows: Vec<Option<DueRow>> = rows.collect();
        let judged: Vec<bool> = rows.iter().map(Option::is_some).collect();
        let pace = pace(ground.config, first.status);
        let contacts = match pace {
            Pace::Daily => Vec::new(),
            _ => contacts(ground, answers, parcel),
        };
        let entered = entered(ground, pace, parcel, first);
        for (at, window) in due(ground.config, pace, (run, &judged), entered, &contacts) {
            let row = rows.get_mut(at).and_then(Option::take);
            found.extend(row.map(|row| (row, window)));
        }
    }
    found
}

/// The row of a day's courier sheet, if it can be due at all.
fn row(
    ground: &Ground<'_>,
    evidence: &Evidence<'_>,
    seen: &Seen<'_>,
    parcel: ParcelIndex,
) -> Option<DueRow> {
    if !is_judged(ground.config, seen.day, seen.status) {
        return None;
    }
    let owner = owner(ground, seen.clerk, parcel).0;
    let absence = owner
        .as_deref()
        .and_then(|owner| ground.roster.absence(owner, seen.day));
    let handed_to = || {
        let waybill = ground.parcel(parcel)?.waybill.as_str();
        evidence.handed_to(seen.day, waybill).cloned()
    };
    let clerk = owner.or_else(handed_to)?;
    Some(DueRow {
        parcel,
        day: seen.day,
        holder: absence.is_none().then(|| clerk.clone()),
        clerk,
        absence,
        status: seen.status,
        origin: seen.origin,
        answer: Answer::Missed,
        follow_up: None,
    })
}

/// The contacts about a parcel, in order.
fn contacts(ground: &Ground<'_>, answers: &Answers, parcel: ParcelIndex) -> Vec<Contact> {
    let filled = ground
        .follow_ups_of(parcel)
        .filter(|(index, _)| answers.alone(*index) > Answer::Blank);
    let mut contacts: Vec<Contact> = filled
        .filter_map(|(_, row)| Contact::of(ground.config, row))
        .collect();
    contacts.sort_unstable();
    contacts
}

/// When the parcel came into the status of a run: where hours count the last scan, if it came before the first sheet
/// that shows the status; else the close of that sheet's day.
fn entered(
    ground: &Ground<'_>,
    pace: Pace,
    parcel: ParcelIndex,
    first: &Seen<'_>,
) -> NaiveDateTime {
    let close = first.day.and_time(ground.config.close_of_day);
    if !matches!(pace, Pace::WithinHours(_)) {
        return close;
    }
    let parcel = ground.parcel(parcel);
    let scan = parcel.filter(|parcel| parcel.status == first.status);
    scan.and_then(|parcel| parcel.last_scan)
        .map(|scan| {
            if scan.has_time() {
                scan.at()
            } else {
                scan.day().and_time(ground.config.close_of_day)
            }
        })
        .map_or(close, |scan| scan.min(close))
}

/// What the returned rows that answer the row come to.
fn answer(ground: &Ground<'_>, answers: &Answers, row: &mut DueRow, window: Window, is_last: bool) {
    let returned = ground
        .follow_ups_of(row.parcel)
        .filter(|(_, follow_up)| window.holds(follow_up, is_last))
        // What the outbound-sales contact left blank says nothing of the clerk's own sheet.
        .filter(|(index, follow_up)| {
            !follow_up.of_contact || answers.alone(*index) > Answer::Blank
        });
    if let Some((answer, index)) = answers.merge(returned) {
        (row.answer, row.follow_up) = (answer, Some(index));
    }
}

/// Names the colleague who had the row of an absent owner, if a sheet proves it.
fn prove(ground: &Ground<'_>, evidence: &Evidence<'_>, row: &mut DueRow) {
    if row.absence.is_none() {
        return;
    }
    let Some(parcel) = ground.parcel(row.parcel) else {
        return;
    };
    let answer = row.follow_up;
    let answer = answer.and_then(|index| ground.book.follow_ups.get(index.get()));
    row.holder = evidence.holder(row.day, parcel.waybill.as_str(), &row.clerk, answer);
}

#[cfg(test)]
#[path = "due_rows_tests.rs"]
mod tests;
