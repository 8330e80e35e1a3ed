//! Writes a table: what it says, header, rows, source; and what Excel does with it: filter, frozen panes,
//! dropdowns, data bars.

use rust_xlsxwriter::{
    ConditionalFormatBlank, ConditionalFormatDataBar, ConditionalFormatType, Format, IgnoreError,
    XlsxError,
};

use super::canvas::{Canvas, LINE, ORIGIN};
use super::grid::Span;
use super::input;
use super::look::{Look, Side, Voice};
use super::measure::{KEY, Need};
use super::rows;
use crate::render::number::grouped;
use crate::render::theme::{BODY, NORMAL, PREVIOUS};
use crate::render::width::lines;
use crate::report::{Emphasis, Role, Table};

/// Rows kept free at the foot of a sheet for what stands below a table.
const FOOT: u32 = 16;
/// A header that stands lower would fill the screen if it were frozen.
const LOWEST_FROZEN: u32 = 12;

/// Writes the table that is the `position`-th of its page; gives the rows of its header.
pub(super) fn write(
    canvas: &mut Canvas,
    table: &Table,
    position: usize,
) -> Result<(u32, u32), XlsxError> {
    let (needs, spans) = canvas
        .grid
        .tables
        .get_mut(position)
        .map(std::mem::take)
        .unwrap_or_default();
    canvas.text(Voice::TableTitle, &table.title)?;
    canvas.text(Voice::Subtitle, &table.subtitle)?;
    let header = canvas.row;
    write_header(canvas, table, &needs, &spans)?;
    let room = canvas.limit.saturating_sub(canvas.row + FOOT) as usize;
    let shown = table.rows.get(..room).unwrap_or(&table.rows);
    rows::write(canvas, table, shown, &needs, &spans)?;
    if shown.is_empty() {
        let words = canvas.words.get("render.empty_table");
        canvas.text(Voice::Note, words)?;
    }
    let items = shown
        .iter()
        .rposition(|row| !matches!(row.emphasis, Emphasis::Rest | Emphasis::Total))
        .map(|last| (header + 1, header + 1 + last as u32));
    if let Some(items) = items {
        behaviour(canvas, table, &spans, items)?;
    }
    if table.filter || table.freeze > 0 {
        let last = items.map_or(header, |(_, last)| last);
        hold(canvas, table, header, last)?;
    }
    if shown.len() < table.rows.len() {
        let rest = grouped(&(table.rows.len() - shown.len()).to_string());
        let shown = grouped(&shown.len().to_string());
        let values = [("shown", shown.as_str()), ("rest", rest.as_str())];
        let note = canvas.words.fill("render.rows_cut", &values);
        canvas.text(Voice::Note, &note)?;
    }
    canvas.text(Voice::Note, &table.source)?;
    canvas.gap()?;
    Ok((header, header))
}

fn write_header(
    canvas: &mut Canvas,
    table: &Table,
    needs: &[Need],
    spans: &[Span],
) -> Result<(), XlsxError> {
    let arrow = if table.filter { 20 } else { 0 };
    let mut height = 1;
    let shown = table.columns.iter().zip(spans);
    for (column, span) in shown.filter(|(column, _)| !column.hidden) {
        let room = canvas.grid.pixels(*span).saturating_sub(16 + arrow);
        height = height.max(lines(&column.header, room, BODY, true));
    }
    canvas.height(24.0 + LINE * f64::from(height - 1))?;
    for (position, (column, span)) in table.columns.iter().zip(spans).enumerate() {
        let side = match column.role {
            Role::Status if needs.get(position).is_some_and(|need| need.wraps) => Side::Left,
            role => side(role),
        };
        canvas.words(*span, Look::Header(side), &column.header)?;
        input::explain(canvas, *span, column)?;
        if column.hidden {
            // Whoever shows it again sees what it is.
            let at = ORIGIN + span.0;
            canvas.sheet.set_column_width_pixels(at, KEY)?;
            canvas.sheet.set_column_hidden(at)?;
        }
    }
    canvas.row += 1;
    Ok(())
}

/// A header stands as its column does.
fn side(role: Role) -> Side {
    match role {
        Role::Text | Role::LongText | Role::Id | Role::Input | Role::Key => Side::Left,
        Role::Day | Role::Moment | Role::Status => Side::Centre,
        _ => Side::Right,
    }
}

/// Dropdowns, bars, and no green corners on ids.
fn behaviour(
    canvas: &mut Canvas,
    table: &Table,
    spans: &[Span],
    (first, last): (u32, u32),
) -> Result<(), XlsxError> {
    let filled_in = table
        .columns
        .iter()
        .any(|column| column.role == Role::Input);
    let guard = (filled_in && table.filter).then(|| input::guard(canvas.words));
    let guard = guard.transpose()?;
    for (column, span) in table.columns.iter().zip(spans) {
        let (left, right) = (ORIGIN + span.0, ORIGIN + span.1);
        match column.role {
            Role::Id | Role::Text => {
                let kind = IgnoreError::NumberStoredAsText;
                canvas
                    .sheet
                    .ignore_error_range(first, left, last, right, kind)?;
            }
            Role::Input => {
                canvas.stands.input = true;
                let done = Format::new()
                    .set_background_color(NORMAL.0)
                    .set_font_color(NORMAL.1);
                let filled = ConditionalFormatBlank::new().invert().set_format(done);
                canvas
                    .sheet
                    .add_conditional_format(first, left, last, right, &filled)?;
                if let Some(rule) = input::rule(canvas, column)? {
                    canvas
                        .sheet
                        .add_data_validation(first, left, last, right, &rule)?;
                }
            }
            _ => {}
        }
        canvas.stands.kept |= column.role != Role::Input;
        if let Some(guard) = guard.as_ref().filter(|_| column.role != Role::Input) {
            canvas.stands.guarded = true;
            canvas
                .sheet
                .add_data_validation(first, left, last, right, guard)?;
        }
        if column.bar {
            let bar = ConditionalFormatDataBar::new()
                .set_fill_color(PREVIOUS)
                .set_solid_fill(true)
                .set_border_off(true)
                .set_minimum(ConditionalFormatType::Number, 0);
            canvas
                .sheet
                .add_conditional_format(first, left, last, right, &bar)?;
        }
    }
    Ok(())
}

/// Keeps the header in view and puts a filter on it.
fn hold(canvas: &mut Canvas, table: &Table, header: u32, last: u32) -> Result<(), XlsxError> {
    if table.filter && !table.columns.is_empty() {
        // With the hidden columns: sorting moves what the filter spans, and a key belongs to its row.
        let right = ORIGIN + (table.columns.len() - 1) as u16;
        canvas.sheet.autofilter(header, ORIGIN, last, right)?;
    }
    let rows = if header <= LOWEST_FROZEN {
        header + 1
    } else {
        0
    };
    let columns = if table.freeze > 0 {
        ORIGIN + table.freeze.min(table.columns.len() as u16)
    } else {
        0
    };
    canvas.sheet.set_freeze_panes(rows, columns)?;
    Ok(())
}
