//! 稽核交接: counts, sums and file hashes of what is handed over, and the line for signatures.

use chrono::NaiveDate;

use super::Contents;
use super::audit_files::files;
use super::audit_sample::how_drawn;
use super::audit_sums::{clerks, marks, sums};
use crate::figures::HandOverCounts;
use crate::model::Message;
use crate::report::document::{Block, Card, Cell, Page, Tone};
use crate::report::view::View;

pub(super) fn page(view: &View<'_>, contents: &Contents) -> Page {
    let Some(hand_over) = &view.facts.hand_over else {
        return front(
            view,
            view.word("page.audit.name"),
            contents.blocks(view),
            Tone::Neutral,
        );
    };
    let counts = HandOverCounts::of(&hand_over.rows);
    let mut blocks = vec![Block::Cards(cards(view, counts))];
    blocks.extend(marks(view, hand_over).map(Block::Table));
    blocks.extend(sums(view, hand_over).map(Block::Table));
    blocks.push(Block::Table(clerks(view, hand_over)));
    blocks.push(Block::Table(files(view, hand_over)));
    blocks.push(Block::Section(view.word("section.audit_sample")));
    blocks.push(Block::Notes(how_drawn(view, hand_over)));
    blocks.extend(contents.blocks(view));
    let labels = ["sign.handed_over", "sign.taken_over", "sign.on"];
    blocks.push(Block::Signature(
        labels.map(|label| view.word(label)).to_vec(),
    ));
    let differing = counts.different + counts.only_followed + counts.missed;
    let tone = if differing > 0 {
        Tone::Bad
    } else {
        Tone::Neutral
    };
    front(view, title(view, hand_over.day, counts), blocks, tone)
}

/// How many rows, and what of them is not in order; what does not occur is not told.
fn title(view: &View<'_>, day: NaiveDate, counts: HandOverCounts) -> String {
    let told = [
        ("page.audit.missed", counts.missed),
        ("page.audit.only_followed", counts.only_followed),
        ("page.audit.different", counts.different),
    ];
    let told: Vec<String> = told
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| view.say(&Message::new(key).with("count", count)))
        .collect();
    let key = if told.is_empty() {
        "page.audit.title_agrees"
    } else {
        "page.audit.title"
    };
    let what = told.join(&view.word("group.separator"));
    view.say(
        &Message::new(key)
            .with("day", day)
            .with("raw", counts.raw)
            .with("followed", counts.followed)
            .with("what", what.as_str()),
    )
}

fn front(view: &View<'_>, title: String, blocks: Vec<Block>, tone: Tone) -> Page {
    let as_of = view.fill("note.as_of", &[("as_of", &view.as_of())]);
    Page {
        id: "audit",
        name: view.word("page.audit.name"),
        title,
        subtitle: [view.word("page.audit.subtitle"), view.unit(), as_of].join(" · "),
        tone,
        landscape: false,
        blocks,
    }
}

fn cards(view: &View<'_>, counts: HandOverCounts) -> Vec<Card> {
    let card = |name: &str, value: i64, note: Message, tone: Tone| Card {
        label: view.in_table("card", name),
        value: Cell::Count(value),
        difference: None,
        tone,
        note: view.say(&note),
        trend: Vec::new(),
    };
    let alarm = |count: i64| if count > 0 { Tone::Bad } else { Tone::Neutral };
    vec![
        card(
            "audit_raw",
            counts.raw,
            Message::new("card.audit_raw_note")
                .with("matched", counts.matched)
                .with("only_raw", counts.only_raw),
            Tone::Neutral,
        ),
        card(
            "audit_followed",
            counts.followed,
            Message::new("card.audit_followed_note")
                .with("answering", counts.answering)
                .with("only_followed", counts.only_followed),
            alarm(counts.only_followed),
        ),
        card(
            "audit_only_raw",
            counts.only_raw,
            Message::new("card.audit_only_raw_note").with("missed", counts.missed),
            alarm(counts.missed),
        ),
        card(
            "audit_different",
            counts.different,
            Message::new("card.audit_different_note").with("matched", counts.matched),
            alarm(counts.different),
        ),
    ]
}
