//! A first walk through a page: where its tables stand, and which of them are sheets.

use super::text::CellText;
use super::tokens::{Start, Tag, Token, tokens};

/// Tables inside tables deeper than this are text: somebody draws lines with them.
const DEEPEST: usize = 8;
/// Columns of a `col` are hidden at most up to here.
const MOST_COLUMNS: u32 = 16_384;

/// What the first walk saw.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The tables in the order of the page, tables inside tables after the outer one.
    pub(super) tables: Vec<TableOutline>,
    /// The names that Excel gave the sheets.
    pub(super) names: Vec<String>,
    /// True if the page shows other files.
    pub(super) has_frames: bool,
}

/// A table.
#[derive(Debug)]
pub(super) struct TableOutline {
    /// Where it begins in the page, in bytes.
    pub(super) start: usize,
    /// The table that it stands in.
    pub(super) parent: Option<usize>,
    /// True if it becomes a sheet; else it is text of the cell that it stands in.
    pub(super) is_sheet: bool,
    /// Its caption.
    pub(super) caption: String,
    /// The columns, from 0, that are not shown.
    pub(super) hidden_columns: Vec<u16>,
    /// The columns of its widest and of its narrowest row.
    pub(super) widths: Option<(u32, u32)>,
    /// Its rows.
    pub(super) rows: u32,
    /// Whether it has cells of headers, and of data.
    pub(super) has: (bool, bool),
    has_two_cells: bool,
    has_text: bool,
    columns: u32,
}

/// Walks through a page.
pub(super) fn outline(page: &str) -> Outline {
    let mut walk = Walk::default();
    for Ok(token) in tokens(page) {
        walk.take(token);
    }
    while let Some(open) = walk.open.pop() {
        walk.end_row(&open);
    }
    let Outline { tables, .. } = &mut walk.outline;
    let any_wide = tables
        .iter()
        .any(|table| table.has_two_cells && table.has_text);
    for table in tables {
        // A single column is a table only where there is nothing else.
        table.is_sheet &= table.has_text && (table.has_two_cells || !any_wide);
    }
    walk.outline
}

#[derive(Default)]
struct Walk {
    outline: Outline,
    open: Vec<Open>,
    caption: Option<CellText>,
}

/// A table whose end has not come yet, with its current row.
struct Open {
    position: usize,
    cells: u32,
    width: u32,
}

impl Walk {
    fn take(&mut self, token: Token) {
        match token {
            Token::Start(start) => self.start(&start),
            Token::End(Tag::Table) => {
                if let Some(open) = self.open.pop() {
                    self.end_row(&open);
                }
            }
            Token::End(Tag::Caption) => self.end_caption(),
            Token::Text(text) => self.text(&text),
            Token::SheetName(name) => self.outline.names.push(name),
            Token::End(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(caption) = &mut self.caption {
            caption.push(text);
            return;
        }
        let table = self.open.last().filter(|open| open.cells > 0);
        if let Some(table) = table.and_then(|open| self.outline.tables.get_mut(open.position)) {
            table.has_text |= text.chars().any(|letter| !letter.is_whitespace());
        }
    }

    fn start(&mut self, start: &Start) {
        match start.tag {
            Tag::Table => {
                self.caption = None;
                let parent = self.open.last().map(|open| open.position);
                self.open.push(Open {
                    position: self.outline.tables.len(),
                    cells: 0,
                    width: 0,
                });
                self.outline.tables.push(TableOutline {
                    start: start.at,
                    parent,
                    is_sheet: self.open.len() <= DEEPEST,
                    caption: String::new(),
                    hidden_columns: Vec::new(),
                    widths: None,
                    rows: 0,
                    has: (false, false),
                    has_two_cells: false,
                    has_text: false,
                    columns: 0,
                });
            }
            Tag::Row | Tag::Part => {
                self.end_caption();
                if let Some(mut open) = self.open.pop() {
                    self.end_row(&open);
                    (open.cells, open.width) = (0, 0);
                    self.open.push(open);
                }
            }
            Tag::Cell | Tag::Heading => {
                let Some(open) = self.open.last_mut() else {
                    return;
                };
                open.cells = open.cells.saturating_add(1);
                open.width = open.width.saturating_add(start.columns);
                if let Some(table) = self.outline.tables.get_mut(open.position) {
                    table.has.0 |= start.tag == Tag::Heading;
                    table.has.1 |= start.tag == Tag::Cell;
                }
            }
            Tag::Caption if !self.open.is_empty() => self.caption = Some(CellText::default()),
            Tag::Column => {
                let table = self.open.last().map(|open| open.position);
                let table = table.and_then(|table| self.outline.tables.get_mut(table));
                if let Some(table) = table {
                    let end = table
                        .columns
                        .saturating_add(start.columns)
                        .min(MOST_COLUMNS);
                    if start.is_hidden {
                        let hidden =
                            (table.columns..end).filter_map(|column| u16::try_from(column).ok());
                        table.hidden_columns.extend(hidden);
                    }
                    table.columns = end;
                }
            }
            Tag::Frame => self.outline.has_frames = true,
            Tag::Caption | Tag::Break | Tag::Block => {}
        }
    }

    fn end_caption(&mut self) {
        let (Some(caption), Some(open)) = (self.caption.take(), self.open.last()) else {
            return;
        };
        if let Some(table) = self.outline.tables.get_mut(open.position) {
            caption.finish().clone_into(&mut table.caption);
        }
    }

    fn end_row(&mut self, open: &Open) {
        let Some(table) = self.outline.tables.get_mut(open.position) else {
            return;
        };
        if open.cells > 0 {
            table.rows = table.rows.saturating_add(1);
            table.has_two_cells |= open.cells > 1;
            let (widest, narrowest) = table.widths.unwrap_or((0, u32::MAX));
            table.widths = Some((widest.max(open.width), narrowest.min(open.width)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheets(page: &str) -> Vec<(usize, bool)> {
        let tables = outline(page).tables;
        let sheets = tables.iter().map(|table| table.is_sheet);
        sheets.enumerate().collect()
    }

    #[test]
    fn a_table_of_two_cells_is_a_sheet() {
        assert_eq!(
            sheets("<table><tr><td>标题</table><table><tr><td>a<td>b</table>"),
            [(0, false), (1, true)]
        );
        assert_eq!(sheets("<table><tr><td>单号<tr><td>A1</table>"), [(0, true)]);
        assert_eq!(sheets("<table><tr><td><td></table>"), [(0, false)]);
        let nested = "<table><tr><td><table><tr><td>a<td>b</table><td>x</table>";
        assert_eq!(sheets(nested), [(0, true), (1, true)]);
    }

    proptest::proptest! {
        #[test]
        fn a_table_is_found_where_it_stands(
            text in "(<table |</table>|<td>|&amp;|&#x8ba2;|\r\n|\r|甲|\u{feff}|\0|<!--|-->|<script>|</script>|[<>&;\"'a]){0,40}",
        ) {
            for table in outline(&text).tables {
                let there = text.get(table.start..).unwrap_or_default();
                proptest::prop_assert!(there.starts_with("<table"), "{:?}", there);
            }
        }
    }

    #[test]
    fn a_table_knows_its_caption_and_hidden_columns() {
        let page = "<table><caption> 九月 <br>订单 </caption><col><col span=2 style='display:none'><tr><th colspan=2>a<th>b";
        let outline = outline(page);
        let table = &outline.tables[0];
        assert_eq!(table.caption, "九月 订单");
        assert_eq!(table.hidden_columns, [1, 2]);
        assert_eq!(
            (table.widths, table.rows, table.has),
            (Some((3, 3)), 1, (true, false))
        );
    }
}
