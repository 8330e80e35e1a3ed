//! The working state of the cascade: what is linked, and what is still open.

mod booking;

use super::aliases::Aliases;
use super::bars::Bars;
use super::decided::Decided;
use super::directory::Directory;
use super::in_order::in_order;
use super::joins::Joins;
use super::numbers::Numbers;
use super::rates::Rates;
use super::trace::{Consideration, Trace, Watch};
use super::window::{self, DayNumber, Window};
use crate::config::{Config, Matching};
use crate::model::{
    Allocation, AmbiguousGroup, Book, Direction, Exclusion, Level, Link, Message, Money, Nature,
    Netting, Order, OrderIndex, OrderState, ParcelIndex, Payment, PaymentIndex, PaymentOutcome,
    Reconciled, Signals, Standing,
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

    pub(super) fn numbers(&self) -> &'a Numbers<'a> {
        &self.joins.numbers
    }

    /// Who the payers and customers are.
    pub(super) fn directory(&self) -> &'a Directory {
        &self.joins.directory
    }

    pub(super) fn order(&self, index: OrderIndex) -> Option<&'a Order> {
        self.book.orders.get(index.get())
    }

    pub(super) fn payment(&self, index: PaymentIndex) -> Option<&'a Payment> {
        self.book.payments.get(index.get())
    }

    /// The orders in a parcel.
    pub(super) fn orders_of(&self, parcel: ParcelIndex) -> &'a [OrderIndex] {
        self.joins
            .parcel_orders
            .get(parcel.get())
            .map_or(&[], Vec::as_slice)
    }

    /// The parcels that an order is in.
    pub(super) fn parcels_of(&self, order: OrderIndex) -> &'a [ParcelIndex] {
        self.joins
            .order_parcels
            .get(order.get())
            .map_or(&[], Vec::as_slice)
    }

    /// True if the order's own sheets show that somebody paid for it: its state or its time of payment says
    /// so, or its goods left.
    pub(super) fn shows_payment(&self, index: OrderIndex) -> bool {
        use OrderState::{Completed, PartlyShipped, Shipped, ToShip};
        let paid = |order: &Order| {
            order.paid.is_some()
                || order.shipped.is_some()
                || matches!(
                    order.state,
                    Some(ToShip | PartlyShipped | Shipped | Completed)
                )
        };
        let parcels = self.joins.order_parcels.get(index.get());
        let sent = |parcel: &ParcelIndex| {
            let parcel = self.book.parcels.get(parcel.get());
            parcel.is_some_and(crate::model::Parcel::is_shipped)
        };
        self.order(index).is_some_and(paid) || parcels.into_iter().flatten().any(sent)
    }

    pub(super) fn is_open(&self, payment: PaymentIndex) -> bool {
        matches!(self.outcomes.get(payment.get()), Some(None))
    }

    /// Payments without an outcome, in and out, by time.
    pub(super) fn open_payments(&self) -> Vec<(PaymentIndex, &'a Payment)> {
        let payments = self.book.payments.iter().zip(&self.outcomes).enumerate();
        payments
            .filter(|(_, (_, outcome))| outcome.is_none())
            .map(|(position, (payment, _))| (PaymentIndex::from(position), payment))
            .collect()
    }

    /// Receipts without an outcome, by time. A refund that came back to the firm is none.
    pub(super) fn open_receipts(&self) -> Vec<(PaymentIndex, &'a Payment)> {
        let mut payments = self.open_payments();
        payments.retain(|(_, payment)| {
            payment.direction == Direction::In && payment.nature == Nature::Ordinary
        });
        payments
    }

    /// Orders of which something is open, with how much.
    pub(super) fn open_orders(&self) -> Vec<(OrderIndex, &'a Order, Money)> {
        let orders = self.book.orders.iter().enumerate();
        orders
            .filter_map(|(position, order)| {
                let index = OrderIndex::from(position);
                let open = self.open(index).filter(|open| open.minor() > 0)?;
                Some((index, order, open))
            })
            .collect()
    }

    /// What is still to come on an order: due less confirmed receipts and fees. Refunds do not count
    /// here, so that the receipt that was refunded still finds its order.
    pub(super) fn open(&self, order: OrderIndex) -> Option<Money> {
        let due = self.order(order)?.due?;
        let settled = *self.settled.get(order.get())?;
        Some(Money::from_minor(
            due.minor().checked_sub(settled)?,
            due.currency(),
        ))
    }

    /// True if no receipt is confirmed for the order yet.
    pub(super) fn is_untouched(&self, order: OrderIndex) -> bool {
        self.settled.get(order.get()) == Some(&0)
    }

    pub(super) fn window(&self, order: OrderIndex) -> Option<Window> {
        window::of_order(self.order(order)?, self.matching)
    }

    pub(super) fn day(&self, payment: PaymentIndex) -> Option<DayNumber> {
        window::day_of(self.payment(payment)?)
    }

    /// What people rejected.
    pub(super) fn bars(&self) -> &Bars {
        &self.decided.bars
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
            group.candidates.truncate(self.matching.listed_candidates);
            self.groups.push(group);
        }
    }

    /// Takes payments that are all still open out of the matching, because they cancel out or repeat another.
    pub(super) fn net(&mut self, netting: Netting) {
        let outcome = PaymentOutcome::Netted(self.nettings.len());
        if !netting.payments.is_empty() && netting.payments.iter().all(|one| self.is_open(*one)) {
            for payment in &netting.payments {
                if let Some(slot) = self.outcomes.get_mut(payment.get()) {
                    *slot = Some(outcome);
                }
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
        unsearched.sort_unstable();
        unsearched.dedup();
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
