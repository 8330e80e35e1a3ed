//! The rows of one waybill over the days, and which of them has the last word.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Proofs, fill};
use crate::model::{Conflict, CourierStatus, Origin, Parcel, Sighting, Text, is_masked};

/// A row of a courier sheet: the parcel as it stood, and what was to be done about it that day.
pub(super) struct ParcelRow {
    pub(super) parcel: Parcel,
    pub(super) sighting: Option<Sighting>,
}

impl ParcelRow {
    /// The day of the row's sheet.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        self.sighting.as_ref().and_then(|sighting| sighting.day)
    }
}

/// Joins the rows of one waybill, given in the order of sheets and rows: the parcel, and one sighting
/// for each day.
pub(super) fn join(
    mut rows: Vec<ParcelRow>,
    proofs: &mut Proofs,
    conflicts: &mut Vec<Conflict>,
) -> Option<(Parcel, Vec<Sighting>)> {
    if rows.len() > 1 {
        let mut seen = FxHashSet::default();
        rows.retain(|row| {
            let new = seen.insert(content(row));
            if !new {
                proofs.merge(row.parcel.origin);
            }
            new
        });
        note_other_receivers(&rows, conflicts);
        // A sheet without a day is of the day of looking, so it comes last.
        rows.sort_by_key(|row| {
            let day = row.day();
            (day.is_none(), day, row.parcel.last_scan, row.parcel.origin)
        });
    }
    let mut sightings: Vec<Sighting> = Vec::new();
    let mut latest = 0;
    for (position, row) in rows.iter().enumerate() {
        let regresses = rows.get(latest).is_some_and(|known| regresses(known, row));
        if !regresses {
            latest = position;
        }
        let Some(sighting) = &row.sighting else {
            continue;
        };
        match sightings.last_mut() {
            Some(known) if known.day == sighting.day => {
                let clerk = sighting.clerk.clone().or(known.clerk.take());
                if !regresses {
                    let mut sighting = sighting.clone();
                    fill!(sighting, known, [status_text, carrier, receiver, cod]);
                    *known = sighting;
                }
                known.clerk = clerk;
            }
            _ => sightings.push(sighting.clone()),
        }
    }
    let rows: Vec<Parcel> = rows.into_iter().map(|row| row.parcel).collect();
    Some((fold(rows, latest)?, sightings))
}

/// True if the row would take the status back: an unknown word after a known one, or an open status
/// after a final one without a later day or scan to prove it.
fn regresses(known: &ParcelRow, row: &ParcelRow) -> bool {
    let (was, is) = (known.parcel.status, row.parcel.status);
    if is == CourierStatus::Unknown {
        return was != CourierStatus::Unknown;
    }
    let later_day = matches!((known.day(), row.day()), (Some(was), Some(is)) if is > was);
    let later_scan =
        matches!((known.parcel.last_scan, row.parcel.last_scan), (Some(was), Some(is)) if is > was);
    !was.is_open() && is.is_open() && !later_day && !later_scan
}

/// The row with the last word, its blanks filled from the others, the latest of them first.
fn fold(mut rows: Vec<Parcel>, latest: usize) -> Option<Parcel> {
    if latest >= rows.len() {
        return None;
    }
    let mut parcel = rows.remove(latest);
    let signed = parcel.signed;
    let mut orders: FxHashSet<_> = parcel.orders.iter().cloned().collect();
    for row in rows.iter().rev() {
        fill!(
            parcel,
            row,
            [
                carrier,
                uploaded,
                shipped,
                picked_up,
                signed,
                receiver,
                phone,
                province,
                cod,
                weight,
                freight,
                sales_clerk,
                clerk,
            ]
        );
        parcel.last_scan = parcel.last_scan.max(row.last_scan);
        parcel.urged = parcel.urged.max(row.urged);
        parcel.self_pickup |= row.self_pickup;
        let new = row
            .orders
            .iter()
            .filter(|number| orders.insert((*number).clone()));
        parcel.orders.extend(new.cloned());
    }
    if parcel.status.is_open() {
        // A corrected status takes the time of signing with it.
        parcel.signed = signed;
    }
    parcel.orders.sort();
    Some(parcel)
}

/// Notes each further receiver that a waybill is given, once.
fn note_other_receivers(rows: &[ParcelRow], conflicts: &mut Vec<Conflict>) {
    let mut named: FxHashMap<Text, Origin> = FxHashMap::default();
    let mut first: Option<(Text, Origin)> = None;
    for ParcelRow { parcel, .. } in rows {
        let Some(receiver) = parcel.receiver.as_ref().filter(|text| !is_masked(text)) else {
            continue;
        };
        let (kept_text, kept) = first
            .get_or_insert((receiver.clone(), parcel.origin))
            .clone();
        if *receiver != kept_text && named.insert(receiver.clone(), parcel.origin).is_none() {
            conflicts.push(Conflict::Waybill {
                number: parcel.waybill.text(),
                kept,
                other: parcel.origin,
                kept_text,
                other_text: receiver.clone(),
            });
        }
    }
}

/// A fingerprint of everything in the row, with its day, but its place.
fn content(row: &ParcelRow) -> u64 {
    let mut state = DefaultHasher::new();
    let parcel = &row.parcel;
    (
        row.day(),
        row.sighting
            .as_ref()
            .map(|sighting| (sighting.status, &sighting.clerk)),
    )
        .hash(&mut state);
    (
        &parcel.carrier,
        &parcel.orders,
        parcel.status,
        &parcel.status_text,
    )
        .hash(&mut state);
    (parcel.uploaded, parcel.shipped, parcel.picked_up).hash(&mut state);
    (parcel.last_scan, parcel.signed).hash(&mut state);
    (&parcel.receiver, &parcel.phone, &parcel.province).hash(&mut state);
    (parcel.cod, parcel.weight, parcel.freight).hash(&mut state);
    (&parcel.sales_clerk, &parcel.clerk).hash(&mut state);
    (parcel.self_pickup, parcel.urged).hash(&mut state);
    state.finish()
}
