//! The columns of a table, then its rows, each as often as the document says.

use std::io::BufRead;

use super::cell::read_cell;
use super::content::{Content, Piece};
use super::element::Element;
use crate::config::Limits;
use crate::read::bounds::EXCEL_COLUMNS;
use crate::read::merged::{Merged, Region};
use crate::read::{Cell, Row};

/// The rows of the longest sheet that a spreadsheet program can hold.
const MOST_ROWS: u32 = 1_048_576;

/// The rows of a table.
pub(super) struct Rows<'a, R> {
    pub(super) document: &'a mut Content<R>,
    /// The longest text that is kept, and one more to tell that it was too long.
    characters: usize,
    next_number: u32,
    /// The first row, whose beginning ended the columns.
    first: Option<Element>,
    /// A row that stands for several, and the number of the last of them.
    repeated: Option<(Row, u32)>,
    merged: Merged,
    /// True at the end of the table, and where it broke off.
    pub(super) is_over: bool,
    /// What was wrong where the table broke off.
    pub(super) broken: Option<String>,
}

impl<'a, R: BufRead> Rows<'a, R> {
    /// The rows of the table that has begun in a document.
    pub(super) fn new(document: &'a mut Content<R>, limits: &Limits) -> Self {
        Self {
            document,
            characters: usize::try_from(limits.characters).unwrap_or(usize::MAX),
            next_number: 1,
            first: None,
            repeated: None,
            merged: Merged::default(),
            is_over: false,
            broken: None,
        }
    }

    /// Reads up to the first row; gives the columns that are not shown.
    pub(super) fn columns(&mut self) -> Result<Vec<u16>, String> {
        let (mut hidden, mut column) = (Vec::new(), 0_u32);
        while let Some(element) = self.next_element()? {
            match element.name.as_str() {
                "table:table-column" => {
                    let end = column.saturating_add(element.count("table:number-columns-repeated"));
                    let end = end.min(EXCEL_COLUMNS);
                    if element.is_hidden() {
                        hidden.extend((column..end).map(|column| column as u16));
                    }
                    column = end;
                }
                "table:table-row" => {
                    self.first = Some(element);
                    break;
                }
                _ => {}
            }
        }
        Ok(hidden)
    }

    /// The next element inside the table; `None` at its end.
    fn next_element(&mut self) -> Result<Option<Element>, String> {
        while !self.is_over {
            match self.document.next()? {
                Piece::Start(element) if element.name == "table:shapes" => {
                    self.document.skip(&element.name)?;
                }
                Piece::Start(element) => return Ok(Some(element)),
                Piece::End(name) if name == "table:table" => self.is_over = true,
                Piece::EndOfDocument => return Err("</table:table>?".to_owned()),
                _ => {}
            }
        }
        Ok(None)
    }

    /// Ends the table where it is, with what is wrong.
    pub(super) fn break_off(&mut self, said: String) {
        self.is_over = true;
        self.broken = Some(said);
    }

    /// The next row that is not blank, as it stands in the document.
    fn next_row(&mut self) -> Result<Option<(Row, u32)>, String> {
        loop {
            let element = match self.first.take() {
                Some(first) => first,
                None => match self.next_element()? {
                    Some(element) => element,
                    None => return Ok(None),
                },
            };
            if element.name != "table:table-row" {
                continue;
            }
            let number = self.next_number;
            let end = number.saturating_add(element.count("table:number-rows-repeated"));
            self.next_number = end;
            let cells = self.cells(number)?;
            if number > MOST_ROWS {
                continue;
            }
            if !cells.is_empty() {
                let row = Row {
                    is_hidden: element.is_hidden(),
                    ..Row::new(number, cells)
                };
                return Ok(Some((row, (end - 1).min(MOST_ROWS))));
            }
        }
    }

    /// The cells of a row that has begun.
    fn cells(&mut self, number: u32) -> Result<Vec<Cell>, String> {
        let (mut cells, mut column) = (Vec::new(), 0_u32);
        loop {
            match self.document.next()? {
                Piece::Start(element)
                    if matches!(
                        element.name.as_str(),
                        "table:table-cell" | "table:covered-table-cell"
                    ) =>
                {
                    let end = column.saturating_add(element.count("table:number-columns-repeated"));
                    let end = end.min(EXCEL_COLUMNS);
                    let spanned = element.count("table:number-rows-spanned");
                    if spanned > 1 && column < EXCEL_COLUMNS {
                        self.merged.add(Region {
                            first_row: number,
                            last_row: number.saturating_add(spanned - 1),
                            column: column as u16,
                        });
                    }
                    if let Some(value) = read_cell(self.document, &element, self.characters)? {
                        let columns = column..end;
                        cells.extend(columns.map(|column| Cell::new(column as u16, value.clone())));
                    }
                    column = end;
                }
                Piece::Start(element) => self.document.skip(&element.name)?,
                Piece::End(name) if name == "table:table-row" => return Ok(cells),
                Piece::EndOfDocument => return Err("</table:table-row>?".to_owned()),
                _ => {}
            }
        }
    }
}

impl<R: BufRead> Iterator for Rows<'_, R> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        if self.repeated.is_none() {
            match self.next_row() {
                Ok(next) => self.repeated = next,
                Err(said) => self.break_off(said),
            }
        }
        let (row, last) = self.repeated.take()?;
        if row.number < last {
            let next = Row {
                number: row.number + 1,
                ..row.clone()
            };
            self.repeated = Some((next, last));
        }
        let mut row = row;
        self.merged.fill(&mut row);
        Some(row)
    }
}
