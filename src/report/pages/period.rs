//! 周报, 月报: what a supervisor reads first: the sentence, the key figures, this period beside the
//! previous one, and the line for signatures.

use super::Contents;
use super::checks::verdict;
use super::overview::notes;
use crate::config::PeriodUnit;
use crate::report::blocks::{Rows, cards, comparison, daily_money, daily_parcels, period_headline};
use crate::report::document::{Block, Page};
use crate::report::view::{View, is_empty};

pub(super) fn page(view: &View<'_>, contents: &Contents) -> Page {
    let mut blocks = Vec::new();
    if let Some(compared) = view.comparison {
        blocks.push(period_headline(view, compared));
        blocks.push(cards(view));
        blocks.extend(
            daily_parcels(view)
                .or_else(|| daily_money(view))
                .map(Block::Chart),
        );
        let titles = if view.beside().is_some() {
            ["table.comparison", "table.comparison_rates"]
        } else {
            ["table.sums", "table.rates_alone"]
        };
        let [sums, rates] = titles;
        let table = comparison(view, compared, Rows::Sums, view.word(sums));
        blocks.extend(table.map(Block::Table));
        // What else there is stands on the first sheet of paper, with the sums.
        blocks.extend(contents.blocks(view));
        let table = comparison(view, compared, Rows::Rates, view.word(rates));
        blocks.extend(table.map(Block::Table));
    }
    let mut notes = notes(view, contents);
    if view
        .comparison
        .is_some_and(|compared| is_empty(&compared.previous))
    {
        notes.push(view.word("note.no_previous"));
    }
    notes.extend(
        verdict(view).map(|(_, sentence)| view.fill("note.checks", &[("sentence", &sentence)])),
    );
    blocks.push(Block::Notes(notes));
    let author = &view.facts.config.report.author;
    let labels = [view.word("sign.made_by"), view.word("sign.checked_by")];
    let [made_by, checked_by] = labels;
    let made_by = if author.is_empty() {
        made_by
    } else {
        format!("{made_by}{author}")
    };
    blocks.push(Block::Signature(vec![made_by, checked_by]));
    let mut page = view.page("period", title(view), subtitle(view), blocks);
    let is_week = view
        .comparison
        .is_some_and(|compared| compared.period.unit == PeriodUnit::Week);
    page.name = view.word(if is_week {
        "page.period.weekly"
    } else {
        "page.period.monthly"
    });
    page.landscape = false;
    page
}

fn title(view: &View<'_>) -> String {
    let (key, label) = match view.comparison.map(|compared| compared.period) {
        Some(period) if period.unit == PeriodUnit::Week => ("title.weekly", period.label()),
        Some(period) => ("title.monthly", period.label()),
        None => ("title.monthly", String::new()),
    };
    let title = view.fill(key, &[("label", &label)]);
    let company = &view.facts.config.report.company;
    if company.is_empty() {
        title
    } else {
        format!("{company} · {title}")
    }
}

fn subtitle(view: &View<'_>) -> String {
    let mut parts = vec![view.period(), view.unit()];
    if let Some(compared) = view.beside() {
        let before = view.days(compared.before);
        let key = if compared.running {
            "period.running"
        } else {
            "period.before"
        };
        parts.push(view.fill(key, &[("days", &before)]));
    }
    parts.push(view.fill("note.as_of", &[("as_of", &view.as_of())]));
    parts.join(" · ")
}
