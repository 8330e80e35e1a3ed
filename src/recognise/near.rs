//! What a header comes near to: another kind, a layout of which a word is missing, a draft with a gap.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::candidate::Candidate;
use super::find_header::NEAR_POINTS;
use super::names::Surroundings;
use super::profiles::{Entry, Profiles};
use super::score::{Reading, is_signed};
use super::{Field, Profile, Table, header_key};
use crate::model::Text;

/// Words that are named of a field that is missing.
const NAMED_WORDS: usize = 6;

/// A kind that a header comes near to.
#[derive(Clone, Debug)]
pub struct Near {
    /// Its general profile.
    pub profile: Arc<Profile>,
    /// The headers that it understands.
    pub understood: Vec<Text>,
    /// What it cannot do without and did not find.
    pub missing: Vec<Missing>,
}

/// Fields of which one must be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The fields.
    pub fields: Vec<Field>,
    /// Headers by which they are known, the best first.
    pub words: Vec<String>,
}

/// A layout whose signature is nearly there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Almost {
    /// The name of its profile.
    pub name: String,
    /// The words of its signature that are not there.
    pub missing: Vec<String>,
}

/// How near a reading is: one step from being taken, then its points, then how little it lacks.
pub(super) fn closeness(reading: &Reading<'_>) -> (bool, u32, Reverse<usize>) {
    let missing = reading.missing().len();
    let one_step = missing == 1 && reading.points >= NEAR_POINTS;
    (one_step, reading.points, Reverse(missing))
}

/// The best reading as a kind other than the table's.
pub(super) fn nearest<'a>(
    around: &Surroundings,
    candidate: &Candidate,
    table: Option<&Table>,
    profiles: &'a Profiles,
) -> Option<Reading<'a>> {
    let taken = table.map(Table::kind);
    let other = |entry: &&'a Entry| entry.is_general() && Some(entry.profile.kind) != taken;
    let read = |entry: &'a Entry| {
        let mentioned = around.mention(candidate.first, &entry.preamble);
        Reading::new(entry, candidate, mentioned)
    };
    // One column of several, such as 日期, says nothing.
    let least = if candidate.cells.len() > 2 { 2 } else { 1 };
    let mut best: Option<Reading<'_>> = None;
    for reading in profiles.iter().filter(other).map(read) {
        // Of equals the profile with the earlier id stays.
        let better = best
            .as_ref()
            .is_none_or(|known| closeness(&reading) > closeness(known));
        if better && reading.understood() >= least {
            best = Some(reading);
        }
    }
    best
}

/// The reading of a profile of the user's own that bears all its marks.
pub(super) fn unfinished(candidate: &Candidate, profiles: &Profiles) -> Option<Near> {
    let keys: FxHashSet<&str> = candidate
        .cells
        .iter()
        .map(|cell| cell.key.as_str())
        .collect();
    let mut own = profiles
        .iter()
        .filter(|entry| entry.is_own && !entry.is_general() && is_signed(entry, &keys));
    let reading = Reading::new(own.next()?, candidate, false);
    Some(near_of(&reading, candidate))
}

/// What a reading understands and what it lacks.
pub(super) fn near_of(reading: &Reading<'_>, candidate: &Candidate) -> Near {
    let pairs = candidate.cells.iter().zip(&reading.fields);
    let understood = pairs.filter(|(_, field)| field.is_some());
    let missing = reading.missing().into_iter().map(|fields| Missing {
        fields: fields.to_vec(),
        words: best_words(reading.entry, fields),
    });
    Near {
        profile: Arc::clone(&reading.entry.profile),
        understood: understood
            .map(|(cell, _)| cell.text.as_str().into())
            .collect(),
        missing: missing.collect(),
    }
}

/// The best words of each field in turn, then the second best.
fn best_words(entry: &Entry, fields: &[Field]) -> Vec<String> {
    let rank = |rank: usize| {
        fields
            .iter()
            .filter_map(move |field| entry.words_of(*field).get(rank))
    };
    let words = (0..NAMED_WORDS).flat_map(rank);
    words.take(NAMED_WORDS).cloned().collect()
}

/// The layout of which at least two thirds of the signature, and three words, are there.
pub(super) fn almost(candidate: &Candidate, profiles: &Profiles) -> Option<Almost> {
    let keys: Vec<&str> = candidate
        .cells
        .iter()
        .map(|cell| cell.key.as_str())
        .collect();
    let mut best: Option<(usize, &Entry)> = None;
    for entry in profiles.iter() {
        let there = entry
            .signature
            .iter()
            .filter(|key| keys.contains(&key.as_str()))
            .count();
        let enough =
            there >= 3 && there < entry.signature.len() && there * 3 >= entry.signature.len() * 2;
        if enough && best.is_none_or(|(known, _)| there > known) {
            best = Some((there, entry));
        }
    }
    let (_, entry) = best?;
    let missing = entry.profile.signature.iter();
    let missing = missing.filter(|word| !keys.contains(&header_key(word).as_str()));
    Some(Almost {
        name: entry.profile.name.clone(),
        missing: missing.cloned().collect(),
    })
}
