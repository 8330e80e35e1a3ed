//! Tables side by side: blocks of columns with a blank column between them, each with its own header.

use std::collections::{BTreeMap, BTreeSet};

use super::candidate::{Candidate, candidates, is_data};
use super::find_header::read_alone;
use super::names::text_of;
use super::profiles::Profiles;
use super::total_word::is_total_word;
use crate::model::Kind;
use crate::read::{Cell, Row};

/// Rows among which the header of a block is looked for.
const SEARCHED_ROWS: usize = 60;

/// A run of columns that may be a table.
struct Block {
    first: u16,
    last: u16,
    header: Option<Header>,
}

/// The header of a block.
struct Header {
    row: u32,
    candidate: Candidate,
    understood: usize,
    data_rows: usize,
    kind: Kind,
    /// True if the block has a total of its own.
    sums_up: bool,
}

/// Tables that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocks {
    /// The columns of each table, from the first to the last, both included; together they are all
    /// columns.
    pub columns: Vec<(u16, u16)>,
    /// The row of the first header: what stands above it speaks for all of them.
    pub header_row: u32,
}

/// The tables of a sheet that stand side by side; `None` for a sheet whose tables do not.
///
/// A blank column inside of one table parts nothing: each block must be a table by itself, and their
/// headers must stand in different rows, name the same thing twice, or be understood better apart.
pub fn blocks(head: &[Row], profiles: &Profiles) -> Option<Blocks> {
    let runs = runs(head);
    if runs.len() < 2 {
        return None;
    }
    let mut blocks: Vec<Block> = Vec::new();
    for (first, last) in runs {
        let header = header_of(head, first, last, profiles);
        match blocks.last_mut() {
            // What is no table by itself belongs to the columns before it.
            Some(before) if header.is_none() || before.header.is_none() => {
                before.last = last;
                before.header = header_of(head, before.first, last, profiles);
            }
            _ => blocks.push(Block {
                first,
                last,
                header,
            }),
        }
    }
    if !are_tables_apart(head, &blocks, profiles) {
        return None;
    }
    let starts: Vec<u16> = blocks.iter().map(|block| block.first).skip(1).collect();
    let firsts = [0].into_iter().chain(starts.iter().copied());
    let lasts = starts.iter().map(|start| start - 1).chain([u16::MAX]);
    let headers = blocks.iter().filter_map(|block| block.header.as_ref());
    Some(Blocks {
        columns: firsts.zip(lasts).collect(),
        header_row: headers.map(|header| header.row).min()?,
    })
}

/// The runs of columns in which something stands, by the rows of at least two cells.
fn runs(head: &[Row]) -> Vec<(u16, u16)> {
    let own = |row: &Row| -> Vec<u16> {
        let cells = row.cells.iter();
        cells
            .filter(|cell| !cell.is_blank() && !cell.is_covered)
            .map(|cell| cell.column)
            .collect()
    };
    let rows = head.iter().map(own).filter(|columns| columns.len() >= 2);
    let used: BTreeSet<u16> = rows.flatten().collect();
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for column in used {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == column => *last = column,
            _ => runs.push((column, column)),
        }
    }
    runs
}

/// The rows with the cells of some columns only.
fn rows_of(head: &[Row], first: u16, last: u16) -> Vec<Row> {
    let within = |cell: &&Cell| (first..=last).contains(&cell.column);
    head.iter()
        .map(|row| Row {
            cells: row.cells.iter().filter(within).cloned().collect(),
            ..*row
        })
        .filter(|row| !row.cells.is_empty())
        .collect()
}

/// The first row of a block that some profile reads by itself, with data below.
fn header_of(head: &[Row], first: u16, last: u16, profiles: &Profiles) -> Option<Header> {
    let rows = rows_of(head, first, last);
    candidates(&rows, SEARCHED_ROWS)
        .into_iter()
        .find_map(|candidate| {
            let reading = read_alone(profiles, &candidate)?;
            let below = rows.get(candidate.last + 1..)?;
            let data_rows = below
                .iter()
                .filter(|row| row.cells.iter().any(is_data))
                .count();
            let row = rows.get(candidate.first)?.number;
            let mut texts = below.iter().flat_map(|row| &row.cells).filter_map(text_of);
            let understood = reading.understood();
            (understood >= 3 && data_rows > 0).then_some(Header {
                row,
                candidate,
                understood,
                data_rows,
                kind: reading.entry.profile.kind,
                sums_up: texts.any(is_total_word),
            })
        })
}

fn are_tables_apart(head: &[Row], blocks: &[Block], profiles: &Profiles) -> bool {
    let headers: Vec<&Header> = blocks
        .iter()
        .filter_map(|block| block.header.as_ref())
        .collect();
    let [first, others @ ..] = headers.as_slice() else {
        return false;
    };
    if others.is_empty() || headers.len() < blocks.len() {
        return false;
    }
    if others.iter().any(|other| other.row != first.row) {
        return true;
    }
    let whole = candidates(head, head.len()).into_iter().find(|candidate| {
        head.get(candidate.first)
            .is_some_and(|row| row.number == first.row)
    });
    let Some(reading) = whole.as_ref().and_then(|whole| read_alone(profiles, whole)) else {
        return true;
    };
    if !reading.entry.is_general() {
        return false;
    }
    // Two kinds, each with its own total: nobody sums up one table twice.
    let differ = others.iter().all(|other| other.kind != first.kind);
    if differ && headers.iter().all(|header| header.sums_up) {
        return true;
    }
    let apart: usize = headers.iter().map(|header| header.understood).sum();
    let uneven = others
        .iter()
        .any(|other| other.data_rows != first.data_rows);
    names_twice(&headers, profiles) || (uneven && apart > reading.understood() + 1)
}

/// True if the headers share the word of a key, or two words of any meaning.
fn names_twice(headers: &[&Header], profiles: &Profiles) -> bool {
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for header in headers {
        let own: BTreeSet<&str> = header
            .candidate
            .cells
            .iter()
            .map(|cell| cell.key.as_str())
            .collect();
        for word in own.into_iter().filter(|word| profiles.know(word)) {
            *words.entry(word).or_default() += 1;
        }
    }
    let is_key = |word: &str| {
        profiles
            .iter()
            .filter(|entry| entry.is_general())
            .any(|entry| entry.word(word).is_some_and(|word| word.field.is_key()))
    };
    let twice: Vec<&str> = words
        .into_iter()
        .filter(|(_, times)| *times > 1)
        .map(|(word, _)| word)
        .collect();
    twice.len() >= 2 || twice.into_iter().any(is_key)
}
