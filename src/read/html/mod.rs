//! Tables of an HTML page, which platforms and couriers like to name `.xls`. The page is walked twice:
//! once for where its tables are, then once for each table, so that rows stream and nothing is held.

mod collector;
mod outline;
mod rows;
mod sheets;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

use std::cell::Cell as Flag;

use outline::outline;
use rows::TableRows;
use sheets::{inner_sheets, name_of, sheets};

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
