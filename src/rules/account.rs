//! How an order stands in money, as the rules of presence and of amounts ask it.
//!
//! Where no statement was read, nothing can be said of money that did not come: the rules on missing
//! money are silent then, and the platform's own word tells whether an order is paid.
//!
//! Missing money gives one finding. Money that came and is short is G201. Money that has not come is:
//!
//! | terms | not shipped | shipped | signed and `days` gone by |
//! |---|---|---|---|
//! | prepaid | G108 | G102 | G102 |
//! | deposit and balance | G108 | G102 | G103 |
//! | cash on delivery | – | – | G103 |
//! | monthly | G108 | G108 | G108 |

use super::{Context, goods};
use crate::model::{
    Arg, Direction, Level, Moment, Money, Order, OrderIndex, OrderLedger, OrderStanding,
    OrderState, Parcel, ParcelIndex, Payment, Terms,
};

/// An order with its ledger and its terms.
#[derive(Clone, Copy)]
pub(super) struct Account<'a> {
    context: Context<'a>,
    /// The order's position.
    pub(super) index: OrderIndex,
    /// The order.
    pub(super) order: &'a Order,
    /// Its money.
    pub(super) ledger: &'a OrderLedger,
    /// As stated; else cash on delivery if a waybill of it says that the courier collects.
    pub(super) terms: Terms,
}

/// Every order that has a ledger.
pub(super) fn accounts<'a>(context: &Context<'a>) -> impl Iterator<Item = Account<'a>> {
    let context = *context;
    (0..context.book.orders.len())
        .filter_map(move |position| account(&context, OrderIndex::from(position)))
}

/// The account of one order.
pub(super) fn account<'a>(context: &Context<'a>, index: OrderIndex) -> Option<Account<'a>> {
    let order = context.book.orders.get(index.get())?;
    let courier_collects = order.terms.is_none()
        && context
            .parcels_of(index)
            .any(|(_, parcel)| is_positive(parcel.cod));
    Some(Account {
        context: *context,
        index,
        order,
        ledger: context.reconciled.ledgers.get(index.get())?,
        terms: if courier_collects {
            Terms::CashOnDelivery
        } else {
            order.effective_terms()
        },
    })
}

/// The channel of a payment, as a sentence names it.
pub(super) fn channel(payment: &Payment) -> Arg {
    if payment.channel.is_empty() {
        Arg::Word("rules.missing.channel")
    } else {
        Arg::Text(payment.channel.clone())
    }
}

/// True if a statement was read, so that missing money means something.
pub(super) fn statement_read(context: &Context<'_>) -> bool {
    !context.book.payments.is_empty()
}

impl<'a> Account<'a> {
    /// The parcels that are not cancelled.
    pub(super) fn live_parcels(&self) -> impl Iterator<Item = (ParcelIndex, &'a Parcel)> {
        self.context
            .parcels_of(self.index)
            .filter(|(_, parcel)| parcel.status != crate::model::CourierStatus::Cancelled)
    }

    /// True if the order was cancelled, or all its money went back.
    pub(super) fn is_closed(&self) -> bool {
        self.order.is_cancelled()
            || self.order.state == Some(OrderState::Refunded)
            || matches!(
                self.ledger.standing,
                OrderStanding::Cancelled | OrderStanding::Refunded
            )
    }

    /// True if the sheets say what the customer owes.
    pub(super) fn is_due_known(&self) -> bool {
        self.order.due.or(self.order.cod).is_some()
    }

    /// True if the order is alive and something is still owed on it.
    pub(super) fn owes(&self) -> bool {
        self.is_due_known() && !self.is_closed() && self.ledger.balance.minor() > 0
    }

    /// True if everything is paid: by the ledger, or by the platform's word where no statement was
    /// read.
    pub(super) fn is_paid(&self) -> bool {
        if statement_read(&self.context) {
            return matches!(
                self.ledger.standing,
                OrderStanding::Settled | OrderStanding::Over
            );
        }
        self.order.paid.is_some()
            || matches!(
                self.order.state,
                Some(
                    OrderState::ToShip
                        | OrderState::PartlyShipped
                        | OrderState::Shipped
                        | OrderState::Completed
                )
            )
    }

    /// The confirmed receipts.
    pub(super) fn receipts(&self) -> impl Iterator<Item = &'a Payment> {
        let book = self.context.book;
        self.context
            .reconciled
            .order_payments
            .get(self.index.get())
            .into_iter()
            .flatten()
            .filter_map(|payment| book.payments.get(payment.get()))
            .filter(|payment| payment.direction == Direction::In)
    }

    /// The latest confirmed receipt.
    pub(super) fn last_receipt(&self) -> Option<&'a Payment> {
        self.receipts().max_by_key(|payment| payment.time)
    }

    /// When the money was there: the last confirmed receipt, else the platform's word, else the
    /// moment of ordering.
    pub(super) fn paid_at(&self) -> Option<Moment> {
        self.last_receipt()
            .and_then(|payment| payment.time)
            .or(self.order.paid)
            .or(self.order.placed)
    }

    /// True if the payment that settles the order has come, be it too little: for a deposit or cash
    /// on delivery, more than the part that is paid in advance, and cash not before delivery.
    pub(super) fn payment_came(&self) -> bool {
        let received = self.ledger.received.minor();
        if self.terms == Terms::CashOnDelivery && !self.may_be_delivered() {
            return false;
        }
        match self.advance() {
            Some(advance) => received > advance.minor().max(0),
            None => self.receipts().nth(1).is_some(),
        }
    }

    /// What the terms want before delivery; `None` for a deposit of unknown size.
    fn advance(&self) -> Option<Money> {
        let nothing = Money::zero(self.ledger.due.currency());
        let stated = self.order.deposit.filter(|deposit| deposit.minor() > 0);
        match self.terms {
            Terms::Prepaid | Terms::Monthly => Some(nothing),
            Terms::DepositBalance => stated,
            Terms::CashOnDelivery => stated
                .or_else(|| self.order.due?.checked_sub(self.collected()?))
                .or(Some(nothing)),
        }
    }

    /// What the couriers are to collect, if the order or a parcel of it says so.
    fn collected(&self) -> Option<Money> {
        self.order.cod.or_else(|| {
            self.live_parcels()
                .filter_map(|(_, parcel)| parcel.cod)
                .reduce(|sum, cod| sum.checked_add(cod).unwrap_or(sum))
        })
    }

    /// False if the sheets show that the courier cannot have collected yet: no parcel is signed for
    /// and no settlement list names the order.
    fn may_be_delivered(&self) -> bool {
        let mut tracked = self.live_parcels().filter(|(_, parcel)| parcel.tracked);
        let unknown = self.context.book.parcels.is_empty()
            || (goods::says_shipped(self.order) && tracked.next().is_none());
        let links = self.context.reconciled.order_payments.get(self.index.get());
        unknown
            || goods::last_signed(self).is_some()
            || links.into_iter().flatten().any(|payment| {
                let link = self.context.reconciled.link(*payment);
                link.is_some_and(|link| link.level == Level::Settlement)
            })
    }
}

fn is_positive(amount: Option<Money>) -> bool {
    amount.is_some_and(|amount| amount.minor() > 0)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn tells_whether_the_settling_payment_came() {
        for (order, received, expected) in [
            ("due=100", "0.01", true),
            ("due=100 terms=deposit deposit=30", "30", false),
            ("due=100 terms=deposit deposit=30", "90", true),
            ("due=100 terms=deposit", "30", false),
            ("due=100 terms=cod deposit=30", "30", false),
            ("due=100 cod=70", "30", false),
            ("due=100 cod=70", "95", true),
            ("due=100 terms=cod", "95", true),
        ] {
            let fixture = Fixture::new(&format!(
                "order A1 {order}\npayment P1 amount={received} pays=A1:{received}"
            ));
            let context = fixture.context();
            let came = accounts(&context).next().map(|a| a.payment_came());
            assert_eq!(came, Some(expected), "{order} received {received}");
        }
    }

    #[test]
    fn cash_does_not_come_before_delivery() {
        for (order, parcel, level, expected) in [
            ("", "W1 of=A1", "", false),
            ("", "W1 of=A1 status=SIGNED", "", true),
            ("", "W1 of=A1", "level=settlement", true),
            ("", "W9", "", false),
            ("state=completed", "W1 of=A1 untracked", "", true),
        ] {
            let fixture = Fixture::new(&format!(
                "order A1 due=100 terms=cod {order}
                 parcel {parcel}
                 payment P1 amount=40 pays=A1:40 {level}"
            ));
            let context = fixture.context();
            let came = accounts(&context).next().map(|a| a.payment_came());
            assert_eq!(came, Some(expected), "{order} {parcel} {level}");
        }
    }

    #[test]
    fn a_collecting_courier_makes_it_cash_on_delivery_unless_the_order_says_otherwise() {
        for (order, expected) in [
            ("", Terms::CashOnDelivery),
            ("terms=prepaid", Terms::Prepaid),
        ] {
            let fixture = Fixture::new(&format!("order A1 {order}\nparcel W1 of=A1 cod=50"));
            let context = fixture.context();
            assert_eq!(accounts(&context).next().map(|a| a.terms), Some(expected));
        }
    }
}
