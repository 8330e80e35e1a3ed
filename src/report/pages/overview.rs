//! 概览: key figures, one sentence, the worst exceptions, a chart, and the way to every other page.

use super::Contents;
use crate::model::Message;
use crate::report::blocks::{cards, daily_money, daily_parcels, headline, worst};
use crate::report::document::{Block, Page};
use crate::report::view::View;

const WORST: usize = 10;

pub(super) fn page(view: &View<'_>, contents: &Contents) -> Page {
    let mut blocks = vec![headline(view), cards(view)];
    let title = Message::new("table.worst")
        .with("count", view.facts.findings.len())
        .with("shown", view.facts.findings.len().min(WORST));
    blocks.extend(worst(view, WORST, view.say(&title)).map(Block::Table));
    let charts = [daily_parcels(view), daily_money(view)];
    blocks.extend(charts.into_iter().flatten().map(Block::Chart));
    blocks.extend(contents.blocks(view));
    blocks.push(Block::Notes(notes(view, contents)));
    let title = view.word("page.overview.title");
    let company = &view.facts.config.report.company;
    let title = if company.is_empty() {
        title
    } else {
        format!("{company} · {title}")
    };
    let subtitle = [
        view.period(),
        view.unit(),
        view.fill("note.as_of", &[("as_of", &view.as_of())]),
    ]
    .join(" · ");
    let mut page = view.page("overview", title, subtitle, blocks);
    page.landscape = false;
    page
}

/// What is not on the pages: pages left out, orders without a date, other currencies.
pub(super) fn notes(view: &View<'_>, contents: &Contents) -> Vec<String> {
    let mut notes: Vec<String> = left_out(view, contents).into_iter().collect();
    let totals = &view.figures.totals;
    if totals.cancelled > 0 {
        notes.push(view.say(&Message::new("note.cancelled").with("orders", totals.cancelled)));
    }
    for foreign in totals.foreign.values() {
        notes.push(
            view.say(
                &Message::new("note.foreign")
                    .with("orders", foreign.orders)
                    .with("sold", foreign.sold)
                    .with("payments", foreign.payments)
                    .with("received", foreign.received),
            ),
        );
    }
    if !view.has_courier() && totals.orders > 0 {
        notes.push(view.word("note.no_courier"));
    }
    if view.comparison.is_some() && !view.facts.findings.is_empty() {
        notes.push(view.word("note.findings_now"));
    }
    if view.beside().is_some_and(|comparison| comparison.running) {
        notes.push(view.word("note.running"));
    }
    notes
}

/// The pages without content; `None` if every page has some.
pub(super) fn left_out(view: &View<'_>, contents: &Contents) -> Option<String> {
    let pages = contents.left_out.join(&view.word("value.enumerate"));
    (!pages.is_empty()).then(|| view.fill("note.left_out", &[("pages", &pages)]))
}
