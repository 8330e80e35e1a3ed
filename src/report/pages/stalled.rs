//! 停滞件: what stands still at each carrier.

use super::urge::subtitle;
use crate::figures::{Still, lost, standing_still};
use crate::model::{Kind, Message};
use crate::report::blocks::{ParcelCells, days, sum};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let carriers = standing_still(&view.facts.input);
    let (worst, most) = carriers.first()?;
    let count: usize = carriers.iter().map(|(_, rows)| rows.len()).sum();
    let oldest = carriers.iter().map(|(_, rows)| oldest(rows)).max();
    let said = |key| {
        let message = Message::new(key)
            .with("count", count)
            .with(
                "carrier",
                view.part(worst.as_deref().unwrap_or_default()).as_str(),
            )
            .with("most", most.len())
            .with("days", oldest.unwrap_or_default());
        view.say(&message)
    };
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let columns = vec![
        column("still", Role::Status),
        column("waybill", Role::Id),
        column("status", Role::Text),
        column("told", Role::LongText),
        column("last_scan", Role::Moment),
        column("still_days", Role::Count),
        column("province", Role::Text),
        column("receiver", Role::Text),
        column("phone", Role::Id),
        column("cod", Role::Money),
        column("clerk", Role::Text),
        column("order", Role::Id),
    ];
    let mut rows = Vec::new();
    for (carrier, still) in &carriers {
        let heading = heading(view, carrier.as_deref(), still);
        rows.push(TableRow::heading(heading, columns.len()));
        rows.extend(still.iter().filter_map(|row| cells(view, row)));
    }
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        source: view.source(&[Kind::Courier], "basis.as_of"),
        freeze: 0,
        filter: false,
    };
    let mut blocks = vec![Block::Table(table.without_blank_columns())];
    let claims = lost(&view.facts.input)
        .iter()
        .filter(|row| !row.told)
        .count();
    if claims > 0 {
        let message = Message::new("page.stalled.lost").with("count", claims);
        blocks.push(Block::Notes(vec![view.say(&message)]));
    }
    Some(Built {
        page: view.page(
            "stalled",
            said("page.stalled.title"),
            subtitle(view, "page.stalled.subtitle"),
            blocks,
        ),
        note: said("page.stalled.note"),
    })
}

/// Whole days of the one that stands longest.
fn oldest(rows: &[Still]) -> i64 {
    let hours = rows.iter().filter_map(|row| row.hours).max();
    hours.unwrap_or_default() / 24
}

/// `顺丰：6 件，最久 10 天，代收合计 1,299.00`.
fn heading(view: &View<'_>, carrier: Option<&str>, rows: &[Still]) -> String {
    let parcels = rows
        .iter()
        .filter_map(|row| ParcelCells::new(view, row.parcel));
    let cod = sum(view, parcels.map(ParcelCells::cash));
    let key = if cod.minor() > 0 {
        "page.stalled.carrier_cod"
    } else {
        "page.stalled.carrier"
    };
    let message = Message::new(key)
        .with("carrier", view.part(carrier.unwrap_or_default()).as_str())
        .with("count", rows.len())
        .with("days", oldest(rows))
        .with("cod", cod);
    view.say(&message)
}

fn cells(view: &View<'_>, row: &Still) -> Option<TableRow> {
    let parcel = ParcelCells::new(view, row.parcel)?;
    let word = view.word(&format!("rules.{}.name", row.code));
    Some(TableRow::item(vec![
        Cell::Status(Tone::Warning, word),
        parcel.waybill(),
        parcel.status(),
        Cell::text(parcel.told()),
        parcel.last_sign(),
        days(row.hours),
        parcel.province(),
        parcel.receiver(),
        parcel.phone(),
        parcel.cod(),
        parcel.clerk(),
        parcel.order(),
    ]))
}
