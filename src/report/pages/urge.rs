//! 催货清单: what logistics has to deliver today, and its answers.

use crate::figures::{Urged, urged};
use crate::model::{Kind, Message, ReplyAbout};
use crate::report::blocks::{ParcelCells, list_key, reply_cells, reply_columns};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let rows = urged(&view.facts.input);
    if rows.is_empty() {
        return None;
    }
    let said = |key| {
        let count = |of: fn(&Urged) -> bool| rows.iter().filter(|row| of(row)).count();
        let message = Message::new(key)
            .with("today", count(|row| row.days_late == 0))
            .with("late", count(|row| row.days_late > 0))
            .with("coming", count(|row| row.days_late < 0));
        view.say(&message)
    };
    let mut page = view.page(
        "urge",
        said("page.urge.title"),
        subtitle(view, "page.urge.subtitle"),
        vec![
            Block::Notes(vec![view.word("page.urge.how")]),
            Block::Table(table(view, &rows)),
        ],
    );
    if rows.iter().any(|row| row.days_late >= 0) {
        page.tone = Tone::Bad;
    }
    Some(Built {
        page,
        note: said("page.urge.note"),
    })
}

/// What · unit · as of when.
pub(super) fn subtitle(view: &View<'_>, what: &str) -> String {
    let as_of = view.fill("note.as_of", &[("as_of", &view.as_of())]);
    [view.word(what), view.unit(), as_of].join(" · ")
}

fn table(view: &View<'_>, rows: &[Urged]) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut columns = vec![
        column("urgency", Role::Status),
        column("waybill", Role::Id),
        column("carrier", Role::Text),
        column("status", Role::Text),
        column("receiver", Role::Text),
        column("phone", Role::Id),
        column("wanted", Role::Day),
        column("cod", Role::Money),
        column("people", Role::Text),
        column("last_contact", Role::LongText),
        column("order", Role::Id),
    ];
    columns.extend(reply_columns(view, ReplyAbout::Urge));
    let rows = rows.iter().filter_map(|row| {
        let parcel = ParcelCells::new(view, row.parcel)?;
        let mut cells = vec![
            lateness(view, row.days_late),
            parcel.waybill(),
            parcel.carrier(),
            parcel.status(),
            parcel.receiver_in(),
            parcel.phone(),
            Cell::Day(row.wanted),
            parcel.cod(),
            parcel.people(),
            parcel.last_contact(),
            parcel.order(),
        ];
        let key = list_key(ReplyAbout::Urge, &parcel.parcel.waybill);
        cells.extend(reply_cells(view, &key));
        Some(TableRow::item(cells))
    });
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        rows: rows.collect(),
        columns,
        source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.as_of"),
        freeze: 2,
        filter: true,
    };
    table.without_blank_columns()
}

/// 今天要送, 已晚 3 天, 2 天后要.
pub(super) fn lateness(view: &View<'_>, days_late: i64) -> Cell {
    let (tone, key) = match days_late {
        0 => (Tone::Bad, "value.urge.today"),
        1.. => (Tone::Bad, "value.urge.late"),
        _ => (Tone::Warning, "value.urge.coming"),
    };
    let message = Message::new(key).with("days", days_late.abs());
    Cell::Status(tone, view.say(&message))
}
