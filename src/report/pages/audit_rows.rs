//! 稽核交接: raw and followed data side by side, differences marked.

use super::audit_places::Places;
use super::audit_words::{marks_cell, source};
use crate::figures::{HandOverCounts, HandOverRow};
use crate::model::{CourierStatus, FollowUp, Message, Sighting};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let hand_over = view.facts.hand_over.as_ref()?;
    let counts = HandOverCounts::of(&hand_over.rows);
    let message = |key| {
        Message::new(key)
            .with("day", hand_over.day)
            .with("rows", hand_over.rows.len())
            .with("matched", counts.matched)
            .with("only_raw", counts.only_raw)
            .with("only_followed", counts.only_followed)
            .with("different", counts.different)
    };
    let places = Places::new(view, hand_over);
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns(view),
        rows: hand_over
            .rows
            .iter()
            .map(|row| cells(view, &places, row))
            .collect(),
        source: source(view, hand_over),
        freeze: 2,
        filter: true,
    };
    let mut page = view.page(
        "audit_rows",
        view.say(&message("page.audit_rows.title")),
        [view.word("page.audit_rows.subtitle"), view.unit()].join(" · "),
        vec![Block::Table(table)],
    );
    if counts.different + counts.only_followed + counts.missed > 0 {
        page.tone = Tone::Bad;
    }
    Some(Built {
        page,
        note: view.say(&message("page.audit_rows.note")),
    })
}

fn columns(view: &View<'_>) -> Vec<Column> {
    let columns = [
        ("difference", Role::Status),
        ("waybill", Role::Id),
        ("raw_carrier", Role::Text),
        ("raw_status", Role::Text),
        ("raw_cod", Role::Money),
        ("raw_receiver", Role::Text),
        ("raw_clerk", Role::Text),
        ("back_clerk", Role::Text),
        ("back_time", Role::Moment),
        ("back_call", Role::Text),
        ("back_outcome", Role::Text),
        ("back_next", Role::Moment),
        ("back_note", Role::LongText),
        ("back_cod", Role::Money),
        ("back_receiver", Role::Text),
        ("raw_origin", Role::Text),
        ("back_origin", Role::Text),
    ];
    let column = |(name, role): (&str, Role)| Column::new(view.in_table("column", name), role);
    columns.map(column).to_vec()
}

fn cells(view: &View<'_>, places: &Places, row: &HandOverRow) -> TableRow {
    let book = view.facts.book;
    // A side that stands in a row above already is not shown, so that no sum of a column counts it twice.
    let sighting = row.sighting(book).filter(|_| row.counts_raw);
    let returned = row.follow_up(book);
    let back_cod = returned
        .and_then(|returned| returned.cod)
        .filter(|_| row.counts_followed);
    TableRow::item(vec![
        marks_cell(view, row),
        Cell::text(number(view, row)),
        Cell::text(sighting.and_then(|sighting| sighting.carrier.as_deref())),
        Cell::text(sighting.map(|sighting| status(view, sighting))),
        Cell::money(sighting.and_then(|sighting| sighting.cod)),
        Cell::text(sighting.and_then(|sighting| sighting.receiver.as_deref())),
        Cell::text(sighting.and_then(|sighting| sighting.clerk.as_deref())),
        Cell::text(returned.and_then(|returned| returned.clerk.as_deref())),
        Cell::moment(returned.and_then(|returned| returned.time)),
        Cell::text(returned.and_then(|returned| returned.call_result.as_deref())),
        Cell::text(returned.and_then(|returned| returned.outcome.as_deref())),
        Cell::moment(returned.and_then(|returned| returned.next)),
        Cell::text(returned.and_then(note)),
        Cell::money(back_cod),
        Cell::text(returned.and_then(|returned| returned.receiver.as_deref())),
        Cell::text(sighting.map(|sighting| places.cell(sighting.origin))),
        Cell::text(returned.map(|returned| places.cell(returned.origin))),
    ])
}

/// The waybill; of a returned row that names none, its order.
pub(super) fn number(view: &View<'_>, row: &HandOverRow) -> Option<String> {
    let book = view.facts.book;
    let sighting = row.sighting(book).map(|sighting| &sighting.waybill);
    let returned = row.follow_up(book);
    let waybill = sighting.or(returned.and_then(|returned| returned.waybill.as_ref()));
    let order = returned.and_then(|returned| returned.order.as_ref());
    let waybill = waybill.map(ToString::to_string);
    waybill.or_else(|| order.map(ToString::to_string))
}

/// As the sheet has it; in our words where it states none.
pub(super) fn status(view: &View<'_>, sighting: &Sighting) -> String {
    let own = sighting.status_text.as_deref().map(str::to_owned);
    own.or_else(|| {
        (sighting.status != CourierStatus::Unknown)
            .then(|| view.facts.words.status(sighting.status))
    })
    .unwrap_or_default()
}

/// 问题类型 and 备注.
pub(super) fn note(returned: &FollowUp) -> Option<String> {
    let texts = [&returned.issue, &returned.note];
    let texts: Vec<&str> = texts.into_iter().flatten().map(|text| &**text).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
