//! Tables by hand, for the tests of this stage.

use std::sync::Arc;

use chrono::NaiveDateTime;

use super::{Reading, Records, ReturnedSheet, Vocabulary, normalise};
use crate::model::{Currency, Kind, SheetId, Text};
use crate::read::{Cell, Row, Value};
use crate::recognise::{Column, DayOrder, Field, Profile, Table, Values};

/// A table to be, and how to read rows by it. The header stands in row 1.
pub(crate) struct Given {
    table: Table,
    file: Text,
    vocabulary: Vocabulary,
    saved: Option<NaiveDateTime>,
}

impl Given {
    /// A table of a kind without columns.
    pub(crate) fn new(kind: Kind) -> Self {
        let profile = Profile {
            id: "test".to_owned(),
            name: "测试".to_owned(),
            kind,
            channel: None,
            signature: Vec::new(),
            preamble: Vec::new(),
            required: Vec::new(),
            weights: std::collections::BTreeMap::new(),
            columns: std::collections::BTreeMap::new(),
            values: Values::default(),
        };
        let table = Table {
            profile: Arc::new(profile),
            confidence: 100,
            header_row: 1,
            last_header_row: 1,
            other_words: Vec::new(),
            explanation_rows: Vec::new(),
            columns: Vec::new(),
            day: None,
            clerk: None,
            day_order: None,
            amount_places: 0,
            form: Vec::new(),
            shift_days: std::collections::BTreeMap::new(),
            habits: std::collections::BTreeMap::new(),
        };
        Self {
            table,
            file: "测试.xlsx".into(),
            vocabulary: Vocabulary::embedded(),
            saved: None,
        }
    }

    /// When the workbook was saved.
    pub(crate) fn saved(mut self, moment: &str) -> Self {
        self.saved = moment.parse().ok();
        self
    }

    /// One more column.
    pub(crate) fn column(mut self, header: &str, field: Field) -> Self {
        let index = self.table.columns.len() as u16;
        self.table.columns.push(Column {
            index,
            header: header.into(),
            field: Some(field),
        });
        self
    }

    /// The day of the sheet.
    pub(crate) fn day(mut self, day: &str) -> Self {
        self.table.day = day.parse().ok();
        self
    }

    /// One more column of a shift plan, and its day.
    pub(crate) fn shift_day(self, header: &str, day: &str) -> Self {
        let index = self.table.columns.len() as u16;
        let mut given = self.column(header, Field::ShiftDay);
        let day = day.parse().unwrap_or_default();
        given.table.shift_days.insert(index, day);
        given
    }

    /// The clerk of the sheet.
    pub(crate) fn clerk(mut self, clerk: &str) -> Self {
        self.table.clerk = Some(clerk.into());
        self
    }

    /// The order of day and month.
    pub(crate) fn day_order(mut self, order: DayOrder) -> Self {
        self.table.day_order = Some(order);
        self
    }

    /// The file's name.
    pub(crate) fn file(mut self, file: &str) -> Self {
        self.file = file.into();
        self
    }

    /// Changes the profile.
    pub(crate) fn profile(mut self, change: impl FnOnce(&mut Profile)) -> Self {
        let mut profile = (*self.table.profile).clone();
        change(&mut profile);
        self.table.profile = Arc::new(profile);
        self
    }

    /// Reads rows of texts, from row 2 on; an empty text is no cell.
    pub(crate) fn read(&self, rows: &[&[&str]]) -> Records {
        let rows: Vec<Vec<Value>> = rows
            .iter()
            .map(|row| row.iter().map(|text| Value::Text((*text).into())).collect())
            .collect();
        self.read_values(&rows, 2)
    }

    /// Reads the rows of a sheet that came back, to its end; `is_own` for a workbook with our mark.
    pub(crate) fn read_returned(&self, rows: &[&[&str]], is_own: bool) -> Records {
        let mut records = self.read(rows);
        records.settle_returned(&ReturnedSheet {
            id: SheetId(0),
            file: &self.file,
            table: &self.table,
            is_own,
        });
        records
    }

    /// Reads rows of values, from a row on.
    pub(crate) fn read_values(&self, rows: &[Vec<Value>], first: u32) -> Records {
        let row = |(position, values): (usize, &Vec<Value>)| {
            let cells = values.iter().zip(0..);
            let cells = cells.map(|(value, column)| Cell::new(column, value.clone()));
            let cells = cells.filter(|cell| cell.value != Value::Text("".into()));
            Row::new(first + position as u32, cells.collect())
        };
        let rows: Vec<Row> = rows.iter().enumerate().map(row).collect();
        self.read_rows(&rows)
    }

    /// Reads rows as they are.
    pub(crate) fn read_rows(&self, rows: &[Row]) -> Records {
        let reading = Reading {
            sheet: SheetId(0),
            file: &self.file,
            table: &self.table,
            vocabulary: &self.vocabulary,
            currency: Currency::CNY,
            as_of: "2026-10-31T18:00:00"
                .parse::<NaiveDateTime>()
                .unwrap_or_default(),
            saved: self.saved,
        };
        normalise(&reading, rows, |_| None)
    }
}

/// The problems in short: kind, cell, header, text.
pub(crate) fn problems(records: &Records) -> Vec<String> {
    records
        .problems
        .iter()
        .map(|problem| {
            let cell = problem
                .origin
                .and_then(|origin| origin.cell())
                .unwrap_or_default();
            let column = problem.column.as_deref().unwrap_or_default();
            format!("{:?} {cell} {column} {}", problem.kind, problem.text)
        })
        .collect()
}

/// Rows from row 2 on; `^` is the value of the cell above, carried down by a merged cell.
pub(crate) fn merged_rows<T: AsRef<[&'static str]>>(texts: &[T]) -> Vec<Row> {
    let mut above: Vec<String> = Vec::new();
    let row = |(number, texts): (u32, &T)| {
        let mut cells = Vec::new();
        for (column, text) in texts.as_ref().iter().enumerate() {
            let covered = *text == "^";
            let text = if covered {
                above.get(column).cloned().unwrap_or_default()
            } else {
                (*text).to_owned()
            };
            if above.len() <= column {
                above.push(String::new());
            }
            above[column].clone_from(&text);
            if text.is_empty() {
                continue;
            }
            let mut cell = Cell::new(column as u16, Value::Text(text.into()));
            cell.is_covered = covered;
            cells.push(cell);
        }
        Row::new(number, cells)
    };
    (2..).zip(texts).map(row).collect()
}
