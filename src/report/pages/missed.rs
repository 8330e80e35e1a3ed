//! 漏跟: each clerk's account of the rows that were due, then the rows that were not followed up well.

use crate::model::{Answer, DueRow, Kind, Message};
use crate::report::blocks::{choices, clerks};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

/// The last columns of the rows: where they come from, and what was done about them.
const FOR_WORK: usize = 2;

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let mut blocks = vec![Block::Table(clerks(view)?)];
    blocks.extend(rows(view).map(Block::Table));
    blocks.extend(view.calendar_note().map(|note| Block::Notes(vec![note])));
    let subtitle = view.subtitle_without_unit("page.missed.subtitle");
    let mut page = view.page("missed", title(view), subtitle, blocks);
    page.tone = tone(view);
    Some(Built {
        page,
        note: note(view),
    })
}

/// How many rows were due, and how many were not followed up well.
pub(super) fn title(view: &View<'_>) -> String {
    let totals = &view.figures.totals;
    view.say(
        &Message::new("page.missed.title")
            .with("due", totals.due_rows)
            .with("missed", totals.missed)
            .with("blank", totals.blank)
            .with("not_standard", totals.not_standard),
    )
}

/// The same for a link.
pub(super) fn note(view: &View<'_>) -> String {
    let totals = &view.figures.totals;
    view.say(
        &Message::new("page.missed.note")
            .with("missed", totals.missed)
            .with("due", totals.due_rows),
    )
}

/// Bad as soon as a row was missed.
pub(super) fn tone(view: &View<'_>) -> Tone {
    if view.figures.totals.missed > 0 {
        Tone::Bad
    } else {
        Tone::Neutral
    }
}

/// The first of the rows that are not done, without their source and without a place for an answer;
/// `None` if all are done.
pub(super) fn brief_rows(view: &View<'_>, most: usize) -> Option<Table> {
    let mut table = rows(view)?;
    let all = table.rows.len();
    let kept = table.columns.len().saturating_sub(FOR_WORK);
    table.columns.truncate(kept);
    table.rows.truncate(most);
    for row in &mut table.rows {
        row.cells.truncate(kept);
    }
    if all > most {
        let title = Message::new("table.missed_rows_first")
            .with("rows", all)
            .with("shown", most);
        table.title = view.say(&title);
    }
    Some(table)
}

/// The rows that are not done; `None` if all are.
fn rows(view: &View<'_>) -> Option<Table> {
    let due = &view.facts.followed.due_rows;
    let mut open: Vec<&DueRow> = due
        .iter()
        .filter(|row| row.answer != Answer::Done && view.window().has_day(Some(row.day)))
        .collect();
    if open.is_empty() {
        return None;
    }
    open.sort_by_key(|row| (severity(row.answer), row.clerk.clone(), row.day));
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    Some(Table {
        title: view.say(&Message::new("table.missed_rows").with("rows", open.len())),
        subtitle: view.subtitle_without_unit("subtitle.missed_rows"),
        columns: vec![
            column("answer", Role::Status),
            column("clerk", Role::Text),
            column("day", Role::Day),
            column("waybill", Role::Id),
            column("order", Role::Id),
            column("customer", Role::Text),
            column("carrier", Role::Text),
            column("status", Role::Text),
            column("outcome", Role::Text),
            column("origin", Role::Text),
            Column::input(view.word("column.handled"), choices(view)),
        ],
        rows: open.into_iter().map(|row| due_row(view, row)).collect(),
        source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.day"),
        freeze: 0,
        filter: false,
    })
}

fn due_row(view: &View<'_>, row: &DueRow) -> TableRow {
    let book = view.facts.book;
    let parcel = book.parcels.get(row.parcel.get());
    let order = view.facts.input.orders_of(row.parcel).next();
    let outcome = row
        .follow_up
        .and_then(|index| book.follow_ups.get(index.get()))
        .and_then(|follow_up| follow_up.outcome.as_deref());
    let (tone, answer) = answer(row.answer);
    TableRow::item(vec![
        Cell::Status(tone, view.word(answer)),
        Cell::Text(view.part(&row.clerk)),
        Cell::Day(row.day),
        Cell::text(parcel.map(|parcel| parcel.waybill.as_str())),
        Cell::text(order.map(|(_, order)| order.number.as_str())),
        Cell::text(
            order
                .and_then(|(_, order)| order.customer.as_deref())
                .or(parcel.and_then(|parcel| parcel.receiver.as_deref())),
        ),
        Cell::text(parcel.and_then(|parcel| parcel.carrier.as_deref())),
        Cell::Text(view.status(parcel, row.status)),
        Cell::text(outcome),
        Cell::Text(book.place(row.origin)),
        Cell::Blank,
    ])
}

fn severity(answer: Answer) -> u8 {
    match answer {
        Answer::Missed => 0,
        Answer::Blank => 1,
        Answer::NotStandard => 2,
        Answer::Done => 3,
    }
}

fn answer(answer: Answer) -> (Tone, &'static str) {
    match answer {
        Answer::Missed => (Tone::Bad, "value.answer.missed"),
        Answer::Blank => (Tone::Warning, "value.answer.blank"),
        Answer::NotStandard => (Tone::Warning, "value.answer.not_standard"),
        Answer::Done => (Tone::Good, "value.answer.done"),
    }
}
