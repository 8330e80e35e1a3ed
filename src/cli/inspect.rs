//! `gendan inspect`: what each sheet was taken for, and why; readable in 80 columns.

use std::fmt::Write;
use std::path::PathBuf;

use super::DONE;
use super::failure::Failure;
use crate::config::Config;
use crate::lang::Catalogue;
use crate::model::{Book, Flow, RowFate, SheetProof};
use crate::pipeline::{self, Inspected};
use crate::read::find_files;
use crate::recognise::{Column, Table};
use crate::render::width::{fit, pad};

/// The width of the page.
const WIDTH: usize = 80;
/// The widths of the columns header and meaning; the samples take the rest.
const HEADER: usize = 20;
const MEANING: usize = 16;
/// Problems that are shown of all files.
const MOST_PROBLEMS: usize = 20;

/// Inspects; gives what is to be printed and the exit code.
pub(super) fn inspect(paths: &[PathBuf], config: &Config) -> Result<(String, u8), Failure> {
    let words = Catalogue::new(config.language);
    if paths.is_empty() {
        return Err(Failure::NoPaths);
    }
    let files = find_files(paths)?;
    if files.is_empty() {
        let paths: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        return Err(Failure::NoFiles(paths.join(", ")));
    }
    let inspection = pipeline::inspect(&files, config);
    let mut text = String::new();
    for sheet in &inspection.sheets {
        text.push_str(&describe(sheet, &inspection.book, &words));
        text.push('\n');
    }
    // Writing to a string cannot fail.
    if !inspection.findings.is_empty() {
        let count = inspection.findings.len().to_string();
        let _ = writeln!(
            text,
            "{}",
            words.fill("inspect.problems", &[("count", &count)])
        );
    }
    for finding in inspection.findings.iter().take(MOST_PROBLEMS) {
        let _ = writeln!(
            text,
            "  {} {}",
            finding.code,
            words.say(&finding.message, &inspection.book)
        );
        if let Some(origin) = finding.origin {
            let _ = writeln!(text, "       {}", inspection.book.place(origin));
        }
    }
    Ok((text, DONE))
}

fn describe(sheet: &Inspected, book: &Book, words: &Catalogue) -> String {
    let proof = &sheet.proof;
    let name = if proof.sheet.is_empty() {
        proof.file.to_string()
    } else {
        format!("{} › {}", proof.file, proof.sheet)
    };
    let mut text = format!("{name}\n");
    let mut line = |sentence: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {sentence}");
    };
    let kind = words.get(proof.kind.word_key());
    match &sheet.table {
        None => line(words.fill("inspect.unknown", &[("rows", &proof.rows.to_string())])),
        Some(table) => {
            line(words.fill(
                "inspect.kind",
                &[
                    ("kind", kind),
                    ("profile", &table.profile.name),
                    ("confidence", &table.confidence.to_string()),
                    ("row", &table.header_row.to_string()),
                ],
            ));
            line(rows_sentence(proof, words));
            for (flow, amount) in &proof.money {
                let key = match flow {
                    Flow::In => "inspect.money_in",
                    Flow::Out => "inspect.money_out",
                    Flow::Neither => "inspect.money_neither",
                };
                line(words.fill(key, &[("amount", &words.money(*amount))]));
            }
            checks(proof, book, words).into_iter().for_each(&mut line);
            columns(table, &sheet.samples, words)
                .into_iter()
                .for_each(line);
        }
    }
    text
}

fn rows_sentence(proof: &SheetProof, words: &Catalogue) -> String {
    let mut parts = vec![words.fill("inspect.rows", &[("rows", &proof.rows.to_string())])];
    for fate in RowFate::ALL {
        if let Some(count) = proof.fates.get(&fate) {
            parts.push(format!("{} {count}", words.get(fate.key())));
        }
    }
    parts.join(" · ")
}

/// Totals beside our own sums, and the sheet that it repeats.
fn checks(proof: &SheetProof, book: &Book, words: &Catalogue) -> Vec<String> {
    let totals = &proof.audit.totals;
    let counts = [
        ("inspect.totals_agree", totals.agreeing),
        ("inspect.totals_visible", totals.visible_only),
        ("inspect.totals_differ", totals.differing),
    ];
    let counts = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.fill(key, &[("count", &count.to_string())]));
    let repeat = proof.audit.repeat.and_then(|repeat| {
        let first = book.sheet(repeat.of)?.name();
        let key = if repeat.is_counted_once {
            "inspect.repeats"
        } else {
            "inspect.copies"
        };
        Some(words.fill(key, &[("first", &first)]))
    });
    counts.chain(repeat).collect()
}

fn columns(table: &Table, samples: &[Vec<String>], words: &Catalogue) -> Vec<String> {
    let mapped = |(column, samples): (&Column, &Vec<String>)| {
        let field = column.field?;
        let key = field.word_key();
        let meaning = words.get(&key);
        let shown: Vec<String> = samples
            .iter()
            .map(|sample| fit(&one_line(sample), 18))
            .collect();
        let rest = WIDTH - HEADER - MEANING - 6;
        let shown = fit(&shown.join(" | "), rest);
        let line = format!(
            "{} → {} {shown}",
            pad(&column.header, HEADER),
            pad(meaning, MEANING)
        );
        Some(line.trim_end().to_owned())
    };
    let mut lines: Vec<String> = table
        .columns
        .iter()
        .zip(samples)
        .filter_map(mapped)
        .collect();
    let unmapped: Vec<&str> = table
        .columns
        .iter()
        .filter(|column| column.field.is_none())
        .map(|column| column.header.as_ref())
        .collect();
    if !unmapped.is_empty() {
        let sentence = words.fill("inspect.unmapped", &[("columns", &unmapped.join("、"))]);
        lines.push(fit(&one_line(&sentence), WIDTH - 2));
    }
    lines
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
