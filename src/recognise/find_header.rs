//! Finds the header of a sheet and the profile that reads it best.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::candidate::{Candidate, HeaderCell, candidates, is_data};
use super::names::Surroundings;
use super::profiles::Profiles;
use super::score::{Reading, is_signed};
use super::stated_clerk::stated_clerk;
use super::{Field, SheetNames, header_key};
use crate::model::Kind;
use crate::read::{HEAD_ROWS, Row};

/// Rows of the head among which a header is looked for.
pub(super) const SEARCHED_ROWS: usize = HEAD_ROWS;
/// Points for a row below that looks like data.
const DATA_BELOW_POINTS: u32 = 3;
/// Points that a reading needs before a missing column is worth naming.
pub(super) const NEAR_POINTS: u32 = 10;
/// Words in title, file or sheet name of a sheet that the courier or the logistics department sent.
const COURIER_WORDS: [&str; 5] = ["快递", "物流", "运单", "发货", "courier"];
/// The columns of a clerk's answer.
const ANSWERS: [Field; 3] = [Field::Outcome, Field::CallResult, Field::FollowedAt];

/// A header and its reading.
#[derive(Debug)]
pub(super) struct Found<'a> {
    /// The header.
    pub(super) candidate: Candidate,
    /// What its profile makes of it.
    pub(super) reading: Reading<'a>,
    /// How sure, in percent.
    pub(super) confidence: u8,
}

/// The outcome of the search.
#[derive(Debug)]
pub(super) enum Search<'a> {
    /// A header and the profile that reads it.
    Found(Found<'a>),
    /// A header that one column keeps from being read.
    Nearly(Candidate, Reading<'a>),
    /// The row that looks most like a header, and nothing that reads it.
    Words(Candidate),
    /// Nothing that looks like a header.
    Nothing,
}

/// What decides between headers: the length of the signature, the points, and few rows.
type Strength = (usize, u32, Reverse<usize>);

/// Searches the head. Of readings of equal strength the earlier row wins, then the earlier profile.
pub(super) fn find_header<'a>(
    names: &SheetNames<'_>,
    head: &[Row],
    profiles: &'a Profiles,
) -> Search<'a> {
    let around = Surroundings::new(names, head, SEARCHED_ROWS);
    let possible = candidates(head, SEARCHED_ROWS);
    let mut best: Option<(&Candidate, Strength)> = None;
    let mut near: Option<(&Candidate, Reading<'a>)> = None;
    for candidate in &possible {
        let below = data_below(head, candidate);
        let rows = Reverse(candidate.last - candidate.first);
        for reading in readings(&around, profiles, candidate) {
            let missing = reading.missing().len();
            let (signed, points) = reading.strength();
            let strength = (signed, points + below, rows);
            let better =
                |known: (&Candidate, Strength)| strength > known.1 && !candidate.repeats(known.0);
            if missing == 0 && best.is_none_or(better) {
                best = Some((candidate, strength));
            }
            let nearer = near.as_ref().is_none_or(|(_, known)| points > known.points);
            if missing == 1 && points >= NEAR_POINTS && reading.entry.is_general() && nearer {
                near = Some((candidate, reading));
            }
        }
    }
    if let Some(found) =
        best.and_then(|(candidate, _)| settle(names, &around, head, profiles, candidate))
    {
        return Search::Found(found);
    }
    if let Some((candidate, reading)) = near {
        return Search::Nearly(candidate.clone(), reading);
    }
    possible
        .into_iter()
        .filter(|candidate| candidate.first == candidate.last)
        .max_by_key(|candidate| (candidate.cells.len(), Reverse(candidate.first)))
        .map_or(Search::Nothing, Search::Words)
}

/// The best reading of a header by its words alone, if any profile finds all that it requires.
pub(super) fn read_alone<'a>(profiles: &'a Profiles, candidate: &Candidate) -> Option<Reading<'a>> {
    let mut complete = readings(&Surroundings::default(), profiles, candidate);
    complete.retain(|reading| reading.missing().is_empty());
    // Of equals, the first.
    complete.into_iter().rev().max_by_key(Reading::strength)
}

/// The readings of a header that understand enough of it: signed ones, and those of the general profiles.
fn readings<'a>(
    around: &Surroundings,
    profiles: &'a Profiles,
    candidate: &Candidate,
) -> Vec<Reading<'a>> {
    let known = |cell: &&HeaderCell| cell.keys().any(|key| profiles.know(key));
    if candidate.cells.iter().filter(known).count() < 2 {
        return Vec::new();
    }
    let keys: FxHashSet<&str> = candidate
        .cells
        .iter()
        .map(|cell| cell.key.as_str())
        .collect();
    profiles
        .iter()
        .filter(|entry| is_signed(entry, &keys))
        .map(|entry| {
            let mentioned = around.mention(candidate.first, &entry.preamble);
            Reading::new(entry, candidate, mentioned)
        })
        .filter(Reading::is_plausible)
        .collect()
}

/// Decides between the kinds for the header that was chosen.
fn settle<'a>(
    names: &SheetNames<'_>,
    around: &Surroundings,
    head: &[Row],
    profiles: &'a Profiles,
    candidate: &Candidate,
) -> Option<Found<'a>> {
    let mut complete = readings(around, profiles, candidate);
    complete.retain(|reading| reading.missing().is_empty());
    // A stable sort: of equals, the profile with the earlier id.
    complete.sort_by_key(|reading| Reverse(reading.strength()));
    if complete
        .first()
        .is_some_and(|reading| is_handed_out(names, around, head, candidate, reading))
        && complete
            .iter()
            .any(|reading| reading.entry.profile.kind == Kind::Courier)
    {
        complete.retain(|reading| reading.entry.profile.kind != Kind::FollowUp);
    }
    let mut complete = complete.into_iter();
    let reading = complete.next()?;
    let kind = reading.entry.profile.kind;
    let rival = complete
        .filter(|other| other.entry.profile.kind != kind)
        .map(|other| other.points)
        .max();
    Some(Found {
        candidate: candidate.clone(),
        confidence: reading.confidence(rival),
        reading,
    })
}

/// True for a courier sheet that was handed out to be filled in: it has the columns of a clerk's
/// answer and all of them are blank, its names speak of a courier and name no clerk. A sheet that
/// came back unfilled carries the clerk's name, so it stays a follow-up (rule G402).
fn is_handed_out(
    names: &SheetNames<'_>,
    around: &Surroundings,
    head: &[Row],
    candidate: &Candidate,
    reading: &Reading<'_>,
) -> bool {
    if reading.entry.profile.kind != Kind::FollowUp || reading.has(Field::RecordKey) {
        return false;
    }
    let above = head.get(..candidate.first).unwrap_or_default();
    let data = head.get(candidate.last + 1..).unwrap_or_default();
    let filled = |column| {
        data.iter()
            .filter_map(|row| row.cell(column))
            .any(|cell| !cell.is_blank())
    };
    let answered = candidate
        .cells
        .iter()
        .zip(&reading.fields)
        .any(|(cell, field)| {
            field.is_some_and(|field| ANSWERS.contains(&field)) && filled(cell.column)
        });
    !answered
        && around.mention(candidate.first, &COURIER_WORDS.map(header_key))
        && stated_clerk(names, above).is_none()
}

/// Points for the first row below a header: data, as it should be.
fn data_below(head: &[Row], candidate: &Candidate) -> u32 {
    let row = head.get(candidate.last + 1);
    if row.is_some_and(|row| row.cells.iter().any(is_data)) {
        DATA_BELOW_POINTS
    } else {
        0
    }
}
