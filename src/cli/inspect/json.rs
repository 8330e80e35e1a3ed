//! The same for other programs: one JSON document on standard output.

use std::fmt::Write;

use super::document::{
    ColumnEntry, Document, Error, FileEntry, Hidden, Nearest, ProblemEntry, SCHEMA, SheetEntry,
    Sum, TotalsEntry,
};
use crate::lang::Catalogue;
use crate::model::{Flow, column_name};
use crate::pipeline::{InspectedColumn, InspectedFile, InspectedProblem, InspectedSheet};
use crate::recognise::{Field, Near};
use crate::render::plain::is_unseen;

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
                // Writing to a string cannot fail.
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
    }
    text.push('\n');
    Ok(text)
}

fn file_of<'a>(file: &'a InspectedFile, words: &Catalogue) -> FileEntry<'a> {
    let form = file.form.as_ref();
    let errors = file.problems.iter().map(|problem| Error {
        code: problem.finding.code,
        message: words.say(&problem.finding.message, &file.book),
    });
    FileEntry {
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

fn sheet_of<'a>(
    sheet: &'a InspectedSheet,
    file: &InspectedFile,
    words: &Catalogue,
) -> SheetEntry<'a> {
    let (proof, table) = (&sheet.proof, sheet.table.as_ref());
    let code = |key: &'static str| key.strip_prefix("fate.").unwrap_or(key);
    let hidden = &sheet.hidden;
    SheetEntry {
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
        totals: TotalsEntry {
            agreeing: proof.audit.totals.agreeing,
            visible_only: proof.audit.totals.visible_only,
            differing: proof.audit.totals.differing,
        },
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

fn column_of(column: &InspectedColumn) -> ColumnEntry<'_> {
    ColumnEntry {
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
) -> ProblemEntry<'a> {
    let finding = &problem.finding;
    let cell = finding.origin.map(|origin| {
        let row = || origin.row.to_string();
        origin.cell().unwrap_or_else(row)
    });
    ProblemEntry {
        code: finding.code,
        cell,
        text: &problem.text,
        message: words.say(&finding.message, &file.book),
    }
}
