//! The parts of a period report: sign rates, money, follow-up, exceptions.

use super::missed;
use super::receivable::customers;
use super::sign_rate::{DIMENSIONS, definition_notes};
use crate::figures::{Metric, receivables, worst_first};
use crate::finding::Severity;
use crate::model::{Kind, Message};
use crate::report::blocks::{
    Rows, ageing, comparison, daily_money, finding_columns, finding_row, rates_beside_previous,
};
use crate::report::document::{Block, Table, Tone};
use crate::report::view::{Built, View, percent};

const WORST: usize = 20;

/// 签收率, this period beside the previous one.
pub(super) fn rates(view: &View<'_>) -> Option<Built> {
    let compared = view.comparison?;
    let mut blocks: Vec<Block> = DIMENSIONS
        .into_iter()
        .filter_map(|dimension| rates_beside_previous(view, compared, dimension))
        .map(Block::Table)
        .collect();
    if blocks.is_empty() {
        return None;
    }
    let mut notes = definition_notes(view);
    notes.push(view.word("note.younger"));
    blocks.push(Block::Notes(notes));
    let rate = |figures: &crate::figures::Figures| {
        percent(figures.metric("sign_rate_shipped").and_then(Metric::value))
    };
    let message = |key| {
        Message::new(key)
            .with("rate", rate(&compared.this).as_str())
            .with("previous", rate(&compared.previous).as_str())
    };
    Some(Built {
        page: view.page(
            "period_rates",
            view.say(&message("page.period_rates.title")),
            view.subtitle_without_unit("page.period_rates.subtitle"),
            blocks,
        ),
        note: view.say(&message("page.period_rates.note")),
    })
}

/// 款项: sold, received, refunded, owed, and how old.
pub(super) fn money(view: &View<'_>) -> Option<Built> {
    let compared = view.comparison?;
    let totals = &view.figures.totals;
    if totals.orders == 0 && totals.receipts == 0 && totals.refunds == 0 && totals.open_orders == 0
    {
        return None;
    }
    let message = |key| {
        Message::new(key)
            .with("sold", totals.sold)
            .with("received", totals.received)
            .with("refunded", totals.refunded)
            .with("open", totals.open)
    };
    let title = view.word("table.money");
    let mut blocks = vec![Block::Table(comparison(view, compared, Rows::Money, title))];
    blocks.extend(daily_money(view).map(Block::Chart));
    if let Some(table) = ageing(view) {
        let end = compared.shown.last;
        let owed = receivables(&view.facts.input, end);
        blocks.push(Block::Table(table));
        blocks.push(Block::Table(customers(view, &owed, end)));
    }
    Some(Built {
        page: view.page(
            "period_money",
            view.say(&message("page.period_money.title")),
            view.subtitle("page.period_money.subtitle"),
            blocks,
        ),
        note: view.say(&message("page.period_money.note")),
    })
}

/// 跟单: each clerk's account of the period.
pub(super) fn follow_up(view: &View<'_>) -> Option<Built> {
    let mut built = missed::page(view)?;
    built.page.id = "period_follow_up";
    built.page.name = view.word("page.period_follow_up.name");
    Some(built)
}

/// 异常: the worst of what is open, whose it is, and what to do.
pub(super) fn findings(view: &View<'_>) -> Option<Built> {
    let all = view.facts.findings;
    if all.is_empty() {
        return None;
    }
    let errors = crate::figures::count_of(all, Severity::Error);
    let mut shown = worst_first(all);
    shown.truncate(WORST);
    let message = |key| {
        Message::new(key)
            .with("count", all.len())
            .with("errors", errors)
            .with("shown", shown.len())
    };
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: finding_columns(view),
        rows: shown
            .iter()
            .map(|finding| finding_row(view, finding))
            .collect(),
        source: view.source(&Kind::ALL_READ, "basis.as_of"),
        freeze: 3,
        filter: true,
    };
    let mut page = view.page(
        "period_findings",
        view.say(&message("page.period_findings.title")),
        [view.word("page.period_findings.subtitle"), view.unit()].join(" · "),
        vec![Block::Table(table)],
    );
    page.tone = if errors > 0 { Tone::Bad } else { Tone::Neutral };
    Some(Built {
        page,
        note: view.say(&message("page.period_findings.note")),
    })
}
