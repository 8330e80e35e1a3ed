//! Contents read whole and shown as lines, for the tests of the formats.

use super::{ReadError, ReadSettings, Row, Sheet, format, read_content};

/// A sheet that was read whole.
#[derive(Debug, PartialEq)]
pub(super) struct Shown {
    /// `member/name`, with `(hidden)` behind it if Excel does not show it.
    pub(super) name: String,
    /// `3: 0=订单号 | 1=金额`; `~` before a hidden row, `^` before a covered value.
    pub(super) lines: Vec<String>,
    /// The columns that Excel does not show.
    pub(super) hidden_columns: Vec<u16>,
}

impl Shown {
    /// A sheet with nothing hidden.
    pub(super) fn new(name: &str, lines: &[&str]) -> Self {
        Self {
            name: name.to_owned(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            hidden_columns: Vec::new(),
        }
    }
}

/// Draws all rows of a sheet.
pub(super) fn all_rows(mut sheet: Sheet<'_>) -> Vec<Row> {
    let mut rows = std::mem::take(&mut sheet.head);
    while let Some(chunk) = sheet.next_chunk() {
        rows.extend(chunk);
    }
    rows
}

/// Reads a content by what it is.
pub(super) fn read(content: &[u8], settings: &ReadSettings) -> (Vec<Shown>, Vec<ReadError>) {
    let mut sheets = Vec::new();
    let format = format::sniff(content, &settings.limits);
    let errors = read_content(content, format, settings, &mut |sheet| {
        let member = sheet.info.member.as_ref();
        let member = member.map_or_else(String::new, |member| format!("{member}/"));
        let hidden = if sheet.info.is_hidden { "(hidden)" } else { "" };
        let name = format!("{member}{}{hidden}", sheet.info.name);
        let hidden_columns = sheet.info.hidden_columns.clone();
        let lines = all_rows(sheet).iter().map(line).collect();
        sheets.push(Shown {
            name,
            lines,
            hidden_columns,
        });
    });
    (sheets, errors)
}

fn line(row: &Row) -> String {
    let cells: Vec<String> = row
        .cells
        .iter()
        .map(|cell| {
            let mark = if cell.is_covered { "^" } else { "" };
            format!("{mark}{}={}", cell.column, cell.text())
        })
        .collect();
    let mark = if row.is_hidden { "~" } else { "" };
    format!("{mark}{}: {}", row.number, cells.join(" | "))
}
