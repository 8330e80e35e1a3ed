//! The cells of a dispatched row that are not the clerk's to change, and the key that remembers them.

use super::task_words;
use crate::figures::Task;
use crate::model::{Assignment, CourierCell, DispatchKey, Order, Parcel, Text};
use crate::report::document::{Cell, Column, Role};
use crate::report::view::View;

/// So many products are named.
const PRODUCTS: usize = 2;
/// The most characters of the name of a product.
const LONGEST: usize = 18;

/// A row: the task, whose it is, the parcel and its orders.
pub(super) struct Row<'a> {
    pub(super) task: &'a Task,
    pub(super) assignment: &'a Assignment,
    pub(super) parcel: &'a Parcel,
    pub(super) orders: Vec<&'a Order>,
}

impl<'a> Row<'a> {
    /// The row of a task; `None` only for a task of another book.
    pub(super) fn new(view: &View<'a>, task: &'a Task) -> Option<Self> {
        let facts = view.facts;
        let assignment = facts.followed.assignments.get(task.assignment)?;
        let orders = facts.input.orders_of(assignment.parcel);
        Some(Self {
            task,
            assignment,
            parcel: facts.book.parcels.get(assignment.parcel.get())?,
            orders: orders.map(|(_, order)| order).collect(),
        })
    }

    /// The cells of [`CourierCell::ALL`] as they are shown.
    pub(super) fn cells(&self, view: &View<'_>) -> [Cell; 8] {
        let parcel = self.parcel;
        let of_orders =
            |of: fn(&Order) -> Option<&str>| self.orders.iter().find_map(|order| of(order));
        let numbers: Vec<&str> = self
            .orders
            .iter()
            .map(|order| order.number.as_str())
            .collect();
        let customer = of_orders(|order| order.customer.as_deref());
        let phone = parcel.phone.as_deref();
        let cod = parcel.cod.filter(|cod| cod.minor() > 0);
        let cod = cod.or_else(|| self.orders.iter().find_map(|order| order.cod));
        [
            Cell::Text(parcel.waybill.to_string()),
            filled(Some(numbers.join(" "))),
            filled(customer.or(parcel.receiver.as_deref())),
            filled(phone.or_else(|| of_orders(|order| order.phone.as_deref()))),
            filled(Some(self.goods(view))),
            Cell::money(cod),
            filled(parcel.carrier.as_deref()),
            Cell::Text(task_words::status(view, self.assignment, parcel)),
        ]
    }

    /// The first products with their quantities, and how many more there are.
    fn goods(&self, view: &View<'_>) -> String {
        let mut named: Vec<String> = Vec::new();
        for line in self.orders.iter().flat_map(|order| &order.lines) {
            let Some(product) = line.product.as_deref().map(str::trim) else {
                continue;
            };
            let several = line.quantity.filter(|quantity| quantity.0 != 1000);
            let mut product: String = shortened(product);
            if let Some(quantity) = several {
                product = format!("{product} ×{quantity}");
            }
            if !product.is_empty() && !named.contains(&product) {
                named.push(product);
            }
        }
        let count = named.len().to_string();
        let more = named.len() > PRODUCTS;
        named.truncate(PRODUCTS);
        let first = named.join(&view.word("value.enumerate"));
        if more {
            return view.fill(
                "dispatch.goods_more",
                &[("first", &first), ("count", &count)],
            );
        }
        first
    }

    /// The text of the hidden column.
    pub(super) fn key(&self, cells: &[Cell; 8]) -> String {
        self.dispatch_key(cells).encode()
    }

    /// The same in the workbook of the outbound-sales contact.
    pub(super) fn contact_key(&self, cells: &[Cell; 8]) -> String {
        let key = DispatchKey {
            of_contact: true,
            ..self.dispatch_key(cells)
        };
        key.encode()
    }

    fn dispatch_key(&self, cells: &[Cell; 8]) -> DispatchKey {
        let assignment = self.assignment;
        DispatchKey {
            day: assignment.day,
            holder: assignment.holder.clone().unwrap_or_default(),
            owner: assignment.owner.clone(),
            waybill: self.parcel.waybill.text(),
            order: self.orders.first().map(|order| order.number.text()),
            cells: cells.each_ref().map(shown),
            of_contact: false,
        }
    }
}

/// The name of a product without the words that only sell it.
fn shortened(product: &str) -> String {
    let mut characters = product.chars();
    let mut short: String = characters.by_ref().take(LONGEST).collect();
    if characters.next().is_some() {
        short.push('…');
    }
    short
}

/// The text of a cell, as the key holds it.
fn shown(cell: &Cell) -> Text {
    match cell {
        Cell::Text(text) => text.as_str().into(),
        Cell::Money(amount) => amount.to_string().into(),
        _ => Text::default(),
    }
}

fn filled(text: Option<impl Into<String>>) -> Cell {
    let text = text.map(Into::into);
    Cell::text(text.filter(|text| !text.trim().is_empty()))
}

/// What follows [`CourierCell::ALL`] as it is read: whom to call, and then the parcel.
pub(super) fn arranged<T>(of_courier: [T; 8]) -> ([T; 2], [T; 3], [T; 3]) {
    let [waybill, order, customer, phone, goods, cod, carrier, status] = of_courier;
    (
        [customer, phone],
        [status, goods, cod],
        [waybill, order, carrier],
    )
}

/// The columns of [`Row::cells`].
pub(super) fn columns(view: &View<'_>) -> [Column; 8] {
    CourierCell::ALL.map(|cell| {
        let role = match cell {
            CourierCell::Waybill | CourierCell::Order | CourierCell::Phone => Role::Id,
            CourierCell::Cod => Role::Money,
            _ => Role::Text,
        };
        Column::new(view.word(cell.key()), role)
    })
}

/// The hidden column of [`Row::key`].
pub(super) fn key_column(view: &View<'_>) -> Column {
    Column::new(view.word("column.record_key"), Role::Key).hidden()
}
