//! A second walk through one sheet: its rows, as they stream past.

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::FxHashMap;

use super::value::value_of;
use super::xml::{attribute, is_set, number, push_reference, reader};
use crate::read::convert::padded;
use crate::read::spans::Spans;
use crate::read::{Cell, Row, Value};

/// The rows of a sheet.
pub(super) struct SheetRows<'a> {
    reader: Reader<&'a [u8]>,
    has_ended: bool,
    /// The number of the next row without an index of its own.
    next_row: u32,
    row: Option<Row>,
    /// The column of the next cell without an index of its own.
    next_column: u32,
    cell: Option<OpenCell>,
    /// The kind of the `Data` element that is open, and its text so far.
    data: Option<(String, String)>,
    /// Notes of a cell hold `Data` that is not its value.
    in_comment: bool,
    spans: Spans,
    /// The digits of each style that shows leading zeros, by its name.
    zeros: &'a FxHashMap<String, u8>,
}

struct OpenCell {
    column: u32,
    /// The digits that the number format shows at least.
    digits: Option<u8>,
    across: u32,
    down: u32,
    has_formula: bool,
    value: Option<Value>,
}

impl<'a> SheetRows<'a> {
    /// The rows of the sheet with whose content a text begins; `zeros` are the styles that show leading
    /// zeros.
    pub(super) fn new(text: &'a str, zeros: &'a FxHashMap<String, u8>) -> Self {
        Self {
            reader: reader(text),
            has_ended: false,
            next_row: 1,
            row: None,
            next_column: 0,
            cell: None,
            data: None,
            in_comment: false,
            spans: Spans::new(1),
            zeros,
        }
    }

    /// True if its cells reach over more rows than anybody can need.
    pub(super) fn wastes_time(&self) -> bool {
        self.spans.is_overrun
    }

    fn start(&mut self, tag: &BytesStart<'_>, is_empty: bool) -> Option<Row> {
        match tag.local_name().as_ref() {
            "Row" => {
                let ended = self.end_row();
                let number = number(tag, "Index").unwrap_or(0).max(self.next_row);
                let mut row = Row::new(number, Vec::new());
                row.is_hidden = is_set(tag, "Hidden");
                // `Span` repeats a row that is blank but for its look.
                self.next_row = row
                    .number
                    .saturating_add(super::xml::number(tag, "Span").unwrap_or(0));
                self.spans.end_row(&mut Vec::new(), number);
                self.row = Some(row);
                if is_empty {
                    return ended.or_else(|| self.end_row());
                }
                ended
            }
            "Cell" if self.row.is_some() => {
                self.end_cell();
                let index = number(tag, "Index").map_or(0, |index| index.saturating_sub(1));
                let style = attribute(tag, "StyleID").unwrap_or_default();
                self.cell = Some(OpenCell {
                    column: index.max(self.next_column),
                    digits: self.zeros.get(style.as_ref()).copied(),
                    across: number(tag, "MergeAcross").unwrap_or(0),
                    down: number(tag, "MergeDown").unwrap_or(0),
                    has_formula: attribute(tag, "Formula").is_some(),
                    value: None,
                });
                if is_empty {
                    self.end_cell();
                }
                None
            }
            "Comment" => {
                self.in_comment = !is_empty;
                None
            }
            "Data" if self.cell.is_some() && !self.in_comment && !is_empty => {
                let kind = attribute(tag, "Type").unwrap_or_default().into_owned();
                self.data = Some((kind, String::new()));
                None
            }
            _ => None,
        }
    }

    fn end(&mut self, name: &str) -> Option<Row> {
        match name {
            "Data" => {
                let data = self.data.take();
                if let (Some((kind, text)), Some(cell)) = (data, &mut self.cell) {
                    cell.value = match (value_of(&kind, &text), cell.digits) {
                        (Some(Value::Number(number)), Some(digits)) => {
                            Some(padded(number, usize::from(digits)))
                        }
                        (value, _) => value,
                    };
                }
                None
            }
            "Comment" => {
                self.in_comment = false;
                None
            }
            "Cell" => {
                self.end_cell();
                None
            }
            "Row" => self.end_row(),
            "Worksheet" => {
                self.has_ended = true;
                self.end_row()
            }
            _ => None,
        }
    }

    fn end_cell(&mut self) {
        (self.data, self.in_comment) = (None, false);
        let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) else {
            return;
        };
        let width = cell.across.saturating_add(1);
        self.next_column = cell.column.saturating_add(width);
        let formula = cell.has_formula.then_some(Value::FormulaEmpty);
        let value = cell.value.or(formula);
        self.spans
            .begin(cell.column, width, Some(cell.down), value.as_ref());
        // The last column that has a number stands for all beyond it: the limit says so.
        let column = u16::try_from(cell.column).unwrap_or(u16::MAX);
        let is_taken = row.cells.last().is_some_and(|last| last.column == column);
        if let Some(value) = value.filter(|_| !is_taken) {
            row.cells.push(Cell::new(column, value));
        }
    }

    /// Ends the open row, if there is one, and gives it back.
    fn end_row(&mut self) -> Option<Row> {
        self.end_cell();
        let mut row = self.row.take()?;
        self.next_row = self.next_row.max(row.number).saturating_add(1);
        self.next_column = 0;
        self.spans
            .end_row(&mut row.cells, row.number.saturating_add(1));
        Some(row)
    }
}

impl Iterator for SheetRows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while !self.has_ended {
            let ended = match self.reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag, false),
                Ok(Event::Empty(tag)) => self.start(&tag, true),
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref()),
                Ok(Event::Text(part)) => {
                    if let Some((_, text)) = &mut self.data {
                        text.push_str(&part.xml10_content());
                    }
                    None
                }
                Ok(Event::CData(part)) => {
                    if let Some((_, text)) = &mut self.data {
                        text.push_str(&part);
                    }
                    None
                }
                Ok(Event::GeneralRef(reference)) => {
                    if let Some((_, text)) = &mut self.data {
                        push_reference(text, &reference);
                    }
                    None
                }
                Ok(Event::Eof) | Err(_) => {
                    self.has_ended = true;
                    self.end_row()
                }
                Ok(_) => None,
            };
            if ended.is_some() {
                return ended;
            }
        }
        None
    }
}
