//! Problems that clerks wrote down while following up: from the first row that names one to the day on which it is settled.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::Input;
use super::problem_words::ProblemWords;
use super::problems::{ProblemCase, ProblemKindName, ProblemPlace};
use crate::model::{CourierStatus, FollowUp, FollowUpIndex, Moment, Parcel, ParcelIndex, Text};

/// A problem of one parcel, over all rows that name it.
struct Told {
    kind: Text,
    first: NaiveDate,
    last: NaiveDate,
    last_time: Option<Moment>,
    row: FollowUpIndex,
    settled: Option<NaiveDate>,
}

/// Each problem once, however many rows of a parcel name it. It is settled when a later row of the parcel has an outcome
/// and names it no more, or when the courier delivered or took back the parcel afterwards.
pub(super) fn returned_problems(input: &Input<'_>) -> Vec<ProblemCase> {
    let words = ProblemWords::new(&input.config.follow_up.issues);
    let parcels = parcels_of_rows(input);
    let mut all: Vec<(Told, Option<ParcelIndex>)> = Vec::new();
    let mut of_subject: FxHashMap<Text, Vec<usize>> = FxHashMap::default();
    // The rows come by day.
    for (position, row) in input.book.follow_ups.iter().enumerate() {
        let Some(day) = row.day else {
            continue;
        };
        let kinds = words.of(row);
        let parcel = parcels.get(position).copied().flatten();
        let Some(subject) = subject(input, row, parcel) else {
            continue;
        };
        if kinds.is_empty() && !of_subject.contains_key(&subject) {
            continue;
        }
        let known = of_subject.entry(subject).or_default();
        for place in known.iter() {
            let Some((told, _)) = all.get_mut(*place) else {
                continue;
            };
            let is_answered = row.outcome.is_some() && day > told.last;
            if told.settled.is_none() && is_answered && !kinds.contains(&told.kind) {
                told.settled = Some(day);
            }
        }
        for kind in kinds {
            let open = known.iter().find(|place| {
                let told = all.get(**place).map(|(told, _)| told);
                told.is_some_and(|told| told.settled.is_none() && told.kind == kind)
            });
            let index = FollowUpIndex::from(position);
            if let Some((told, _)) = open.and_then(|place| all.get_mut(*place)) {
                (told.last, told.last_time, told.row) = (day, row.time, index);
                continue;
            }
            known.push(all.len());
            let told = Told {
                kind,
                first: day,
                last: day,
                last_time: row.time,
                row: index,
                settled: None,
            };
            all.push((told, parcel));
        }
    }
    all.into_iter()
        .map(|(told, parcel)| case(input, told, parcel))
        .collect()
}

fn case(input: &Input<'_>, told: Told, parcel: Option<ParcelIndex>) -> ProblemCase {
    let row = input.book.follow_ups.get(told.row.get());
    let parcel = parcel.and_then(|parcel| input.book.parcels.get(parcel.get()));
    let by_courier = parcel.and_then(|parcel| settled_by_courier(parcel, &told, input.today()));
    let settled = [told.settled, by_courier].into_iter().flatten().min();
    ProblemCase {
        place: ProblemPlace::FollowUp(told.row),
        kind: ProblemKindName::Named(told.kind),
        owner: row.and_then(|row| row.clerk.clone()),
        carrier: parcel.and_then(|parcel| parcel.carrier.clone()),
        first: Some(told.first),
        is_settled: settled.is_some(),
        settled_on: settled,
        is_complaint: false,
    }
}

/// The day on which the courier ended it. What was delivered before the note was written is no end of it: 签收未收, 破损.
fn settled_by_courier(parcel: &Parcel, told: &Told, today: NaiveDate) -> Option<NaiveDate> {
    let is_final = matches!(
        parcel.status,
        CourierStatus::Signed | CourierStatus::Returned | CourierStatus::Cancelled
    );
    if !is_final {
        return None;
    }
    let Some(signed) = parcel.signed else {
        let scanned = parcel.last_scan.map(Moment::day);
        return (parcel.status != CourierStatus::Signed)
            .then(|| scanned.unwrap_or(today).max(told.last));
    };
    let is_later = match told.last_time {
        Some(told) if told.has_time() && signed.has_time() => signed > told,
        _ => signed.day() > told.last,
    };
    is_later.then(|| signed.day())
}

/// What a row is about: its parcel, else its own number.
fn subject(input: &Input<'_>, row: &FollowUp, parcel: Option<ParcelIndex>) -> Option<Text> {
    let parcel = parcel.and_then(|parcel| input.book.parcels.get(parcel.get()));
    let waybill = parcel
        .map(|parcel| &parcel.waybill)
        .or(row.waybill.as_ref());
    let waybill = waybill.map(crate::model::WaybillNo::text);
    waybill.or_else(|| row.order.as_ref().map(crate::model::OrderNo::text))
}

/// By returned row: the first parcel that it is about.
fn parcels_of_rows(input: &Input<'_>) -> Vec<Option<ParcelIndex>> {
    let mut parcels = vec![None; input.book.follow_ups.len()];
    for (position, rows) in input.reconciled.parcel_follow_ups.iter().enumerate() {
        for row in rows {
            if let Some(slot) = parcels.get_mut(row.get()) {
                slot.get_or_insert(ParcelIndex::from(position));
            }
        }
    }
    parcels
}
