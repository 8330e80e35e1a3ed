//! 概览: key figures, one sentence, the worst exceptions, a chart, and the way to every other page.

use super::Contents;
use crate::figures::worst_first;
use crate::model::{Kind, Message};
use crate::report::blocks::{cards, daily_money, daily_parcels, headline};
use crate::report::document::{Block, Cell, Column, Page, Role, Table, TableRow};
use crate::report::view::{View, tone_of};

const WORST: usize = 10;

pub(super) fn page(view: &View<'_>, contents: &Contents) -> Page {
    let mut blocks = vec![headline(view), cards(view)];
    blocks.extend(worst(view).map(Block::Table));
    blocks.extend(
        daily_parcels(view)
            .or_else(|| daily_money(view))
            .map(Block::Chart),
    );
    blocks.push(Block::Section(view.word("section.contents")));
    blocks.push(Block::Links(contents.links.clone()));
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

/// The ten worst findings.
fn worst(view: &View<'_>) -> Option<Table> {
    let findings = worst_first(view.facts.findings);
    if findings.is_empty() {
        return None;
    }
    let shown = findings.len().min(WORST);
    let rows = findings.iter().take(WORST).map(|finding| {
        let severity = view.in_table("severity", finding.severity.code());
        TableRow::item(vec![
            Cell::Status(tone_of(finding.severity), severity),
            Cell::Text(view.rule(finding.code)),
            Cell::text(
                finding
                    .order
                    .as_deref()
                    .or(finding.waybill.as_deref())
                    .or(finding.payment.as_deref()),
            ),
            Cell::text(finding.staff.as_deref()),
            Cell::money(finding.amount),
            finding
                .age_hours
                .map_or(Cell::Blank, |hours| Cell::Count(hours / 24)),
            Cell::Text(view.say(&finding.message)),
        ])
    });
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.say(
            &Message::new("table.worst")
                .with("count", findings.len())
                .with("shown", shown),
        ),
        subtitle: [view.word("subtitle.worst"), view.unit()].join(" · "),
        columns: vec![
            column("severity", Role::Status),
            column("rule", Role::Text),
            column("number", Role::Id),
            column("clerk", Role::Text),
            column("amount", Role::Money),
            column("age_days", Role::Count),
            column("message", Role::LongText),
        ],
        rows: rows.collect(),
        source: view.source(&Kind::ALL_READ, "basis.as_of"),
        freeze: 0,
        filter: false,
    })
}

/// What is not on the pages: pages left out, orders without a date, other currencies.
pub(super) fn notes(view: &View<'_>, contents: &Contents) -> Vec<String> {
    let mut notes = Vec::new();
    if !contents.left_out.is_empty() {
        let pages = contents.left_out.join(&view.word("value.enumerate"));
        notes.push(view.fill("note.left_out", &[("pages", &pages)]));
    }
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
    if view.comparison.is_some_and(|comparison| comparison.running) {
        notes.push(view.word("note.running"));
    }
    notes
}
