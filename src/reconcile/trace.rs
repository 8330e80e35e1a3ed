//! What the levels thought of some payments and orders, for `gendan explain`: who was a candidate, and why
//! it was not taken.

use rustc_hash::FxHashSet;

use super::in_order::tidy;
use crate::model::{AmbiguousGroup, Level, Link, Message, OrderIndex, PaymentIndex, Standing};

/// The payments and orders whose story is to be told; of none by default, which costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Payments.
    pub payments: FxHashSet<PaymentIndex>,
    /// Orders.
    pub orders: FxHashSet<OrderIndex>,
}

impl Watch {
    /// True if nobody's story is to be told.
    pub(super) fn is_idle(&self) -> bool {
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

    /// Notes that a payment found its orders.
    pub(super) fn took(&mut self, link: &Link) {
        if self.watch.is_idle() {
            return;
        }
        let orders: Vec<OrderIndex> = link.allocations.iter().map(|part| part.order).collect();
        let key = if link.standing == Standing::Confirmed {
            "considered.confirmed"
        } else {
            "considered.suggested"
        };
        self.note(link.payment, link.level, &orders, || Message::new(key));
    }

    /// Notes that payments were listed with all that they may be for.
    pub(super) fn listed(&mut self, group: &AmbiguousGroup) {
        if self.watch.is_idle() {
            return;
        }
        let mut orders: Vec<OrderIndex> = group.candidates.iter().flatten().copied().collect();
        tidy(&mut orders);
        for payment in &group.payments {
            self.note(*payment, group.level, &orders, || {
                Message::new("considered.ambiguous").with("count", i64::from(group.solutions))
            });
        }
    }

    pub(super) fn into_notes(self) -> Vec<Consideration> {
        self.notes
    }
}
