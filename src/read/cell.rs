//! Cells and rows as they stand in a sheet: typed value, text as shown, position.

use std::borrow::Cow;

use chrono::{NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};

/// What a cell holds. Blank cells are not given at all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Text, untouched: blanks, tabs and quotes as they stood.
    Text(Box<str>),
    /// A number, as the file's 64-bit float.
    Number(f64),
    /// A whole number of 16 digits or more, as the file spells it: a float would not hold it.
    LongNumber(Box<str>),
    /// A number with a date format: the instant it stands for.
    Date(#[serde(with = "super::isolate::seconds")] NaiveDateTime),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error value such as `#N/A`, or the text of a cell that the file stores wrongly.
    Error(Box<str>),
    /// A formula whose result the file does not hold.
    FormulaEmpty,
}

/// A cell that is not blank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// The column from 0.
    pub column: u16,
    /// What it holds.
    pub value: Value,
    /// True if the value stands in the first cell of a merged region of which this is another: it
    /// says what the row belongs to, and is not a further amount.
    pub is_covered: bool,
}

impl Cell {
    /// A cell of its own.
    pub fn new(column: u16, value: Value) -> Self {
        Self {
            column,
            value,
            is_covered: false,
        }
    }

    /// The text as a user would type it: numbers in their shortest form, dates in ISO form.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.value {
            Value::Text(text) | Value::Error(text) | Value::LongNumber(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number_text(*number)),
            Value::Date(at) if at.num_seconds_from_midnight() == 0 => {
                Cow::Owned(at.format("%Y-%m-%d").to_string())
            }
            Value::Date(at) => Cow::Owned(at.format("%Y-%m-%d %H:%M:%S").to_string()),
            Value::Bool(true) => Cow::Borrowed("TRUE"),
            Value::Bool(false) => Cow::Borrowed("FALSE"),
            Value::FormulaEmpty => Cow::Borrowed(""),
        }
    }

    /// True if nothing but white space stands in it.
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

/// A row that is not blank.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The number as Excel shows it, from 1.
    pub number: u32,
    /// True if Excel does not show it: hidden by hand or by a filter.
    pub is_hidden: bool,
    /// The cells that are not blank, by column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row that Excel shows.
    pub fn new(number: u32, cells: Vec<Cell>) -> Self {
        Self {
            number,
            is_hidden: false,
            cells,
        }
    }

    /// The cell of a column, if it is not blank.
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        let position = self
            .cells
            .binary_search_by_key(&column, |cell| cell.column)
            .ok()?;
        self.cells.get(position)
    }
}

/// The shortest decimal text of a number; whole numbers without point or exponent up to 21 digits.
fn number_text(number: f64) -> String {
    if number.abs() < 1e21 {
        format!("{number}")
    } else {
        format!("{number:E}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_tells_its_text_as_typed() {
        let cases = [
            (Value::Text(" 合计\t".into()), " 合计\t"),
            (Value::Number(1280.5), "1280.5"),
            (Value::Number(783_123_456_789_012.0), "783123456789012"),
            (Value::Number(3.510_300_013_513_51e17), "351030001351351000"),
            (
                Value::LongNumber("0351030001351351987".into()),
                "0351030001351351987",
            ),
            (Value::Bool(true), "TRUE"),
            (Value::Error("#N/A".into()), "#N/A"),
            (Value::FormulaEmpty, ""),
        ];
        for (value, expected) in cases {
            assert_eq!(Cell::new(0, value).text(), expected);
        }
    }

    #[test]
    fn a_row_finds_its_cells_by_column() {
        let cell = |column| Cell::new(column, Value::Number(f64::from(column)));
        let row = Row::new(7, vec![cell(1), cell(4)]);
        assert_eq!(row.cell(4), Some(&cell(4)));
        assert_eq!(row.cell(0), None);
    }
}
