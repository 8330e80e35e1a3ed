//! Whole sheets, from their cells to what they are.

mod layouts;
mod own;
mod rows;
mod sheets;
mod why;

use std::sync::LazyLock;

use super::{Profiles, Recognition, SheetNames, Table, recognise};
use crate::config::Language;
use crate::finding::Problem;
use crate::lang::Catalogue;
use crate::model::{Book, Message, SheetId};
use crate::read::{Cell, Row, Value};

static PROFILES: LazyLock<Profiles> = LazyLock::new(Profiles::embedded);

/// A sheet as a text: cells by `|`, numbers as numbers, blank lines count as rows.
fn sheet(text: &str) -> Vec<Row> {
    let rows = text.lines().enumerate();
    rows.map(|(number, line)| {
        let texts = line.split('|').zip(0..);
        let cells = texts
            .filter(|(text, _)| !text.trim().is_empty())
            .map(|(text, column)| {
                let number = text.trim().parse();
                let value = number.map_or_else(|_| Value::Text(text.into()), Value::Number);
                Cell::new(column, value)
            });
        Row::new(number as u32 + 1, cells.collect())
    })
    .filter(|row| !row.cells.is_empty())
    .collect()
}

pub(super) fn taken(file: &str, sheet_name: &str, text: &str) -> Recognition {
    let names = SheetNames {
        file,
        sheet: sheet_name,
        id: SheetId(0),
        as_of: "2026-11-21".parse().expect("a date"),
        shared: None,
    };
    recognise(&names, &sheet(text), &PROFILES)
}

pub(super) fn table(file: &str, sheet_name: &str, text: &str) -> (Table, Vec<Problem>) {
    match taken(file, sheet_name, text) {
        Recognition::Table(table, problems) => (*table, problems),
        Recognition::Unknown(problem) => panic!("{file} {sheet_name}: {problem:?}"),
    }
}

fn said(problem: &Problem) -> String {
    said_of(problem.detail.as_ref().expect("a sentence"))
}

fn said_of(message: &Message) -> String {
    Catalogue::new(Language::Chinese).say(message, &Book::default())
}
