//! 异常行: every row that was rejected or has a cell that cannot be read, as it stood, below the header of its
//! own sheet: a block that can be mended and dropped in again.

use crate::model::{BadRow, BadRows, Message, SheetProof, column_name};
use crate::report::document::{Block, Cell, Column, Emphasis, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

/// Rows that are shown of all sheets.
const MOST_ROWS: usize = 2000;
/// Columns that are shown of a sheet.
const MOST_COLUMNS: u16 = 120;
/// Columns before those of the sheets: row, cells, reason.
const OWN: usize = 3;

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    // A sheet that repeats another has the same bad rows.
    let sheets: Vec<&SheetProof> = view
        .facts
        .book
        .sheets
        .iter()
        .filter(|sheet| sheet.audit.bad_rows.count > 0 && !sheet.is_set_aside())
        .collect();
    if sheets.is_empty() {
        return None;
    }
    let bad = |sheet: &&SheetProof| i64::from(sheet.audit.bad_rows.count);
    let count: i64 = sheets.iter().map(bad).sum();
    let width = sheets.iter().map(|sheet| width(&sheet.audit.bad_rows));
    let width = width.max().unwrap_or(0);
    let mut rows = Vec::new();
    let mut room = MOST_ROWS;
    for sheet in &sheets {
        let shown = sheet.audit.bad_rows.rows.iter().take(room);
        room -= shown.len();
        if shown.len() > 0 {
            rows.push(TableRow::heading(
                heading(view, sheet),
                OWN + usize::from(width),
            ));
            rows.push(header(view, &sheet.audit.bad_rows, width));
            rows.extend(shown.map(|row| bad_row(view, row, width)));
        }
    }
    let shown = (MOST_ROWS - room) as i64;
    let message = |key| {
        Message::new(key)
            .with("count", count)
            .with("sheets", sheets.len())
            .with("shown", shown)
    };
    let mut notes = vec![view.word("note.mend")];
    if shown < count {
        notes.push(view.say(&message("note.bad_rows_cut")));
    }
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut columns = vec![
        column("row", Role::Count),
        column("cell", Role::Text),
        column("fault", Role::LongText),
    ];
    columns.extend((0..width).map(|index| {
        let letters = column_name(index);
        Column::new(
            view.fill("column.source", &[("name", &letters)]),
            Role::Text,
        )
    }));
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        source: view.source(&[], "basis.rows"),
        freeze: 0,
        filter: false,
    };
    let mut page = view.page(
        "bad_rows",
        view.say(&message("page.bad_rows.title")),
        view.word("page.bad_rows.subtitle"),
        vec![Block::Notes(notes), Block::Table(table)],
    );
    page.tone = Tone::Bad;
    Some(Built {
        page,
        note: view.say(&message("page.bad_rows.note")),
    })
}

/// The columns of a sheet up to the last one that holds anything.
fn width(bad_rows: &BadRows) -> u16 {
    let headers = bad_rows.headers.iter().map(|(column, _)| *column);
    let cells = bad_rows.rows.iter().flat_map(|row| &row.cells);
    let last = headers.chain(cells.map(|(column, _)| *column)).max();
    last.map_or(0, |last| last.saturating_add(1).min(MOST_COLUMNS))
}

fn heading(view: &View<'_>, sheet: &SheetProof) -> String {
    let message = Message::new("group.bad_rows")
        .with("sheet", sheet.name())
        .with("count", i64::from(sheet.audit.bad_rows.count));
    view.say(&message)
}

/// The sheet's own header, each word in its own column.
fn header(view: &View<'_>, bad_rows: &BadRows, width: u16) -> TableRow {
    let mut cells = vec![
        Cell::Text(view.word("column.header")),
        Cell::Blank,
        Cell::Blank,
    ];
    cells.extend(spread(&bad_rows.headers, width));
    TableRow {
        emphasis: Emphasis::Group,
        cells,
    }
}

fn bad_row(view: &View<'_>, row: &BadRow, width: u16) -> TableRow {
    let places: Vec<String> = row
        .faults
        .iter()
        .filter_map(|fault| Some(format!("{}{}", column_name(fault.column?), row.number)))
        .collect();
    let mut reasons: Vec<String> = Vec::new();
    if row.is_rejected {
        reasons.push(view.word("bad_row.rejected"));
    }
    reasons.extend(row.faults.iter().map(|fault| view.say(&fault.reason)));
    let mut cells = vec![
        Cell::Count(row.number.into()),
        Cell::text(Some(places.join(" ")).filter(|text| !text.is_empty())),
        Cell::Text(reasons.join(&view.word("headline.separator"))),
    ];
    cells.extend(spread(&row.cells, width));
    TableRow::item(cells)
}

/// Texts in their columns.
fn spread<T: AsRef<str>>(texts: &[(u16, T)], width: u16) -> Vec<Cell> {
    let mut cells = vec![Cell::Blank; usize::from(width)];
    for (column, text) in texts {
        if let Some(cell) = cells.get_mut(usize::from(*column)) {
            *cell = Cell::Text(text.as_ref().to_owned());
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::figures::Figures;
    use crate::figures::fixture::october;
    use crate::lang::Catalogue;
    use crate::model::Fault;
    use crate::report::Facts;
    use crate::report::dump::dump_page;

    fn told(rows: u32) -> Option<String> {
        let mut fixture = october();
        let bad_rows = &mut fixture.book.sheets[0].audit.bad_rows;
        bad_rows.headers = vec![(0, "订单号".into()), (2, "应付".into())];
        for number in 2..2 + rows {
            bad_rows.push(BadRow {
                number,
                cells: vec![(2, "=1+1".into()), (3, "补".into())],
                faults: vec![Fault {
                    column: Some(0),
                    reason: Message::new("bad_row.plain")
                        .with("name", crate::model::Arg::Word("rules.G906.name")),
                }],
                is_rejected: true,
            });
        }
        let words = Catalogue::new(Language::Chinese);
        let facts = Facts::new(
            &fixture.book,
            &fixture.reconciled,
            &fixture.followed,
            &[],
            &[],
            &fixture.config,
            &words,
        );
        let figures = Figures::new(&facts.input, None);
        let view = View {
            facts: &facts,
            figures: &figures,
            comparison: None,
            recipient: None,
        };
        page(&view).map(|built| dump_page(&built.page))
    }

    #[test]
    fn each_sheet_has_its_own_header_and_its_rows_as_they_stood() {
        let text = told(2).expect("a page");
        for line in [
            "| 行号 | 出错单元格 | 原因 | A列 | B列 | C列 | D列",
            "> 订单-10月.xlsx › 10月：2 行 |  |  |  |  |  | ",
            "> 表头 |  |  | 订单号 |  | 应付 | ",
            "  2 | A2 | 没有采用；必填为空 |  |  | =1+1 | 补",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
        assert_eq!(told(0), None);
    }

    #[test]
    fn what_is_not_shown_is_counted() {
        let text = told(1500).expect("a page");
        assert!(text.contains("只列前 1,000 行，共 1,500 行"), "{text}");
    }
}
