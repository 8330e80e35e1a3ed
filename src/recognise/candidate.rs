//! Rows that may be a header: one row of words, or a row of groups and the row of words below it.

use super::header_key;
use crate::read::{Cell, Row, Value};

/// Words longer than this are sentences, not headers.
const LONGEST_WORD: usize = 60;

/// A cell of a possible header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeaderCell {
    /// The column from 0.
    pub(super) column: u16,
    /// The text as it stood, trimmed.
    pub(super) text: String,
    /// Its comparable form; empty for a cell that cannot be a header word.
    pub(super) key: String,
    /// The group above the word and the word, comparable; empty where there is no group.
    pub(super) grouped: String,
}

/// A possible header: rows of the head, from the first to the last, and their cells.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The position of its first row in the head.
    pub(super) first: usize,
    /// The position of its last row in the head.
    pub(super) last: usize,
    /// Its cells, by column.
    pub(super) cells: Vec<HeaderCell>,
}

/// The possible headers among the first rows of a head, in their order.
pub(super) fn candidates(head: &[Row], rows: usize) -> Vec<Candidate> {
    let read: Vec<Option<Vec<HeaderCell>>> = head.iter().take(rows).map(header_cells).collect();
    let mut found = Vec::new();
    for (first, cells) in read.iter().enumerate() {
        let Some(cells) = cells else { continue };
        found.push(Candidate {
            first,
            last: first,
            cells: cells.clone(),
        });
        if let Some(Some(below)) = read.get(first + 1)
            && adjoin(head, first)
        {
            found.push(Candidate {
                first,
                last: first + 1,
                cells: joined(cells, below),
            });
        }
    }
    found
}

/// True for a cell that is data rather than a word: a number, a date, or text that is mostly digits.
pub(super) fn is_data(cell: &Cell) -> bool {
    match &cell.value {
        Value::Text(text) => {
            let letters = text.chars().filter(|letter| !letter.is_whitespace());
            let (mut digits, mut all) = (0_usize, 0_usize);
            for letter in letters {
                all += 1;
                digits += usize::from(letter.is_numeric());
            }
            digits > 0 && digits * 2 >= all
        }
        Value::Number(_) | Value::LongNumber(_) | Value::Date(_) | Value::Bool(_) => true,
        Value::Error(_) | Value::FormulaEmpty => false,
    }
}

/// The cells of a row that may be a header: at least two words, and hardly any data.
fn header_cells(row: &Row) -> Option<Vec<HeaderCell>> {
    let data = row.cells.iter().filter(|cell| is_data(cell)).count();
    if data * 4 > row.cells.len() {
        return None;
    }
    let cells: Vec<HeaderCell> = row
        .cells
        .iter()
        .filter(|cell| !cell.is_blank())
        .map(|cell| {
            let text = cell.text().trim().to_owned();
            let short = text.chars().count() <= LONGEST_WORD && !is_data(cell);
            HeaderCell {
                column: cell.column,
                key: if short {
                    header_key(&text)
                } else {
                    String::new()
                },
                text,
                grouped: String::new(),
            }
        })
        .collect();
    (cells.iter().filter(|cell| !cell.key.is_empty()).count() >= 2).then_some(cells)
}

/// True if nothing stands between a row and the next one.
fn adjoin(head: &[Row], first: usize) -> bool {
    match (head.get(first), head.get(first + 1)) {
        (Some(upper), Some(lower)) => lower.number == upper.number + 1,
        _ => false,
    }
}

/// Two rows as one header: the lower word counts; above it stands the group, which a merged cell
/// shows over its first column only. A column without a lower word keeps the upper one.
fn joined(upper: &[HeaderCell], lower: &[HeaderCell]) -> Vec<HeaderCell> {
    let mut cells: Vec<HeaderCell> = lower
        .iter()
        .map(|cell| {
            let before = upper.partition_point(|group| group.column <= cell.column);
            let group = upper
                .get(..before)
                .and_then(<[HeaderCell]>::last)
                .map_or("", |group| group.key.as_str());
            HeaderCell {
                grouped: format!("{group}{}", cell.key),
                ..cell.clone()
            }
        })
        .collect();
    for cell in upper {
        let beside = lower.binary_search_by_key(&cell.column, |below| below.column);
        if beside.is_err() {
            cells.push(cell.clone());
        }
    }
    cells.sort_by_key(|cell| cell.column);
    cells
}
