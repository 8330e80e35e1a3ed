//! Files → the story of one payment, order or parcel: the run with the subject watched.

use std::collections::BTreeMap;

use super::similar::similar;
use super::{Outcome, judged, read_book, stage};
use crate::config::Config;
use crate::model::{Book, OrderIndex, PaymentIndex};
use crate::read::InputFile;
use crate::recognise::ProfileError;
use crate::reconcile::{self, Watch};
pub use crate::reconcile::{Consideration, NearMiss};

/// A run, and what the matcher thought of the subjects.
#[derive(Debug)]
pub struct Explained {
    /// The run.
    pub outcome: Outcome,
    /// Payments of the number.
    pub payments: Vec<PaymentIndex>,
    /// Orders of the number, or in the parcel of the number.
    pub orders: Vec<OrderIndex>,
    /// What each level thought of them.
    pub considerations: Vec<Consideration>,
    /// By payment: the orders that come to mind beside its own, and why not.
    pub other_orders: BTreeMap<PaymentIndex, Vec<NearMiss>>,
    /// By order: the payments that come to mind beside its own, and why not.
    pub other_payments: BTreeMap<OrderIndex, Vec<NearMiss>>,
    /// If nothing has the number: numbers that are nearly it, hold it, or that it holds.
    pub similar: Vec<String>,
}

/// Does a run, and notes what each level thought of a number's payments and orders.
pub fn explain(
    number: &str,
    files: &[InputFile],
    config: &Config,
    on_file: &(dyn Fn() + Sync),
) -> Result<Explained, ProfileError> {
    let read = read_book(files, config, on_file)?;
    let number = canonical(number);
    let (payments, orders) = subjects(&read.book, &number);
    let similar = if payments.is_empty() && orders.is_empty() {
        similar(&read.book, &number)
    } else {
        Vec::new()
    };
    let watch = Watch {
        payments: payments.iter().copied().collect(),
        orders: orders.iter().copied().collect(),
    };
    let (reconciled, considerations) = stage("reconcile", || {
        reconcile::watched(&read.book, config, watch)
    });
    let book = &read.book;
    let other_orders = payments.iter().map(|index| {
        let misses = reconcile::of_payment(book, config, &reconciled, *index);
        (*index, misses)
    });
    let other_payments = orders.iter().map(|index| {
        let misses = reconcile::of_order(book, config, &reconciled, *index);
        (*index, misses)
    });
    let (other_orders, other_payments) = (other_orders.collect(), other_payments.collect());
    Ok(Explained {
        other_orders,
        other_payments,
        outcome: judged(read, reconciled, config),
        payments,
        orders,
        considerations,
        similar,
    })
}

/// As it is compared: without blanks around it, in capitals.
fn canonical(number: &str) -> String {
    number.trim().to_uppercase()
}

/// What bears the number: payments by id or merchant number, orders by number, else by parcel.
fn subjects(book: &Book, number: &str) -> (Vec<PaymentIndex>, Vec<OrderIndex>) {
    let is = |text: &str| text.to_uppercase() == number;
    let payments = book.payments.iter().enumerate().filter(|(_, payment)| {
        is(&payment.id) || payment.merchant_order.as_deref().is_some_and(is)
    });
    let payments = payments.map(|(at, _)| PaymentIndex::from(at)).collect();
    let numbered =
        |order: &&crate::model::Order| is(order.number.as_str()) || is(order.number.typed());
    let positions = |test: &dyn Fn(&&crate::model::Order) -> bool| -> Vec<OrderIndex> {
        let orders = book.orders.iter().enumerate();
        orders
            .filter(|(_, order)| test(order))
            .map(|(at, _)| OrderIndex::from(at))
            .collect()
    };
    let mut orders = positions(&numbered);
    if orders.is_empty() {
        let in_parcel = book
            .parcels
            .iter()
            .filter(|parcel| is(parcel.waybill.as_str()))
            .flat_map(|parcel| &parcel.orders)
            .map(crate::model::OrderNo::as_str)
            .collect::<Vec<_>>();
        orders = positions(&|order| {
            let ships = order.waybills.iter().any(|waybill| is(waybill.as_str()));
            ships || in_parcel.contains(&order.number.as_str())
        });
    }
    (payments, orders)
}
