//! What the levels read: the records, who and where they are, and what is still open.

use super::State;
use crate::model::{
    Arg, Direction, Money, Nature, Order, OrderIndex, OrderState, ParcelIndex, Payment,
    PaymentIndex,
};
use crate::reconcile::bars::Bars;
use crate::reconcile::directory::Directory;
use crate::reconcile::numbers::Numbers;
use crate::reconcile::window::{self, DayNumber, Window};

impl<'a> State<'a> {
    pub(in crate::reconcile) fn numbers(&self) -> &'a Numbers<'a> {
        &self.joins.numbers
    }

    /// Who the payers and customers are.
    pub(in crate::reconcile) fn directory(&self) -> &'a Directory {
        &self.joins.directory
    }

    pub(in crate::reconcile) fn order(&self, index: OrderIndex) -> Option<&'a Order> {
        self.book.orders.get(index.get())
    }

    pub(in crate::reconcile) fn payment(&self, index: PaymentIndex) -> Option<&'a Payment> {
        self.book.payments.get(index.get())
    }

    /// The numbers of orders in a message, as many as are listed.
    pub(in crate::reconcile) fn listed_numbers(
        &self,
        orders: impl IntoIterator<Item = OrderIndex>,
    ) -> Arg {
        let numbers = orders
            .into_iter()
            .filter_map(|order| Some(Arg::Text(self.order(order)?.number.text())));
        Arg::List(numbers.take(self.matching.listed_candidates).collect())
    }

    /// The orders in a parcel.
    pub(in crate::reconcile) fn orders_of(&self, parcel: ParcelIndex) -> &'a [OrderIndex] {
        self.joins
            .parcel_orders
            .get(parcel.get())
            .map_or(&[], Vec::as_slice)
    }

    /// The parcels that an order is in.
    pub(in crate::reconcile) fn parcels_of(&self, order: OrderIndex) -> &'a [ParcelIndex] {
        self.joins
            .order_parcels
            .get(order.get())
            .map_or(&[], Vec::as_slice)
    }

    /// True if the order's own sheets show that somebody paid for it: its state or its time of payment says
    /// so, or its goods left.
    pub(in crate::reconcile) fn shows_payment(&self, index: OrderIndex) -> bool {
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

    pub(in crate::reconcile) fn is_open(&self, payment: PaymentIndex) -> bool {
        matches!(self.outcomes.get(payment.get()), Some(None))
    }

    /// Payments without an outcome, in and out, by time.
    pub(in crate::reconcile) fn open_payments(&self) -> Vec<(PaymentIndex, &'a Payment)> {
        let payments = self.book.payments.iter().zip(&self.outcomes).enumerate();
        payments
            .filter(|(_, (_, outcome))| outcome.is_none())
            .map(|(position, (payment, _))| (PaymentIndex::from(position), payment))
            .collect()
    }

    /// Receipts without an outcome, by time. A refund that came back to the firm is none.
    pub(in crate::reconcile) fn open_receipts(&self) -> Vec<(PaymentIndex, &'a Payment)> {
        let mut payments = self.open_payments();
        payments.retain(|(_, payment)| {
            payment.direction == Direction::In && payment.nature == Nature::Ordinary
        });
        payments
    }

    /// Orders of which something is open, with how much.
    pub(in crate::reconcile) fn open_orders(&self) -> Vec<(OrderIndex, &'a Order, Money)> {
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
    pub(in crate::reconcile) fn open(&self, order: OrderIndex) -> Option<Money> {
        let due = self.order(order)?.due?;
        let settled = *self.settled.get(order.get())?;
        Some(Money::from_minor(
            due.minor().checked_sub(settled)?,
            due.currency(),
        ))
    }

    /// True if no receipt is confirmed for the order yet.
    pub(in crate::reconcile) fn is_untouched(&self, order: OrderIndex) -> bool {
        self.settled.get(order.get()) == Some(&0)
    }

    pub(in crate::reconcile) fn window(&self, order: OrderIndex) -> Option<Window> {
        window::of_order(self.order(order)?, self.matching)
    }

    pub(in crate::reconcile) fn day(&self, payment: PaymentIndex) -> Option<DayNumber> {
        window::day_of(self.payment(payment)?)
    }

    /// What people rejected.
    pub(in crate::reconcile) fn bars(&self) -> &Bars {
        &self.decided.bars
    }
}
