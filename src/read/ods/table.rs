//! A table of a document, on its way to the visitor.

use std::io::BufRead;

use super::content::{Content, TableStart};
use super::rows::Rows;
use crate::config::Limits;
use crate::read::bounds::Bounded;
use crate::read::{Cause, Sheet, SheetInfo};

/// Reads a table and visits it; gives back where it broke off and which limits it went beyond.
pub(super) fn read<R: BufRead>(
    document: &mut Content<R>,
    start: TableStart,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<Cause> {
    let mut rows = Rows::new(document, limits);
    let hidden_columns = rows.columns().unwrap_or_else(|said| {
        rows.break_off(said);
        Vec::new()
    });
    let info = SheetInfo {
        is_hidden: start.is_hidden,
        hidden_columns,
        ..SheetInfo::named(start.name)
    };
    let mut rows = Bounded::new(rows, limits);
    visit(Sheet::new(info, &mut rows));
    let (mut rows, beyond) = rows.into_parts();
    // Beyond a limit the rest of the table stands before the next one.
    if !rows.is_over {
        let rest = rows.document.skip("table:table");
        rest.unwrap_or_else(|said| rows.break_off(said));
    }
    let broken = rows.broken.map(Cause::Damaged);
    broken.into_iter().chain(beyond).collect()
}
