//! 拒收, 退回: what is to be decided, and what was.

use super::urge::subtitle;
use crate::figures::{ComingBack, coming_back};
use crate::model::{Decided, Kind, Message, ReplyAbout};
use crate::report::blocks::{ParcelCells, list_key, reply_cells, reply_columns, sum};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let rows = coming_back(&view.facts.input);
    if rows.is_empty() {
        return None;
    }
    let parcels = rows
        .iter()
        .filter_map(|row| ParcelCells::new(view, row.parcel));
    let waiting = |back: bool| {
        let open = rows.iter().filter(|row| row.decided.is_none());
        open.filter(|row| row.is_back == back).count()
    };
    let decided = rows.iter().filter(|row| row.decided.is_some()).count();
    let worth = sum(view, parcels.map(ParcelCells::worth));
    let said = |key| {
        let message = Message::new(key)
            .with("waiting", waiting(false))
            .with("back", waiting(true))
            .with("decided", decided)
            .with("worth", worth);
        view.say(&message)
    };
    let mut page = view.page(
        "returns",
        said("page.returns.title"),
        subtitle(view, "page.returns.subtitle"),
        vec![
            Block::Notes(vec![view.word("page.returns.how")]),
            Block::Table(table(view, &rows)),
        ],
    );
    if waiting(false) > 0 {
        page.tone = Tone::Bad;
    }
    Some(Built {
        page,
        note: said("page.returns.note"),
    })
}

fn table(view: &View<'_>, rows: &[ComingBack]) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut columns = vec![
        column("standing", Role::Status),
        column("waybill", Role::Id),
        column("carrier", Role::Text),
        column("status", Role::Text),
        column("age_hours", Role::Count),
        column("receiver", Role::Text),
        column("phone", Role::Id),
        column("why_back", Role::LongText),
        column("worth", Role::Money),
        column("freight", Role::Money),
        column("people", Role::Text),
        column("order", Role::Id),
    ];
    columns.extend(reply_columns(view, ReplyAbout::Return));
    let rows = rows.iter().filter_map(|row| {
        let parcel = ParcelCells::new(view, row.parcel)?;
        let mut cells = vec![
            standing(view, row),
            parcel.waybill(),
            parcel.carrier(),
            parcel.status(),
            row.hours
                .map_or(Cell::Blank, |hours| Cell::Count(hours.max(0))),
            parcel.receiver(),
            parcel.phone(),
            parcel.why_back(),
            Cell::money(parcel.worth()),
            Cell::money(parcel.parcel.freight),
            parcel.people(),
            parcel.order(),
        ];
        let key = list_key(ReplyAbout::Return, &parcel.parcel.waybill);
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

/// 待决定, 退回待处理, or what was decided.
fn standing(view: &View<'_>, row: &ComingBack) -> Cell {
    let book = view.facts.book;
    let word = match row.decided {
        None if row.is_back => {
            return Cell::Status(Tone::Warning, view.word("value.return.back"));
        }
        None => return Cell::Status(Tone::Bad, view.word("value.return.waiting")),
        Some(Decided::Cancelled) => {
            return Cell::Status(Tone::Good, view.word("value.return.cancelled"));
        }
        Some(Decided::Reply(reply)) => book
            .replies
            .get(reply)
            .and_then(|reply| reply.answer.as_deref()),
        Some(Decided::Contact(contact)) => {
            let row = book.follow_ups.get(contact.get());
            row.and_then(|row| row.outcome.as_deref())
        }
    };
    let values = [("decision", word.unwrap_or_default())];
    Cell::Status(Tone::Good, view.fill("value.return.decided", &values))
}
