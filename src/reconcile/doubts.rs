//! Why a receipt and an order that agree are not believed: the words for it.

use super::deposit_fit::is_called_deposit;
use super::meeting::Meeting;
use super::occurrences::Occurrences;
use super::other_meanings::speaks_of_another;
use super::state::State;
use super::window;
use crate::model::{Direction, Level, Message, Money, Order, OrderIndex, PaymentIndex};

/// What speaks against a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The order was cancelled.
    Cancelled,
    /// The remark is about something else.
    Meaning,
    /// The remark calls it a deposit, and the order's has come already: it may be that of another order.
    Deposit,
    /// The amount occurs more often.
    Common,
    /// Strangers of such amounts meet by chance.
    Chance,
    /// The payer is somebody else, and nothing shows that they paid for the customer.
    Payer,
}

impl Doubt {
    /// What the order's state and the remark say against a pair.
    pub(super) fn of_records(
        state: &State<'_>,
        payment: PaymentIndex,
        order: OrderIndex,
    ) -> Option<Self> {
        if state.order(order).is_none_or(Order::is_cancelled) {
            Some(Self::Cancelled)
        } else if speaks_of_another(state, payment) {
            Some(Self::Meaning)
        } else if !state.is_untouched(order)
            && state.payment(payment).is_some_and(is_called_deposit)
        {
            Some(Self::Deposit)
        } else {
            None
        }
    }

    /// The doubt in words.
    pub(super) fn message(self, amounts: &Occurrences, amount: Money) -> Message {
        let (receipts, orders) = amounts.of(amount);
        let key = match self {
            Self::Cancelled => "reason.doubt.cancelled",
            Self::Meaning => "reason.doubt.meaning",
            Self::Deposit => "reason.doubt.deposit",
            Self::Common => "reason.doubt.common",
            Self::Chance => "reason.doubt.chance",
            Self::Payer => "reason.doubt.payer",
        };
        match self {
            Self::Common => Message::new(key)
                .with("amount", amount)
                .with("receipts", i64::from(receipts))
                .with("orders", i64::from(orders)),
            _ => Message::new(key),
        }
    }
}

/// Notes, for payments that are watched, that others are of the same amount at the same time.
pub(super) fn note_equals(state: &mut State<'_>, found: &Meeting<Money>) {
    if state.watch().is_idle() {
        return;
    }
    let crowds = found.components.iter();
    for (amount, component) in crowds.filter(|(_, component)| component.pair().is_none()) {
        for payment in &component.payments {
            state.note(*payment, Level::UniqueAmount, &component.orders, || {
                Message::new("considered.equals")
                    .with("amount", *amount)
                    .with("payments", component.payments.len())
                    .with("orders", component.orders.len())
            });
        }
    }
}

/// Notes, for receipts that are watched, the orders that await the amount at another time.
pub(super) fn note_other_times(state: &mut State<'_>) {
    let mut watched: Vec<_> = state.watch().payments.iter().copied().collect();
    watched.sort_unstable();
    for payment in watched {
        let open = state.payment(payment).filter(|_| state.is_open(payment));
        let Some(receipt) = open.filter(|one| one.direction == Direction::In) else {
            continue;
        };
        let day = state.day(payment);
        let mut waiting = false;
        for (order, _, open) in state.open_orders() {
            waiting |= open == receipt.amount;
            let days = window::misses_by(state.window(order), day);
            if open == receipt.amount && days != 0 {
                let key = if days < 0 {
                    "reason.doubt.early"
                } else {
                    "reason.doubt.late"
                };
                state.note(payment, Level::UniqueAmount, &[order], || {
                    Message::new(key).with("days", days.abs())
                });
            }
        }
        if !waiting {
            state.note(payment, Level::UniqueAmount, &[], || {
                Message::new("considered.no_amount").with("amount", receipt.amount)
            });
        }
    }
}

#[cfg(test)]
#[path = "doubts_tests.rs"]
mod tests;
