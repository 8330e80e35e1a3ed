//! What the decisions leave behind for the other levels.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::bars::Bars;
use crate::model::{DecisionOutcome, Level, Link, OrderIndex, PaymentIndex, Standing};

/// The decisions as they turned out.
#[derive(Debug, Default)]
pub(super) struct Decided {
    /// By decision: what became of it.
    pub(super) outcomes: Vec<DecisionOutcome>,
    /// By payment: the decision that holds.
    pub(super) holding: BTreeMap<PaymentIndex, usize>,
    /// Payments whose decision could not be applied.
    pub(super) under_review: FxHashSet<PaymentIndex>,
    /// What was rejected.
    pub(super) bars: Bars,
}

impl Decided {
    /// The link as it may be made: not at all if a person rejected it, and only as a suggestion while a
    /// decision about the payment waits to be looked at again, for a rule must not overturn it in silence.
    pub(super) fn admit(&self, mut link: Link) -> Option<Link> {
        if self.bars.touches(link.payment) {
            let orders: Vec<OrderIndex> = link.allocations.iter().map(|part| part.order).collect();
            if self.bars.bars_set(link.payment, &orders) {
                return None;
            }
        }
        let waits = !self.under_review.is_empty() && self.under_review.contains(&link.payment);
        if waits && link.level != Level::Decision {
            link.standing = Standing::Suggested;
        }
        Some(link)
    }
}
