//! The words of a hand-over that several pages share.

use std::collections::BTreeSet;

use crate::figures::{HandOver, HandOverCounts, HandOverRow, Mark};
use crate::model::{CourierCell, Message};
use crate::report::document::{Cell, Tone};
use crate::report::view::View;

/// How the sides of a row differ: `金额改动、未填`.
pub(super) fn marks_cell(view: &View<'_>, row: &HandOverRow) -> Cell {
    if row.marks.is_empty() {
        return Cell::Status(Tone::Good, view.word("mark.none"));
    }
    let words: Vec<String> = row
        .marks
        .iter()
        .map(|mark| mark_word(view, row, *mark))
        .collect();
    let tone = row
        .marks
        .iter()
        .map(|mark| tone(*mark))
        .max_by_key(|tone| weight(*tone));
    Cell::Status(
        tone.unwrap_or(Tone::Neutral),
        words.join(&view.word("value.enumerate")),
    )
}

fn mark_word(view: &View<'_>, row: &HandOverRow, mark: Mark) -> String {
    if mark != Mark::Edited {
        return view.word(mark.key());
    }
    let edits = row
        .follow_up(view.facts.book)
        .map(|returned| &returned.edits);
    let mut columns: Vec<String> = Vec::new();
    for edit in edits.into_iter().flatten() {
        let column = view.word(edit.cell.key());
        if !matches!(edit.cell, CourierCell::Cod | CourierCell::Customer)
            && !columns.contains(&column)
        {
            columns.push(column);
        }
    }
    view.fill(
        "mark.edited_in",
        &[("columns", &columns.join(&view.word("value.enumerate")))],
    )
}

/// How bad a mark is.
pub(super) fn tone(mark: Mark) -> Tone {
    match mark {
        Mark::Missed
        | Mark::OnlyFollowed
        | Mark::Amount
        | Mark::Receiver
        | Mark::Contradiction
        | Mark::Edited => Tone::Bad,
        Mark::Blank | Mark::NotStandard => Tone::Warning,
        Mark::OnlyRaw | Mark::Again => Tone::Neutral,
    }
}

fn weight(tone: Tone) -> u8 {
    match tone {
        Tone::Neutral => 0,
        Tone::Good => 1,
        Tone::Warning => 2,
        Tone::Bad => 3,
    }
}

/// Whose rows: a name, or the word for nobody.
pub(super) fn clerk_word(view: &View<'_>, name: Option<&str>) -> String {
    name.map_or_else(|| view.word("recipient.nobody"), str::to_owned)
}

/// The source note: the sheets of the day alone, not all that was read.
pub(super) fn source(view: &View<'_>, hand_over: &HandOver) -> String {
    let book = view.facts.book;
    let mut sheets = BTreeSet::new();
    for row in &hand_over.rows {
        sheets.extend(row.sighting(book).map(|sighting| sighting.origin.sheet));
        sheets.extend(row.follow_up(book).map(|returned| returned.origin.sheet));
    }
    let counts = HandOverCounts::of(&hand_over.rows);
    let (basis, as_of) = (view.word("basis.audit"), view.as_of());
    view.say(
        &Message::new("source.audit")
            .with("sheets", sheets.len())
            .with("rows", counts.raw + counts.followed)
            .with("basis", basis.as_str())
            .with("as_of", as_of.as_str()),
    )
}
