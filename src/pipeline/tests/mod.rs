//! Whole sheets, from their rows to their tables: which part of a sheet each row belongs to.

mod beside;
mod depth;
mod form;
mod lines;
mod odd;
mod stacked;
mod whole;

use std::sync::LazyLock;

use super::ids::Ids;
use super::part::ReadSheet;
use super::sheet::{Source, read_sheet};
use crate::config::{Config, Language};
use crate::lang::Catalogue;
use crate::model::Text;
use crate::normalise::Vocabulary;
use crate::read::{Cell, Row, Sheet, SheetInfo, Value};
use crate::recognise::Profiles;

static PROFILES: LazyLock<Profiles> = LazyLock::new(Profiles::embedded);
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::embedded);

/// The rows of a text: cells by `|`, numbers as numbers, blank lines count as rows; `^` before a text
/// marks a cell that a merged one covers.
fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().zip(1..);
    lines
        .map(|(line, number)| {
            let texts = line.split('|').zip(0..);
            let cells = texts
                .filter(|(text, _)| !text.trim().is_empty())
                .map(|(text, column)| cell(text, column));
            Row::new(number, cells.collect())
        })
        .filter(|row| !row.cells.is_empty())
        .collect()
}

fn cell(text: &str, column: u16) -> Cell {
    let (plain, is_covered) = text
        .strip_prefix('^')
        .map_or((text, false), |rest| (rest, true));
    let number = plain.trim().parse();
    let value = number.map_or_else(|_| Value::Text(plain.into()), Value::Number);
    Cell {
        is_covered,
        ..Cell::new(column, value)
    }
}

/// The tables of a sheet of a file.
fn parts_of(file: &str, sheet: &str, rows: Vec<Row>) -> Vec<ReadSheet> {
    let as_of = "2026-11-21T18:00:00".parse().expect("a moment");
    let config = Config::defaults(as_of);
    let name: Text = file.into();
    let source = Source {
        file: &name,
        profiles: &PROFILES,
        vocabulary: &VOCABULARY,
        config: &config,
        keeps_heads: false,
    };
    let mut rows = rows.into_iter();
    let sheet = Sheet::new(SheetInfo::named(sheet), &mut rows);
    let parts = read_sheet(Ids::new(0, 0), sheet, &source);
    for part in &parts {
        assert!(part.proof.holds(), "{:?}", part.proof);
    }
    assert!(parts.is_sorted_by_key(|part| part.proof.id));
    parts
}

/// One line for each table: place, kind, header row, what became of the rows, what the title states.
fn told(file: &str, text: &str) -> Vec<String> {
    parts_of(file, "表", rows(text)).iter().map(tell).collect()
}

fn tell(part: &ReadSheet) -> String {
    let words = Catalogue::new(Language::Chinese);
    let proof = &part.proof;
    let row = proof.header_row.map(|row| format!(" {row}"));
    let fates = proof
        .fates
        .iter()
        .map(|(fate, count)| format!(" {fate:?} {count}"));
    let table = part.table.as_ref();
    let day = table
        .and_then(|table| table.day)
        .map(|day| format!(", {day}"));
    let clerk = table
        .and_then(|table| table.clerk.as_ref())
        .map(|clerk| format!(", {clerk}"));
    format!(
        "{} {}{}:{}{}{}",
        words.sheet(proof),
        proof.kind.code(),
        row.unwrap_or_default(),
        fates.collect::<Vec<_>>().concat(),
        day.unwrap_or_default(),
        clerk.unwrap_or_default()
    )
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(told("10月.xlsx", text), expected, "{text}");
}
