//! Key figures.

use crate::figures::{
    Amount, Better, Comparison, Dimension, Figures, Metric, change, definition, points,
};
use crate::finding::Severity;
use crate::model::{Message, Money};
use crate::report::document::{Block, Card, Cell, Tone};
use crate::report::view::{View, percent};

/// How many days a sparkline shows at most.
const TREND_DAYS: usize = 14;
/// How many cards stand side by side at most.
const MOST: usize = 6;

/// The key figures of all that was read or of a period; what no sheet tells is left out.
pub(in crate::report) fn cards(view: &View<'_>) -> Block {
    let totals = &view.figures.totals;
    let mut cards = Vec::new();
    if totals.orders > 0 {
        let note = Message::new("card.sold_note").with("orders", totals.orders);
        cards.push(money_card(view, "sold", totals.sold, &note, Better::More));
    }
    if totals.receipts > 0 {
        let note = Message::new("card.received_note")
            .with("receipts", totals.receipts)
            .with("refunded", totals.refunded);
        cards.push(money_card(
            view,
            "received",
            totals.received,
            &note,
            Better::More,
        ));
    }
    cards.extend(rate_card(view, "sign_rate_shipped"));
    cards.push(findings_card(view));
    cards.extend(rate_card(view, "missed_rate"));
    if totals.open_orders > 0 {
        let note = Message::new("card.open_note").with("orders", totals.open_orders);
        cards.push(money_card(view, "open", totals.open, &note, Better::Less));
    }
    for id in ["match_rate", "in_transit_rate"] {
        if cards.len() < 4 {
            cards.extend(rate_card(view, id));
        }
    }
    cards.truncate(MOST);
    Block::Cards(cards)
}

fn money_card(view: &View<'_>, name: &str, value: Money, note: &Message, better: Better) -> Card {
    let of = |figures: &Figures| match name {
        "sold" => figures.totals.sold,
        "received" => figures.totals.received,
        _ => figures.totals.open,
    };
    let trend = match name {
        "sold" => trend(view, |day| day.sold.as_major()),
        "received" => trend(view, |day| day.received.as_major()),
        _ => Vec::new(),
    };
    let previous = view.beside().map(|comparison| of(&comparison.previous));
    let difference =
        previous.and_then(|previous| change(Amount::Money(value), Amount::Money(previous)));
    let shown = previous.map(|previous| view.money(previous));
    Card {
        label: view.in_table("card", name),
        value: Cell::Money(value),
        difference: difference_cell(view.beside(), difference.map(Cell::Change)),
        tone: tone(difference, better),
        note: note_with_previous(view, view.say(note), shown),
        trend,
    }
}

fn rate_card(view: &View<'_>, id: &'static str) -> Option<Card> {
    let metric = view.figures.metric(id).filter(|_| view.shows(id))?;
    let value = metric.value()?;
    let better = definition(id)?.better;
    let previous = view
        .beside()
        .map(|comparison| comparison.previous.metric(id).and_then(Metric::value));
    let difference = previous.and_then(|previous| points(Some(value), previous));
    Some(Card {
        label: view.metric_name(id),
        value: Cell::Rate(value),
        difference: difference_cell(view.beside(), difference.map(Cell::Points)),
        tone: tone(difference, better),
        note: note_with_previous(view, ratio(view, metric), previous.map(percent)),
        trend: by_day(view, id),
    })
}

fn findings_card(view: &View<'_>) -> Card {
    let count = |severity| crate::figures::count_of(view.facts.findings, severity);
    Card {
        label: view.word("card.findings"),
        value: Cell::Count(count(Severity::Error) + count(Severity::Warning)),
        difference: None,
        tone: Tone::Neutral,
        note: view.say(
            &Message::new("card.findings_note")
                .with("errors", count(Severity::Error))
                .with("warnings", count(Severity::Warning)),
        ),
        trend: Vec::new(),
    }
}

/// `118 / 137`.
pub(super) fn ratio(view: &View<'_>, metric: &Metric) -> String {
    let message = Message::new("value.ratio");
    view.say(&match (metric.numerator, metric.denominator) {
        (Amount::Count(part), Amount::Count(whole)) => {
            message.with("part", part).with("whole", whole)
        }
        (Amount::Money(part), Amount::Money(whole)) => {
            message.with("part", part).with("whole", whole)
        }
        (part, whole) => message
            .with("part", format!("{:.1}", part.as_number()).as_str())
            .with("whole", format!("{:.0}", whole.as_number()).as_str()),
    })
}

/// Beside a previous period a difference stands, or a dash where there is nothing to compare with.
fn difference_cell(comparison: Option<&Comparison>, difference: Option<Cell>) -> Option<Cell> {
    comparison?;
    Some(difference.unwrap_or_else(|| Cell::Text("—".to_owned())))
}

fn note_with_previous(view: &View<'_>, note: String, previous: Option<String>) -> String {
    match previous {
        Some(previous) => view.fill("card.previous", &[("note", &note), ("previous", &previous)]),
        None => note,
    }
}

/// Whether a difference is welcome.
pub(super) fn tone(difference: Option<f64>, better: Better) -> Tone {
    match (difference, better) {
        (None, _) => Tone::Neutral,
        (Some(difference), _) if difference.abs() < 0.0005 => Tone::Neutral,
        (Some(difference), Better::More) if difference > 0.0 => Tone::Good,
        (Some(difference), Better::Less) if difference < 0.0 => Tone::Good,
        _ => Tone::Bad,
    }
}

fn trend(view: &View<'_>, of: impl Fn(&crate::figures::DayFigures) -> f64) -> Vec<f64> {
    let series = &view.figures.series;
    let skipped = series.len().saturating_sub(TREND_DAYS);
    series.iter().skip(skipped).map(of).collect()
}

fn by_day(view: &View<'_>, id: &'static str) -> Vec<f64> {
    let days: Vec<f64> = view
        .figures
        .by(id, Dimension::Day)
        .filter_map(|(_, metric)| metric.value())
        .collect();
    let skipped = days.len().saturating_sub(TREND_DAYS);
    days.into_iter().skip(skipped).collect()
}
