//! The account of each order, from confirmed links. Sums only: the order of events makes no difference.

use crate::config::Config;
use crate::model::{
    Allocation, Book, Currency, DifferenceKind, Direction, Level, Link, Money, Order, OrderLedger,
    OrderStanding, OrderState, Standing,
};

/// What confirmed links moved on one order, in minor units of its currency.
#[derive(Clone, Copy, Debug, Default)]
struct Moved {
    /// Money that came in.
    received: i64,
    /// The same with its named differences: what it settles.
    brought: i64,
    /// Money that went back.
    refunded: i64,
    /// The same with its named differences: what it takes back.
    back: i64,
    /// Named differences.
    fees: i64,
    /// Freight charged on top: it raises what is due.
    freight: i64,
    currency: Option<Currency>,
    by_person: bool,
}

/// By order: its account.
pub(super) fn ledgers(book: &Book, config: &Config, links: &[Link]) -> Vec<OrderLedger> {
    let mut moved: Vec<Moved> = book
        .orders
        .iter()
        .map(|order| Moved {
            currency: order.due.map(Money::currency),
            ..Moved::default()
        })
        .collect();
    for link in links
        .iter()
        .filter(|link| link.standing == Standing::Confirmed)
    {
        let Some(payment) = book.payments.get(link.payment.get()) else {
            continue;
        };
        for part in &link.allocations {
            let Some(sums) = moved.get_mut(part.order.get()) else {
                continue;
            };
            let own = part.converted.unwrap_or(part.amount).currency();
            let currency = *sums.currency.get_or_insert(own);
            if let Some(came) = part.counted_in(currency) {
                sums.add(payment.direction, part, came.minor());
                sums.by_person |= link.level == Level::Decision;
            }
        }
    }
    let orders = book.orders.iter().zip(moved);
    orders
        .map(|(order, moved)| ledger(order, moved, config.currency))
        .collect()
}

impl Moved {
    fn add(&mut self, direction: Direction, part: &Allocation, came: i64) {
        let difference = part
            .difference
            .map_or(0, |difference| difference.amount.minor());
        let is_freight_on_top = part
            .difference_of(DifferenceKind::Freight)
            .is_some_and(|freight| freight.minor() < 0);
        let settles = came.saturating_add(difference);
        let add = |sum: &mut i64, amount: i64| *sum = sum.saturating_add(amount);
        match direction {
            // A batch charges back what it paid over earlier, and keeps its fee: a refund, not less of a receipt.
            Direction::In if came < 0 => {
                add(&mut self.refunded, settles.saturating_neg());
                add(&mut self.back, settles.saturating_neg());
                add(&mut self.received, difference.saturating_neg());
                add(&mut self.fees, difference);
            }
            Direction::In if is_freight_on_top => {
                add(&mut self.received, came);
                add(&mut self.brought, came);
                add(&mut self.freight, difference.saturating_neg());
            }
            Direction::In => {
                add(&mut self.received, came);
                add(&mut self.brought, settles);
                add(&mut self.fees, difference);
            }
            Direction::Out => {
                add(&mut self.refunded, came);
                add(&mut self.back, settles);
                add(&mut self.fees, difference.saturating_neg());
            }
        }
    }

    fn is_nothing(&self) -> bool {
        self.brought == 0 && self.back == 0 && self.received == 0 && self.refunded == 0
    }
}

fn ledger(order: &Order, moved: Moved, default: Currency) -> OrderLedger {
    let currency = moved.currency.unwrap_or(default);
    let money = |minor| Money::from_minor(minor, currency);
    let reported = order
        .refunded
        .filter(|amount| amount.currency() == currency)
        .map_or(0, Money::minor);
    // Money that no statement shows cannot be owed back.
    let promised = reported.min(moved.brought.max(0));
    let due = match order.due {
        // Nothing is owed on an order that came to nothing.
        _ if order.is_cancelled() || is_refunded_unseen(order, &moved, reported) => 0,
        Some(due) => {
            let due = due.minor().saturating_add(moved.freight);
            let over = moved.brought.saturating_sub(due).max(0);
            let lessens = moved.back.max(reported).saturating_sub(over).max(0);
            due.saturating_sub(lessens).max(0)
        }
        None => moved.brought.saturating_sub(moved.back.max(promised)),
    };
    let received = moved.received.saturating_sub(moved.refunded);
    let balance = due.saturating_sub(received).saturating_sub(moved.fees);
    let promised_still = promised.saturating_sub(moved.back).max(0);
    OrderLedger {
        due: money(due),
        received: money(received),
        refunded: money(moved.refunded),
        refund_open: money(promised_still.min(balance.saturating_neg().max(0))),
        fees: money(moved.fees),
        balance: money(balance),
        standing: standing(order, &moved, reported, balance),
        by_person: moved.by_person,
    }
}

/// True if no statement shows any money, and the platform reports all of it as paid back.
fn is_refunded_unseen(order: &Order, moved: &Moved, reported: i64) -> bool {
    let in_full = match order.due {
        Some(due) if reported != 0 => due.minor() > 0 && reported >= due.minor(),
        _ => order.state == Some(OrderState::Refunded),
    };
    moved.is_nothing() && in_full
}

/// True if all that came in went back, or the statements show the whole refund and not the receipt, which
/// came before they begin.
fn is_paid_back(order: &Order, moved: &Moved) -> bool {
    if moved.back <= 0 {
        return false;
    }
    if moved.brought > 0 {
        return moved.back >= moved.brought.min(moved.received);
    }
    order.is_cancelled() || order.due.is_none_or(|due| moved.back >= due.minor())
}

fn standing(order: &Order, moved: &Moved, reported: i64, balance: i64) -> OrderStanding {
    if order.is_cancelled() && moved.is_nothing() {
        OrderStanding::Cancelled
    } else if is_refunded_unseen(order, moved, reported) || is_paid_back(order, moved) {
        OrderStanding::Refunded
    } else if moved.brought <= 0 && (balance > 0 || order.due.is_none()) {
        OrderStanding::Unpaid
    } else if balance > 0 {
        OrderStanding::Partial
    } else if balance < 0 {
        OrderStanding::Over
    } else {
        OrderStanding::Settled
    }
}

#[cfg(test)]
#[path = "ledgers_tests.rs"]
mod tests;
