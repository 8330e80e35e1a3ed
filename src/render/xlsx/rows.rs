//! Writes the rows of a table: the inner loop of a long sheet.

use rust_xlsxwriter::XlsxError;

use super::canvas::{Canvas, LINE, ROW};
use super::cell;
use super::grid::Span;
use super::look::Look;
use super::measure::Need;
use crate::render::theme::BODY;
use crate::render::width::lines;
use crate::report::{Cell, Emphasis, Role, Table, TableRow};

/// What both sides of a cell keep free, pixels.
const PADDING: u32 = 18;
/// What a row keeps free besides whose status has a sentence under it, points.
const AIR: f64 = 4.0;
/// The sign before a status, pixels.
const SIGN: u32 = 16;

/// Writes rows below each other, from the current row on.
pub(super) fn write(
    canvas: &mut Canvas,
    table: &Table,
    rows: &[TableRow],
    needs: &[Need],
    spans: &[Span],
) -> Result<(), XlsxError> {
    let rooms: Vec<Option<u32>> = needs
        .iter()
        .zip(spans)
        .map(|(need, span)| {
            let room = canvas.grid.pixels(*span).saturating_sub(PADDING);
            need.wraps.then_some(room)
        })
        .collect();
    for row in rows {
        if is_heading(row) && !table.filter {
            heading(canvas, row, spans)?;
            continue;
        }
        let height = row_lines(row, &rooms);
        if height > 1 {
            let air = if says(row) { AIR } else { 0.0 };
            canvas.height(ROW + LINE * f64::from(height - 1) + air)?;
        }
        for (position, (column, span)) in table.columns.iter().zip(spans).enumerate() {
            let cell = row.cells.get(position).unwrap_or(&Cell::Blank);
            let wraps = needs.get(position).is_some_and(|need| need.wraps);
            let role = match (column.role, row.emphasis) {
                (role, Emphasis::Item) => role,
                // A heading or a total has nothing to choose, and its words stand on the left.
                (Role::Input | Role::Status | Role::Day | Role::Moment, _) => Role::Text,
                (role, _) => role,
            };
            let kind = cell::kind_in(cell, column, role, wraps);
            let look = match (role, row.emphasis) {
                (Role::Input, Emphasis::Item) if column.muted => Look::Muted(kind),
                (Role::Input | Role::Key, _) => Look::Cell(kind, row.emphasis),
                (_, Emphasis::Item) if canvas.form => Look::Locked(kind),
                _ => Look::Cell(kind, row.emphasis),
            };
            write_cell(canvas, *span, cell, look)?;
        }
        canvas.row += 1;
    }
    Ok(())
}

fn write_cell(canvas: &mut Canvas, span: Span, cell: &Cell, look: Look) -> Result<(), XlsxError> {
    let at = canvas.merge(span, look)?;
    let format = canvas.formats.get(look);
    if let Cell::Link(page, words) = cell
        && let Some(target) = canvas.sheets.find(page)
    {
        return canvas.linker.write(canvas.sheet, at, target, words, format);
    }
    cell::write(canvas.sheet, at, cell, format)
}

fn says(row: &TableRow) -> bool {
    let mut cells = row.cells.iter();
    cells.any(|cell| matches!(cell, Cell::Status(_, text) if text.contains('\n')))
}

/// True for a row that only holds the words of a heading.
fn is_heading(row: &TableRow) -> bool {
    matches!(row.emphasis, Emphasis::Group | Emphasis::Remark)
        && matches!(row.cells.first(), Some(Cell::Text(_)))
        && row.cells.iter().skip(1).all(|cell| *cell == Cell::Blank)
}

/// A heading runs across the whole table.
fn heading(canvas: &mut Canvas, row: &TableRow, spans: &[Span]) -> Result<(), XlsxError> {
    let last = spans.last().map_or(0, |span| span.1);
    if let Some(Cell::Text(text)) = row.cells.first() {
        let look = Look::Cell(super::look::Kind::Wrapped, row.emphasis);
        let room = canvas.grid.pixels((0, last)).saturating_sub(PADDING);
        let height = lines(text, room, BODY, true);
        canvas.height(22.0 + LINE * f64::from(height.saturating_sub(1)))?;
        canvas.words((0, last), look, text)?;
    }
    canvas.row += 1;
    Ok(())
}

/// The lines of the cell that takes the most.
fn row_lines(row: &TableRow, rooms: &[Option<u32>]) -> u32 {
    let bold = matches!(row.emphasis, Emphasis::Group | Emphasis::Total);
    row.cells
        .iter()
        .zip(rooms)
        .filter_map(|(cell, room)| match (cell, room) {
            (Cell::Text(text) | Cell::Link(_, text), Some(room)) => {
                Some(lines(text, *room, BODY, bold))
            }
            (Cell::Status(_, text), Some(room)) => {
                let (status, sentence) = text.split_once('\n').unwrap_or((text, ""));
                let sign = room.saturating_sub(SIGN);
                Some(lines(status, sign, BODY, true) + lines(sentence, *room, BODY, false))
            }
            _ => None,
        })
        .max()
        .unwrap_or(1)
}
