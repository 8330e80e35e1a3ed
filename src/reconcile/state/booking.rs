//! Differences that are booked on links that stand already.

use super::State;
use crate::model::{Difference, Level, Message, Money, Signal, Standing};

impl State<'_> {
    /// Books a difference on a confirmed link to a single order, with the new reason. A link that has a
    /// difference, or is a person's, stays as it is.
    pub(in crate::reconcile) fn book(
        &mut self,
        link: usize,
        difference: Difference,
        reason: Message,
    ) {
        let Some(link) = self.links.get_mut(link) else {
            return;
        };
        let [part] = link.allocations.as_mut_slice() else {
            return;
        };
        let free = part.difference.is_none() && link.level != Level::Decision;
        if !free || link.standing != Standing::Confirmed {
            return;
        }
        let due = self
            .book
            .orders
            .get(part.order.get())
            .and_then(|order| order.due);
        if due.map(Money::currency) != Some(difference.amount.currency()) {
            return;
        }
        part.difference = Some(difference);
        link.signals = link.signals.and(Signal::Difference);
        link.reason = reason;
        if let Some(settled) = self.settled.get_mut(part.order.get()) {
            *settled = settled.saturating_add(difference.amount.minor());
        }
    }

    /// Says on a link what its difference may be, without booking it.
    pub(in crate::reconcile) fn explain(&mut self, link: usize, reason: Message) {
        if let Some(link) = self.links.get_mut(link) {
            link.reason = reason;
        }
    }
}
