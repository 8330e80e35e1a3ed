//! 催货反馈: what logistics answered, for the sales clerks who tell their customers.

use std::collections::BTreeMap;

use super::urge::{lateness, subtitle};
use crate::figures::{Urged, urged};
use crate::model::{Kind, Message, ParcelIndex, Reply, ReplyAbout};
use crate::report::blocks::{ParcelCells, list_key, reply_said};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow};
use crate::report::view::{Built, View};

/// A parcel with an answer.
struct Row<'a> {
    parcel: ParcelCells<'a>,
    urged: Option<Urged>,
    replies: &'a [Reply],
}

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let mut open: BTreeMap<ParcelIndex, Urged> = BTreeMap::new();
    for row in urged(&view.facts.input) {
        open.insert(row.parcel, row);
    }
    let mut clerks: BTreeMap<(bool, &str), Vec<Row<'_>>> = BTreeMap::new();
    let (mut answered, mut waiting) = (0_usize, 0_usize);
    for (index, parcel) in view.facts.input.parcels() {
        let urged = open.get(&index).copied();
        let key = list_key(ReplyAbout::Urge, &parcel.waybill);
        let replies = view.facts.book.replies_to(&key);
        if replies.is_empty() {
            waiting += usize::from(urged.is_some());
            continue;
        }
        answered += 1;
        let parcel = ParcelCells::new(view, index)?;
        let name = parcel.sales_clerk_name();
        let rows = clerks.entry((name.is_none(), name.unwrap_or_default()));
        rows.or_default().push(Row {
            parcel,
            urged,
            replies,
        });
    }
    if answered == 0 {
        return None;
    }
    let said = |key| {
        let message = Message::new(key)
            .with("answered", answered)
            .with("waiting", waiting);
        view.say(&message)
    };
    Some(Built {
        page: view.page(
            "urge_answers",
            said("page.urge_answers.title"),
            subtitle(view, "page.urge_answers.subtitle"),
            vec![Block::Table(table(view, &clerks))],
        ),
        note: said("page.urge_answers.note"),
    })
}

fn table(view: &View<'_>, clerks: &BTreeMap<(bool, &str), Vec<Row<'_>>>) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let answered = |name: &str, role| Column::new(view.in_table("reply.column", name), role);
    let columns = vec![
        column("waybill", Role::Id),
        column("order", Role::Id),
        column("receiver", Role::Text),
        column("phone", Role::Id),
        column("urgency", Role::Status),
        column("status", Role::Text),
        answered("urge", Role::Text),
        answered("note", Role::LongText),
        answered("answered_by", Role::Text),
        answered("answered_on", Role::Day),
        column("clerk", Role::Text),
    ];
    let mut rows = Vec::new();
    for ((_, name), parcels) in clerks {
        let heading = Message::new("value.of_clerk_parcels")
            .with("clerk", view.part(name).as_str())
            .with("count", parcels.len());
        rows.push(TableRow::heading(view.say(&heading), columns.len()));
        rows.extend(parcels.iter().map(|row| cells(view, row)));
    }
    Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        source: view.source(&[Kind::Courier, Kind::Reply], "basis.as_of"),
        freeze: 0,
        filter: false,
    }
}

fn cells(view: &View<'_>, row: &Row<'_>) -> TableRow {
    let parcel = row.parcel;
    let [answer, note, who, when] = reply_said(view, row.replies);
    TableRow::item(vec![
        parcel.waybill(),
        parcel.order(),
        parcel.receiver(),
        parcel.phone(),
        row.urged
            .map_or(Cell::Blank, |urged| lateness(view, urged.days_late)),
        parcel.status(),
        answer,
        note,
        who,
        when,
        parcel.clerk(),
    ])
}
