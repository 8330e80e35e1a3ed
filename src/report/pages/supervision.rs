//! 跟单督办: what was handed out, what came back, what is to be decided; made after the pages it tells of.

use super::Contents;
use super::overview::left_out;
use super::supervision_cards::{Counts, cards};
use crate::model::Message;
use crate::report::blocks::Loads;
use crate::report::document::{Block, Page, Tone};
use crate::report::view::View;

pub(super) fn page(view: &View<'_>, contents: &Contents) -> Page {
    let (loads, counts) = (Loads::new(view), Counts::new(view));
    let mut blocks = vec![
        Block::Headline(headline(view, &loads, &counts)),
        Block::Cards(cards(view, &loads, &counts)),
    ];
    blocks.extend(loads.table(view).map(Block::Table));
    blocks.extend(contents.blocks(view));
    let mut notes = vec![view.word("page.supervision.how")];
    notes.extend(left_out(view, contents));
    notes.extend(view.calendar_note());
    blocks.push(Block::Notes(notes));
    let title = view.word("page.supervision.title");
    let company = &view.facts.config.report.company;
    let title = if company.is_empty() {
        title
    } else {
        format!("{company} · {title}")
    };
    let subtitle = [
        view.unit(),
        view.fill("note.as_of", &[("as_of", &view.as_of())]),
    ];
    let page = view.upright_page("supervision", title, subtitle.join(" · "), blocks);
    Page {
        tone: Tone::Neutral,
        ..page
    }
}

fn headline(view: &View<'_>, loads: &Loads, counts: &Counts) -> String {
    let total = loads.total();
    let mut clauses = Vec::new();
    if let Some(day) = view.facts.followed.day {
        clauses.push(
            Message::new("headline.handed_out")
                .with("day", day)
                .with("rows", total.rows)
                .with("people", loads.people()),
        );
    }
    if total.stand_in > 0 {
        clauses.push(Message::new("headline.stand_ins").with("rows", total.stand_in));
    }
    if let Some(day) = loads.judged {
        clauses.push(
            Message::new("headline.judged")
                .with("day", day)
                .with("due", total.due)
                .with("done", total.done)
                .with("missed", total.missed),
        );
    }
    if counts.today + counts.late > 0 {
        clauses.push(
            Message::new("headline.urged")
                .with("today", counts.today)
                .with("late", counts.late),
        );
    }
    if counts.undecided > 0 {
        clauses.push(Message::new("headline.undecided").with("count", counts.undecided));
    }
    if counts.lost > 0 {
        clauses.push(Message::new("headline.lost").with("count", counts.lost));
    }
    let said: Vec<String> = clauses.iter().map(|clause| view.say(clause)).collect();
    let sentence = if said.is_empty() {
        view.word("headline.nothing")
    } else {
        said.join(&view.word("headline.separator"))
    };
    let values = [("as_of", &*view.as_of()), ("sentence", &*sentence)];
    view.fill("headline.as_of", &values)
}
