//! Tables: columns with a role, rows with an emphasis.

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
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The header.
    pub header: String,
    /// What it holds.
    pub role: Role,
    /// The words of a dropdown, for [`Role::Input`].
    pub choices: Vec<String>,
    /// True draws a data bar; at most one column of a table.
    pub bar: bool,
}

impl Column {
    /// A plain column.
    pub fn new(header: impl Into<String>, role: Role) -> Self {
        Self {
            header: header.into(),
            role,
            choices: Vec::new(),
            bar: false,
        }
    }

    /// A column to be filled in from a list.
    pub fn input(header: impl Into<String>, choices: Vec<String>) -> Self {
        Self {
            header: header.into(),
            role: Role::Input,
            choices,
            bar: false,
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

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// One of many.
    Item,
    /// The heading of the rows below it.
    Group,
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
}
