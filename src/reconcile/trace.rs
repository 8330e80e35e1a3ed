//! What the levels thought of some payments and orders, for `gendan explain`: who was a candidate, and why
//! it was not taken.

use rustc_hash::FxHashSet;

use crate::model::{Level, Message, OrderIndex, PaymentIndex};

/// The payments and orders whose story is to be told; of none by default, which costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Payments.
    pub payments: FxHashSet<PaymentIndex>,
    /// Orders.
    pub orders: FxHashSet<OrderIndex>,
}

impl Watch {
    fn is_idle(&self) -> bool {
        self.payments.is_empty() && self.orders.is_empty()
    }
}

/// What a level thought of a payment and some orders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consideration {
    /// The payment.
    pub payment: PaymentIndex,
    /// The level.
    pub level: Level,
    /// The orders that were looked at; empty if there was none to look at.
    pub orders: Vec<OrderIndex>,
    /// What came of it, in words.
    pub verdict: Message,
}

/// The notes of a run.
#[derive(Debug, Default)]
pub(super) struct Trace {
    watch: Watch,
    notes: Vec<Consideration>,
}

impl Trace {
    pub(super) fn new(watch: Watch) -> Self {
        Self {
            watch,
            notes: Vec::new(),
        }
    }

    /// Whose story is to be told.
    pub(super) const fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Notes what came of a candidate, if it is watched. The words are made only then.
    pub(super) fn note(
        &mut self,
        payment: PaymentIndex,
        level: Level,
        orders: &[OrderIndex],
        verdict: impl FnOnce() -> Message,
    ) {
        if self.watch.is_idle() {
            return;
        }
        let watched = self.watch.payments.contains(&payment)
            || orders.iter().any(|order| self.watch.orders.contains(order));
        if watched {
            self.notes.push(Consideration {
                payment,
                level,
                orders: orders.to_vec(),
                verdict: verdict(),
            });
        }
    }

    pub(super) fn into_notes(self) -> Vec<Consideration> {
        self.notes
    }
}
