//! What cannot be read of a row, told once for each cell.

use std::borrow::Cow;

use super::cell_error;
use super::merged::adds_up;
use super::row_reader::RowReader;
use super::text::{is_empty_mark, tidy};
use crate::finding::{Problem, ProblemKind};
use crate::model::{Arg, Message};
use crate::read::{Cell, Value};
use crate::recognise::{Column, Field};

impl RowReader<'_> {
    /// Reports the cells of the row that hold no value: formulas without a result (G909), error values (G911). They are
    /// then read as blank. A value that a merged cell carries down is told where it stands.
    pub(super) fn report_broken(&mut self) {
        let row = self.row;
        for cell in row.cells.iter().filter(|cell| !cell.is_covered) {
            let (kind, detail) = if cell.value == Value::FormulaEmpty {
                (ProblemKind::FormulaEmpty, None)
            } else if let Some(meaning) = cell_error::meaning(&cell.value) {
                (ProblemKind::CellError, Some(meaning))
            } else {
                continue;
            };
            if let Some(column) = self.layout.at(cell.column) {
                self.report(kind, column, cell, detail);
            }
        }
    }

    /// True if the field's own cell holds no value and was reported for it.
    pub(super) fn is_broken(&self, field: Field) -> bool {
        let broken =
            |cell: &Cell| cell.value == Value::FormulaEmpty || cell_error::is_error(&cell.value);
        self.own_cells(field).any(broken)
    }

    /// True if the field's own cell holds an error value; of several columns the first that is not blank, or any of them.
    pub(super) fn holds_error(&self, field: Field, any: bool) -> bool {
        let is_error = |cell: &Cell| cell_error::is_error(&cell.value);
        let own = self.own_cells(field);
        let mut cells = own.filter(|cell| is_error(cell) || !is_empty_mark(&cell.text()));
        if any {
            cells.any(is_error)
        } else {
            cells.next().is_some_and(is_error)
        }
    }

    /// The cells of a field that no merged cell carries down.
    fn own_cells(&self, field: Field) -> impl Iterator<Item = &Cell> {
        let columns = self.layout.all(field).iter();
        let cells = columns.filter_map(|column| self.row.cell(column.index));
        cells.filter(|cell| !cell.is_covered)
    }

    /// Reports a cell.
    pub(crate) fn report(
        &mut self,
        kind: ProblemKind,
        column: &Column,
        cell: &Cell,
        detail: Option<Message>,
    ) {
        let problem = self.problem(kind, column, cell, detail);
        self.problems.push(problem);
    }

    pub(super) fn problem(
        &self,
        kind: ProblemKind,
        column: &Column,
        cell: &Cell,
        detail: Option<Message>,
    ) -> Problem {
        Problem {
            kind,
            file: self.reading.file.clone(),
            origin: Some(self.origin().at(column.index)),
            column: Some(column.header.clone()),
            text: tidy(&cell.text()).as_ref().into(),
            detail,
        }
    }

    /// The problem of a row without its key or value (G906), which is one of these fields and is shown at the first;
    /// `name` is the key of the words for it. `None` if one of the cells is broken and was reported for that.
    pub(crate) fn missing(&self, fields: &[Field], name: &'static str) -> Option<Problem> {
        if fields.iter().any(|field| self.is_broken(*field)) {
            return None;
        }
        let column = fields.first().and_then(|field| self.layout.column(*field));
        let cell = column.and_then(|column| self.row.cell(column.index));
        let merged = column
            .zip(cell)
            .filter(|(column, cell)| cell.is_covered && column.field.is_some_and(adds_up));
        if let Some((column, cell)) = merged {
            return Some(self.merged(column, cell));
        }
        let text = cell.map_or(Cow::Borrowed(""), Cell::text);
        Some(Problem {
            kind: ProblemKind::RequiredBlank,
            file: self.reading.file.clone(),
            origin: Some(column.map_or(self.origin(), |column| self.origin().at(column.index))),
            column: column.map(|column| column.header.clone()),
            text: tidy(&text).as_ref().into(),
            detail: Some(Message::new("field.missing").with("name", Arg::Word(name))),
        })
    }

    /// The problem of an amount that a merged cell spreads over rows of different numbers.
    pub(super) fn merged(&self, column: &Column, cell: &Cell) -> Problem {
        let shown = tidy(&cell.text()).into_owned();
        let detail = Message::new("field.merged").with("text", shown.as_str());
        self.problem(ProblemKind::RequiredBlank, column, cell, Some(detail))
    }

    /// Reports a row without its key or value, as [`Self::missing`] has it.
    pub(crate) fn report_missing(&mut self, fields: &[Field], name: &'static str) {
        let missing = self.missing(fields, name);
        self.problems.extend(missing);
    }

    /// Adds a problem.
    pub(crate) fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}
