//! A sheet that is understood: what it is, where its header stands, what each column means.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{DayOrder, Field, Habit, Profile};
use crate::model::{Kind, Text};
use crate::read::{Cell, Row};

/// A column of the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The column from 0.
    pub index: u16,
    /// The header as it stood, trimmed.
    pub header: Text,
    /// What it means; `None` if nothing that we use.
    pub field: Option<Field>,
}

/// A sheet that is understood.
#[derive(Clone, Debug)]
pub struct Table {
    /// The profile that reads it.
    pub profile: Arc<Profile>,
    /// How sure, in percent.
    pub confidence: u8,
    /// The row of the header, as Excel numbers it.
    pub header_row: u32,
    /// The last row of the header; more than `header_row` if it has two rows.
    pub last_header_row: u32,
    /// The words of the other rows of the header and of the rows that explain it, with their columns.
    pub other_words: Vec<(u16, Text)>,
    /// Rows after the header that explain the columns and carry no data.
    pub explanation_rows: Vec<u32>,
    /// The columns, by index.
    pub columns: Vec<Column>,
    /// The day that the title, the sheet's name or the file's name states, for rows without a date.
    pub day: Option<NaiveDate>,
    /// The clerk that the title, the sheet's name or the file's name states, for rows without one.
    pub clerk: Option<Text>,
    /// The order of day and month in dates that end with the year, as the sheet's other dates prove it.
    pub day_order: Option<DayOrder>,
    /// The power of ten of amounts whose header names no unit: 4 below `单位：万元`.
    pub amount_places: u32,
    /// What the head of an order form states of all its lines, each value in a column of its own beyond
    /// the sheet's; such a cell counts as covered by a merged one.
    pub form: Vec<Cell>,
    /// The dates of the columns of a shift plan, by index.
    pub shift_days: BTreeMap<u16, NaiveDate>,
    /// How the cells of some columns are written, by index; the others have no habit.
    pub habits: BTreeMap<u16, Habit>,
}

impl Table {
    /// What a row becomes.
    pub fn kind(&self) -> Kind {
        self.profile.kind
    }

    /// A row with what the head of the form states of it.
    pub fn with_form(&self, row: &Row) -> Row {
        let mut whole = row.clone();
        whole.cells.extend(self.form.iter().cloned());
        whole
    }

    /// The first column of a field.
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.field == Some(field))
    }

    /// How the cells of a column are written.
    pub fn habit(&self, column: u16) -> Habit {
        self.habits.get(&column).copied().unwrap_or_default()
    }

    /// All columns of a field.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = &Column> {
        self.columns
            .iter()
            .filter(move |column| column.field == Some(field))
    }
}
