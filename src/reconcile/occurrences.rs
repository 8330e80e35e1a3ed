//! How often amounts and names occur in the whole data, linked or open: the rare says more than the common.

use rustc_hash::FxHashMap;

use crate::model::{Book, Direction, Money, Nature, Order};

/// How often each amount occurs among receipts and among what orders await.
#[derive(Debug, Default)]
pub(super) struct Occurrences {
    receipts: FxHashMap<Money, u32>,
    orders: FxHashMap<Money, u32>,
    all_receipts: u32,
    all_orders: u32,
}

impl Occurrences {
    /// Counts the receipts that moved money, and of each order what is due, its deposit and the rest.
    pub(super) fn count(book: &Book) -> Self {
        let mut found = Self::default();
        let moved = book.payments.iter().filter(|payment| {
            payment.direction == Direction::In && payment.nature != Nature::NeverMoved
        });
        for payment in moved {
            *found.receipts.entry(payment.amount).or_default() += 1;
            found.all_receipts += 1;
        }
        for order in &book.orders {
            found.all_orders += 1;
            for amount in awaited(order).into_iter().flatten() {
                *found.orders.entry(amount).or_default() += 1;
            }
        }
        found
    }

    /// Receipts and orders of the amount.
    pub(super) fn of(&self, amount: Money) -> (u32, u32) {
        let count = |counts: &FxHashMap<Money, u32>| counts.get(&amount).copied().unwrap_or(0);
        (count(&self.receipts), count(&self.orders))
    }

    /// True if the amount occurs at most once on each side.
    pub(super) fn is_rare(&self, amount: Money) -> bool {
        let (receipts, orders) = self.of(amount);
        receipts <= 1 && orders <= 1
    }

    /// All receipts and all orders.
    pub(super) const fn all(&self) -> (u32, u32) {
        (self.all_receipts, self.all_orders)
    }
}

/// The amounts that an order may bring, each once.
fn awaited(order: &Order) -> [Option<Money>; 3] {
    let rest = order
        .due
        .zip(order.deposit)
        .and_then(|(due, paid)| due.checked_sub(paid));
    let deposit = order.deposit.filter(|_| order.deposit != order.due);
    let rest = rest.filter(|_| rest != order.due && rest != order.deposit);
    [order.due, deposit, rest]
}
