//! How each sheet was understood: profile, header, totals beside our own sums, what it repeats, its bytes.

use crate::model::{Arg, Message, SheetProof, TotalOutcome, Totals};
use crate::report::document::{Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::View;

/// Digits of a hash that are shown; `result.json` has them all.
const DIGITS: usize = 12;
/// Totals that are told in a sentence each.
const MOST_SENTENCES: usize = 20;

/// One row for each sheet.
pub(in crate::report) fn readings(view: &View<'_>) -> Table {
    let sheets = &view.facts.book.sheets;
    let count = |of: fn(&Totals) -> u32| -> i64 {
        let totals = sheets
            .iter()
            .map(|sheet| i64::from(of(&sheet.audit.totals)));
        totals.sum()
    };
    let differing = count(|totals| totals.differing);
    let key = if count(Totals::checked) == 0 {
        "table.totals_none"
    } else if differing == 0 {
        "table.totals_agree"
    } else {
        "table.totals_differ"
    };
    let title = Message::new(key)
        .with(
            "agreeing",
            count(|totals| totals.agreeing + totals.visible_only),
        )
        .with("differing", differing);
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Table {
        title: view.say(&title),
        subtitle: view.word("subtitle.readings"),
        columns: vec![
            column("file", Role::Text),
            column("sheet", Role::Text),
            column("profile", Role::Text),
            column("confidence", Role::Count),
            column("header_row", Role::Count),
            column("totals", Role::Status),
            column("repeats", Role::LongText),
            column("hash", Role::Id),
        ],
        rows: sheets.iter().map(|sheet| row(view, sheet)).collect(),
        source: view.source(&[], "basis.rows"),
        freeze: 0,
        filter: false,
    }
    .without_blank_columns()
}

fn row(view: &View<'_>, sheet: &SheetProof) -> TableRow {
    let audit = &sheet.audit;
    let known = sheet.header_row.is_some();
    let hash: String = sheet.hash.chars().take(DIGITS).collect();
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    TableRow::item(vec![
        Cell::Text(sheet.file.to_string()),
        Cell::text(some(&sheet.sheet)),
        Cell::text(some(&audit.profile_name)),
        Cell::text(known.then(|| format!("{}%", sheet.confidence))),
        sheet
            .header_row
            .map_or(Cell::Blank, |row| Cell::Count(row.into())),
        if sheet.is_set_aside() {
            Cell::Blank
        } else {
            totals(view, &audit.totals)
        },
        Cell::text(repeat(view, sheet)),
        Cell::text(some(&hash)),
    ])
}

/// What came of the totals: how many agree, how many only add up visible rows, how many differ.
fn totals(view: &View<'_>, totals: &Totals) -> Cell {
    let counted = [
        ("totals.differ", totals.differing),
        ("totals.agree", totals.agreeing),
        ("totals.visible_only", totals.visible_only),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| view.say(&Message::new(key).with("count", i64::from(count))))
        .collect();
    if parts.is_empty() {
        return Cell::Blank;
    }
    let tone = if totals.differing > 0 {
        Tone::Warning
    } else {
        Tone::Good
    };
    Cell::Status(tone, parts.join(&view.word("totals.separator")))
}

/// A sentence for each total that only adds up visible rows.
pub(in crate::report) fn visible_totals(view: &View<'_>) -> Vec<String> {
    let sheets = view.facts.book.sheets.iter();
    let counted = sheets.filter(|sheet| !sheet.is_set_aside());
    let checks = counted.flat_map(|sheet| &sheet.audit.totals.checks);
    let sentences = checks.filter_map(|check| {
        let TotalOutcome::VisibleOnly { hidden } = check.outcome else {
            return None;
        };
        let message = Message::new("totals.visible_sentence")
            .with("place", Arg::Place(check.origin))
            .with("printed", check.figure_text(check.printed).as_str())
            .with("hidden", i64::from(hidden));
        Some(view.say(&message))
    });
    sentences.take(MOST_SENTENCES).collect()
}

/// Which sheet it repeats.
fn repeat(view: &View<'_>, sheet: &SheetProof) -> Option<String> {
    let repeat = sheet.audit.repeat?;
    let first = view.facts.book.sheet(repeat.of)?;
    let key = if repeat.is_counted_once {
        "totals.repeats"
    } else {
        "totals.copies"
    };
    Some(view.say(&Message::new(key).with("first", first.name())))
}
