//! What figures are computed from, and who belongs to what in it.

use chrono::NaiveDate;

use super::metric::Dimension;
use super::segments::Segments;
use crate::config::Config;
use crate::finding::Finding;
use crate::model::{
    Book, Followed, Moment, Money, Order, OrderIndex, OrderLedger, OrderState, Parcel, ParcelIndex,
    Reconciled, Terms, Text,
};

/// Everything that figures are computed from.
#[derive(Debug)]
pub struct Input<'a> {
    /// The records.
    pub book: &'a Book,
    /// The cases.
    pub reconciled: &'a Reconciled,
    /// Whose each row is, and how it was answered.
    pub followed: &'a Followed,
    /// What the rules found.
    pub findings: &'a [Finding],
    /// The moment of looking, the currency.
    pub config: &'a Config,
    segments: Vec<(Dimension, Segments)>,
}

impl<'a> Input<'a> {
    /// Gathers the stages before, and works out once which part of the business each record is of.
    pub fn new(
        book: &'a Book,
        reconciled: &'a Reconciled,
        followed: &'a Followed,
        findings: &'a [Finding],
        config: &'a Config,
    ) -> Self {
        let segments = Dimension::NAMED
            .into_iter()
            .map(|dimension| {
                (
                    dimension,
                    Segments::new(book, reconciled, followed, dimension),
                )
            })
            .collect();
        Self {
            book,
            reconciled,
            followed,
            findings,
            config,
            segments,
        }
    }

    /// The day of looking.
    pub fn today(&self) -> NaiveDate {
        self.config.as_of.date()
    }

    /// The orders with their positions.
    pub fn orders(&self) -> impl Iterator<Item = (OrderIndex, &'a Order)> {
        self.book
            .orders
            .iter()
            .enumerate()
            .map(|(position, order)| (OrderIndex::from(position), order))
    }

    /// The parcels with their positions.
    pub fn parcels(&self) -> impl Iterator<Item = (ParcelIndex, &'a Parcel)> {
        self.book
            .parcels
            .iter()
            .enumerate()
            .map(|(position, parcel)| (ParcelIndex::from(position), parcel))
    }

    /// The parcels of an order.
    pub fn parcels_of(&self, order: OrderIndex) -> impl Iterator<Item = (ParcelIndex, &'a Parcel)> {
        parcels_of(self.book, self.reconciled, order)
    }

    /// The orders of a parcel.
    pub fn orders_of(&self, parcel: ParcelIndex) -> impl Iterator<Item = (OrderIndex, &'a Order)> {
        orders_of(self.book, self.reconciled, parcel)
    }

    /// The clerk of a parcel: its own, else the one of an order in it.
    pub fn clerk_of_parcel(&self, parcel: ParcelIndex) -> Option<Text> {
        clerk_of_parcel(self.book, self.reconciled, parcel)
    }

    /// The clerk of an order: its own, else the one of a parcel of it.
    pub fn clerk_of_order(&self, order: OrderIndex) -> Option<Text> {
        clerk_of_order(self.book, self.reconciled, order)
    }

    /// The account of an order.
    pub fn ledger(&self, order: OrderIndex) -> Option<&'a OrderLedger> {
        self.reconciled.ledgers.get(order.get())
    }

    /// The minor units of an amount in the currency of the reports; `None` for another currency.
    pub fn minor(&self, amount: Money) -> Option<i64> {
        (amount.currency() == self.config.currency).then(|| amount.minor())
    }

    /// An amount in the currency of the reports.
    pub fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.config.currency)
    }

    /// True if goods of the order left: a parcel of it did, or its own sheet says so.
    pub fn is_order_shipped(&self, index: OrderIndex, order: &Order) -> bool {
        order.shipped.is_some()
            || matches!(
                order.state,
                Some(OrderState::Shipped | OrderState::Completed)
            )
            || self
                .parcels_of(index)
                .any(|(_, parcel)| parcel.is_shipped())
    }

    /// When the first goods of the order left, as far as a sheet tells.
    pub fn order_shipped_at(&self, index: OrderIndex, order: &Order) -> Option<Moment> {
        self.parcels_of(index)
            .filter(|(_, parcel)| parcel.is_shipped())
            .filter_map(|(_, parcel)| parcel.shipped_at())
            .min()
            .or(order.shipped)
    }

    /// True if the courier is to collect for the parcel.
    pub fn is_cash_on_delivery(&self, index: ParcelIndex, parcel: &Parcel) -> bool {
        parcel.cod.is_some_and(|amount| amount.minor() > 0)
            || orders_of(self.book, self.reconciled, index)
                .any(|(_, order)| order.effective_terms() == Terms::CashOnDelivery)
    }

    pub(super) fn segments(&self, dimension: Dimension) -> Option<&Segments> {
        self.segments
            .iter()
            .find(|(known, _)| *known == dimension)
            .map(|(_, segments)| segments)
    }
}

pub(super) fn parcels_of<'a>(
    book: &'a Book,
    reconciled: &'a Reconciled,
    order: OrderIndex,
) -> impl Iterator<Item = (ParcelIndex, &'a Parcel)> {
    reconciled
        .order_parcels
        .get(order.get())
        .into_iter()
        .flatten()
        .filter_map(|index| Some((*index, book.parcels.get(index.get())?)))
}

pub(super) fn orders_of<'a>(
    book: &'a Book,
    reconciled: &'a Reconciled,
    parcel: ParcelIndex,
) -> impl Iterator<Item = (OrderIndex, &'a Order)> {
    reconciled
        .parcel_orders
        .get(parcel.get())
        .into_iter()
        .flatten()
        .filter_map(|index| Some((*index, book.orders.get(index.get())?)))
}

pub(super) fn first_of_orders(
    book: &Book,
    reconciled: &Reconciled,
    parcel: ParcelIndex,
    of_order: fn(&Order) -> Option<Text>,
) -> Option<Text> {
    orders_of(book, reconciled, parcel).find_map(|(_, order)| of_order(order))
}

pub(super) fn clerk_of_parcel(
    book: &Book,
    reconciled: &Reconciled,
    index: ParcelIndex,
) -> Option<Text> {
    let own = book
        .parcels
        .get(index.get())
        .and_then(|parcel| parcel.clerk.clone());
    own.or_else(|| first_of_orders(book, reconciled, index, |order| order.clerk.clone()))
}

pub(super) fn clerk_of_order(
    book: &Book,
    reconciled: &Reconciled,
    index: OrderIndex,
) -> Option<Text> {
    let own = book
        .orders
        .get(index.get())
        .and_then(|order| order.clerk.clone());
    own.or_else(|| parcels_of(book, reconciled, index).find_map(|(_, parcel)| parcel.clerk.clone()))
}
