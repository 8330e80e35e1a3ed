//! A second walk through one table of a page: its rows, as they stream past.

use std::cell::Cell as Flag;

use super::text::{CellText, value_of};
use super::tokens::{Start, Tag, Token, Tokens, tokens};
use crate::read::bounds::EXCEL_COLUMNS;
use crate::read::spans::Spans;
use crate::read::{Cell, Row};

/// The rows of a table.
pub(super) struct TableRows<'a> {
    tokens: Tokens<'a>,
    /// For each table inside this one, in the order of the page, whether it is a sheet of its own.
    inner_sheets: std::vec::IntoIter<bool>,
    /// How deep the walk is in tables; 1 in this one.
    depth: usize,
    /// The depth of the inner table that is passed over.
    passed_over: Option<usize>,
    /// The number of the row that is open or comes next.
    number: u32,
    row: Option<Row>,
    /// The column of the next cell.
    column: u32,
    cell: Option<OpenCell>,
    spans: Spans,
    in_caption: bool,
    wastes_time: &'a Flag<bool>,
}

struct OpenCell {
    start: Start,
    text: CellText,
}

impl<'a> TableRows<'a> {
    /// The rows of the table with which a text begins, numbered from the given number. `wastes_time`
    /// is set if the table is made to.
    pub(super) fn new(
        table: &'a str,
        inner_sheets: Vec<bool>,
        number: u32,
        wastes_time: &'a Flag<bool>,
    ) -> Self {
        Self {
            tokens: tokens(table),
            inner_sheets: inner_sheets.into_iter(),
            depth: 0,
            passed_over: None,
            number,
            row: None,
            column: 0,
            cell: None,
            spans: Spans::new(number),
            in_caption: false,
            wastes_time,
        }
    }

    fn start(&mut self, start: Start) -> Option<Row> {
        if start.tag == Tag::Table {
            self.depth += 1;
            if self.depth > 1 {
                let is_sheet = self.inner_sheets.next().unwrap_or(false);
                if is_sheet && self.passed_over.is_none() {
                    self.passed_over = Some(self.depth);
                }
            }
        }
        if self.passed_over.is_some() {
            return None;
        }
        if self.depth > 1 {
            self.inner(start.tag);
            return None;
        }
        match start.tag {
            Tag::Row => {
                self.in_caption = false;
                let ended = self.end_row();
                let mut row = Row::new(self.number, Vec::new());
                row.is_hidden = start.is_hidden;
                self.row = Some(row);
                ended
            }
            Tag::Part => {
                self.in_caption = false;
                let ended = self.end_row();
                self.spans.end_all();
                ended
            }
            Tag::Cell | Tag::Heading => {
                self.end_cell();
                self.row
                    .get_or_insert_with(|| Row::new(self.number, Vec::new()));
                let text = CellText::default();
                self.cell = Some(OpenCell { start, text });
                None
            }
            Tag::Caption => {
                self.in_caption = true;
                None
            }
            Tag::Break | Tag::Block => {
                self.inner(start.tag);
                None
            }
            Tag::Table | Tag::Column | Tag::Frame => None,
        }
    }

    /// A tag inside a cell.
    fn inner(&mut self, tag: Tag) {
        let Some(cell) = &mut self.cell else { return };
        match tag {
            Tag::Break => cell.text.break_line(),
            Tag::Block | Tag::Row | Tag::Table => cell.text.begin_block(),
            Tag::Cell | Tag::Heading => cell.text.space(),
            Tag::Part | Tag::Caption | Tag::Column | Tag::Frame => {}
        }
    }

    fn end(&mut self, tag: Tag) -> Option<Row> {
        if tag == Tag::Table {
            if self.passed_over == Some(self.depth) {
                self.passed_over = None;
            }
            self.depth = self.depth.saturating_sub(1);
        }
        if self.passed_over.is_some() {
            return None;
        }
        if self.depth > 1 || (self.depth == 1 && tag == Tag::Table) {
            if matches!(tag, Tag::Block | Tag::Table) {
                self.inner(tag);
            }
            return None;
        }
        match tag {
            Tag::Cell | Tag::Heading => {
                self.end_cell();
                None
            }
            Tag::Row | Tag::Table => self.end_row(),
            Tag::Part => {
                let ended = self.end_row();
                self.spans.end_all();
                ended
            }
            Tag::Caption => {
                self.in_caption = false;
                None
            }
            Tag::Block => {
                self.inner(tag);
                None
            }
            Tag::Break | Tag::Column | Tag::Frame => None,
        }
    }

    fn end_cell(&mut self) {
        let (Some(OpenCell { start, text }), Some(row)) = (self.cell.take(), &mut self.row) else {
            return;
        };
        let column = self.spans.free_column(self.column);
        let width = start.columns.min(EXCEL_COLUMNS);
        self.column = column.saturating_add(width);
        let value = value_of(text.finish(), &start.value);
        // No rows at all means all rows to the end of the part.
        let below = start.rows.checked_sub(1);
        self.spans.begin(column, width, below, value.as_ref());
        // The last column that has a number stands for all beyond it: the limit says so.
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        let is_taken = row.cells.last().is_some_and(|last| last.column == column);
        if let Some(value) = value.filter(|_| !is_taken) {
            row.cells.push(Cell::new(column, value));
        }
    }

    /// Ends the open row, if there is one, and gives it back.
    fn end_row(&mut self) -> Option<Row> {
        self.end_cell();
        let mut row = self.row.take()?;
        self.number = self.number.saturating_add(1);
        self.column = 0;
        self.spans.end_row(&mut row.cells, self.number);
        if self.spans.is_overrun {
            self.wastes_time.set(true);
        }
        Some(row)
    }
}

impl Iterator for TableRows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            let Some(Ok(token)) = self.tokens.next() else {
                return self.end_row();
            };
            let ended = match token {
                Token::Start(start) => self.start(start),
                Token::End(tag) => {
                    let ended = self.end(tag);
                    if self.depth == 0 && tag == Tag::Table {
                        // What comes after the table is not its own.
                        self.tokens = tokens("");
                    }
                    ended
                }
                Token::Text(text) => {
                    let cell = self.cell.as_mut().filter(|_| !self.in_caption);
                    if let Some(cell) = cell.filter(|_| self.passed_over.is_none()) {
                        cell.text.push(&text);
                    }
                    None
                }
                Token::SheetName(_) => None,
            };
            if ended.is_some() {
                return ended;
            }
        }
    }
}
