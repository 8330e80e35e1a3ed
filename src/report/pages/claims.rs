//! 疑似丢件: what seems lost, or is, and how its claim stands.

use super::urge::subtitle;
use crate::figures::{Lost, lost};
use crate::model::{Kind, Message, ReplyAbout};
use crate::report::blocks::{ParcelCells, day, days, list_key, reply_cells, reply_columns, sum};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let rows = lost(&view.facts.input);
    if rows.is_empty() {
        return None;
    }
    let worth = rows
        .iter()
        .filter_map(|row| ParcelCells::new(view, row.parcel))
        .map(ParcelCells::worth);
    let worth = sum(view, worth);
    let said = |key| {
        let message = Message::new(key)
            .with("seems", rows.iter().filter(|row| !row.told).count())
            .with("told", rows.iter().filter(|row| row.told).count())
            .with("worth", worth);
        view.say(&message)
    };
    let mut page = view.page(
        "claims",
        said("page.claims.title"),
        subtitle(view, "page.claims.subtitle"),
        vec![
            Block::Notes(vec![view.word("page.claims.how")]),
            Block::Table(table(view, &rows)),
        ],
    );
    page.tone = Tone::Bad;
    Some(Built {
        page,
        note: said("page.claims.note"),
    })
}

fn table(view: &View<'_>, rows: &[Lost]) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut columns = vec![
        column("lost", Role::Status),
        column("waybill", Role::Id),
        column("carrier", Role::Text),
        column("order", Role::Id),
        column("receiver", Role::Text),
        column("shipped_at", Role::Day),
        column("last_scan", Role::Moment),
        column("silent_days", Role::Count),
        column("told", Role::LongText),
        column("product", Role::LongText),
        column("worth", Role::Money),
        column("clerk", Role::Text),
    ];
    columns.extend(reply_columns(view, ReplyAbout::Claim));
    let rows = rows.iter().filter_map(|row| {
        let parcel = ParcelCells::new(view, row.parcel)?;
        let mut cells = vec![
            kind(view, row.told),
            parcel.waybill(),
            parcel.carrier(),
            parcel.order(),
            parcel.receiver(),
            day(parcel.parcel.shipped_at()),
            parcel.last_sign(),
            days(row.hours),
            Cell::text(parcel.told()),
            parcel.goods(),
            Cell::money(parcel.worth()),
            parcel.clerk(),
        ];
        let key = list_key(ReplyAbout::Claim, &parcel.parcel.waybill);
        cells.extend(reply_cells(view, &key));
        Some(TableRow::item(cells))
    });
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        rows: rows.collect(),
        columns,
        source: view.source(&[Kind::Courier, Kind::Order], "basis.as_of"),
        freeze: 2,
        filter: true,
    };
    table.without_blank_columns()
}

fn kind(view: &View<'_>, told: bool) -> Cell {
    let key = if told {
        "value.lost.told"
    } else {
        "value.lost.seems"
    };
    Cell::Status(Tone::Bad, view.word(key))
}
