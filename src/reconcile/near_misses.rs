//! The orders that come to mind for a payment, and the payments that come to mind for an order, each with
//! what speaks against it: for `gendan explain`, after all is decided.

use std::cmp::Reverse;

use super::named_orders;
use super::party::{Agreement, names_agree};
use super::window;
use crate::config::Config;
use crate::model::{
    Arg, Book, Direction, Message, Money, Order, OrderIndex, Payment, PaymentIndex, Reconciled,
    Standing,
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

/// What stands highest in the list: what is named, then what is in time, then the more that speaks for it, then what is
/// not settled yet, then the nearer day.
type Rank = (Reverse<bool>, bool, Reverse<u32>, bool, i64);

fn nearest<'a>(
    pairs: impl Iterator<Item = Pair<'a>>,
    book: &Book,
    config: &Config,
    found: &Reconciled,
) -> Vec<NearMiss> {
    let told = |payment, order: OrderIndex| {
        let link = found.link(payment);
        let linked = link.is_some_and(|link| link.allocations.iter().any(|one| one.order == order));
        let group = found.group(payment);
        linked
            || group.is_some_and(|group| group.candidates.iter().flatten().any(|one| *one == order))
    };
    let mut near: Vec<(Rank, Pair<'a>)> = pairs
        .filter(|(payment, _, order, _)| !told(*payment, *order))
        .filter_map(|pair| Some((rank(book, config, found, &pair)?, pair)))
        .collect();
    near.sort_by_key(|(rank, (payment, _, order, _))| (*rank, *payment, *order));
    near.truncate(MOST);
    near.into_iter()
        .map(|(_, pair)| NearMiss {
            payment: pair.0,
            order: pair.2,
            against: against(book, config, found, &pair),
        })
        .collect()
}

/// How near a pair is: by the number in the text, the amount, the name; `None` if nothing speaks for it.
fn rank(book: &Book, config: &Config, found: &Reconciled, pair: &Pair<'_>) -> Option<Rank> {
    let (_, payment, index, order) = pair;
    let ledger = found.ledgers.get(index.get());
    let amounts = [
        order.due,
        order.deposit,
        ledger.map(|ledger| ledger.balance),
    ];
    let amount = amounts.contains(&Some(payment.amount));
    let same = names_agree(payment.party.as_deref(), order.customer.as_deref()) == Agreement::Same;
    let named = named_orders::is_named(payment, order.number.as_str());
    let weight = 4 * u32::from(named) + 2 * u32::from(amount) + u32::from(same);
    let settled = || open(book, found, *index, order).is_some_and(|open| open.minor() <= 0);
    (weight > 0).then(|| {
        let late = out_of_window(config, payment, order).is_some();
        let apart = days_apart(payment, order);
        (Reverse(named), late, Reverse(weight), settled(), apart)
    })
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
    if let Some(netting) = found.netting(*index) {
        said.push(netting.reason.clone());
    }
    if foreign {
        said.push(Message::new("against.currency"));
    }
    if payment.direction == Direction::Out {
        said.extend(not_received(found, *order_index, payment.amount));
    } else {
        if order.is_cancelled() {
            said.push(Message::new("against.cancelled"));
        }
        let open = open(book, found, *order_index, order);
        if open.is_some_and(|open| open.minor() <= 0) {
            said.extend(settled(book, found, *order_index));
        } else if let Some(open) = open.filter(|open| *open != payment.amount && !foreign) {
            said.push(Message::new("against.amount").with("open", open));
        }
        said.extend(out_of_window(config, payment, order));
    }
    if names_agree(payment.party.as_deref(), order.customer.as_deref()) == Agreement::Different {
        let customer = order.customer.clone().unwrap_or_default();
        said.push(Message::new("against.payer").with("customer", customer));
    }
    said
}

/// What speaks against paying money back for an order: that nothing, or less, came for it.
fn not_received(found: &Reconciled, order: OrderIndex, amount: Money) -> Option<Message> {
    let received = found.ledgers.get(order.get())?.received;
    let less = received.currency() == amount.currency() && received < amount;
    less.then(|| Message::new("against.not_received").with("received", received))
}

/// The receipts that are confirmed for an order, with their ids.
fn receipts<'a>(
    book: &'a Book,
    found: &'a Reconciled,
    order: OrderIndex,
) -> impl Iterator<Item = (PaymentIndex, &'a Payment)> {
    let payments = found.order_payments.get(order.get()).into_iter().flatten();
    let payments = payments.filter_map(|one| Some((*one, book.payments.get(one.get())?)));
    payments.filter(|(_, payment)| payment.direction == Direction::In)
}

/// What is still to come on an order, from confirmed receipts.
fn open(book: &Book, found: &Reconciled, index: OrderIndex, order: &Order) -> Option<Money> {
    let links = receipts(book, found, index).filter_map(|(payment, _)| found.link(payment));
    let parts = links.flat_map(|link| &link.allocations);
    parts
        .filter(|part| part.order == index)
        .try_fold(order.due?, |open, part| open.checked_sub(part.settles()))
}

/// That an order is paid, and by what; nothing of one that asks for no money.
fn settled(book: &Book, found: &Reconciled, order: OrderIndex) -> Option<Message> {
    let receipts = receipts(book, found, order).take(MOST);
    let ids: Vec<Arg> = receipts
        .map(|(_, payment)| Arg::Text(payment.id.clone()))
        .collect();
    (!ids.is_empty()).then(|| Message {
        key: "against.settled",
        args: vec![("payments", Arg::List(ids))],
    })
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
