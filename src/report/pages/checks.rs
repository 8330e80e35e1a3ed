//! 数据核对: nothing vanished, what each figure means, and by which program.

use crate::figures::{MoneyProof, money_proof as proofs};
use crate::model::Message;
use crate::report::blocks::{definitions, money_proof, row_proof};
use crate::report::document::{Block, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let sheets = &view.facts.book.sheets;
    if sheets.is_empty() {
        return None;
    }
    let rows_hold = sheets.iter().all(crate::model::SheetProof::holds);
    let money_holds = proofs(&view.facts.input).iter().all(MoneyProof::holds);
    let mut blocks = vec![Block::Table(row_proof(view))];
    blocks.extend(money_proof(view).map(Block::Table));
    blocks.extend(definitions(view).map(Block::Table));
    let mut notes = vec![view.word("note.proof")];
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
    let rejected: i64 = sheets.iter().map(|sheet| i64::from(sheet.rejected())).sum();
    let key = if rows_hold && money_holds {
        "page.checks.title"
    } else {
        "page.checks.title_fails"
    };
    let message = |key| {
        Message::new(key)
            .with("sheets", sheets.len())
            .with("rejected", rejected)
    };
    let mut page = view.page(
        "checks",
        view.say(&message(key)),
        view.word("page.checks.subtitle"),
        blocks,
    );
    page.tone = if rows_hold && money_holds {
        Tone::Neutral
    } else {
        Tone::Bad
    };
    Some(Built {
        page,
        note: view.say(&message("page.checks.note")),
    })
}
