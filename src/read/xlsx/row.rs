//! A row of `<sheetData>`, found in the bytes of its sheet.

use memchr::memchr;

use super::super::bounds::{Beyond, too_long};
use super::super::{Cell, Value};
use super::markup::{Kind, Tag, next_tag};
use super::place;
use super::text::push_rich;
use super::value::Book;
use crate::config::Limits;

/// What stands at a place in the sheet's data.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// A row; the next thing begins so many bytes on.
    Row(usize),
    /// The end of the data.
    End,
    /// The text ends before the row does.
    Cut,
}

/// Reads row after row; keeps count of rows and columns where the file does not name them.
pub(super) struct RowScanner<'b> {
    pub(super) book: &'b Book,
    pub(super) limits: Limits,
    /// The row, from 0, that the next row is if it does not say.
    next_row: u32,
    /// The cells of the last row, each with its row from 0: the cell's own word counts, not the row's.
    pub(super) cells: Vec<(u32, Cell)>,
    /// True if the last row is hidden.
    pub(super) is_hidden: bool,
    pub(super) beyond: Beyond,
    scratch: String,
}

impl<'b> RowScanner<'b> {
    pub(super) fn new(book: &'b Book, limits: Limits) -> Self {
        Self {
            book,
            limits,
            next_row: 0,
            cells: Vec::new(),
            is_hidden: false,
            beyond: Beyond::default(),
            scratch: String::new(),
        }
    }

    /// Reads the next row. After [`Step::Cut`] the cells are those that are whole; if there is more text,
    /// the row is to be read again from its start.
    pub(super) fn step(&mut self, xml: &[u8]) -> Step {
        self.cells.clear();
        let mut from = 0;
        loop {
            let Some(tag) = next_tag(xml, from) else {
                return Step::Cut;
            };
            match (tag.name, tag.kind) {
                (b"row", Kind::Open | Kind::Empty) => return self.row(xml, &tag),
                (b"sheetData" | b"worksheet", Kind::Close) => return Step::End,
                _ => from = tag.end,
            }
        }
    }

    fn row(&mut self, xml: &[u8], row: &Tag<'_>) -> Step {
        let mut number = self.next_row;
        self.is_hidden = false;
        for (name, value) in row.attributes() {
            match name {
                b"r" => {
                    let named = place::number(value).and_then(|named| named.checked_sub(1));
                    number = named.map_or(number, |named| u32::try_from(named).unwrap_or(u32::MAX));
                }
                b"hidden" => self.is_hidden = place::truth(value),
                _ => {}
            }
        }
        let end = match row.kind {
            Kind::Empty => Some(row.end),
            _ => self.row_cells(xml, row.end, number),
        };
        match end {
            Some(end) => {
                self.next_row = number.saturating_add(1);
                Step::Row(end)
            }
            None => Step::Cut,
        }
    }

    /// Reads the cells of a row; gives the place after the row, `None` if the text ends before it.
    fn row_cells(&mut self, xml: &[u8], mut from: usize, row: u32) -> Option<usize> {
        let mut column = 0;
        loop {
            let tag = next_tag(xml, from)?;
            match (tag.name, tag.kind) {
                (b"c", Kind::Open | Kind::Empty) => {
                    let (place, end) = self.cell(xml, &tag, (row, column))?;
                    column = place.saturating_add(1);
                    from = end;
                }
                (b"row", Kind::Close) => return Some(tag.end),
                // The row was never closed.
                (b"row", _) | (b"sheetData" | b"worksheet", Kind::Close) => return Some(tag.start),
                _ => from = tag.end,
            }
        }
    }

    /// Reads a cell that stands at a place unless it says otherwise; gives its column and the place in
    /// the text after it.
    fn cell(&mut self, xml: &[u8], cell: &Tag<'_>, at: (u32, u32)) -> Option<(u32, usize)> {
        let (mut place, mut kind, mut style) = (Some(at), &b""[..], 0);
        for (name, value) in cell.attributes() {
            match name {
                b"r" => place = place::cell(value),
                b"t" => kind = value,
                b"s" => style = place::digits(value),
                _ => {}
            }
        }
        let (value, end) = match cell.kind {
            Kind::Empty => (None, cell.end),
            _ => self.content(xml, cell.end, kind, style)?,
        };
        let is_bad_place = place.is_none();
        let (row, column) = place.unwrap_or(at);
        if let Some(value) = value {
            let value = self.cut(value);
            let value = if is_bad_place {
                Value::Error(Cell::new(0, value).text().into())
            } else {
                value
            };
            self.keep(row, column, value);
        }
        Some((column, end))
    }

    /// Keeps a cell, if it is within the limits.
    fn keep(&mut self, row: u32, column: u32, value: Value) {
        let (rows, columns) = (u64::from(row) + 1, u64::from(column) + 1);
        if rows > self.limits.rows {
            self.beyond.rows = self.beyond.rows.max(rows);
            return;
        }
        match u16::try_from(column) {
            Ok(column) if columns <= self.limits.columns => {
                self.cells.push((row, Cell::new(column, value)));
            }
            _ => self.beyond.columns = self.beyond.columns.max(columns),
        }
    }

    /// Reads what stands inside a cell; gives its value, if it has one, and the place after the cell.
    fn content(
        &mut self,
        xml: &[u8],
        mut from: usize,
        kind: &[u8],
        style: usize,
    ) -> Option<(Option<Value>, usize)> {
        // What most cells consist of needs no look at each tag.
        let plain = xml.get(from..)?.strip_prefix(b"<v>");
        if let Some((raw, rest)) = plain.and_then(|rest| rest.split_at_checked(memchr(b'<', rest)?))
            && rest.starts_with(b"</v></c>")
        {
            let end = from + b"<v></v></c>".len() + raw.len();
            return Some((self.book.value(kind, style, raw), end));
        }
        let (mut value, mut has_formula, mut is_text) = (None, false, kind == b"str");
        let end = loop {
            let tag = next_tag(xml, from)?;
            from = tag.end;
            match (tag.name, tag.kind) {
                (b"v", Kind::Open) => {
                    let close = next_tag(xml, tag.end)?;
                    let raw = xml.get(tag.end..close.start)?;
                    value = value.or_else(|| self.book.value(kind, style, raw));
                    from = if close.name == b"v" {
                        close.end
                    } else {
                        close.start
                    };
                }
                (b"is", Kind::Open) => {
                    is_text = true;
                    self.scratch.clear();
                    let is_end = |name: &[u8]| matches!(name, b"is" | b"c" | b"row");
                    from = push_rich(xml, tag.end, is_end, &mut self.scratch)?;
                    if !self.scratch.is_empty() {
                        value = Some(Value::Text(self.scratch.as_str().into()));
                    }
                }
                (b"f", Kind::Open | Kind::Empty) => has_formula = true,
                (b"c", Kind::Close) => break tag.end,
                // The cell was never closed.
                (b"c" | b"row" | b"sheetData", _) => break tag.start,
                _ => {}
            }
        };
        let has_no_result = has_formula && value.is_none() && !is_text;
        Some((value.or(has_no_result.then_some(Value::FormulaEmpty)), end))
    }

    /// Cuts a text that is too long.
    fn cut(&mut self, value: Value) -> Value {
        match &value {
            Value::Text(text) => match too_long(text, self.limits.characters) {
                Some((length, found)) => {
                    self.beyond.characters = self.beyond.characters.max(found);
                    Value::Text(text.get(..length).unwrap_or_default().into())
                }
                None => value,
            },
            _ => value,
        }
    }
}
