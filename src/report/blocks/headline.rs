//! The one sentence of conclusion, made of facts.

use crate::figures::{Comparison, Metric, change, points};
use crate::finding::Severity;
use crate::model::Message;
use crate::report::document::Block;
use crate::report::view::{View, is_empty, percent};

/// What there is to say of all that was read; a part without facts is left out.
pub(in crate::report) fn headline(view: &View<'_>) -> Block {
    let totals = &view.figures.totals;
    let mut clauses = Vec::new();
    if view.comparison.is_some() && is_empty(view.figures) {
        let days = view.period();
        clauses.push(Message::new("headline.empty_period").with("days", days.as_str()));
    }
    if totals.orders > 0 {
        clauses.push(
            Message::new("headline.orders")
                .with("orders", totals.orders)
                .with("sold", totals.sold),
        );
    }
    if totals.receipts > 0 {
        clauses.push(Message::new("headline.received").with("received", totals.received));
    }
    if totals.open_orders > 0 {
        clauses.push(Message::new("headline.open").with("open", totals.open));
    }
    if totals.shipped > 0 && view.has_courier() {
        clauses.push(
            Message::new("headline.parcels")
                .with("shipped", totals.shipped)
                .with("signed", totals.signed)
                .with("rate", rate(view, "sign_rate_shipped").as_str()),
        );
    }
    clauses.extend(open_work(view));
    let sentence = join(view, &clauses);
    Block::Headline(view.fill(
        "headline.as_of",
        &[("as_of", &view.as_of()), ("sentence", &sentence)],
    ))
}

/// What there is to say of a period beside the previous one.
pub(in crate::report) fn period_headline(view: &View<'_>, comparison: &Comparison) -> Block {
    let (this, previous) = (&comparison.this, &comparison.previous);
    let mut clauses = Vec::new();
    if this.totals.orders > 0 {
        let difference = change(
            crate::figures::Amount::Money(this.totals.sold),
            crate::figures::Amount::Money(previous.totals.sold),
        );
        let key = if difference.is_some() {
            "headline.period_sold"
        } else {
            "headline.orders"
        };
        clauses.push(
            Message::new(key)
                .with("orders", this.totals.orders)
                .with("sold", this.totals.sold)
                .with("change", signed_percent(difference).as_str()),
        );
    }
    if this.totals.receipts > 0 {
        clauses.push(Message::new("headline.received").with("received", this.totals.received));
    }
    for id in ["sign_rate_shipped", "missed_rate"] {
        let value = |metric: Option<&Metric>| metric.and_then(Metric::value);
        let (now, before) = (value(this.metric(id)), value(previous.metric(id)));
        if now.is_some() && view.shows(id) {
            let difference = points(now, before);
            let key = if difference.is_some() {
                "headline.period_rate"
            } else {
                "headline.period_rate_alone"
            };
            let difference = format!("{:+.1}", difference.unwrap_or_default() * 100.0);
            clauses.push(
                Message::new(key)
                    .with("name", view.metric_name(id).as_str())
                    .with("rate", percent(now).as_str())
                    .with("points", difference.as_str()),
            );
        }
    }
    let errors = crate::figures::count_of(view.facts.findings, Severity::Error);
    if errors > 0 {
        clauses.push(Message::new("headline.errors").with("errors", errors));
    }
    let sentence = join(view, &clauses);
    let days = view.days(comparison.shown);
    Block::Headline(view.fill(
        "headline.period",
        &[("days", &days), ("sentence", &sentence)],
    ))
}

fn open_work(view: &View<'_>) -> Vec<Message> {
    let totals = &view.figures.totals;
    let mut clauses = Vec::new();
    let errors = crate::figures::count_of(view.facts.findings, Severity::Error);
    let warnings = crate::figures::count_of(view.facts.findings, Severity::Warning);
    if errors > 0 {
        clauses.push(Message::new("headline.errors").with("errors", errors));
    }
    if warnings > 0 {
        clauses.push(Message::new("headline.warnings").with("warnings", warnings));
    }
    if totals.missed > 0 {
        clauses.push(
            Message::new("headline.missed")
                .with("missed", totals.missed)
                .with("due", totals.due_rows),
        );
    }
    clauses
}

fn join(view: &View<'_>, clauses: &[Message]) -> String {
    if clauses.is_empty() {
        return view.word("headline.nothing");
    }
    clauses
        .iter()
        .map(|clause| view.say(clause))
        .collect::<Vec<_>>()
        .join(&view.word("headline.separator"))
}

fn rate(view: &View<'_>, id: &str) -> String {
    percent(view.figures.metric(id).and_then(Metric::value))
}

fn signed_percent(change: Option<f64>) -> String {
    change.map_or_else(
        || "—".to_owned(),
        |change| format!("{:+.1}%", change * 100.0),
    )
}
