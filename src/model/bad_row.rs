//! 异常行: rows that were rejected or have a cell that cannot be read, as they stood.

use super::{Message, Text};

/// Rows that want mending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadRows {
    /// The sheet's header: column from 0, words.
    pub headers: Vec<(u16, Text)>,
    /// The first rows, at most [`BadRows::MOST`].
    pub rows: Vec<BadRow>,
    /// How many there are.
    pub count: u32,
}

impl BadRows {
    /// Rows that are kept of one sheet.
    pub const MOST: usize = 1000;

    /// Adds a row.
    pub fn push(&mut self, row: BadRow) {
        self.count += 1;
        if self.rows.len() < Self::MOST {
            self.rows.push(row);
        }
    }

    /// Adds the rows that stand below.
    pub fn append(&mut self, later: Self) {
        self.count += later.count;
        let room = Self::MOST.saturating_sub(self.rows.len());
        self.rows.extend(later.rows.into_iter().take(room));
    }

    /// Leaves a row with these faults alone, which is not rejected for them; a row without any is no longer one of these.
    pub fn pardon(&mut self, number: u32, faults: Vec<Fault>) {
        if faults.is_empty() {
            self.count = self.count.saturating_sub(1);
            self.rows.retain(|row| row.number != number);
        } else if let Some(row) = self.rows.iter_mut().find(|row| row.number == number) {
            row.faults = faults;
            row.is_rejected = false;
        }
    }
}

/// A row that wants mending, as it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRow {
    /// The row as Excel numbers it.
    pub number: u32,
    /// The cells that are not blank: column from 0, text.
    pub cells: Vec<(u16, Text)>,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
    /// True if it was not used at all.
    pub is_rejected: bool,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The column from 0, where it is one cell.
    pub column: Option<u16>,
    /// The reason, in words to be.
    pub reason: Message,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u32) -> BadRow {
        BadRow {
            number,
            cells: Vec::new(),
            faults: Vec::new(),
            is_rejected: true,
        }
    }

    fn rows(numbers: std::ops::Range<u32>) -> BadRows {
        let mut rows = BadRows::default();
        numbers.for_each(|number| rows.push(row(number)));
        rows
    }

    #[test]
    fn all_are_counted_and_the_first_are_kept() {
        let mut all = rows(0..700);
        all.append(rows(700..1400));
        assert_eq!((all.rows.len(), all.count), (BadRows::MOST, 1400));
        assert_eq!(all.rows.last().map(|row| row.number), Some(999));
    }

    #[test]
    fn a_pardoned_row_is_no_longer_counted() {
        let mut some = rows(1..4);
        some.pardon(2, Vec::new());
        let fault = Fault {
            column: Some(1),
            reason: Message::new("fate.no_key"),
        };
        some.pardon(3, vec![fault]);
        let told: Vec<_> = some
            .rows
            .iter()
            .map(|row| (row.number, row.faults.len()))
            .collect();
        assert_eq!((told, some.count), (vec![(1, 0), (3, 1)], 2));
    }
}
