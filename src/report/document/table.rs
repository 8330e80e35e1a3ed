//! Tables: columns, and rows with an emphasis.

use super::{Cell, Column, Role};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The finding in words; may be empty where the page's title says it.
    pub title: String,
    /// What · unit · period; may be empty.
    pub subtitle: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<TableRow>,
    /// Where the figures come from; printed small under the table.
    pub source: String,
    /// How many columns on the left stay in view; only for the one table of a detail page.
    pub freeze: u16,
    /// True for a detail page: header frozen, with filter.
    pub filter: bool,
}

impl Table {
    /// The same without the columns in which no row holds anything; columns to be filled in stay.
    #[must_use]
    pub fn without_blank_columns(mut self) -> Self {
        let kept: Vec<bool> = self
            .columns
            .iter()
            .enumerate()
            .map(|(position, column)| {
                let filled = |row: &TableRow| {
                    let cell = row.cells.get(position);
                    cell.is_some_and(|cell| *cell != Cell::Blank)
                };
                column.role == Role::Input || self.rows.iter().any(filled)
            })
            .collect();
        let mut columns = kept.iter();
        self.columns.retain(|_| columns.next() != Some(&false));
        for row in &mut self.rows {
            let mut cells = kept.iter();
            row.cells.retain(|_| cells.next() != Some(&false));
        }
        self
    }
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// One of many.
    Item,
    /// The heading of the rows below it.
    Group,
    /// A sentence about the rows below it, across the table: its first cell holds it.
    Remark,
    /// What is left of many, in one row: not to be ranked with the others.
    Rest,
    /// The sum of the rows above it.
    Total,
}

/// A row: as many cells as the table has columns.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// What it is.
    pub emphasis: Emphasis,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl TableRow {
    /// One of many.
    pub fn item(cells: Vec<Cell>) -> Self {
        Self {
            emphasis: Emphasis::Item,
            cells,
        }
    }

    /// What is left of many.
    pub fn rest(cells: Vec<Cell>) -> Self {
        Self {
            emphasis: Emphasis::Rest,
            cells,
        }
    }

    /// The sum of the rows above.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self {
            emphasis: Emphasis::Total,
            cells,
        }
    }

    /// The heading of the rows below.
    pub fn group(cells: Vec<Cell>) -> Self {
        Self {
            emphasis: Emphasis::Group,
            cells,
        }
    }

    /// A heading of words alone, across a table of so many columns.
    pub fn heading(words: impl Into<String>, columns: usize) -> Self {
        Self::group(across(words.into(), columns))
    }

    /// A sentence about the rows below, across a table of so many columns.
    pub fn remark(words: impl Into<String>, columns: usize) -> Self {
        Self {
            emphasis: Emphasis::Remark,
            cells: across(words.into(), columns),
        }
    }
}

fn across(words: String, columns: usize) -> Vec<Cell> {
    let mut cells = vec![Cell::Text(words)];
    cells.resize(columns.max(1), Cell::Blank);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_without_content_go_and_columns_to_fill_in_stay() {
        let columns = vec![
            Column::new("运单号", Role::Id),
            Column::new("签收率", Role::Rate),
            Column::new("备注", Role::Text),
            Column::input("处理结果", Vec::new()),
        ];
        let row = |note: Cell| {
            let number = Cell::Text("SF1".into());
            TableRow::item(vec![number, Cell::Blank, note, Cell::Blank])
        };
        let table = |notes: [Cell; 2]| Table {
            title: String::new(),
            subtitle: String::new(),
            columns: columns.clone(),
            rows: notes.map(row).to_vec(),
            source: String::new(),
            freeze: 0,
            filter: false,
        };
        for (notes, expected) in [
            ([Cell::Blank, Cell::Blank], "运单号 处理结果"),
            ([Cell::Blank, Cell::Count(0)], "运单号 备注 处理结果"),
        ] {
            let table = table(notes).without_blank_columns();
            let headers: Vec<&str> = table.columns.iter().map(|kept| &*kept.header).collect();
            assert_eq!(headers.join(" "), expected);
            for row in &table.rows {
                assert_eq!(row.cells.len(), headers.len());
            }
        }
    }
}
