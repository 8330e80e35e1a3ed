//! Tables of an HTML page, which platforms and couriers like to name `.xls`. The page is walked twice:
//! once for where its tables are, then once for each table, so that rows stream and nothing is held.

mod outline;
mod rows;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

use std::cell::Cell as Flag;

use outline::{Outline, TableOutline, outline};
use rows::TableRows;

use super::bounds::Bounded;
use super::{Cause, ReadError, Sheet, SheetInfo};
use crate::config::Limits;

/// What is said of a table whose cells reach over more rows than anybody can need.
const TOO_MANY_SPANS: &str = "rowspan";

/// Visits each table of a page as a sheet.
pub(super) fn read(
    page: &str,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let outline = outline(page);
    let sheets = sheets(&outline.tables);
    if sheets.is_empty() {
        let cause = if outline.has_frames {
            Cause::Frames
        } else {
            Cause::NoTable
        };
        return vec![ReadError::file(cause)];
    }
    let mut errors = Vec::new();
    for (position, sheet) in sheets.iter().enumerate() {
        let first = sheet.first().and_then(|first| outline.tables.get(*first));
        let info = SheetInfo {
            name: name_of(&outline, first, position, sheets.len()),
            hidden_columns: first.map_or_else(Vec::new, |table| table.hidden_columns.clone()),
            ..SheetInfo::default()
        };
        let name = info.name.clone();
        let wastes_time = Flag::new(false);
        let parts = sheet.iter().zip(1..).filter_map(|(table, number)| {
            let start = outline.tables.get(*table)?.start;
            let inner = inner_sheets(&outline.tables, *table);
            Some(TableRows::new(
                page.get(start..)?,
                inner,
                number,
                &wastes_time,
            ))
        });
        let mut rows = Bounded::new(parts.flatten(), limits);
        visit(Sheet::new(info, &mut rows));
        errors.extend(rows.errors(&name));
        if wastes_time.get() {
            errors.push(ReadError::of(
                &name,
                Cause::Damaged(TOO_MANY_SPANS.to_owned()),
            ));
        }
    }
    errors
}

/// The sheets of a page, each as the positions of its tables: one, or a header and its body.
fn sheets(tables: &[TableOutline]) -> Vec<Vec<usize>> {
    let mut sheets: Vec<Vec<usize>> = Vec::new();
    let mut before: Option<(usize, &TableOutline)> = None;
    for (position, table) in tables.iter().enumerate() {
        if !table.is_sheet {
            continue;
        }
        let header = before.filter(|(_, header)| belong_together(header, table));
        match (header, sheets.last_mut()) {
            (Some(_), Some(sheet)) if sheet.len() == 1 => sheet.push(position),
            _ => sheets.push(vec![position]),
        }
        before = Some((position, table));
    }
    sheets
}

/// True if the first table is the header of the second, as grids draw them whose header does not
/// scroll: one row of nothing but header cells, then rows just as wide without any.
fn belong_together(header: &TableOutline, body: &TableOutline) -> bool {
    let is_header = header.rows == 1 && header.has == (true, false);
    let is_body = body.has == (false, true) && body.caption.is_empty();
    let is_grid = header.widths.is_some_and(|(widest, _)| widest > 2);
    is_header && is_body && is_grid && header.widths == body.widths
}

/// For each table inside a table whether it is a sheet of its own.
fn inner_sheets(tables: &[TableOutline], outer: usize) -> Vec<bool> {
    let after = tables.iter().skip(outer + 1);
    // Tables inside this one have a parent that is not before it.
    after
        .take_while(|table| table.parent.is_some_and(|parent| parent >= outer))
        .map(|table| table.is_sheet)
        .collect()
}

/// The caption, else the name that Excel gave, else nothing for the only sheet and a number for one of
/// many.
fn name_of(
    outline: &Outline,
    table: Option<&TableOutline>,
    position: usize,
    sheets: usize,
) -> String {
    let caption = table.map_or("", |table| table.caption.as_str());
    let excel = outline.names.get(position).map(|name| name.trim());
    match excel {
        _ if !caption.is_empty() => caption.to_owned(),
        Some(name) if outline.names.len() == sheets => name.to_owned(),
        _ if sheets == 1 => String::new(),
        _ => format!("#{}", position + 1),
    }
}
