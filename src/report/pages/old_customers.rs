//! 老客户: who signed for the first time in the days shown.

use super::urge::subtitle;
use crate::config::Period;
use crate::model::{FirstSigned, Kind, Message, Moment};
use crate::report::blocks::{ParcelCells, product_names, sum};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let period = days(view);
    let all = &view.facts.followed.first_signed;
    let is_shown = |first: &&FirstSigned| {
        let day = first.signed.map(Moment::day);
        day.is_some_and(|day| period.contains(day))
    };
    let rows: Vec<&FirstSigned> = all.iter().filter(is_shown).collect();
    if rows.is_empty() {
        return None;
    }
    let said = |key| {
        let message = Message::new(key)
            .with("days", view.days(period).as_str())
            .with("count", rows.len())
            .with("sold", sum(view, rows.iter().map(|row| sold(view, row))));
        view.say(&message)
    };
    let mut notes = vec![view.word("page.old_customers.how")];
    let undated = all.iter().filter(|first| first.signed.is_none()).count();
    if undated > 0 {
        let message = Message::new("page.old_customers.undated").with("count", undated);
        notes.push(view.say(&message));
    }
    let blocks = vec![Block::Table(table(view, &rows)), Block::Notes(notes)];
    Some(Built {
        page: view.page(
            "old_customers",
            said("page.old_customers.title"),
            subtitle(view, "page.old_customers.subtitle"),
            blocks,
        ),
        note: said("page.old_customers.note"),
    })
}

/// The period that was asked for, else the month to date.
fn days(view: &View<'_>) -> Period {
    let today = view.facts.input.today();
    let month = Period::month_of(today);
    let to_date = Period::range(month.first, today).unwrap_or(month);
    view.figures.period.unwrap_or(to_date)
}

fn sold(view: &View<'_>, row: &FirstSigned) -> Option<crate::model::Money> {
    let order = view.facts.book.orders.get(row.order?.get())?;
    order.due
}

fn table(view: &View<'_>, rows: &[&FirstSigned]) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns: vec![
            column("signed_at", Role::Day),
            column("customer", Role::Text),
            column("phone", Role::Id),
            column("order", Role::Id),
            column("product", Role::LongText),
            column("amount", Role::Money),
            column("sales_clerk", Role::Text),
            column("clerk", Role::Text),
            column("shop", Role::Text),
            column("waybill", Role::Id),
        ],
        rows: rows.iter().map(|row| cells(view, row)).collect(),
        source: view.source(&[Kind::Order, Kind::Courier], "basis.signed"),
        freeze: 2,
        filter: true,
    };
    table.without_blank_columns()
}

fn cells(view: &View<'_>, row: &FirstSigned) -> TableRow {
    let facts = view.facts;
    let order = row
        .order
        .and_then(|order| facts.book.orders.get(order.get()));
    let parcel = row.parcel.and_then(|parcel| ParcelCells::new(view, parcel));
    let own = |of_order: Option<&str>, of_parcel: Option<Cell>| {
        of_order.map_or(of_parcel.unwrap_or(Cell::Blank), |own| {
            Cell::Text(own.to_owned())
        })
    };
    let goods = order.map(|order| {
        let names: Vec<&str> = product_names(order).collect();
        names.join(&view.word("value.enumerate"))
    });
    let clerk = row
        .order
        .and_then(|order| facts.input.clerk_of_order(order));
    TableRow::item(vec![
        row.signed.map_or(Cell::Blank, |at| Cell::Day(at.day())),
        own(
            order.and_then(|order| order.customer.as_deref()),
            parcel.map(ParcelCells::receiver),
        ),
        own(
            order.and_then(|order| order.phone.as_deref()),
            parcel.map(ParcelCells::phone),
        ),
        Cell::text(order.map(|order| order.number.as_str())),
        Cell::text(goods.filter(|goods| !goods.is_empty())),
        Cell::money(order.and_then(|order| order.due)),
        own(
            order.and_then(|order| order.sales_clerk.as_deref()),
            parcel.map(ParcelCells::sales_clerk),
        ),
        own(clerk.as_deref(), parcel.map(ParcelCells::clerk)),
        Cell::text(order.and_then(|order| order.shop.as_deref())),
        parcel.map_or(Cell::Blank, ParcelCells::waybill),
    ])
}
