//! Outcomes that the courier contradicts (G404).
//!
//! The courier's word is the row's own day's sheet, else the last one before it. What is told on the same day by a
//! later sheet, in the next sheet or by the time of signing may still bear the clerk out: sheets run behind the facts.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use rustc_hash::FxHashMap;

use super::ground::Ground;
use super::owners::owner;
use super::plainly::Claims;
use super::timeline::{Seen, Timeline};
use crate::model::{
    Contradiction, CourierStatus, DueRow, FollowUp, FollowUpIndex, Moment, Parcel, ParcelIndex,
};

/// The contradictions, by day and waybill. Of several rows about a parcel's day the one that counts is looked at; a row
/// about an order with several parcels is contradicted only if each of them contradicts it.
pub(super) fn contradictions(
    ground: &Ground<'_>,
    timeline: &Timeline<'_>,
    due_rows: &[DueRow],
) -> Vec<Contradiction> {
    let due: FxHashMap<(NaiveDate, ParcelIndex), &DueRow> = due_rows
        .iter()
        .map(|row| ((row.day, row.parcel), row))
        .collect();
    let claims = Claims::new(ground.config);
    let mut parcels_of = vec![0_u32; ground.book.follow_ups.len()];
    let mut found = Vec::new();
    for (parcel, seen) in timeline.iter() {
        for ((day, _), (index, row)) in last_words(ground, parcel, seen, &due) {
            if let Some(count) = parcels_of.get_mut(index.get()) {
                *count += 1;
            }
            let against = row.outcome.as_deref().and_then(|word| claims.against(word));
            let told = ground.parcel(parcel);
            let told = told
                .zip(against)
                .and_then(|(parcel, against)| contradicted(parcel, seen, (day, row), against));
            let Some((status, since)) = told else {
                continue;
            };
            let of_day = seen.iter().rfind(|seen| seen.day <= day).or(seen.first());
            let owner = || owner(ground, of_day.and_then(|seen| seen.clerk), parcel).0;
            let due = due.get(&(day, parcel)).map(|row| row.clerk.clone());
            found.push(Contradiction {
                parcel,
                day,
                clerk: due.or_else(owner).or_else(|| row.clerk.clone()),
                follow_up: index,
                status,
                since,
            });
        }
    }
    found.sort_by_key(|one| (one.follow_up, one.parcel));
    let mut kept: Vec<Contradiction> = Vec::new();
    for group in found.chunk_by(|one, next| one.follow_up == next.follow_up) {
        let all = group
            .first()
            .and_then(|one| parcels_of.get(one.follow_up.get()));
        if all.is_some_and(|all| *all as usize == group.len()) {
            kept.extend(group.first().cloned());
        }
    }
    kept.sort_by_key(|one| (one.day, one.parcel));
    kept
}

/// The row of each day of a parcel that has the last word: the one by which the due row was judged, else the latest.
fn last_words<'a>(
    ground: &Ground<'a>,
    parcel: ParcelIndex,
    seen: &[Seen<'_>],
    due: &FxHashMap<(NaiveDate, ParcelIndex), &DueRow>,
) -> BTreeMap<(NaiveDate, ParcelIndex), (FollowUpIndex, &'a FollowUp)> {
    let mut words: BTreeMap<_, (FollowUpIndex, &FollowUp)> = BTreeMap::new();
    for (index, row) in ground.follow_ups_of(parcel) {
        let last = seen.last().map(|seen| seen.day);
        let Some(day) = row.day.or(row.time.map(Moment::day)).or(last) else {
            continue;
        };
        if row.outcome.is_none() {
            continue;
        }
        let counted = due.get(&(day, parcel)).and_then(|row| row.follow_up);
        let rank = |index: FollowUpIndex, row: &FollowUp| {
            (counted == Some(index), row.time, row.saved, index)
        };
        let slot = words.entry((day, parcel)).or_insert((index, row));
        if rank(index, row) > rank(slot.0, slot.1) {
            *slot = (index, row);
        }
    }
    words
}

/// What the courier says against an outcome, and since when.
fn contradicted(
    parcel: &Parcel,
    seen: &[Seen<'_>],
    (day, row): (NaiveDate, &FollowUp),
    against: &[CourierStatus],
) -> Option<(CourierStatus, Moment)> {
    let is_against = |status: CourierStatus| against.contains(&status);
    // An end that an open status contradicts can be contradicted by every later sheet as well.
    let claims_end = against.iter().any(|status| status.is_open());
    let own = seen.iter().rposition(|seen| seen.day <= day);
    let mut later = seen.iter().skip(own.map_or(0, |own| own + 1));
    let told = own.and_then(|own| {
        let seen_own = seen.get(own).filter(|own| is_against(own.status))?;
        Some((seen_own.status, first_of_run(seen, own)?))
    });
    let told = match told {
        Some((CourierStatus::Signed, _)) if signed_after(parcel, day, row) => None,
        Some((CourierStatus::Signed, since)) => {
            Some((CourierStatus::Signed, parcel.signed.unwrap_or(since)))
        }
        None if is_against(CourierStatus::Signed) && !signed_after(parcel, day, row) => {
            parcel.signed.map(|signed| (CourierStatus::Signed, signed))
        }
        // The first sheet that follows may show what cannot come after such an end.
        None if claims_end => {
            let next = later.clone().next();
            next.filter(|next| is_against(next.status))
                .filter(|next| own.is_none() || !next.status.is_open())
                .map(|next| (next.status, Moment::day_only(next.day)))
        }
        told => told,
    };
    let bears_out = |seen: &Seen<'_>| {
        let in_time = seen.status != CourierStatus::Signed
            || parcel
                .signed
                .is_none_or(|signed| is_by_next_day(signed, day));
        seen.status.is_closed() && !is_against(seen.status) && in_time
    };
    let signed_in_time = claims_end
        && !is_against(CourierStatus::Signed)
        && parcel
            .signed
            .is_some_and(|signed| is_by_next_day(signed, day));
    let borne_out = if claims_end {
        signed_in_time || later.next().is_some_and(bears_out)
    } else {
        later.any(bears_out)
    };
    told.filter(|_| !borne_out)
}

/// True unless the parcel was signed by the time of the contact, for sure or by the day.
fn signed_after(parcel: &Parcel, day: NaiveDate, row: &FollowUp) -> bool {
    let Some(signed) = parcel.signed else {
        return false;
    };
    let contact = row.time.filter(|time| time.has_time() && signed.has_time());
    signed.day() > day || contact.is_some_and(|contact| signed.at() > contact.at())
}

fn is_by_next_day(signed: Moment, day: NaiveDate) -> bool {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    signed.day() <= next
}

/// The first day of the unbroken run of one status in which a day stands.
fn first_of_run(seen: &[Seen<'_>], position: usize) -> Option<Moment> {
    let status = seen.get(position)?.status;
    let run = seen.iter().take(position + 1).rev();
    let run = run.take_while(|seen| seen.status == status);
    run.last().map(|seen| Moment::day_only(seen.day))
}

#[cfg(test)]
#[path = "contradictions_tests.rs"]
mod tests;
