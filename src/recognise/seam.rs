//! Where a further table begins below the one that is being read, at any depth of a sheet.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::candidate::{Candidate, candidates, is_data};
use super::find_header::read_alone;
use super::form::next_form;
use super::heading::Heading;
use super::stated_clerk::title_clerk;
use super::stated_day::title_day;
use super::title::{self, is_gap, title_start};
use super::total_word::is_total_word;
use super::unknown_table::is_unknown_table;
use super::{Profiles, Table, header_key};
use crate::model::Kind;
use crate::read::{Cell, Row, Value};

/// Rows below a header that are looked at before it is believed.
const AHEAD: usize = 16;
/// After so many rows of words a table without any number has data all the same.
const WORDY_ROWS: usize = 3;
/// A header of many columns is believed if so many of them are understood.
const UNDERSTOOD: usize = 5;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A further table begins at this position, with its title.
    Table(usize),
    /// Nothing so far; the rows from this position on must be looked at once more, with what follows.
    LookFrom(usize),
}

/// Looks through the rows of a table, in their order, for the beginning of the next one.
#[derive(Debug)]
pub struct Seam<'a> {
    profiles: &'a Profiles,
    as_of: NaiveDate,
    /// The first row of the table with its title.
    first_row: u32,
    /// The header's words; none as long as no header was met.
    heading: Heading,
    last_header_row: u32,
    /// What the title of the table states.
    day: Option<NaiveDate>,
    clerk: Option<String>,
    /// The last row in which the header stood once more.
    repeated: Option<u32>,
    rows_below: usize,
    has_data: bool,
}

impl<'a> Seam<'a> {
    /// Rows before a position, counted back from where it stands, that must be kept for it.
    pub const BACK: usize = title::MOST_ROWS + 2;

    /// Looks below a table that is recognised; for `None` it looks for the first table that can be read.
    pub fn below(
        table: Option<&Table>,
        rows: &[Row],
        profiles: &'a Profiles,
        as_of: NaiveDate,
    ) -> Self {
        Self {
            profiles,
            as_of,
            first_row: rows.first().map_or(0, |row| row.number),
            heading: table.map_or_else(Heading::default, Heading::of_table),
            last_header_row: table.map_or(0, |table| table.last_header_row),
            day: table.and_then(|table| table.day),
            clerk: table.and_then(|table| Some(table.clerk.as_ref()?.to_string())),
            repeated: None,
            rows_below: 0,
            has_data: false,
        }
    }

    /// How many of the rows of a head belong to its first table: those before a second header that
    /// has data of the first above it.
    pub fn first_table(head: &[Row], profiles: &'a Profiles, as_of: NaiveDate) -> usize {
        let mut seam = Self::below(None, head, profiles, as_of);
        // The first header is not known yet; it begins the first table.
        let first = (0..head.len()).find_map(|at| Some((at, seam.header_at(head, at)?)));
        let Some((at, header)) = first else {
            return head.len();
        };
        let above = head.get(..at).unwrap_or_default();
        seam.day = title_day(above, as_of);
        seam.clerk = title_clerk(above);
        seam.last_header_row = last_row(head, at, &header);
        seam.heading = Heading::of_candidate(&header);
        match seam.find(head, at + 1, None, true) {
            Next::Table(start) => start,
            Next::LookFrom(_) => head.len(),
        }
    }

    /// Looks at the rows from a position on. `table` is what the rows above belong to; `ended` says
    /// that no row follows.
    pub fn find(&mut self, rows: &[Row], from: usize, table: Option<&Table>, ended: bool) -> Next {
        for (at, row) in rows.iter().enumerate().skip(from) {
            if !ended && rows.len() - at < AHEAD {
                return Next::LookFrom(at);
            }
            if row.number <= self.last_header_row {
                continue;
            }
            self.rows_below += 1;
            if !is_wordy(row) {
                self.has_data |= row.cells.iter().any(is_data);
                continue;
            }
            let start = self.begins(rows, at, table);
            let begins_here = |start: &usize| {
                rows.get(*start)
                    .is_some_and(|row| row.number > self.first_row)
            };
            if let Some(start) = start.filter(begins_here) {
                return Next::Table(start);
            }
            self.has_data |= self.rows_below > WORDY_ROWS;
        }
        Next::LookFrom(rows.len())
    }

    /// The position of the title of a table whose header stands at a position, if one does.
    fn begins(&mut self, rows: &[Row], at: usize, table: Option<&Table>) -> Option<usize> {
        let row = rows.get(at)?;
        let start = || title_start(rows, at, table);
        if self.heading.is_empty() {
            self.header_at(rows, at)?;
            return Some(start());
        }
        if self.heading.stands_in(row) {
            self.repeated = Some(row.number);
            if let Some(start) = next_form(table, rows, at) {
                return Some(start);
            }
            return self.states_another(rows, start(), at, table);
        }
        if !self.has_data || self.repeated.is_some_and(|above| above + 1 == row.number) {
            return None;
        }
        if let Some(header) = self.header_at(rows, at) {
            if self.heading.is(&Heading::of_candidate(&header)) {
                self.repeated = Some(last_row(rows, at, &header));
                return self.states_another(rows, start(), at, table);
            }
            let start = start();
            let apart = start < at || is_gap(rows, start) || sums_up(rows, at);
            return (apart || has_data_below(rows, at + header.last + 1)).then_some(start);
        }
        let start = start();
        (is_gap(rows, start) && is_unknown_table(rows, at, table?)).then_some(start)
    }

    /// The header once more begins a table if the title above states another day or clerk.
    fn states_another(
        &self,
        rows: &[Row],
        start: usize,
        at: usize,
        table: Option<&Table>,
    ) -> Option<usize> {
        let title = rows.get(start..at)?;
        let (day, clerk) = (title_day(title, self.as_of), title_clerk(title));
        let counts = table.is_none_or(|table| table.kind() == Kind::FollowUp);
        let other_day = day.is_some() && day != self.day;
        let other_clerk = counts && clerk.is_some() && clerk != self.clerk;
        (other_day || other_clerk).then_some(start)
    }

    /// The header that begins in a row: some profile finds all that it requires.
    fn header_at(&self, rows: &[Row], at: usize) -> Option<Candidate> {
        let row = rows.get(at).filter(|row| is_wordy(row))?;
        let mut known = row.cells.iter().filter(|cell| self.is_known(cell));
        known.next().and(known.next())?;
        let window = rows.get(at..rows.len().min(at + 4))?;
        let readings = candidates(window, 1).into_iter().filter_map(|candidate| {
            let reading = read_alone(self.profiles, &candidate)?;
            let understood = reading.understood();
            let enough = understood >= 3
                && (understood >= UNDERSTOOD || understood * 4 >= candidate.cells.len());
            enough.then(|| (reading.strength(), Reverse(candidate.last), candidate))
        });
        readings
            .max_by_key(|(strength, last, _)| (*strength, *last))
            .map(|(_, _, candidate)| candidate)
    }

    fn is_known(&self, cell: &Cell) -> bool {
        matches!(&cell.value, Value::Text(text) if {
            self.profiles.know(&header_key(text))
                || super::bilingual::halves(text).iter().any(|half| self.profiles.know(half))
        })
    }
}

/// True for a row of words with at most one number among them: the test that nearly all data fails
/// in its first cells.
fn is_wordy(row: &Row) -> bool {
    let (mut words, mut data) = (0, 0);
    for cell in &row.cells {
        if is_data(cell) {
            data += 1;
            if data > 1 {
                return false;
            }
        } else if matches!(cell.value, Value::Text(_)) && !cell.is_blank() {
            words += 1;
        }
    }
    words >= 2 && data * 4 <= words
}

/// The number of the last row of a header that begins at a position.
fn last_row(rows: &[Row], at: usize, header: &Candidate) -> u32 {
    rows.get(at + header.last).map_or(0, |row| row.number)
}

fn has_data_below(rows: &[Row], from: usize) -> bool {
    let below = rows.iter().skip(from).take(3);
    below.flat_map(|row| &row.cells).any(is_data)
}

/// True if the row above a position is a sum, with which tables end.
fn sums_up(rows: &[Row], at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| rows.get(above));
    above.is_some_and(|row| {
        let texts = row.cells.iter().filter_map(super::names::text_of);
        texts.into_iter().any(is_total_word)
    })
}
