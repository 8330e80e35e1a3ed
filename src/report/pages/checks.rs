//! 数据核对: nothing vanished, and by which program.

use crate::figures::is_proved;
use crate::model::Message;
use crate::report::blocks::{
    bridge, money_equations, money_proof, readings, row_proof, visible_totals,
};
use crate::report::document::{Block, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let (holds, title) = verdict(view)?;
    let mut blocks = Vec::new();
    if let Some(table) = money_proof(view) {
        blocks.push(Block::Table(table));
        blocks.push(Block::Notes(money_equations(view)));
    }
    blocks.extend(bridge(view).map(Block::Table));
    // The longest come last, so that a header stands on every sheet of paper.
    blocks.push(Block::Table(row_proof(view)));
    blocks.push(Block::Table(readings(view)));
    let mut notes = visible_totals(view);
    if !view.facts.problems.is_empty() {
        let count = view.facts.problems.len();
        notes.push(view.say(&Message::new("note.problems").with("count", count)));
    }
    notes.push(view.fill(
        "note.version",
        &[
            ("version", env!("CARGO_PKG_VERSION")),
            ("as_of", &view.as_of()),
        ],
    ));
    blocks.push(Block::Notes(notes));
    let subtitle = view.word("page.checks.subtitle");
    let mut page = view.page("checks", title, subtitle, blocks);
    page.tone = if holds { Tone::Neutral } else { Tone::Bad };
    Some(Built {
        page,
        note: view.say(&message(view, "page.checks.note")),
    })
}

/// Whether all rows and all money are accounted for, and the sentence that says so; `None` if nothing
/// was read.
pub(super) fn verdict(view: &View<'_>) -> Option<(bool, String)> {
    let sheets = &view.facts.book.sheets;
    if sheets.is_empty() {
        return None;
    }
    let holds = is_proved(&view.facts.input);
    let key = if holds {
        "page.checks.title"
    } else {
        "page.checks.title_fails"
    };
    Some((holds, view.say(&message(view, key))))
}

fn message(view: &View<'_>, key: &'static str) -> Message {
    let sheets = &view.facts.book.sheets;
    let rejected: i64 = sheets.iter().map(|sheet| i64::from(sheet.rejected())).sum();
    Message::new(key)
        .with("sheets", sheets.len())
        .with("rejected", rejected)
}
