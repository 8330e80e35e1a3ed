//! A worksheet as it streams past: what stands before its rows, then its rows.

use std::collections::VecDeque;
use std::io::Read;

use super::super::merged::Merged;
use super::super::{Cause, Cell, Row, SheetInfo, Value};
use super::markup::{Kind, next_tag};
use super::place;
use super::row::{RowScanner, Step};
use super::value::Book;
use super::window::{MOST_HELD, More, Window};
use crate::config::Limits;

/// A repeated text of fewer bytes is never counted.
const LONG_TEXT: usize = 1024;
/// What a sheet may give of longer ones beyond what the file holds of them, in bytes.
const MOST_REPEATED: u64 = 128 << 20;

/// The rows of a worksheet.
pub(super) struct Rows<'b, R> {
    window: Window<R>,
    scanner: RowScanner<'b>,
    merged: Merged,
    /// Rows that are read and not given yet.
    ready: VecDeque<Row>,
    has_ended: bool,
    /// Why the sheet ended before its end.
    broken: Option<Cause>,
    /// The bytes of long texts given so far: texts shared by many cells could exhaust the memory.
    long_text: u64,
    size: u64,
    name: String,
}

impl<'b, R: Read> Rows<'b, R> {
    /// Reads what stands before the rows of a part of so many bytes, and adds it to what is known of the
    /// sheet.
    pub(super) fn new(
        (part, size): (R, u64),
        book: &'b Book,
        limits: Limits,
        merged: Merged,
        info: &mut SheetInfo,
    ) -> Self {
        let mut rows = Self {
            window: Window::new(part),
            scanner: RowScanner::new(book, limits),
            merged,
            ready: VecDeque::new(),
            has_ended: false,
            broken: None,
            long_text: 0,
            size,
            name: info.name.clone(),
        };
        let most_columns = limits.columns.min(u64::from(u16::MAX) + 1) as usize;
        let mut hidden = vec![false; most_columns];
        rows.read_start(&mut hidden);
        info.hidden_columns = (0..=u16::MAX)
            .zip(&hidden)
            .filter_map(|(column, is_hidden)| is_hidden.then_some(column))
            .collect();
        rows
    }

    /// Reads up to the first row, and marks the hidden columns.
    fn read_start(&mut self, hidden: &mut [bool]) {
        loop {
            let (mut from, xml) = (0, self.window.text());
            while let Some(tag) = next_tag(xml, from) {
                from = tag.end;
                match (tag.name, tag.kind) {
                    (b"col", Kind::Open | Kind::Empty)
                        if tag.attribute(b"hidden").is_some_and(place::truth) =>
                    {
                        let number = |name| tag.attribute(name).map(place::digits);
                        let first = number(b"min").unwrap_or_default().saturating_sub(1);
                        let last = number(b"max").unwrap_or_default().min(hidden.len());
                        hidden.get_mut(first..last).unwrap_or_default().fill(true);
                    }
                    (b"sheetData", Kind::Open) => {
                        self.window.advance(from);
                        return;
                    }
                    (b"sheetData", _) | (b"worksheet", Kind::Close) => {
                        self.has_ended = true;
                        return;
                    }
                    _ => {}
                }
            }
            self.window.advance(from);
            if !self.read_more() {
                return;
            }
        }
    }

    /// Reads on; notes why if that is not possible.
    fn read_more(&mut self) -> bool {
        let broken = match self.window.read_more() {
            More::Text => return true,
            More::Ended => {
                let said = self.window.failure().unwrap_or("the sheet has no end");
                Cause::Damaged(said.to_owned())
            }
            More::TooLong => Cause::Limit {
                limit: "characters",
                found: MOST_HELD as u64,
                most: self.scanner.limits.characters,
            },
        };
        self.has_ended = true;
        self.broken = Some(broken);
        false
    }

    /// Reads a row of the file and makes it ready.
    fn read_row(&mut self) {
        match self.scanner.step(self.window.text()) {
            Step::Row(length) => {
                self.window.advance(length);
                self.make_ready();
            }
            Step::End => self.has_ended = true,
            Step::Cut => {
                if !self.read_more() {
                    // What is whole of the last row.
                    self.make_ready();
                }
            }
        }
    }

    /// Puts the cells of the file's row into rows: almost always one.
    fn make_ready(&mut self) {
        let is_hidden = self.scanner.is_hidden;
        let mut cells = self.scanner.cells.drain(..).peekable();
        while let Some((number, first)) = cells.next() {
            let mut row = Row::new(number + 1, Vec::with_capacity(cells.len() + 1));
            row.is_hidden = is_hidden;
            row.cells.push(first);
            while let Some((_, cell)) = cells.next_if(|(next, _)| *next == number) {
                row.cells.push(cell);
            }
            if !row.cells.is_sorted_by(|a, b| a.column < b.column) {
                row.cells.sort_by_key(|cell| cell.column);
                row.cells.dedup_by_key(|cell| cell.column);
            }
            self.merged.fill(&mut row);
            self.long_text += row.cells.iter().map(long_text).sum::<u64>();
            self.ready.push_back(row);
        }
        drop(cells);
        let honest = self.size + 4 * self.scanner.book.strings.size();
        if self.long_text > MOST_REPEATED + honest && self.broken.is_none() {
            self.has_ended = true;
            self.broken = Some(Cause::Bomb {
                part: Some(self.name.clone()),
                megabytes: self.long_text >> 20,
                ratio: self.long_text / self.size.max(1),
            });
        }
    }

    /// What of the sheet could not be read.
    pub(super) fn into_causes(self) -> Vec<Cause> {
        let beyond = self.scanner.beyond.causes(&self.scanner.limits);
        beyond.chain(self.broken).collect()
    }
}

/// The bytes of a text that is long; 0 for anything else.
fn long_text(cell: &Cell) -> u64 {
    match &cell.value {
        Value::Text(text) if text.len() >= LONG_TEXT => text.len() as u64,
        _ => 0,
    }
}

impl<R: Read> Iterator for Rows<'_, R> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Some(row);
            }
            if self.has_ended {
                return None;
            }
            self.read_row();
        }
    }
}
