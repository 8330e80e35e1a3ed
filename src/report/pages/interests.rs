//! 意向客户: who may buy again, for the sales clerk who sold to them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::urge::subtitle;
use crate::figures::contact_time;
use crate::model::{CustomerKey, FollowUp, Interest, Kind, Message, Order, OrderNo, Text};
use crate::report::blocks::{ParcelCells, choices, product_names};
use crate::report::document::{Block, Cell, Column, Role, Table, TableRow};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let facts = view.facts;
    let mut clerks: BTreeMap<(bool, Text), Vec<(&Interest, &FollowUp)>> = BTreeMap::new();
    for interest in &facts.followed.interests {
        let Some(row) = facts.book.follow_ups.get(interest.follow_up.get()) else {
            continue;
        };
        if !view.window().has(contact_time(row)) {
            continue;
        }
        let name = interest.sales_clerk.clone();
        let key = (name.is_none(), name.unwrap_or_default());
        clerks.entry(key).or_default().push((interest, row));
    }
    if clerks.is_empty() {
        return None;
    }
    let count: usize = clerks.values().map(Vec::len).sum();
    let named = clerks.keys().filter(|(unknown, _)| !unknown).count();
    let said = |key| {
        let message = Message::new(key).with("count", count).with("clerks", named);
        view.say(&message)
    };
    let last = LastOrders::new(view);
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let columns = vec![
        column("customer", Role::Text),
        column("phone", Role::Id),
        column("said", Role::LongText),
        column("heard_at", Role::Moment),
        column("heard_by", Role::Text),
        column("last_order", Role::Id),
        column("placed", Role::Day),
        column("product", Role::LongText),
        column("amount", Role::Money),
        Column::input(view.word("column.handled"), choices(view)),
    ];
    let mut rows = Vec::new();
    for ((_, name), interests) in &clerks {
        let heading = Message::new("value.of_clerk")
            .with("clerk", view.part(name).as_str())
            .with("count", interests.len());
        rows.push(TableRow::heading(view.say(&heading), columns.len()));
        let told = interests.iter();
        rows.extend(told.map(|(interest, row)| cells(view, interest, row, &last)));
    }
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        source: view.source(&[Kind::FollowUp, Kind::Order], "basis.contact"),
        freeze: 0,
        filter: false,
    };
    let notes = Block::Notes(vec![view.word("page.interests.how")]);
    Some(Built {
        page: view.page(
            "interests",
            said("page.interests.title"),
            subtitle(view, "page.interests.subtitle"),
            vec![Block::Table(table.without_blank_columns()), notes],
        ),
        note: said("page.interests.note"),
    })
}

/// The latest order of each customer, cancelled ones left out.
struct LastOrders<'a>(FxHashMap<CustomerKey, &'a Order>);

impl<'a> LastOrders<'a> {
    fn new(view: &View<'a>) -> Self {
        let mut last: FxHashMap<CustomerKey, &Order> = FxHashMap::default();
        let orders = view.facts.book.orders.iter();
        for order in orders.filter(|order| !order.is_cancelled()) {
            let key = CustomerKey::new(order.phone.as_deref(), order.customer.as_deref());
            if let Some(key) = key {
                let slot = last.entry(key).or_insert(order);
                if order.placed >= slot.placed {
                    *slot = order;
                }
            }
        }
        Self(last)
    }

    /// The customer's latest order, if he is known again, else the one itself.
    fn of(&self, order: &'a Order) -> &'a Order {
        let key = CustomerKey::new(order.phone.as_deref(), order.customer.as_deref());
        let last = key.and_then(|key| self.0.get(&key).copied());
        last.unwrap_or(order)
    }
}

fn cells(view: &View<'_>, interest: &Interest, row: &FollowUp, last: &LastOrders<'_>) -> TableRow {
    let input = &view.facts.input;
    let parcel = interest
        .parcel
        .and_then(|parcel| ParcelCells::new(view, parcel));
    let order = interest
        .parcel
        .and_then(|parcel| input.orders_of(parcel).next())
        .map(|(_, order)| last.of(order));
    let customer = order.and_then(|order| order.customer.as_deref());
    let phone = order.and_then(|order| order.phone.as_deref());
    let or_parcel = |told: Option<&str>, of_parcel: Option<Cell>| match told {
        Some(told) => Cell::Text(told.to_owned()),
        None => of_parcel.unwrap_or(Cell::Blank),
    };
    let said = [row.outcome.as_deref(), row.note.as_deref()];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    let goods = order.map(|order| {
        let names: Vec<&str> = product_names(order).collect();
        names.join(&view.word("value.enumerate"))
    });
    let number = row.order.as_ref().map(OrderNo::as_str);
    TableRow::item(vec![
        or_parcel(
            customer.or(row.receiver.as_deref()),
            parcel.map(ParcelCells::receiver),
        ),
        or_parcel(phone, parcel.map(ParcelCells::phone)),
        Cell::Text(said.join(" · ")),
        Cell::moment(contact_time(row)),
        Cell::text(row.clerk.as_deref()),
        Cell::text(order.map(|order| order.number.as_str()).or(number)),
        order
            .and_then(|order| order.placed)
            .map_or(Cell::Blank, |at| Cell::Day(at.day())),
        Cell::text(goods.filter(|goods| !goods.is_empty())),
        Cell::money(order.and_then(|order| order.due)),
        Cell::Blank,
    ])
}
