//! 快递: every parcel with where it stands and the last word of the clerk.

use super::details::{detail_page, marks, select};
use crate::model::{CourierStatus, Kind, Parcel, ParcelIndex};
use crate::report::document::{Cell, Role, TableRow, Tone};
use crate::report::view::{Built, View};

/// The columns, by their names in the catalogue.
const COLUMNS: [(&str, Role); 16] = [
    ("waybill", Role::Id),
    ("carrier", Role::Text),
    ("order", Role::Id),
    ("receiver", Role::Text),
    ("province", Role::Text),
    ("status", Role::Status),
    ("shipped_at", Role::Moment),
    ("picked_up", Role::Moment),
    ("last_scan", Role::Moment),
    ("signed_at", Role::Moment),
    ("cod", Role::Money),
    ("sales_clerk", Role::Text),
    ("clerk", Role::Text),
    ("outcome", Role::Text),
    ("marks", Role::Text),
    ("origin", Role::Text),
];

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
    let rows = rows
        .iter()
        .map(|(index, parcel)| {
            let codes = marks.get(parcel.waybill.as_str());
            row(view, *index, parcel, codes.map(|codes| codes.join(" ")))
        })
        .collect();
    Some(detail_page(
        view,
        "parcels",
        &COLUMNS,
        rows,
        which,
        (Kind::Courier, "basis.shipped"),
    ))
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
