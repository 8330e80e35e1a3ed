//! The working state of the cascade: what is linked, and what is still open.

mod booking;
mod reading;

use super::aliases::Aliases;
use super::decided::Decided;
use super::in_order::{in_order, tidy};
use super::joins::Joins;
use super::rates::Rates;
use super::trace::{Consideration, Trace, Watch};
use crate::config::{Config, Matching};
use crate::model::{
    Allocation, AmbiguousGroup, Book, Direction, Exclusion, Level, Link, Message, Money, Netting,
    OrderIndex, PaymentIndex, PaymentOutcome, Reconciled, Signals, Standing,
};

/// Links and groups so far, with the open money of each order.
pub(super) struct State<'a> {
    pub(super) book: &'a Book,
    joins: &'a Joins<'a>,
    pub(super) matching: &'a Matching,
    pub(super) decided: Decided,
    pub(super) rates: Rates<'a>,
    outcomes: Vec<Option<PaymentOutcome>>,
    links: Vec<Link>,
    groups: Vec<AmbiguousGroup>,
    nettings: Vec<Netting>,
    settled: Vec<i64>,
    unsearched: Vec<PaymentIndex>,
    trace: Trace,
    pub(super) aliases: Aliases,
}

impl<'a> State<'a> {
    pub(super) fn new(
        book: &'a Book,
        config: &'a Config,
        joins: &'a Joins<'a>,
        watch: Watch,
    ) -> Self {
        Self {
            book,
            joins,
            matching: &config.matching,
            decided: Decided::default(),
            rates: Rates::new(config),
            outcomes: vec![None; book.payments.len()],
            links: Vec::new(),
            groups: Vec::new(),
            nettings: Vec::new(),
            settled: vec![0; book.orders.len()],
            unsearched: Vec::new(),
            trace: Trace::new(watch),
            aliases: Aliases::default(),
        }
    }

    /// Links a payment that is still open, unless a person rejected it.
    pub(super) fn link(&mut self, link: Link) {
        let Some(link) = self.decided.admit(link) else {
            return;
        };
        let Some(payment) = self.payment(link.payment) else {
            return;
        };
        let Some(outcome @ None) = self.outcomes.get_mut(link.payment.get()) else {
            return;
        };
        *outcome = Some(PaymentOutcome::Linked(self.links.len()));
        self.trace.took(&link);
        if link.standing == Standing::Confirmed && payment.direction == Direction::In {
            for part in &link.allocations {
                let settles = part.settles();
                if part.amount.minor() < 0 {
                    continue;
                }
                let due = self
                    .book
                    .orders
                    .get(part.order.get())
                    .and_then(|order| order.due);
                let same = due.is_some_and(|due| due.currency() == settles.currency());
                if let Some(settled) = self.settled.get_mut(part.order.get()).filter(|_| same) {
                    *settled = settled.saturating_add(settles.minor());
                }
            }
        }
        self.links.push(link);
    }

    /// Puts payments that are still open into an ambiguous group, without what a person rejected.
    pub(super) fn group(&mut self, group: AmbiguousGroup) {
        for part in self.decided.bars.part(group) {
            self.group_as_it_is(part);
        }
    }

    fn group_as_it_is(&mut self, mut group: AmbiguousGroup) {
        let position = self.groups.len();
        group.payments.retain(|payment| {
            let free = matches!(self.outcomes.get(payment.get()), Some(None));
            if let Some(outcome) = self.outcomes.get_mut(payment.get()).filter(|_| free) {
                *outcome = Some(PaymentOutcome::Ambiguous(position));
            }
            free
        });
        if !group.payments.is_empty() {
            self.trace.listed(&group);
            group.candidates.truncate(self.matching.listed_candidates);
            self.groups.push(group);
        }
    }

    /// Takes payments that are all still open out of the matching, because they cancel out or repeat another,
    /// unless a person rejected just that.
    pub(super) fn net(&mut self, netting: Netting) {
        if self.decided.bars.bars_netting(&netting.payments) {
            return;
        }
        let outcome = PaymentOutcome::Netted(self.nettings.len());
        if !netting.payments.is_empty() && netting.payments.iter().all(|one| self.is_open(*one)) {
            for payment in &netting.payments {
                if let Some(slot) = self.outcomes.get_mut(payment.get()) {
                    *slot = Some(outcome);
                }
                let said = || netting.reason.clone();
                self.trace.note(*payment, Level::Netting, &[], said);
            }
            self.nettings.push(netting);
        }
    }

    pub(super) fn exclude(&mut self, payment: PaymentIndex, why: Exclusion) {
        if let Some(outcome @ None) = self.outcomes.get_mut(payment.get()) {
            *outcome = Some(PaymentOutcome::Excluded(why));
        }
    }

    /// Remembers that the combinations for a receipt were not all tried, to be told if it stays unmatched.
    pub(super) fn leave_unsearched(&mut self, payment: PaymentIndex) {
        self.unsearched.push(payment);
    }

    /// Notes why a payment was not linked to the orders that a level looked at, for `gendan explain`.
    pub(super) fn note(
        &mut self,
        payment: PaymentIndex,
        level: Level,
        orders: &[OrderIndex],
        verdict: impl FnOnce() -> Message,
    ) {
        self.trace.note(payment, level, orders, verdict);
    }

    /// Whose story is to be told.
    pub(super) const fn watch(&self) -> &Watch {
        self.trace.watch()
    }

    /// The links so far.
    pub(super) fn links(&self) -> &[Link] {
        &self.links
    }

    /// What a payment is, if it has an outcome.
    pub(super) fn outcome(&self, payment: PaymentIndex) -> Option<PaymentOutcome> {
        self.outcomes.get(payment.get()).copied().flatten()
    }

    /// Links and groups in the order of their payments; whatever has no outcome is unmatched.
    pub(super) fn into_reconciled(mut self) -> (Reconciled, Vec<Consideration>) {
        let mut unsearched = std::mem::take(&mut self.unsearched);
        unsearched.retain(|payment| self.is_open(*payment));
        tidy(&mut unsearched);
        let (links, link_places) = in_order(self.links, |link| Some(link.payment));
        let (groups, group_places) = in_order(self.groups, |group| group.payments.first().copied());
        let (nettings, netting_places) =
            in_order(self.nettings, |netting| netting.payments.first().copied());
        let place = |places: &[usize], old: usize| places.get(old).copied().unwrap_or(old);
        let outcomes = self.outcomes.into_iter().map(|outcome| match outcome {
            Some(PaymentOutcome::Linked(old)) => PaymentOutcome::Linked(place(&link_places, old)),
            Some(PaymentOutcome::Ambiguous(old)) => {
                PaymentOutcome::Ambiguous(place(&group_places, old))
            }
            Some(PaymentOutcome::Netted(old)) => {
                PaymentOutcome::Netted(place(&netting_places, old))
            }
            Some(excluded) => excluded,
            None => PaymentOutcome::Unmatched,
        });
        let mut order_payments = vec![Vec::new(); self.book.orders.len()];
        for link in links
            .iter()
            .filter(|link| link.standing == Standing::Confirmed)
        {
            for allocation in &link.allocations {
                let list = order_payments.get_mut(allocation.order.get());
                if let Some(list) = list.filter(|list| list.last() != Some(&link.payment)) {
                    list.push(link.payment);
                }
            }
        }
        let reconciled = Reconciled {
            outcomes: outcomes.collect(),
            links,
            groups,
            nettings,
            order_payments,
            decisions: self.decided.outcomes,
            decided: self.decided.holding,
            unsearched,
            ..Reconciled::default()
        };
        (reconciled, self.trace.into_notes())
    }
}

/// A link of one payment to one order.
pub(super) fn single(
    payment: PaymentIndex,
    order: OrderIndex,
    amount: Money,
    level: Level,
    standing: Standing,
    reason: Message,
) -> Link {
    Link {
        payment,
        level,
        standing,
        allocations: vec![Allocation::exact(order, amount)],
        reason,
        alternatives: 0,
        signals: Signals::default(),
        rate: None,
    }
}
