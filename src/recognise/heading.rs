//! The words of a header, to be known again further down.

use super::candidate::Candidate;
use super::{Table, header_key};
use crate::read::{Cell, Row, Value};

/// The words of a header as keys, each with its column.
#[derive(Clone, Debug, Default)]
pub(super) struct Heading(Vec<(u16, String)>);

impl Heading {
    /// The words of a table's columns.
    pub(super) fn of_table(table: &Table) -> Self {
        let columns = table.columns.iter();
        Self(
            columns
                .map(|column| (column.index, header_key(&column.header)))
                .collect(),
        )
    }

    /// The words of a possible header.
    pub(super) fn of_candidate(header: &Candidate) -> Self {
        let cells = header.cells.iter();
        Self(cells.map(|cell| (cell.column, cell.key.clone())).collect())
    }

    /// True if it has no word.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True for the header once more in a row.
    pub(super) fn stands_in(&self, row: &Row) -> bool {
        self.has_most_of(row.cells.iter().filter_map(word))
    }

    /// True if another header says the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.has_most_of(other.0.iter().cloned())
    }

    /// True if most of some words stand here, in the same columns, and the first does.
    fn has_most_of(&self, words: impl Iterator<Item = (u16, String)>) -> bool {
        let (mut all, mut same) = (0, 0);
        for word in words {
            let stands = self.0.contains(&word);
            if all == 0 && !stands {
                return false;
            }
            all += 1;
            same += usize::from(stands);
        }
        same >= 2 && same * 5 >= all * 3
    }
}

fn word(cell: &Cell) -> Option<(u16, String)> {
    match &cell.value {
        Value::Text(text) if !cell.is_blank() => Some((cell.column, header_key(text))),
        _ => None,
    }
}
