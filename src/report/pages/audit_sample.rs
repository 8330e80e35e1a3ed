//! 稽核交接: the sample to be checked again.

use super::audit_places::Places;
use super::audit_rows::{note, number, status};
use super::audit_words::{clerk_word, source};
use crate::figures::{HandOver, HandOverRow, Sample, Stratum, StratumPart, sample};
use crate::model::{Answer, Message};
use crate::report::document::{Block, Cell, Column, Entry, Role, Table, TableRow};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let hand_over = view.facts.hand_over.as_ref()?;
    let sample = sample(&view.facts.input, hand_over);
    if sample.size() == 0 {
        return None;
    }
    let places = Places::new(view, hand_over);
    let mut rows = Vec::with_capacity(sample.size());
    for stratum in &sample.strata {
        let words = stratum_words(view, stratum);
        let drawn = stratum
            .drawn
            .iter()
            .filter_map(|place| hand_over.rows.get(*place));
        rows.extend(drawn.map(|row| cells(view, &places, &words, row)));
    }
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: columns(view),
        rows,
        source: source(view, hand_over),
        freeze: 0,
        filter: true,
    };
    let message = |key| {
        Message::new(key)
            .with("day", hand_over.day)
            .with("drawn", sample.size())
            .with("population", sample.population)
    };
    Some(Built {
        page: view.page(
            "audit_sample",
            view.say(&message("page.audit_sample.title")),
            view.word("page.audit_sample.subtitle"),
            vec![
                Block::Notes(drawn_words(view, hand_over, &sample)),
                Block::Table(table.without_blank_columns()),
            ],
        ),
        note: view.say(&message("page.audit_sample.note")),
    })
}

/// How the sample was drawn, for the front page.
pub(super) fn how_drawn(view: &View<'_>, hand_over: &HandOver) -> Vec<String> {
    drawn_words(view, hand_over, &sample(&view.facts.input, hand_over))
}

fn drawn_words(view: &View<'_>, hand_over: &HandOver, sample: &Sample) -> Vec<String> {
    if sample.size() == 0 {
        return vec![view.word("note.audit_no_sample")];
    }
    let audit = &view.facts.config.audit;
    let known = ["clerk", "answer", "status", "carrier"];
    let parts: Vec<String> = audit
        .strata
        .iter()
        .filter(|part| known.contains(&part.as_str()))
        .map(|part| view.in_table("column", part))
        .collect();
    let parts = parts.join(&view.word("value.enumerate"));
    let key = if parts.is_empty() {
        "note.audit_sample_plain"
    } else {
        "note.audit_sample"
    };
    let drawn = Message::new(key)
        .with("day", hand_over.day)
        .with("population", sample.population)
        .with("drawn", sample.size())
        .with("percent", i64::from(audit.sample_percent))
        .with("least", i64::from(audit.sample_at_least))
        .with("most", i64::from(audit.sample_at_most))
        .with("parts", parts.as_str())
        .with("strata", sample.strata.len());
    vec![view.say(&drawn), view.word("note.audit_draw")]
}

fn columns(view: &View<'_>) -> Vec<Column> {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let verdicts = ["choice.agrees", "choice.differs", "choice.not_reached"];
    vec![
        column("audit_stratum", Role::Text),
        column("waybill", Role::Id),
        column("receiver", Role::Text),
        column("audit_phone", Role::Id),
        column("raw_status", Role::Text),
        column("back_clerk", Role::Text),
        column("back_time", Role::Moment),
        column("back_call", Role::Text),
        column("back_outcome", Role::Text),
        column("back_next", Role::Moment),
        column("back_note", Role::LongText),
        Column::input(
            view.in_table("column", "audit_verdict"),
            verdicts.map(|verdict| view.word(verdict)).to_vec(),
        )
        .with_note(view.word("note.audit_verdict")),
        Column::input(view.in_table("column", "audit_verdict_note"), Vec::new()).of(Entry::Text),
        column("back_origin", Role::Text),
    ]
}

fn cells(view: &View<'_>, places: &Places, stratum: &str, row: &HandOverRow) -> TableRow {
    let book = view.facts.book;
    let sighting = row.sighting(book);
    let returned = row.follow_up(book);
    let parcel = row.parcel.and_then(|parcel| book.parcels.get(parcel.get()));
    let orders = row.parcel.map(|parcel| view.facts.input.orders_of(parcel));
    let order = orders
        .and_then(|mut orders| orders.next())
        .map(|(_, order)| order);
    let receiver = sighting
        .and_then(|sighting| sighting.receiver.as_deref())
        .or(parcel.and_then(|parcel| parcel.receiver.as_deref()))
        .or(order.and_then(|order| order.customer.as_deref()));
    let phone = parcel
        .and_then(|parcel| parcel.phone.as_deref())
        .or(order.and_then(|order| order.phone.as_deref()));
    TableRow::item(vec![
        Cell::Text(stratum.to_owned()),
        Cell::text(number(view, row)),
        Cell::text(receiver),
        Cell::text(phone),
        Cell::text(sighting.map(|sighting| status(view, sighting))),
        Cell::text(returned.and_then(|returned| returned.clerk.as_deref())),
        Cell::moment(returned.and_then(|returned| returned.time)),
        Cell::text(returned.and_then(|returned| returned.call_result.as_deref())),
        Cell::text(returned.and_then(|returned| returned.outcome.as_deref())),
        Cell::moment(returned.and_then(|returned| returned.next)),
        Cell::text(returned.and_then(note)),
        Cell::Blank,
        Cell::Blank,
        Cell::text(returned.map(|returned| places.cell(returned.origin))),
    ])
}

/// `王芳 · 已跟（2/37）`.
fn stratum_words(view: &View<'_>, stratum: &Stratum) -> String {
    let part = |part: &StratumPart| match part {
        StratumPart::Clerk(name) => clerk_word(view, name.as_deref()),
        StratumPart::Carrier(name) => view.part(name.as_deref().unwrap_or_default()),
        StratumPart::Answer(answer) => view.word(match answer {
            Some(Answer::Missed) => "value.answer.missed",
            Some(Answer::Blank) => "value.answer.blank",
            Some(Answer::NotStandard) => "value.answer.not_standard",
            Some(Answer::Done) => "value.answer.done",
            None => "value.not_due",
        }),
        StratumPart::Status(status) => status.map_or_else(
            || view.word("value.unnamed"),
            |status| view.facts.words.status(status),
        ),
    };
    let parts: Vec<String> = stratum.parts.iter().map(part).collect();
    let words = if parts.is_empty() {
        view.word("value.all_rows")
    } else {
        parts.join(" · ")
    };
    view.fill(
        "value.stratum",
        &[
            ("words", &words),
            ("drawn", &stratum.drawn.len().to_string()),
            ("size", &stratum.size.to_string()),
        ],
    )
}
