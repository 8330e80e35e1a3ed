//! Workbooks of Excel 2003 as XML (`SpreadsheetML`), which older bank and warehouse systems write. The
//! text is walked twice: once for its sheets, whose being hidden is said at their end, then once for
//! each sheet, so that rows stream.

mod outline;
mod rows;
#[cfg(test)]
mod tests;
mod value;
mod xml;

use outline::outline;
use rows::SheetRows;

use super::bounds::Bounded;
use super::{Cause, ReadError, Sheet, SheetInfo};
use crate::config::Limits;

/// What is said of a sheet whose cells reach over more rows than anybody can need.
const TOO_MANY_SPANS: &str = "ss:MergeDown";

/// Visits every sheet of a workbook; a text that breaks off is read as far as it goes.
pub(super) fn read(
    text: &str,
    limits: &Limits,
    visit: &mut dyn FnMut(Sheet<'_>),
) -> Vec<ReadError> {
    let outline = outline(text);
    let mut errors = Vec::new();
    for sheet in outline.sheets {
        let info = SheetInfo {
            name: sheet.name.clone(),
            is_hidden: sheet.is_hidden,
            hidden_columns: sheet.hidden_columns,
            ..SheetInfo::default()
        };
        let part = text.get(sheet.start..).unwrap_or_default();
        let mut rows = Bounded::new(SheetRows::new(part, &outline.zeros), limits);
        visit(Sheet::new(info, &mut rows));
        let (rows, mut causes) = rows.into_parts();
        if rows.wastes_time() {
            causes.push(Cause::Damaged(TOO_MANY_SPANS.to_owned()));
        }
        let causes = causes.into_iter();
        errors.extend(causes.map(|cause| ReadError::of(&sheet.name, cause)));
    }
    errors.extend(
        outline
            .broken
            .map(|said| ReadError::file(Cause::Damaged(said))),
    );
    errors
}
