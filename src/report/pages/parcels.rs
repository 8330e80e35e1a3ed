//! 快递: every parcel with where it stands and the last word of the clerk.

use super::details::{marks, select};
use crate::model::{CourierStatus, Kind, Parcel, ParcelIndex};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let input = &view.facts.input;
    let marks = marks(view.facts.findings, |finding| finding.waybill.as_deref());
    let rows: Vec<(ParcelIndex, &Parcel)> = input
        .parcels()
        .filter(|(_, parcel)| view.window().has(parcel.shipped_at()))
        .collect();
    let is_open = |(_, parcel): &(ParcelIndex, &Parcel)| {
        parcel.status.is_open() || marks.contains_key(parcel.waybill.as_str())
    };
    let (rows, which) = select(view, rows, is_open)?;
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: vec![
            column("waybill", Role::Id),
            column("carrier", Role::Text),
            column("order", Role::Id),
            column("receiver", Role::Text),
            column("province", Role::Text),
            column("status", Role::Status),
            column("shipped_at", Role::Moment),
            column("picked_up", Role::Moment),
            column("last_scan", Role::Moment),
            column("signed_at", Role::Moment),
            column("cod", Role::Money),
            column("sales_clerk", Role::Text),
            column("clerk", Role::Text),
            column("outcome", Role::Text),
            column("marks", Role::Text),
            column("origin", Role::Text),
        ],
        rows: rows
            .iter()
            .map(|(index, parcel)| {
                let codes = marks.get(parcel.waybill.as_str());
                row(view, *index, parcel, codes.map(|codes| codes.join(" ")))
            })
            .collect(),
        source: view.source(&[Kind::Courier], "basis.shipped"),
        freeze: 1,
        filter: true,
    };
    Some(Built {
        page: view.page(
            "parcels",
            view.word("page.parcels.title"),
            [view.subtitle("page.parcels.subtitle"), which.clone()].join(" · "),
            vec![Block::Table(table)],
        ),
        note: which,
    })
}

fn row(view: &View<'_>, index: ParcelIndex, parcel: &Parcel, marks: Option<String>) -> TableRow {
    let facts = view.facts;
    let orders: Vec<&str> = facts
        .input
        .orders_of(index)
        .map(|(_, order)| order.number.as_str())
        .collect();
    let outcome = facts
        .reconciled
        .parcel_follow_ups
        .get(index.get())
        .and_then(|follow_ups| follow_ups.last())
        .and_then(|last| facts.book.follow_ups.get(last.get()))
        .and_then(|follow_up| follow_up.outcome.as_deref());
    let clerk = facts.input.clerk_of_parcel(index);
    TableRow::item(vec![
        Cell::Text(parcel.waybill.to_string()),
        Cell::text(parcel.carrier.as_deref()),
        Cell::text(Some(orders.join(" ")).filter(|text| !text.is_empty())),
        Cell::text(parcel.receiver.as_deref()),
        Cell::text(parcel.province.as_deref()),
        Cell::Status(
            tone(parcel.status),
            view.status(Some(parcel), parcel.status),
        ),
        Cell::moment(parcel.shipped),
        Cell::moment(parcel.picked_up),
        Cell::moment(parcel.last_scan),
        Cell::moment(parcel.signed),
        Cell::money(parcel.cod),
        Cell::text(parcel.sales_clerk.as_deref()),
        Cell::text(clerk.as_deref()),
        Cell::text(outcome),
        Cell::text(marks),
        Cell::Text(facts.book.place(parcel.origin)),
    ])
}

fn tone(status: CourierStatus) -> Tone {
    match status {
        CourierStatus::Signed => Tone::Good,
        CourierStatus::LostDamaged => Tone::Bad,
        CourierStatus::FailedAttempt | CourierStatus::Stalled => Tone::Warning,
        status if status.is_refused_or_returned() => Tone::Warning,
        _ => Tone::Neutral,
    }
}
