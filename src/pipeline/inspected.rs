//! What `gendan inspect` shows of a file and of its sheets.

use std::collections::BTreeMap;

use super::inspect_columns::InspectedColumn;
use crate::finding::Finding;
use crate::model::{Book, RowFate, SheetProof, Text};
use crate::read::Form;
use crate::recognise::{Table, Why};

/// A file as `gendan inspect` shows it.
#[derive(Debug)]
pub struct InspectedFile {
    /// The name that reports show.
    pub name: Text,
    /// What it is by its content; `None` for a file that could not be loaded.
    pub form: Option<Form>,
    /// The SHA-256 of its content, in hexadecimal digits.
    pub hash: String,
    /// True if it is one of our own reports, which is not read.
    pub is_own: bool,
    /// What of it could not be read.
    pub problems: Vec<InspectedProblem>,
    /// Its sheets.
    pub sheets: Vec<InspectedSheet>,
    /// The sheets once more, for naming origins.
    pub book: Book,
}

/// A sheet, or one of the tables of a sheet, as `gendan inspect` shows it.
#[derive(Debug)]
pub struct InspectedSheet {
    /// What it was taken for, and what became of its rows.
    pub proof: SheetProof,
    /// The file inside the archive that was given.
    pub member: Option<String>,
    /// How it was understood; `None` if it was not.
    pub table: Option<Table>,
    /// True if a profile of the user's own reads it.
    pub is_own: bool,
    /// What speaks for it, and what it comes near to.
    pub why: Why,
    /// Its columns with their first values.
    pub columns: Vec<InspectedColumn>,
    /// The words of its direction column, for a draft of a profile.
    pub directions: Vec<String>,
    /// The numbers of the first rows of each fate.
    pub firsts: BTreeMap<RowFate, Vec<u32>>,
    /// What Excel does not show.
    pub hidden: Hidden,
    /// What of it could not be read.
    pub problems: Vec<InspectedProblem>,
}

/// What of a sheet Excel does not show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// True for the sheet as a whole.
    pub sheet: bool,
    /// Rows.
    pub rows: u32,
    /// Columns, from 0.
    pub columns: Vec<u16>,
}

/// A finding of the rules of reading, with the text as it stood.
#[derive(Debug)]
pub struct InspectedProblem {
    /// The finding.
    pub finding: Finding,
    /// The text of the cell, or of the header.
    pub text: Text,
}
