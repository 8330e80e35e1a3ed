//! 复核抽样: which returned rows the auditor checks again. The same rows and the same day give the same sample, in
//! whatever order the rows were read; another day gives another one.

use std::collections::BTreeMap;

use super::Input;
use super::hand_over::{HandOver, HandOverRow};
use super::seats::seats;
use crate::config::Audit;
use crate::model::{
    Answer, CourierStatus, FollowUp, FollowUpIndex, ParcelIndex, Text, fnv1a, mixed,
};

/// What rows are parted by before drawing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StratumPart {
    /// Whose row it is.
    Clerk(Option<Text>),
    /// How it was answered; none if the row was not due.
    Answer(Option<Answer>),
    /// What the courier says.
    Status(Option<CourierStatus>),
    /// The courier.
    Carrier(Option<Text>),
}

/// A part of the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// What its rows have in common; empty if nothing parts them.
    pub parts: Vec<StratumPart>,
    /// How many rows it has.
    pub size: usize,
    /// Those that were drawn, by waybill: places in [`HandOver::rows`].
    pub drawn: Vec<usize>,
}

/// The sample of a hand-over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sample {
    /// How many rows it was drawn from.
    pub population: usize,
    /// The strata in their order.
    pub strata: Vec<Stratum>,
}

impl Sample {
    /// How many rows were drawn.
    pub fn size(&self) -> usize {
        self.strata.iter().map(|stratum| stratum.drawn.len()).sum()
    }
}

/// Draws the sample from the returned rows, each once. Each stratum gets its share by the method of the largest
/// remainder, and one row at least as long as the sample may be so large. Within a stratum the rows with the smallest
/// digests of day and waybill are drawn.
pub fn sample(input: &Input<'_>, hand_over: &HandOver) -> Sample {
    let audit = &input.config.audit;
    let answers: BTreeMap<(ParcelIndex, FollowUpIndex), Answer> = input
        .followed
        .due_rows
        .iter()
        .filter(|row| row.day == hand_over.day)
        .filter_map(|row| Some(((row.parcel, row.follow_up?), row.answer)))
        .collect();
    let mut strata: BTreeMap<Vec<StratumPart>, Vec<usize>> = BTreeMap::new();
    let mut population = 0;
    for (place, row) in hand_over.rows.iter().enumerate() {
        if row.counts_followed {
            let key = parts(input, audit, &answers, row);
            strata.entry(key).or_default().push(place);
            population += 1;
        }
    }
    let sizes: Vec<usize> = strata.values().map(Vec::len).collect();
    let seats = seats(&sizes, wanted(audit, population, sizes.len()));
    let strata = strata.into_iter().zip(seats);
    let strata = strata.map(|((parts, rows), seats)| Stratum {
        parts,
        size: rows.len(),
        drawn: drawn(input, hand_over, rows, seats),
    });
    Sample {
        population,
        strata: strata.collect(),
    }
}

/// How many rows are to be drawn: so many percent, at least and at most so many; and one of each stratum, if that is not
/// more than the most.
fn wanted(audit: &Audit, population: usize, strata: usize) -> usize {
    let most = audit.sample_at_most as usize;
    let share = population
        .saturating_mul(audit.sample_percent as usize)
        .div_ceil(100);
    share
        .max(audit.sample_at_least as usize)
        .max(strata)
        .min(most)
        .min(population)
}

fn parts(
    input: &Input<'_>,
    audit: &Audit,
    answers: &BTreeMap<(ParcelIndex, FollowUpIndex), Answer>,
    row: &HandOverRow,
) -> Vec<StratumPart> {
    let sighting = row.sighting(input.book);
    let parcel = row
        .parcel
        .and_then(|parcel| input.book.parcels.get(parcel.get()));
    let part = |word: &String| match word.as_str() {
        "clerk" => Some(StratumPart::Clerk(row.clerk.clone())),
        "answer" => {
            let judged = row.parcel.zip(row.follow_up);
            let answer = judged.and_then(|subject| answers.get(&subject).copied());
            Some(StratumPart::Answer(answer))
        }
        "status" => Some(StratumPart::Status(
            sighting
                .map(|sighting| sighting.status)
                .or(parcel.map(|parcel| parcel.status)),
        )),
        "carrier" => Some(StratumPart::Carrier(
            sighting
                .and_then(|sighting| sighting.carrier.clone())
                .or(parcel.and_then(|parcel| parcel.carrier.clone())),
        )),
        _ => None,
    };
    audit.strata.iter().filter_map(part).collect()
}

/// The rows with the smallest digests, by waybill. Rows of one parcel have one digest; what was written tells them apart.
fn drawn(input: &Input<'_>, hand_over: &HandOver, rows: Vec<usize>, seats: usize) -> Vec<usize> {
    let keyed = |place: usize| {
        let row = hand_over.rows.get(place);
        let returned = row.and_then(|row| row.follow_up(input.book));
        let (number, written) = returned.map(written).unwrap_or_default();
        let digest = mixed(fnv1a(format!("{}|{number}", hand_over.day).as_bytes()));
        (digest, number, written, place)
    };
    let mut keyed: Vec<_> = rows.into_iter().map(keyed).collect();
    keyed.sort_unstable();
    keyed.truncate(seats);
    keyed
        .sort_unstable_by(|one, other| (&one.1, &one.2, one.3).cmp(&(&other.1, &other.2, other.3)));
    keyed.into_iter().map(|(.., place)| place).collect()
}

/// The number of a returned row, and everything else that it says.
fn written(row: &FollowUp) -> (String, String) {
    let waybill = row.waybill.as_ref().map(ToString::to_string);
    let order = row.order.as_ref().map(ToString::to_string);
    let told = [
        &row.clerk,
        &row.call_result,
        &row.outcome,
        &row.issue,
        &row.note,
        &row.receiver,
    ];
    let told: Vec<&str> = told
        .into_iter()
        .map(|text| text.as_deref().unwrap_or_default())
        .collect();
    let times = format!("{:?}{:?}{:?}", row.time, row.next, row.cod);
    (
        waybill.or(order).unwrap_or_default(),
        told.join("|") + &times,
    )
}

#[cfg(test)]
#[path = "sample_tests.rs"]
mod tests;
