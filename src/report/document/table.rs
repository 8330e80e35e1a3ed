//! Tables: columns with a role, rows with an emphasis.

use serde::Deserialize;

use super::Cell;

/// What a column holds; decides alignment, number format and width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Short text: left.
    Text,
    /// A sentence: left, wrapped.
    LongText,
    /// An order, waybill or transaction number: text, never a number.
    Id,
    /// A count.
    Count,
    /// An amount; the unit stands in the subtitle.
    Money,
    /// A quantity with decimals, such as kilograms or hours.
    Decimal,
    /// A rate, 0 to 1, printed in percent.
    Rate,
    /// A difference of rates.
    Points,
    /// A relative change.
    Change,
    /// A date.
    Day,
    /// A date with a time of day.
    Moment,
    /// A word with a sign and a fill.
    Status,
    /// A cell to be filled in, with the words that may be chosen; unlocked.
    Input,
    /// Text for programs alone, not to be touched: narrow and grey, whatever its length.
    Key,
}

/// What is typed into a cell to be filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Words.
    #[default]
    Text,
    /// A number that must stay text: an order, a waybill.
    Id,
    /// A date.
    Day,
    /// A date with a time of day.
    Moment,
    /// An amount.
    Money,
    /// A count.
    Count,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a habit that a column has or not"
)]
pub struct Column {
    /// The header.
    pub header: String,
    /// What it holds.
    pub role: Role,
    /// The words of a dropdown, for [`Role::Input`].
    pub choices: Vec<String>,
    /// What is typed into a [`Role::Input`].
    pub entry: Entry,
    /// A note on the header for the person who fills the column in; empty for none.
    pub note: String,
    /// True hides the column: it is for programs alone.
    pub hidden: bool,
    /// True draws a data bar; at most one column of a table.
    pub bar: bool,
    /// True if other words than the choices may be typed, after a warning.
    pub open: bool,
    /// The width in characters, for a [`Role::Input`]; 0 for one that fits its header and choices.
    pub width: u16,
    /// True greys a column to be filled in: a day off.
    pub muted: bool,
}

impl Column {
    /// A plain column.
    pub fn new(header: impl Into<String>, role: Role) -> Self {
        Self {
            header: header.into(),
            role,
            choices: Vec::new(),
            entry: Entry::Text,
            note: String::new(),
            hidden: false,
            bar: false,
            open: false,
            width: 0,
            muted: false,
        }
    }

    /// A column to be filled in from a list.
    pub fn input(header: impl Into<String>, choices: Vec<String>) -> Self {
        Self {
            choices,
            ..Self::new(header, Role::Input)
        }
    }

    /// The same for another kind of value.
    #[must_use]
    pub fn of(self, entry: Entry) -> Self {
        Self { entry, ..self }
    }

    /// The same with a note for the person who fills it in.
    #[must_use]
    pub fn with_note(self, note: impl Into<String>) -> Self {
        Self {
            note: note.into(),
            ..self
        }
    }

    /// The same, hidden.
    #[must_use]
    pub fn hidden(self) -> Self {
        Self {
            hidden: true,
            ..self
        }
    }

    /// The same with a data bar.
    #[must_use]
    pub fn with_bar(self) -> Self {
        Self { bar: true, ..self }
    }
}

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
