//! The same for other programs: one JSON document on standard output.
//!
//! ```text
//! { "schema": 1, "version": "…",
//!   "files": [{ "file", "format", "encoding", "delimiter", "bytes", "sha256",
//!     "errors": [{ "code", "message" }],
//!     "sheets": [{ "member", "sheet", "kind", "profile", "own_profile", "confidence",
//!       "header_row", "last_header_row", "day", "clerk",
//!       "rows", "used", "merged", "ignored", "rejected", "fates": { "total": 1 },
//!       "hidden": { "sheet", "rows", "columns": ["C"] },
//!       "money": [{ "flow": "in|out|neither", "currency", "amount" }],
//!       "columns": [{ "column": "A", "header", "field", "samples": [] }],
//!       "nearest": { "kind", "understood": [], "missing": [["amount", "amount_in"]] },
//!       "problems": [{ "code", "cell", "text", "message" }] }] }] }
//! ```
//!
//! Money is a decimal string, rows are numbered as Excel numbers them, what is absent is null. `kind`
//! is `unknown` for a sheet that was not understood; `cell` is a row's number where the whole row is meant.
//! `nearest` is the kind that comes next; for an unknown sheet the kind that it comes nearest to.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::lang::Catalogue;
use crate::model::{Flow, column_name};
use crate::pipeline::{InspectedColumn, InspectedFile, InspectedProblem, InspectedSheet};
use crate::recognise::{Field, Near};
use crate::render::plain::is_unseen;

/// Raised when a field changes its meaning or goes away.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    version: &'static str,
    files: Vec<File<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    format: Option<&'static str>,
    encoding: Option<&'static str>,
    delimiter: Option<char>,
    bytes: Option<u64>,
    sha256: Option<&'a str>,
    errors: Vec<Error>,
    sheets: Vec<Sheet<'a>>,
}

#[derive(Serialize)]
struct Error {
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
struct Sheet<'a> {
    member: Option<&'a str>,
    sheet: &'a str,
    kind: &'static str,
    profile: Option<&'a str>,
    own_profile: bool,
    confidence: u8,
    header_row: Option<u32>,
    last_header_row: Option<u32>,
    day: Option<String>,
    clerk: Option<&'a str>,
    rows: u32,
    used: u32,
    merged: u32,
    ignored: u32,
    rejected: u32,
    fates: BTreeMap<&'static str, u32>,
    hidden: Hidden,
    money: Vec<Sum>,
    columns: Vec<Column<'a>>,
    nearest: Option<Nearest<'a>>,
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Hidden {
    sheet: bool,
    rows: u32,
    columns: Vec<String>,
}

#[derive(Serialize)]
struct Sum {
    flow: &'static str,
    currency: String,
    amount: String,
}

#[derive(Serialize)]
struct Column<'a> {
    column: String,
    header: &'a str,
    field: Option<String>,
    samples: &'a [String],
}

#[derive(Serialize)]
struct Nearest<'a> {
    kind: &'static str,
    understood: Vec<&'a str>,
    missing: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'static str,
    cell: Option<String>,
    text: &'a str,
    message: String,
}

/// The document, with a line end; characters that a terminal would obey are escaped.
pub(super) fn document(
    files: &[InspectedFile],
    words: &Catalogue,
) -> Result<String, serde_json::Error> {
    let document = Document {
        schema: SCHEMA,
        version: env!("CARGO_PKG_VERSION"),
        files: files.iter().map(|file| file_of(file, words)).collect(),
    };
    let mut text = String::new();
    for character in serde_json::to_string_pretty(&document)?.chars() {
        if character != '\n' && is_unseen(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(character);
        }
    }
    text.push('\n');
    Ok(text)
}

fn file_of<'a>(file: &'a InspectedFile, words: &Catalogue) -> File<'a> {
    let form = file.form.as_ref();
    let errors = file.problems.iter().map(|problem| Error {
        code: problem.finding.code,
        message: words.say(&problem.finding.message, &file.book),
    });
    File {
        file: &file.name,
        format: form.map(|form| form.format),
        encoding: form.and_then(|form| form.encoding),
        delimiter: form.and_then(|form| form.delimiter),
        bytes: form.map(|form| form.bytes),
        sha256: (!file.hash.is_empty()).then_some(file.hash.as_str()),
        errors: errors.collect(),
        sheets: file
            .sheets
            .iter()
            .map(|sheet| sheet_of(sheet, file, words))
            .collect(),
    }
}

fn sheet_of<'a>(sheet: &'a InspectedSheet, file: &InspectedFile, words: &Catalogue) -> Sheet<'a> {
    let (proof, table) = (&sheet.proof, sheet.table.as_ref());
    let code = |key: &'static str| key.strip_prefix("fate.").unwrap_or(key);
    let hidden = &sheet.hidden;
    Sheet {
        member: sheet.member.as_deref(),
        sheet: &proof.sheet,
        kind: proof.kind.code(),
        profile: (!proof.profile.is_empty()).then_some(&*proof.profile),
        own_profile: sheet.is_own,
        confidence: proof.confidence,
        header_row: table.map(|table| table.header_row),
        last_header_row: table.map(|table| table.last_header_row),
        day: table.and_then(|table| table.day).map(|day| day.to_string()),
        clerk: table.and_then(|table| table.clerk.as_deref()),
        rows: proof.rows,
        used: proof.used(),
        merged: proof.merged(),
        ignored: proof.ignored(),
        rejected: proof.rejected(),
        fates: proof
            .fates
            .iter()
            .map(|(fate, count)| (code(fate.key()), *count))
            .collect(),
        hidden: Hidden {
            sheet: hidden.sheet,
            rows: hidden.rows,
            columns: hidden
                .columns
                .iter()
                .map(|index| column_name(*index))
                .collect(),
        },
        money: proof
            .money
            .iter()
            .map(|(flow, amount)| Sum {
                flow: match flow {
                    Flow::In => "in",
                    Flow::Out => "out",
                    Flow::Neither => "neither",
                },
                currency: amount.currency().code().to_owned(),
                amount: amount.to_string(),
            })
            .collect(),
        columns: sheet.columns.iter().map(column_of).collect(),
        nearest: sheet.why.nearest.as_ref().map(nearest_of),
        problems: sheet
            .problems
            .iter()
            .map(|problem| problem_of(problem, file, words))
            .collect(),
    }
}

fn column_of(column: &InspectedColumn) -> Column<'_> {
    Column {
        column: column_name(column.index),
        header: &column.header,
        field: column.field.map(Field::code),
        samples: &column.samples,
    }
}

fn nearest_of(near: &Near) -> Nearest<'_> {
    let missing = near.missing.iter();
    Nearest {
        kind: near.profile.kind.code(),
        understood: near.understood.iter().map(|text| &**text).collect(),
        missing: missing
            .map(|set| set.fields.iter().map(|field| field.code()).collect())
            .collect(),
    }
}

fn problem_of<'a>(
    problem: &'a InspectedProblem,
    file: &InspectedFile,
    words: &Catalogue,
) -> Problem<'a> {
    let finding = &problem.finding;
    let cell = finding.origin.map(|origin| {
        let row = || origin.row.to_string();
        origin.cell().unwrap_or_else(row)
    });
    Problem {
        code: finding.code,
        cell,
        text: &problem.text,
        message: words.say(&finding.message, &file.book),
    }
}
