//! Why a sheet was taken for what it was taken for, what came next, and what an unknown sheet lacks.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::{Candidate, HeaderCell, candidates};
use super::find_header::{NEAR_POINTS, SEARCHED_ROWS};
use super::names::{Surroundings, title_texts};
use super::profiles::{Entry, Profiles};
use super::score::{Reading, is_signed};
use super::{Field, Profile, SheetNames, Table, header_key};
use crate::model::Text;
use crate::read::Row;

/// Words that are named of a field that is missing.
const NAMED_WORDS: usize = 6;
/// Texts that are shown of a sheet without a header.
const SEEN_TEXTS: usize = 8;

/// What speaks for the reading of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// The first and the last row of the header, chosen or most likely, as Excel numbers them.
    pub header_rows: Option<(u32, u32)>,
    /// The words of that header, by column.
    pub words: Vec<HeaderWord>,
    /// The first texts of a sheet that has nothing like a header.
    pub seen: Vec<String>,
    /// The words of the profile's signature, all of which were found; empty for a general profile.
    pub signature: Vec<String>,
    /// The words of the profile that title, file or sheet name hold.
    pub mentioned: Vec<String>,
    /// The next best kind; for an unknown sheet the nearest one.
    pub nearest: Option<Near>,
    /// The profile of the user's own that bears all its marks and lacks a column: a draft with a gap.
    pub unfinished: Option<Near>,
    /// The layout of which only some words are missing.
    pub almost: Option<Almost>,
}

/// A word of a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderWord {
    /// The column from 0.
    pub column: u16,
    /// The header as it stood, trimmed.
    pub text: Text,
    /// The word by which a profile would know the column; empty for a cell that cannot be a header.
    pub word: Text,
    /// What it means, or would mean to the nearest kind.
    pub field: Option<Field>,
}

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

/// Tells why the head was read as `table`, or what an unknown sheet comes near to.
pub fn why(
    names: &SheetNames<'_>,
    head: &[Row],
    table: Option<&Table>,
    profiles: &Profiles,
) -> Why {
    let around = Surroundings::new(names, head, SEARCHED_ROWS);
    let possible = candidates(head, SEARCHED_ROWS);
    let candidate = match table {
        Some(table) => Some(header_of(table, head, &possible)),
        None => likeliest(&around, &possible, profiles),
    };
    let Some(candidate) = candidate else {
        let texts = title_texts(head).filter(|text| !text.is_empty());
        return Why {
            seen: texts.take(SEEN_TEXTS).map(str::to_owned).collect(),
            ..Why::default()
        };
    };
    let number = |position: usize| head.get(position).map_or(1, |row| row.number);
    let near = nearest(&around, &candidate, table, profiles);
    let mut why = Why {
        header_rows: Some((number(candidate.first), number(candidate.last))),
        words: words(&candidate, table, near.as_ref()),
        nearest: near.as_ref().map(|reading| near_of(reading, &candidate)),
        ..Why::default()
    };
    if let Some(table) = table {
        why.header_rows = Some((table.header_row, table.last_header_row));
        why.signature.clone_from(&table.profile.signature);
        let mentioned = table
            .profile
            .preamble
            .iter()
            .filter(|word| around.mention(candidate.first, &[header_key(word)]));
        why.mentioned = mentioned.cloned().collect();
    }
    if table.is_none() {
        why.unfinished = unfinished(&candidate, profiles);
    }
    if why.signature.is_empty() {
        why.almost = almost(&candidate, profiles);
    }
    why
}

/// The header of a table: among the rows of the head, else made of its columns.
fn header_of(table: &Table, head: &[Row], possible: &[Candidate]) -> Candidate {
    let number = |position: usize| head.get(position).map(|row| row.number);
    let known = possible.iter().find(|candidate| {
        number(candidate.first) == Some(table.header_row)
            && number(candidate.last) == Some(table.last_header_row)
    });
    known.cloned().unwrap_or_else(|| Candidate {
        first: 0,
        last: 0,
        cells: table
            .columns
            .iter()
            .map(|column| HeaderCell {
                column: column.index,
                text: column.header.to_string(),
                key: header_key(&column.header),
                grouped: Vec::new(),
                halves: Vec::new(),
            })
            .collect(),
    })
}

/// The row that some kind understands best; else the row with the most words.
fn likeliest(
    around: &Surroundings,
    possible: &[Candidate],
    profiles: &Profiles,
) -> Option<Candidate> {
    let rank = |candidate: &Candidate| {
        let best = nearest(around, candidate, None, profiles);
        let near = best.as_ref().map(closeness);
        (near, candidate.cells.len(), Reverse(candidate.last))
    };
    possible
        .iter()
        .max_by_key(|candidate| rank(candidate))
        .cloned()
}

/// How near a reading is: one step from being taken, then its points, then how little it lacks.
fn closeness(reading: &Reading<'_>) -> (bool, u32, Reverse<usize>) {
    let missing = reading.missing().len();
    let one_step = missing == 1 && reading.points >= NEAR_POINTS;
    (one_step, reading.points, Reverse(missing))
}

/// The best reading as a kind other than the table's.
fn nearest<'a>(
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
fn unfinished(candidate: &Candidate, profiles: &Profiles) -> Option<Near> {
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

fn near_of(reading: &Reading<'_>, candidate: &Candidate) -> Near {
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

fn words(
    candidate: &Candidate,
    table: Option<&Table>,
    near: Option<&Reading<'_>>,
) -> Vec<HeaderWord> {
    let mut times: FxHashMap<&str, usize> = FxHashMap::default();
    for cell in &candidate.cells {
        *times.entry(&cell.key).or_default() += 1;
    }
    let field_of = |position: usize, column: u16| match (table, near) {
        (Some(table), _) => super::row_fate::column_at(table, column)?.field,
        (None, Some(near)) => near.fields.get(position).copied().flatten(),
        (None, None) => None,
    };
    let word_of = |cell: &HeaderCell| {
        let once = times.get(cell.key.as_str()).is_none_or(|times| *times < 2);
        if cell.key.is_empty() {
            String::new()
        } else if let Some(grouped) = cell.grouped.first().filter(|_| !once) {
            grouped.clone()
        } else {
            cell.text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    };
    let cells = candidate.cells.iter().enumerate();
    cells
        .map(|(position, cell)| HeaderWord {
            column: cell.column,
            text: cell.text.as_str().into(),
            word: word_of(cell).into(),
            field: field_of(position, cell.column),
        })
        .collect()
}

/// The layout of which at least two thirds of the signature, and three words, are there.
fn almost(candidate: &Candidate, profiles: &Profiles) -> Option<Almost> {
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
