//! Columns: what they hold, and what may be typed into them.

use serde::Deserialize;

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
