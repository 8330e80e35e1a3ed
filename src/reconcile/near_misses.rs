//! The orders that come to mind for a payment, and the payments that come to mind for an order, each with
//! what speaks against it: for `gendan explain`, after all is decided.

use std::cmp::Reverse;

use super::named_orders;
use super::party::{Agreement, names_agree};
use super::window;
use crate::config::Config;
use crate::model::{
    Arg, Book, Message, Money, Order, OrderIndex, Payment, PaymentIndex, Reconciled, Standing,
};

/// So many are told.
const MOST: usize = 8;

/// A pair that was not linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMiss {
    /// The payment.
    pub payment: PaymentIndex,
    /// The order.
    pub order: OrderIndex,
    /// What speaks against it, the weightiest first; empty if only a surer one came before it.
    pub against: Vec<Message>,
}

/// The orders that a payment might have been for, nearest first.
pub fn of_payment(
    book: &Book,
    config: &Config,
    found: &Reconciled,
    index: PaymentIndex,
) -> Vec<NearMiss> {
    let Some(payment) = book.payments.get(index.get()) else {
        return Vec::new();
    };
    let orders = book.orders.iter().enumerate();
    let pairs = orders.map(|(at, order)| (index, payment, OrderIndex::from(at), order));
    nearest(pairs, book, config, found)
}

/// The payments that an order might have been paid by, nearest first.
pub fn of_order(
    book: &Book,
    config: &Config,
    found: &Reconciled,
    index: OrderIndex,
) -> Vec<NearMiss> {
    let Some(order) = book.orders.get(index.get()) else {
        return Vec::new();
    };
    let payments = book.payments.iter().enumerate();
    let pairs = payments
        .filter(|(at, _)| found.standing(PaymentIndex::from(*at)) != Standing::Excluded)
        .map(|(at, payment)| (PaymentIndex::from(at), payment, index, order));
    nearest(pairs, book, config, found)
}

type Pair<'a> = (PaymentIndex, &'a Payment, OrderIndex, &'a Order);

fn nearest<'a>(
    pairs: impl Iterator<Item = Pair<'a>>,
    book: &Book,
    config: &Config,
    found: &Reconciled,
) -> Vec<NearMiss> {
    let linked = |payment, order: OrderIndex| {
        let link = found.link(payment);
        link.is_some_and(|link| link.allocations.iter().any(|part| part.order == order))
    };
    let mut near: Vec<(Reverse<u32>, i64, Pair<'a>)> = pairs
        .filter(|(payment, _, order, _)| !linked(*payment, *order))
        .filter_map(|pair| {
            let weight = weight(found, &pair);
            let apart = days_apart(pair.1, pair.3);
            (weight > 0).then_some((Reverse(weight), apart, pair))
        })
        .collect();
    near.sort_by_key(|(weight, apart, (payment, _, order, _))| (*weight, *apart, *payment, *order));
    near.truncate(MOST);
    near.into_iter()
        .map(|(_, _, pair)| NearMiss {
            payment: pair.0,
            order: pair.2,
            against: against(book, config, found, &pair),
        })
        .collect()
}

/// How much speaks for a pair: the number in the text, the amount, the name.
fn weight(found: &Reconciled, (_, payment, index, order): &Pair<'_>) -> u32 {
    let amounts = [
        order.due,
        order.deposit,
        found.ledgers.get(index.get()).map(|ledger| ledger.balance),
    ];
    let amount = amounts.contains(&Some(payment.amount));
    let same = names_agree(payment.party.as_deref(), order.customer.as_deref()) == Agreement::Same;
    let named = named_orders::is_named(payment, order.number.as_str());
    4 * u32::from(named) + 2 * u32::from(amount) + u32::from(same)
}

fn days_apart(payment: &Payment, order: &Order) -> i64 {
    let days = payment.time.zip(order.placed);
    days.map_or(i64::MAX, |(paid, placed)| {
        (paid.day() - placed.day()).num_days().abs()
    })
}

fn against(
    book: &Book,
    config: &Config,
    found: &Reconciled,
    (index, payment, order_index, order): &Pair<'_>,
) -> Vec<Message> {
    let currency = order.due.map(Money::currency);
    let foreign = currency.is_some_and(|currency| currency != payment.amount.currency());
    let mut said = Vec::new();
    if foreign {
        said.push(Message::new("against.currency"));
    }
    if order.is_cancelled() {
        said.push(Message::new("against.cancelled"));
    }
    let open = open(book, found, *order_index, order);
    if open.is_some_and(|open| open.minor() <= 0) {
        said.push(settled(book, found, *order_index));
    } else if let Some(open) = open.filter(|open| *open != payment.amount && !foreign) {
        said.push(Message::new("against.amount").with("open", open));
    }
    said.extend(out_of_window(config, payment, order));
    if names_agree(payment.party.as_deref(), order.customer.as_deref()) == Agreement::Different {
        let customer = order.customer.clone().unwrap_or_default();
        said.push(Message::new("against.payer").with("customer", customer));
    }
    if found.group(*index).is_some() && said.is_empty() {
        said.push(Message::new("against.equal"));
    }
    said
}

/// What is still to come on an order, from confirmed receipts.
fn open(book: &Book, found: &Reconciled, index: OrderIndex, order: &Order) -> Option<Money> {
    let payments = found.order_payments.get(index.get())?;
    let links = payments.iter().filter_map(|payment| {
        let payment = (*payment, book.payments.get(payment.get())?);
        (payment.1.direction == crate::model::Direction::In).then(|| found.link(payment.0))?
    });
    let parts = links.flat_map(|link| &link.allocations);
    parts
        .filter(|part| part.order == index)
        .try_fold(order.due?, |open, part| open.checked_sub(part.settles()))
}

fn settled(book: &Book, found: &Reconciled, order: OrderIndex) -> Message {
    let payments = found.order_payments.get(order.get());
    let ids = payments
        .into_iter()
        .flatten()
        .filter_map(|payment| Some(Arg::Text(book.payments.get(payment.get())?.id.clone())))
        .take(MOST)
        .collect();
    Message {
        key: "against.settled",
        args: vec![("payments", Arg::List(ids))],
    }
}

fn out_of_window(config: &Config, payment: &Payment, order: &Order) -> Option<Message> {
    let (first, last) = window::of_order(order, &config.matching)?;
    let day = window::day_of(payment)?;
    if day < first {
        Some(Message::new("against.early").with("days", first - day))
    } else if day > last {
        Some(Message::new("against.late").with("days", day - last))
    } else {
        None
    }
}
