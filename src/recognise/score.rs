//! How well a profile reads a possible header.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::Field;
use super::candidate::{Candidate, HeaderCell};
use super::profiles::{Entry, Word};

/// A word in title, file or sheet name that speaks for a profile weighs as much as a good column.
const PREAMBLE_POINTS: u32 = 5;
/// The points from which more columns do not make us surer.
const ENOUGH_POINTS: u32 = 30;

/// No signature has as many words.
const LONGER_THAN_ANY: usize = 1 << 20;

/// What a profile makes of a possible header.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    /// The profile.
    pub(super) entry: &'a Entry,
    /// The field of each cell of the candidate, by position.
    pub(super) fields: Vec<Option<Field>>,
    /// Cells whose field another cell reads better: (this one, the other one).
    pub(super) beaten: Vec<(usize, usize)>,
    /// Weight of the fields found and of what title and names say.
    pub(super) points: u32,
    /// True if title, file or sheet name speak for the profile.
    pub(super) mentioned: bool,
}

impl<'a> Reading<'a> {
    /// Reads a candidate with a profile.
    pub(super) fn new(entry: &'a Entry, candidate: &Candidate, mentioned: bool) -> Self {
        let mut fields = vec![None; candidate.cells.len()];
        let mut beaten = Vec::new();
        let mut best: BTreeMap<Field, (usize, usize)> = BTreeMap::new();
        let several = |field| entry.profile.values.may_repeat(field);
        for (position, cell) in candidate.cells.iter().enumerate() {
            let Some(Word { field, rank }) = word_of(entry, cell) else {
                continue;
            };
            let winner = match best.get(&field).copied() {
                Some((_, holder)) if field.may_repeat() || several(field) => holder,
                Some((known, holder)) if known <= rank => {
                    beaten.push((position, holder));
                    continue;
                }
                Some((_, holder)) => {
                    beaten.push((holder, position));
                    if let Some(slot) = fields.get_mut(holder) {
                        *slot = None;
                    }
                    position
                }
                None => position,
            };
            best.insert(field, (rank, winner));
            if let Some(slot) = fields.get_mut(position) {
                *slot = Some(field);
            }
        }
        let weights = best.keys().map(|field| entry.weight(*field));
        let points = weights.sum::<u32>() + if mentioned { PREAMBLE_POINTS } else { 0 };
        Self {
            entry,
            fields,
            beaten,
            points,
            mentioned,
        }
    }

    /// The sets of fields that the profile requires and that are not there.
    pub(super) fn missing(&self) -> Vec<&'a [Field]> {
        let required = &self.entry.profile.required;
        required
            .iter()
            .filter(|set| !set.iter().any(|field| self.has(*field)))
            .map(Vec::as_slice)
            .collect()
    }

    /// How many columns are understood.
    pub(super) fn understood(&self) -> usize {
        self.fields.iter().flatten().count()
    }

    /// True if enough is understood to speak of this kind of sheet at all: three columns, or both of two.
    pub(super) fn is_plausible(&self) -> bool {
        let understood = self.understood();
        understood >= 3 || (understood == 2 && self.fields.len() == 2)
    }

    /// True if a column has the field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    /// What decides between readings: a signature, best one in a profile of the user's own, then its
    /// length, then the points.
    pub(super) fn strength(&self) -> (usize, u32) {
        let own = if self.entry.is_own && !self.entry.is_general() {
            LONGER_THAN_ANY
        } else {
            0
        };
        (own + self.entry.signature.len(), self.points)
    }

    /// How sure the reading is, in percent. A signature is as good as a name on the door; a general
    /// profile is as sure as the weight and the share of the columns that it understands, and less
    /// sure if another kind came near.
    pub(super) fn confidence(&self, rival: Option<u32>) -> u8 {
        let columns = self.fields.len().max(1) as u32;
        let coverage = self.understood() as u32;
        if !self.entry.is_general() {
            let named = self.mentioned || self.entry.preamble.is_empty();
            return (90 + 5 * u32::from(named) + 5 * coverage / columns) as u8;
        }
        let sure =
            40 + 30 * self.points.min(ENOUGH_POINTS) / ENOUGH_POINTS + 25 * coverage / columns;
        let near = rival.is_some_and(|points| points * 5 > self.points * 4);
        (if near { sure - 10 } else { sure }) as u8
    }
}

/// True if every word of the profile's signature stands in the header; a general profile has none.
pub(super) fn is_signed(entry: &Entry, keys: &FxHashSet<&str>) -> bool {
    entry
        .signature
        .iter()
        .all(|key| keys.contains(key.as_str()))
}

/// What a cell means to a profile: by its groups and its word together, else by its word, else by
/// one of the two words of a cell in two languages.
pub(super) fn word_of(entry: &Entry, cell: &HeaderCell) -> Option<Word> {
    cell.keys().find_map(|key| entry.word(key))
}
