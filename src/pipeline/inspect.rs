//! What each sheet was taken for, and why, for `gendan inspect`.

use super::input::unreadable;
use super::sheet::{ReadSheet, Source, read_sheet};
use crate::config::Config;
use crate::finding::Finding;
use crate::history;
use crate::model::{Book, Reconciled, SheetId, SheetProof};
use crate::normalise::Vocabulary;
use crate::read::{self, InputFile, Row};
use crate::recognise::{self, Profiles, Table};
use crate::rules::{self, Context};

/// A sheet as `gendan inspect` shows it.
#[derive(Debug)]
pub struct Inspected {
    /// What it was taken for, and what became of its rows.
    pub proof: SheetProof,
    /// How it was understood; `None` if it was not.
    pub table: Option<Table>,
    /// For each column of the table the first values under its header.
    pub samples: Vec<Vec<String>>,
}

/// What `gendan inspect` shows of some files.
#[derive(Debug)]
pub struct Inspection {
    /// The sheets.
    pub sheets: Vec<Inspected>,
    /// What could not be read, as findings of the rules on reading.
    pub findings: Vec<Finding>,
    /// The sheets once more, for naming origins.
    pub book: Book,
}

/// Files → what each sheet was taken for, and why. Nothing is reconciled.
pub fn inspect(files: &[InputFile], config: &Config) -> Inspection {
    let (profiles, vocabulary) = (Profiles::embedded(), Vocabulary::embedded());
    let (mut sheets, mut problems): (Vec<Inspected>, _) = (Vec::new(), Vec::new());
    for (position, file) in files.iter().enumerate() {
        let source = Source {
            file: &file.name,
            profiles: &profiles,
            vocabulary: &vocabulary,
            config,
        };
        let first = sheets.len();
        let report = read::read_file(&file.path, &config.reading, |sheet| {
            let Some(id) = SheetId::of_file(position, sheets.len() - first) else {
                return;
            };
            let head = sheet.head.clone();
            let ReadSheet {
                proof,
                mut records,
                table,
            } = read_sheet(id, sheet, &source);
            problems.append(&mut records.problems);
            let samples = table
                .as_ref()
                .map_or_else(Vec::new, |table| samples(table, &head));
            sheets.push(Inspected {
                proof,
                table,
                samples,
            });
        });
        for sheet in sheets.iter_mut().skip(first) {
            sheet.proof.hash = report.hash.as_str().into();
        }
        let errors = report.errors.into_iter();
        problems.extend(errors.map(|error| unreadable(&file.name, error)));
    }
    history::mark_repeats(sheets.iter_mut().map(|sheet| &mut sheet.proof));
    let book = Book {
        sheets: sheets.iter().map(|sheet| sheet.proof.clone()).collect(),
        ..Book::default()
    };
    let reconciled = Reconciled::default();
    let findings = rules::run(&Context {
        book: &book,
        reconciled: &reconciled,
        problems: &problems,
        config,
    });
    Inspection {
        sheets,
        findings,
        book,
    }
}

/// Values that are shown of each column.
const SAMPLES: usize = 3;

fn samples(table: &Table, head: &[Row]) -> Vec<Vec<String>> {
    let data: Vec<&Row> = head
        .iter()
        .filter(|row| {
            row.number > table.last_header_row && recognise::fate_of(row, table).is_none()
        })
        .collect();
    let of_column = |index: u16| {
        let cells = data
            .iter()
            .filter_map(|row| row.cell(index))
            .filter(|cell| !cell.is_blank());
        cells
            .take(SAMPLES)
            .map(|cell| cell.text().trim().to_owned())
            .collect()
    };
    table
        .columns
        .iter()
        .map(|column| of_column(column.index))
        .collect()
}
