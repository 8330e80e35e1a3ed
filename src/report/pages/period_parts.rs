//! The parts of a period report, a few sheets of paper: sign rates, money, follow-up, exceptions. Row by
//! row all of it stands in the summary.

use super::missed;
use super::receivable::customers;
use crate::figures::{Dimension, Metric, receivables};
use crate::finding::Severity;
use crate::model::Message;
use crate::report::blocks::{
    ageing, by_rule, clerks, daily_money, differences, rates, rates_beside_previous, worst,
};
use crate::report::document::{Block, Table, Tone};
use crate::report::view::{Built, View, percent};

/// The worst findings that are listed.
const WORST: usize = 20;
/// The parts of the business that stand in rows of their own.
const PARTS: usize = 8;
/// The rows to be corrected that are listed.
const ROWS: usize = 10;

/// 签收率, this period beside the previous one.
pub(super) fn sign_rates(view: &View<'_>) -> Option<Built> {
    if !view.has_courier() {
        return None;
    }
    let compared = view.comparison?;
    let mut blocks: Vec<Block> = [Dimension::Carrier, Dimension::Province, Dimension::Product]
        .into_iter()
        .filter_map(|dimension| rate_table(view, dimension))
        .map(Block::Table)
        .collect();
    if blocks.is_empty() {
        return None;
    }
    let mut notes = vec![view.word("note.small_sample")];
    if view.beside().is_some() {
        notes.push(view.word("note.younger"));
    }
    blocks.push(Block::Notes(notes));
    let (title, note) = if view.beside().is_some() {
        ("page.period_rates.title", "page.period_rates.note")
    } else {
        (
            "page.period_rates.title_alone",
            "page.period_rates.note_alone",
        )
    };
    let rate = |figures: &crate::figures::Figures| {
        percent(figures.metric("sign_rate_shipped").and_then(Metric::value))
    };
    let message = |key| {
        Message::new(key)
            .with("rate", rate(&compared.this).as_str())
            .with("previous", rate(&compared.previous).as_str())
    };
    Some(Built {
        page: view.upright_page(
            "period_rates",
            view.say(&message(title)),
            view.subtitle_without_unit("page.period_rates.subtitle"),
            blocks,
        ),
        note: view.say(&message(note)),
    })
}

/// The rates of a dimension under a page that says already which days they are of.
fn rate_table(view: &View<'_>, dimension: Dimension) -> Option<Table> {
    let table = match view.beside() {
        Some(compared) => rates_beside_previous(view, compared, dimension, PARTS)?,
        None => rates(view, dimension, PARTS)?,
    };
    Some(Table {
        subtitle: String::new(),
        ..table
    })
}

/// 款项: sold, received, refunded, owed, how old, and by whom.
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
    let mut blocks: Vec<Block> = daily_money(view).map(Block::Chart).into_iter().collect();
    if let Some(table) = ageing(view) {
        let end = compared.shown.last;
        let owed = receivables(&view.facts.input, end);
        blocks.push(Block::Table(table));
        blocks.push(Block::Table(customers(view, &owed, end)));
    }
    blocks.extend(differences(view).map(Block::Table));
    Some(Built {
        page: view.upright_page(
            "period_money",
            view.say(&message("page.period_money.title")),
            view.subtitle("page.period_money.subtitle"),
            blocks,
        ),
        note: view.say(&message("page.period_money.note")),
    })
}

/// 跟单: each clerk's account of the period, the sign rates of each clerk's parcels, and the first of
/// the rows that were not followed up well.
pub(super) fn follow_up(view: &View<'_>) -> Option<Built> {
    let mut blocks = vec![Block::Table(clerks(view)?)];
    blocks.extend(rate_table(view, Dimension::Clerk).map(Block::Table));
    blocks.extend(missed::brief_rows(view, ROWS).map(Block::Table));
    let mut page = view.upright_page(
        "period_follow_up",
        missed::title(view),
        view.subtitle_without_unit("page.period_follow_up.subtitle"),
        blocks,
    );
    page.tone = missed::tone(view);
    Some(Built {
        page,
        note: missed::note(view),
    })
}

/// 异常: the worst of what is open, whose it is; and for each rule what to do.
pub(super) fn findings(view: &View<'_>) -> Option<Built> {
    let all = view.facts.findings;
    let mut blocks = vec![Block::Table(worst(view, WORST, String::new())?)];
    blocks.extend(by_rule(view).map(Block::Table));
    let errors = crate::figures::count_of(all, Severity::Error);
    let message = |key| {
        Message::new(key)
            .with("count", all.len())
            .with("errors", errors)
            .with("shown", all.len().min(WORST))
    };
    let mut page = view.upright_page(
        "period_findings",
        view.say(&message("page.period_findings.title")),
        view.fill("note.as_of", &[("as_of", &view.as_of())]),
        blocks,
    );
    page.tone = if errors > 0 { Tone::Bad } else { Tone::Neutral };
    Some(Built {
        page,
        note: view.say(&message("page.period_findings.note")),
    })
}
