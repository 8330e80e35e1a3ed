//! 跟单督办: what was handed out, what came back, what is to be decided; made after the pages it tells of.

use super::Contents;
use super::overview::left_out;
use crate::figures::{lost, urged};
use crate::model::Message;
use crate::report::blocks::{Load, Loads};
use crate::report::document::{Block, Card, Cell, Page, Tone};
use crate::report::view::{View, percent};

/// What the front page counts besides rows.
struct Counts {
    today: usize,
    late: usize,
    undecided: usize,
    lost: usize,
}

impl Counts {
    fn new(view: &View<'_>) -> Self {
        let input = &view.facts.input;
        let urged = urged(input);
        Self {
            today: urged.iter().filter(|row| row.days_late == 0).count(),
            late: urged.iter().filter(|row| row.days_late > 0).count(),
            undecided: input.followed.undecided().count(),
            lost: lost(input).iter().filter(|row| !row.told).count(),
        }
    }
}

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

fn cards(view: &View<'_>, loads: &Loads, counts: &Counts) -> Vec<Card> {
    let total = loads.total();
    let card = |name: &str, value: Cell, note: &Message| Card {
        label: view.in_table("card", name),
        value,
        difference: None,
        tone: Tone::Neutral,
        note: view.say(note),
        trend: Vec::new(),
    };
    let stake = view.facts.input.money(total.at_stake);
    let handed_out = match total.at_stake {
        0 => Message::new("card.handed_out_note"),
        _ => Message::new("card.handed_out_note_money").with("money", stake),
    };
    let handed_out = handed_out
        .with("people", loads.people())
        .with("urgent", total.urgent);
    let mut cards = vec![card("handed_out", Cell::Count(total.rows), &handed_out)];
    if let Some(day) = loads.judged {
        cards.push(card("judged_rate", Cell::rate(rate(total)), &ratio(total)));
        let note = Message::new("card.judged_missed_note")
            .with("day", day)
            .with("due", total.due)
            .with("rate", percent(missed_rate(total)).as_str());
        cards.push(card("judged_missed", Cell::Count(total.missed), &note));
    }
    let late = Message::new("card.urged_note").with("late", counts.late);
    cards.push(card("urged", Cell::Count(counts.today as i64), &late));
    let lost = Message::new("card.undecided_note").with("lost", counts.lost);
    cards.push(card(
        "undecided",
        Cell::Count(counts.undecided as i64),
        &lost,
    ));
    cards.extend(points(view));
    cards
}

/// What the errors of the assessed days cost; `None` where nothing was judged.
fn points(view: &View<'_>) -> Option<Card> {
    let assessed = &view.facts.assessed;
    let charges = assessed.charges.iter();
    let errors = charges.filter(|charge| charge.clerk.is_some()).count();
    let note = Message::new("card.points_note")
        .with("days", view.days(assessed.period).as_str())
        .with("errors", errors);
    (!assessed.is_empty()).then(|| Card {
        label: view.word("card.points"),
        value: Cell::Count(assessed.total.charged),
        difference: None,
        tone: Tone::Neutral,
        note: view.say(&note),
        trend: Vec::new(),
    })
}

fn rate(total: Load) -> Option<f64> {
    (total.due > 0).then(|| total.done as f64 / total.due as f64)
}

fn missed_rate(total: Load) -> Option<f64> {
    (total.due > 0).then(|| total.missed as f64 / total.due as f64)
}

fn ratio(total: Load) -> Message {
    Message::new("value.ratio")
        .with("part", total.done)
        .with("whole", total.due)
}
