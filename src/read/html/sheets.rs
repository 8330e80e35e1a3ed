//! Which tables of a page make which sheet, and what the sheets are called.

use super::outline::{Outline, TableOutline};

/// The sheets of a page, each as the positions of its tables: one, or a header and its body.
pub(super) fn sheets(tables: &[TableOutline]) -> Vec<Vec<usize>> {
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
pub(super) fn inner_sheets(tables: &[TableOutline], outer: usize) -> Vec<bool> {
    let after = tables.iter().skip(outer + 1);
    // Tables inside this one have a parent that is not before it.
    after
        .take_while(|table| table.parent.is_some_and(|parent| parent >= outer))
        .map(|table| table.is_sheet)
        .collect()
}

/// The caption, else the name that Excel gave, else nothing for the only sheet and a number for one of
/// many.
pub(super) fn name_of(
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
