//! Which part of the business a parcel, an order or a due row belongs to, as small numbers: breakdowns
//! of many figures over many rows then cost an index, not a comparison of words.

use rustc_hash::FxHashMap;

use super::input::{clerk_of_order, clerk_of_parcel, first_of_orders, parcels_of};
use super::metric::Dimension;
use crate::model::{Book, Followed, Order, OrderIndex, Parcel, ParcelIndex, Reconciled, Text};

/// What an observation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// A parcel.
    Parcel(ParcelIndex),
    /// An order.
    Order(OrderIndex),
    /// A position in [`Followed::due_rows`].
    DueRow(usize),
    /// Nothing that has a part: a receipt without an order.
    None,
}

/// The parts of one dimension.
#[derive(Debug)]
pub(super) struct Segments {
    names: Vec<Text>,
    parcels: Vec<u32>,
    orders: Vec<u32>,
    due_rows: Vec<u32>,
}

impl Segments {
    /// The parts that a dimension has in the book.
    pub(super) fn new(
        book: &Book,
        reconciled: &Reconciled,
        followed: &Followed,
        dimension: Dimension,
    ) -> Self {
        let mut names = Interner::default();
        let parcels: Vec<u32> = (0..book.parcels.len())
            .map(|position| names.number(part_of_parcel(book, reconciled, dimension, position)))
            .collect();
        let orders: Vec<u32> = (0..book.orders.len())
            .map(|position| names.number(part_of_order(book, reconciled, dimension, position)))
            .collect();
        let due_rows: Vec<u32> = followed
            .due_rows
            .iter()
            .map(|row| match dimension {
                Dimension::Clerk => names.number(Some(row.clerk.clone())),
                _ => parcels.get(row.parcel.get()).copied().unwrap_or(0),
            })
            .collect();
        let (names, sorted) = names.sorted();
        let renumber = |list: Vec<u32>| -> Vec<u32> {
            list.into_iter()
                .map(|old| sorted.get(old as usize).copied().unwrap_or(0))
                .collect()
        };
        Self {
            names,
            parcels: renumber(parcels),
            orders: renumber(orders),
            due_rows: renumber(due_rows),
        }
    }

    /// The names, in order; the first is empty and stands for what no sheet names.
    pub(super) fn names(&self) -> &[Text] {
        &self.names
    }

    /// The position of a subject's part in the names.
    pub(super) fn of(&self, subject: Subject) -> usize {
        let part = match subject {
            Subject::Parcel(index) => self.parcels.get(index.get()),
            Subject::Order(index) => self.orders.get(index.get()),
            Subject::DueRow(position) => self.due_rows.get(position),
            Subject::None => None,
        };
        part.map_or(0, |part| *part as usize)
    }
}

fn part_of_parcel(
    book: &Book,
    reconciled: &Reconciled,
    dimension: Dimension,
    position: usize,
) -> Option<Text> {
    let index = ParcelIndex::from(position);
    let parcel = book.parcels.get(position)?;
    let own_or = |own: &Option<Text>, of_order: fn(&Order) -> Option<Text>| {
        own.clone()
            .or_else(|| first_of_orders(book, reconciled, index, of_order))
    };
    match dimension {
        Dimension::Carrier => own_or(&parcel.carrier, |order| order.carrier.clone()),
        Dimension::Province => own_or(&parcel.province, |order| order.province.clone()),
        Dimension::Shop => own_or(&None, shop),
        Dimension::Product => own_or(&None, product),
        Dimension::SalesClerk => own_or(&parcel.sales_clerk, |order| order.sales_clerk.clone()),
        Dimension::Clerk => clerk_of_parcel(book, reconciled, index),
        Dimension::Day => None,
    }
}

fn part_of_order(
    book: &Book,
    reconciled: &Reconciled,
    dimension: Dimension,
    position: usize,
) -> Option<Text> {
    let index = OrderIndex::from(position);
    let order = book.orders.get(position)?;
    let own_or = |own: &Option<Text>, of_parcel: fn(&Parcel) -> Option<Text>| {
        own.clone().or_else(|| {
            parcels_of(book, reconciled, index).find_map(|(_, parcel)| of_parcel(parcel))
        })
    };
    match dimension {
        Dimension::Carrier => own_or(&order.carrier, |parcel| parcel.carrier.clone()),
        Dimension::Province => own_or(&order.province, |parcel| parcel.province.clone()),
        Dimension::Shop => shop(order),
        Dimension::Product => product(order),
        Dimension::SalesClerk => own_or(&order.sales_clerk, |parcel| parcel.sales_clerk.clone()),
        Dimension::Clerk => clerk_of_order(book, reconciled, index),
        Dimension::Day => None,
    }
}

fn shop(order: &Order) -> Option<Text> {
    order.shop.clone().or_else(|| order.channel.clone())
}

fn product(order: &Order) -> Option<Text> {
    order.lines.iter().find_map(|line| line.product.clone())
}

/// Numbers for names; 0 is the empty one.
struct Interner {
    numbers: FxHashMap<Text, u32>,
    names: Vec<Text>,
}

impl Default for Interner {
    fn default() -> Self {
        let empty = Text::from("");
        Self {
            numbers: [(empty.clone(), 0)].into_iter().collect(),
            names: vec![empty],
        }
    }
}

impl Interner {
    fn number(&mut self, name: Option<Text>) -> u32 {
        let Some(name) = name else { return 0 };
        if let Some(number) = self.numbers.get(&name) {
            return *number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    /// The names in order, and the new number of each old one.
    fn sorted(self) -> (Vec<Text>, Vec<u32>) {
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        order.sort_by(|left, right| self.names.get(*left).cmp(&self.names.get(*right)));
        let mut renumbered = vec![0; order.len()];
        let mut names = Vec::with_capacity(order.len());
        for (new, old) in order.into_iter().enumerate() {
            if let (Some(slot), Some(name)) = (renumbered.get_mut(old), self.names.get(old)) {
                *slot = new as u32;
                names.push(name.clone());
            }
        }
        (names, renumbered)
    }
}
