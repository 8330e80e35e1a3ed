//! What is known of a sheet besides its cells: where it stands and what it is called.

use chrono::NaiveDate;

use super::{Stated, header_key};
use crate::finding::{Problem, ProblemKind};
use crate::model::{Message, Origin, SheetId, Text};
use crate::read::{Cell, Row, Value};

/// The names of a sheet and the moment of looking.
#[derive(Clone, Copy, Debug)]
pub struct SheetNames<'a> {
    /// The file's name, with or without folders.
    pub file: &'a str,
    /// The sheet's name; empty for a text file.
    pub sheet: &'a str,
    /// The sheet's number, for the origin of problems.
    pub id: SheetId,
    /// The day of looking; gives the year of names such as `10.26`.
    pub as_of: NaiveDate,
    /// For a table that shares its sheet with others: what stands above all of them. Its own title
    /// then says more than the sheet's name.
    pub shared: Option<&'a Stated>,
}

impl<'a> SheetNames<'a> {
    /// The file's name without folders and without its extension.
    pub(super) fn file_stem(&self) -> &'a str {
        let name = self.file.rsplit(['/', '\\']).next().unwrap_or(self.file);
        match name.rsplit_once('.') {
            Some((stem, extension)) if extension.chars().all(|c| c.is_ascii_alphanumeric()) => stem,
            _ => name,
        }
    }

    /// A problem of this sheet.
    pub(super) fn problem(
        &self,
        kind: ProblemKind,
        place: (u32, Option<u16>),
        column: Option<Text>,
        text: &str,
        detail: Message,
    ) -> Problem {
        Problem {
            kind,
            file: self.file.into(),
            origin: Some(Origin {
                sheet: self.id,
                row: place.0,
                column: place.1,
            }),
            column,
            text: text.into(),
            detail: Some(detail),
        }
    }
}

/// The names of a sheet and the texts of its first rows as keys, so that words can be looked for in them.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    names: [String; 2],
    rows: Vec<Vec<String>>,
}

impl Surroundings {
    /// The names and the first rows of a head.
    pub(super) fn new(names: &SheetNames<'_>, head: &[Row], rows: usize) -> Self {
        let keys = |row| {
            title_texts(std::slice::from_ref(row))
                .map(header_key)
                .collect()
        };
        Self {
            names: [header_key(names.file_stem()), header_key(names.sheet)],
            rows: head.iter().take(rows).map(keys).collect(),
        }
    }

    /// True if one of the keys stands in the file's name, the sheet's name or the rows before `row`.
    pub(super) fn mention(&self, row: usize, keys: &[String]) -> bool {
        let above = self.rows.iter().take(row).flatten();
        let mut places = self.names.iter().chain(above);
        !keys.is_empty() && places.any(|place| keys.iter().any(|key| place.contains(key.as_str())))
    }
}

/// The texts that stand above a header.
pub(super) fn title_texts(above: &[Row]) -> impl Iterator<Item = &str> {
    above.iter().flat_map(|row| &row.cells).filter_map(text_of)
}

/// The text of a cell that holds text.
pub(super) fn text_of(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(text) => Some(text.trim()),
        _ => None,
    }
}
