//! Rows that may be a header: one row of words, or one or two rows of groups and the row of words below; or the days of a
//! shift plan.

use super::bilingual::halves;
use super::header_key;
use super::shift_grid::shift_grids;
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
    /// The groups above the word and the word, comparable, the longest first.
    pub(super) grouped: Vec<String>,
    /// The two words of a cell in two languages, comparable.
    pub(super) halves: Vec<String>,
}

impl HeaderCell {
    /// Every form under which a profile may know the cell, best first.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        let forms = self.grouped.iter().chain([&self.key]).chain(&self.halves);
        forms.map(String::as_str)
    }
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

impl Candidate {
    /// True if it is a header further up once more, as where pages were pasted together: what stands
    /// between the two is data.
    pub(super) fn repeats(&self, above: &Self) -> bool {
        let is_same = |cell: &&HeaderCell| {
            let mut cells = above.cells.iter();
            cells.any(|known| known.column == cell.column && known.key == cell.key)
        };
        self.first > above.last
            && self.cells.iter().filter(is_same).count() * 5 >= self.cells.len() * 3
    }
}

/// Most rows of a header: group, group, word.
const MOST_ROWS: usize = 3;

/// The possible headers that begin among the first rows of a head, in their order.
pub(super) fn candidates(head: &[Row], rows: usize) -> Vec<Candidate> {
    let mut found = shift_grids(head, rows);
    for first in 0..rows.min(head.len()) {
        let Some(top) = head.get(first).and_then(|row| header_cells(row, 2)) else {
            continue;
        };
        let mut cells = top;
        for last in first..first + MOST_ROWS {
            if last > first {
                let Some(below) = head.get(last).and_then(|row| header_cells(row, 1)) else {
                    break;
                };
                if !adjoin(head, last - 1) {
                    break;
                }
                cells = joined(&cells, &below);
            }
            found.push(Candidate {
                first,
                last,
                cells: cells.clone(),
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

/// The cells of a row that may be a header: so many words at least, and hardly any data.
fn header_cells(row: &Row, words: usize) -> Option<Vec<HeaderCell>> {
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
                halves: if short { halves(&text) } else { Vec::new() },
                text,
                grouped: Vec::new(),
            }
        })
        .collect();
    (cells.iter().filter(|cell| !cell.key.is_empty()).count() >= words).then_some(cells)
}

/// True if nothing stands between a row and the next one.
fn adjoin(head: &[Row], first: usize) -> bool {
    match (head.get(first), head.get(first + 1)) {
        (Some(upper), Some(lower)) => lower.number == upper.number + 1,
        _ => false,
    }
}

/// Rows as one header: the lower word counts; above it stands the group, which a merged cell
/// shows over its first column only. A column without a lower word keeps the upper one.
fn joined(upper: &[HeaderCell], lower: &[HeaderCell]) -> Vec<HeaderCell> {
    let mut cells: Vec<HeaderCell> = lower
        .iter()
        .map(|cell| {
            let before = upper.partition_point(|group| group.column <= cell.column);
            let group = upper.get(..before).and_then(<[HeaderCell]>::last);
            let groups = group
                .into_iter()
                .flat_map(|group| group.grouped.iter().chain([&group.key]));
            HeaderCell {
                grouped: groups.map(|group| format!("{group}{}", cell.key)).collect(),
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
