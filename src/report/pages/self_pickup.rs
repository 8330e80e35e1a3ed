//! 自取清单: what customers have to fetch, and how long it has been waiting.

use super::urge::subtitle;
use crate::figures::{Pickup, pickups};
use crate::model::{Kind, Message};
use crate::report::blocks::{ParcelCells, days};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let rows = pickups(&view.facts.input);
    if rows.is_empty() {
        return None;
    }
    let over = rows.iter().filter(|row| row.overdue).count();
    let hours = rows.iter().filter_map(|row| row.hours).max();
    let said = |key| {
        let message = Message::new(key)
            .with("count", rows.len())
            .with("over", over)
            .with("days", hours.unwrap_or_default().max(0) / 24);
        view.say(&message)
    };
    Some(Built {
        page: view.page(
            "self_pickup",
            said("page.self_pickup.title"),
            subtitle(view, "page.self_pickup.subtitle"),
            vec![Block::Table(table(view, &rows))],
        ),
        note: said("page.self_pickup.note"),
    })
}

fn table(view: &View<'_>, rows: &[Pickup]) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: vec![
            column("pickup", Role::Status),
            column("waybill", Role::Id),
            column("receiver", Role::Text),
            column("phone", Role::Id),
            column("carrier", Role::Text),
            column("status", Role::Text),
            column("since", Role::Day),
            column("waiting_days", Role::Count),
            column("pickup_place", Role::LongText),
            column("cod", Role::Money),
            column("clerk", Role::Text),
            column("last_contact", Role::LongText),
            column("order", Role::Id),
        ],
        rows: rows.iter().filter_map(|row| cells(view, row)).collect(),
        source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.as_of"),
        freeze: 2,
        filter: true,
    };
    table.without_blank_columns()
}

fn cells(view: &View<'_>, row: &Pickup) -> Option<TableRow> {
    let parcel = ParcelCells::new(view, row.parcel)?;
    let (tone, key) = if row.overdue {
        (Tone::Bad, "value.pickup.overdue")
    } else {
        (Tone::Neutral, "value.pickup.waiting")
    };
    Some(TableRow::item(vec![
        Cell::Status(tone, view.word(key)),
        parcel.waybill(),
        parcel.receiver(),
        parcel.phone(),
        parcel.carrier(),
        parcel.status(),
        row.since
            .map_or(Cell::Blank, |since| Cell::Day(since.day())),
        days(row.hours),
        parcel.place(),
        parcel.cod(),
        parcel.clerk(),
        parcel.last_contact(),
        parcel.order(),
    ]))
}
