//! The cards of 跟单督办.

use crate::figures::{lost, urged};
use crate::model::Message;
use crate::report::blocks::{Load, Loads};
use crate::report::document::{Card, Cell, Tone};
use crate::report::view::{View, percent};

/// What the front page counts besides rows.
pub(super) struct Counts {
    pub(super) today: usize,
    pub(super) late: usize,
    pub(super) undecided: usize,
    pub(super) lost: usize,
}

impl Counts {
    pub(super) fn new(view: &View<'_>) -> Self {
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

/// At most six.
pub(super) fn cards(view: &View<'_>, loads: &Loads, counts: &Counts) -> Vec<Card> {
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
