//! 订单: every order with its account and its parcels.

use super::details::{detail_page, marks, select};
use crate::model::{Kind, Order, OrderIndex, OrderStanding};
use crate::report::blocks::{differences_of_orders, terms_word};
use crate::report::document::{Cell, Role, TableRow, Tone};
use crate::report::view::{Built, View};

/// The columns, by their names in the catalogue.
const COLUMNS: [(&str, Role); 19] = [
    ("order", Role::Id),
    ("placed", Role::Moment),
    ("customer", Role::Text),
    ("shop", Role::Text),
    ("product", Role::Text),
    ("terms", Role::Text),
    ("due", Role::Money),
    ("received", Role::Money),
    ("refunded", Role::Money),
    ("fees", Role::Money),
    ("balance", Role::Money),
    ("state", Role::Status),
    ("set_by", Role::Text),
    ("waybill", Role::Id),
    ("status", Role::Text),
    ("sales_clerk", Role::Text),
    ("clerk", Role::Text),
    ("marks", Role::Text),
    ("origin", Role::Text),
];

/// Where the names of the differences stand, if any order has one.
const BEHIND_FEES: usize = 10;

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let input = &view.facts.input;
    let marks = marks(view.facts.findings, |finding| finding.order.as_deref());
    let rows: Vec<(OrderIndex, &Order)> = input
        .orders()
        .filter(|(_, order)| view.window().has(order.placed))
        .collect();
    let is_open = |(index, order): &(OrderIndex, &Order)| {
        let owed = input
            .ledger(*index)
            .is_some_and(|ledger| !ledger.balance.is_zero());
        owed || marks.contains_key(order.number.as_str())
            || input
                .parcels_of(*index)
                .any(|(_, parcel)| parcel.status.is_open())
    };
    let (rows, which) = select(view, rows, is_open)?;
    let differences = differences_of_orders(view);
    let mut columns = COLUMNS.to_vec();
    if !differences.is_empty() {
        columns.insert(BEHIND_FEES, ("difference_name", Role::Text));
    }
    let rows = rows
        .iter()
        .map(|(index, order)| {
            let codes = marks.get(order.number.as_str());
            let mut row = row(view, *index, order, codes.map(|codes| codes.join(" ")));
            if !differences.is_empty() {
                let names = differences.get(index).map(String::as_str);
                row.cells.insert(BEHIND_FEES, Cell::text(names));
            }
            row
        })
        .collect();
    Some(detail_page(
        view,
        "orders",
        &columns,
        rows,
        which,
        (Kind::Order, "basis.placed"),
    ))
}

fn row(view: &View<'_>, index: OrderIndex, order: &Order, marks: Option<String>) -> TableRow {
    let input = &view.facts.input;
    let ledger = input.ledger(index);
    let parcels: Vec<_> = input.parcels_of(index).map(|(_, parcel)| parcel).collect();
    let join =
        |words: Vec<String>| Cell::text(Some(words.join(" ")).filter(|text| !text.is_empty()));
    let mut statuses: Vec<String> = parcels
        .iter()
        .map(|parcel| view.status(Some(parcel), parcel.status))
        .collect();
    statuses.dedup();
    let clerk = input.clerk_of_order(index);
    TableRow::item(vec![
        Cell::Text(order.number.to_string()),
        Cell::moment(order.placed),
        Cell::text(order.customer.as_deref()),
        Cell::text(order.shop.as_deref().or(order.channel.as_deref())),
        Cell::text(order.lines.iter().find_map(|line| line.product.as_deref())),
        Cell::Text(terms_word(view, order.effective_terms())),
        Cell::money(ledger.map(|ledger| ledger.due)),
        Cell::money(ledger.map(|ledger| ledger.received)),
        Cell::money(ledger.map(|ledger| ledger.refunded)),
        Cell::money(ledger.map(|ledger| ledger.fees)),
        Cell::money(ledger.map(|ledger| ledger.balance)),
        ledger.map_or(Cell::Blank, |ledger| standing(view, ledger.standing)),
        view.facts
            .set_by(index)
            .map_or(Cell::Blank, |who| Cell::Text(view.in_table("set_by", who))),
        join(
            parcels
                .iter()
                .map(|parcel| parcel.waybill.to_string())
                .collect(),
        ),
        join(statuses),
        Cell::text(order.sales_clerk.as_deref()),
        Cell::text(clerk.as_deref()),
        Cell::text(marks),
        Cell::Text(view.facts.book.place(order.origin)),
    ])
}

fn standing(view: &View<'_>, standing: OrderStanding) -> Cell {
    let tone = match standing {
        OrderStanding::Settled => Tone::Good,
        OrderStanding::Partial | OrderStanding::Over => Tone::Warning,
        OrderStanding::Unpaid | OrderStanding::Refunded | OrderStanding::Cancelled => Tone::Neutral,
    };
    Cell::Status(tone, view.in_table("order_standing", standing.code()))
}
