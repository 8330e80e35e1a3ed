//! The values that charts, sparklines and dropdowns are drawn from: a hidden sheet, one row each.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::render::clean::cell_text;

use super::format::body;

/// A sheet has no more columns; the first holds the name.
const LIMIT: usize = 16_000;

enum Row {
    Words(String, Vec<String>),
    Numbers(String, Vec<Option<f64>>),
}

/// Where a row of values stands: sheet, row, first and last column.
pub(super) type Place = (String, u32, u16, u32, u16);

/// The hidden sheet while it grows.
pub(super) struct DataSheet {
    name: String,
    rows: Vec<Row>,
}

impl DataSheet {
    /// An empty one.
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            rows: Vec::new(),
        }
    }

    /// Adds words under a name and tells where they will stand.
    pub(super) fn words(&mut self, name: &str, words: &[String]) -> Place {
        let words: Vec<String> = words.iter().take(LIMIT).cloned().collect();
        let place = self.place(words.len());
        self.rows.push(Row::Words(name.to_owned(), words));
        place
    }

    /// Adds numbers under a name and tells where they will stand.
    pub(super) fn numbers(&mut self, name: &str, numbers: &[Option<f64>]) -> Place {
        let numbers: Vec<_> = numbers.iter().take(LIMIT).copied().collect();
        let place = self.place(numbers.len());
        self.rows.push(Row::Numbers(name.to_owned(), numbers));
        place
    }

    fn place(&self, length: usize) -> Place {
        let row = self.rows.len() as u32;
        (self.name.clone(), row, 1, row, length.max(1) as u16)
    }

    /// Writes the sheet as the workbook's last one, if it holds anything.
    pub(super) fn write(self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.name)?.set_hidden(true);
        let format = body();
        for (row, values) in self.rows.into_iter().enumerate() {
            let row = row as u32;
            match values {
                Row::Words(name, words) => {
                    sheet.write_string_with_format(row, 0, cell_text(&name), &format)?;
                    for (column, word) in words.iter().enumerate() {
                        let column = column as u16 + 1;
                        sheet.write_string_with_format(row, column, cell_text(word), &format)?;
                    }
                }
                Row::Numbers(name, numbers) => {
                    sheet.write_string_with_format(row, 0, cell_text(&name), &format)?;
                    for (column, number) in numbers.iter().enumerate() {
                        if let Some(number) = number.filter(|number| number.is_finite()) {
                            sheet.write_number(row, column as u16 + 1, number)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}
