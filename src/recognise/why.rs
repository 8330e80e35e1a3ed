//! Why a sheet was taken for what it was taken for, what came next, and what an unknown sheet lacks.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, HeaderCell, candidates};
use super::find_header::SEARCHED_ROWS;
use super::names::{Surroundings, title_texts};
use super::near::{Almost, Near, almost, closeness, near_of, nearest, unfinished};
use super::profiles::Profiles;
use super::score::Reading;
use super::summary::summary_title;
use super::{Field, SheetNames, Table, header_key};
use crate::model::Text;
use crate::read::Row;

/// Texts that are shown of a sheet without a header.
const SEEN_TEXTS: usize = 8;

/// What speaks for the reading of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Why {
    /// True for an unknown sheet that only sums up a list; nothing else is said of it then.
    pub is_summary: bool,
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

/// Tells why the head was read as `table`, or what an unknown sheet comes near to.
pub fn why(
    names: &SheetNames<'_>,
    head: &[Row],
    table: Option<&Table>,
    profiles: &Profiles,
) -> Why {
    if table.is_none() && summary_title(head).is_some() {
        return Why {
            is_summary: true,
            ..Why::default()
        };
    }
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
