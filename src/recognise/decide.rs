//! A sheet's head → the table that it is, or why it is none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::candidate::Candidate;
use super::columns::{columns_of, doubled};
use super::day_order::day_order;
use super::explanation::explanation_rows;
use super::find_header::{Found, SEARCHED_ROWS, Search, find_header};
use super::form::form;
use super::habits::habits;
use super::names::SheetNames;
use super::plan_days::plan_days;
use super::profiles::Profiles;
use super::score::Reading;
use super::stated_clerk::stated_clerk;
use super::stated_day::stated_day;
use super::stated_unit::stated_places;
use super::summary::summary_title;
use super::{Field, Table};
use crate::finding::{Problem, ProblemKind};
use crate::model::{Arg, Kind, Message, Text};
use crate::read::{Cell, Row};

/// At most this many words of a header or of a profile are named in a message.
const NAMED_WORDS: usize = 8;

/// What a sheet was taken for.
#[derive(Debug)]
pub enum Recognition {
    /// A table, and what is doubtful about its columns (G903).
    Table(Box<Table>, Vec<Problem>),
    /// Nothing that can be read, and why: no kind fits or it is a summary (G901), or one column is
    /// missing (G902).
    Unknown(Box<Problem>),
}

/// Decides what a sheet is by its head: kind, profile, header rows, columns, day and clerk.
///
/// Deterministic: the outcome depends on nothing but the arguments.
pub fn recognise(names: &SheetNames<'_>, head: &[Row], profiles: &Profiles) -> Recognition {
    let search = find_header(names, head, profiles);
    if let (false, Some(title)) = (matches!(search, Search::Found(_)), summary_title(head)) {
        return Recognition::Unknown(Box::new(summary(names, head, title)));
    }
    match search {
        Search::Found(found) => table(names, head, &found, Vec::new()),
        Search::Nearly(candidate, reading) => match form(head, &candidate, &reading) {
            Some(form) => {
                let found = Found {
                    confidence: form.reading.confidence(None),
                    candidate: form.candidate,
                    reading: form.reading,
                };
                table(names, head, &found, form.cells)
            }
            None => Recognition::Unknown(Box::new(missing(names, head, &candidate, &reading))),
        },
        Search::Words(candidate) => {
            Recognition::Unknown(Box::new(unknown(names, head, &candidate)))
        }
        Search::Nothing => Recognition::Unknown(Box::new(headless(names, head))),
    }
}

fn table(names: &SheetNames<'_>, head: &[Row], found: &Found<'_>, form: Vec<Cell>) -> Recognition {
    let candidate = &found.candidate;
    let above = head.get(..candidate.first).unwrap_or_default();
    let below = head.get(candidate.last + 1..).unwrap_or_default();
    let columns = columns_of(candidate, &found.reading, below);
    let explanation_rows = explanation_rows(below, &columns);
    let day_order = day_order(below, &columns).or(found.reading.entry.profile.values.day_order);
    let habits = habits(below, &columns);
    let shift_days = if found.reading.has(Field::ShiftDay) {
        plan_days(names, head, candidate)
    } else {
        BTreeMap::new()
    };
    let header_row = row_number(head, candidate.first);
    let problems = doubled(candidate, &found.reading)
        .into_iter()
        .map(|(beaten, used)| {
            let detail = Message::new("recognise.column_twice")
                .with("used", used.text.as_str())
                .with("used_column", column_letter(used.column))
                .with("column", column_letter(beaten.column));
            names.problem(
                ProblemKind::ColumnTwice,
                (header_row, Some(beaten.column)),
                Some(beaten.text.as_str().into()),
                &beaten.text,
                detail,
            )
        })
        .collect();
    let mut profile = Arc::clone(&found.reading.entry.profile);
    // The amount of a line stands in for what is due: rows of one order add up.
    let has_due = columns
        .iter()
        .any(|column| column.field == Some(Field::Due));
    if has_due && !found.reading.has(Field::Due) {
        Arc::make_mut(&mut profile).values.due_per_line = true;
    }
    let clerk = (profile.kind == Kind::FollowUp)
        .then(|| stated_clerk(names, above))
        .flatten();
    let table = Table {
        profile,
        confidence: found.confidence,
        header_row,
        last_header_row: row_number(head, candidate.last),
        other_words: other_words(head, candidate, &explanation_rows),
        explanation_rows,
        columns,
        day: stated_day(names, above),
        clerk: clerk.map(Into::into),
        day_order,
        amount_places: stated_places(above),
        form,
        shift_days,
        habits,
    };
    Recognition::Table(Box::new(table), problems)
}

/// The words of the rows of groups above the last row of a header, and of the rows that explain it:
/// where the header stands once more, so do they.
fn other_words(head: &[Row], candidate: &Candidate, explanations: &[u32]) -> Vec<(u16, Text)> {
    let groups = head
        .get(candidate.first..candidate.last)
        .unwrap_or_default();
    let explaining = |row: &&Row| explanations.contains(&row.number);
    let rows = groups.iter().chain(head.iter().filter(explaining));
    rows.flat_map(|row| &row.cells)
        .filter(|cell| !cell.is_blank())
        .map(|cell| (cell.column, cell.text().trim().into()))
        .collect()
}

/// G902: the kind that it nearly is, the column that keeps it from being that, and what would be understood.
fn missing(
    names: &SheetNames<'_>,
    head: &[Row],
    candidate: &Candidate,
    reading: &Reading<'_>,
) -> Problem {
    let fields: Vec<Field> = reading.missing().concat();
    let words: Vec<&str> = fields
        .iter()
        .flat_map(|field| reading.entry.words_of(*field).iter().take(3))
        .take(NAMED_WORDS)
        .map(String::as_str)
        .collect();
    let wanted = words.first().copied().unwrap_or_default();
    let detail = Message::new("recognise.column_missing")
        .with("kind", Arg::Word(reading.entry.profile.kind.word_key()))
        .with("column", wanted)
        .with("words", list(&words));
    names.problem(
        ProblemKind::ColumnMissing,
        (row_number(head, candidate.first), None),
        Some(wanted.into()),
        &headers(candidate).join(" | "),
        detail,
    )
}

/// G901 for the sums of a list that is a sheet of its own.
fn summary(names: &SheetNames<'_>, head: &[Row], title: &str) -> Problem {
    let detail = Message::new("recognise.summary");
    let place = (row_number(head, 0), None);
    names.problem(ProblemKind::SheetSummary, place, None, title, detail)
}

/// G901 with the words of the row that looks most like a header.
fn unknown(names: &SheetNames<'_>, head: &[Row], candidate: &Candidate) -> Problem {
    let row = row_number(head, candidate.first);
    let words = headers(candidate);
    let detail = Message::new("recognise.unknown_words")
        .with("row", i64::from(row))
        .with("words", list(&words));
    names.problem(
        ProblemKind::SheetUnknown,
        (row, None),
        None,
        &words.join(" | "),
        detail,
    )
}

/// G901 for a sheet without any row that looks like a header.
fn headless(names: &SheetNames<'_>, head: &[Row]) -> Problem {
    let detail = if head.is_empty() {
        Message::new("recognise.empty")
    } else {
        Message::new("recognise.no_header").with("rows", head.len().min(SEARCHED_ROWS))
    };
    let row = head.first().map_or(1, |row| row.number);
    names.problem(ProblemKind::SheetUnknown, (row, None), None, "", detail)
}

fn headers(candidate: &Candidate) -> Vec<&str> {
    let words = candidate.cells.iter().filter(|cell| !cell.key.is_empty());
    words
        .map(|cell| cell.text.as_str())
        .take(NAMED_WORDS)
        .collect()
}

fn list(words: &[&str]) -> Arg {
    Arg::List(words.iter().map(|word| Arg::from(*word)).collect())
}

fn column_letter(column: u16) -> Arg {
    Arg::from(crate::model::column_name(column).as_str())
}

fn row_number(head: &[Row], position: usize) -> u32 {
    head.get(position).map_or(1, |row| row.number)
}
