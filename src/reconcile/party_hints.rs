//! Level 5, what is left of it: the payer is the customer, but the amount is not what the order awaits. A
//! part, or somewhat too much, is suggested for the only open order of that customer; money paid back to a
//! customer, for the only order that received as much. Never sure.

use rustc_hash::FxHashMap;

use super::debtors::parties;
use super::party::name_key;
use super::state::{State, single};
use super::window;
use crate::model::{
    AmbiguousGroup, Direction, Level, Message, Money, Nature, Order, OrderIndex, Payment,
    PaymentIndex, Signal, Signals, Standing, Terms,
};

/// Suggests the only open order of the payer, where it awaits another amount.
pub(super) fn receipts(state: &mut State<'_>) {
    for party in parties(state) {
        for payment in party.payments {
            let Some(receipt) = state.payment(payment).filter(|_| state.is_open(payment)) else {
                continue;
            };
            let day = state.day(payment);
            let fits = |order: &OrderIndex| {
                window::contains(state.window(*order), day)
                    && !state.bars().bars(payment, *order)
                    && state
                        .order(*order)
                        .is_some_and(|order| !order.is_cancelled() && !is_monthly(order))
                    && state
                        .open(*order)
                        .is_some_and(|open| is_near(receipt.amount, open))
            };
            let mut orders: Vec<OrderIndex> = party.orders.iter().copied().filter(fits).collect();
            orders.dedup();
            if let [order] = orders.as_slice() {
                suggest(state, payment, receipt, *order);
            }
        }
    }
}

/// On monthly terms a receipt of another amount is rather last month's.
fn is_monthly(order: &Order) -> bool {
    order.effective_terms() == Terms::Monthly
}

/// A part of what is open, or little more than it: five in a hundred.
fn is_near(amount: Money, open: Money) -> bool {
    let currency = amount.currency() == open.currency();
    currency && open.minor() > 0 && amount.minor() <= open.minor().saturating_add(open.minor() / 20)
}

fn suggest(state: &mut State<'_>, index: PaymentIndex, payment: &Payment, order: OrderIndex) {
    let (number, open) = state
        .order(order)
        .map(|order| order.number.text())
        .zip(state.open(order))
        .unwrap_or_else(|| (String::new().into(), payment.amount));
    let key = if state.alias(index).is_some() {
        "reason.party.alias_differs"
    } else {
        "reason.party.differs"
    };
    let reason = Message::new(key)
        .with("party", payment.party.clone().unwrap_or_default())
        .with("order", number)
        .with("amount", payment.amount)
        .with("open", open);
    let mut link = single(
        index,
        order,
        payment.amount,
        Level::Party,
        Standing::Suggested,
        reason,
    );
    let payer = if state.alias(index).is_some() {
        Signal::Alias
    } else {
        Signal::Payer
    };
    link.signals = Signals::of(&[payer, Signal::Day]);
    state.link(link);
}

/// Suggests the order that money was paid back for: the only one of that customer that received exactly
/// as much, else the only one that received at least as much.
pub(super) fn refunds(state: &mut State<'_>) {
    let open: Vec<(PaymentIndex, &Payment, String)> = state
        .open_payments()
        .into_iter()
        .filter(|(_, payment)| {
            // With the suffix of a refund, the number tells of a payment that nobody has shown.
            payment.direction == Direction::Out
                && payment.nature == Nature::Refund
                && !payment.id.contains('_')
        })
        .filter_map(|(index, payment)| Some((index, payment, name_key(payment.party.as_deref()?)?)))
        .collect();
    if open.is_empty() {
        return;
    }
    let mut customers: FxHashMap<String, Vec<OrderIndex>> = FxHashMap::default();
    for (position, order) in state.book.orders.iter().enumerate() {
        if let Some(name) = order.customer.as_deref().and_then(name_key) {
            customers.entry(name).or_default().push(position.into());
        }
    }
    for (index, payment, name) in open {
        let orders = customers.get(&name).map_or(&[][..], Vec::as_slice);
        let received = |order: &OrderIndex| received(state, *order, payment);
        let of = |test: &dyn Fn(Money) -> bool| -> Vec<OrderIndex> {
            let fits = |order: &&OrderIndex| {
                received(order).is_some_and(test) && !state.bars().bars(index, **order)
            };
            orders.iter().filter(fits).copied().collect()
        };
        let same = of(&|received| received == payment.amount);
        let whole = !same.is_empty();
        let fitting = if same.is_empty() {
            of(&|received| received > payment.amount)
        } else {
            same
        };
        match fitting.as_slice() {
            [] => {}
            [order] => {
                let number = state.order(*order).map(|order| order.number.text());
                let reason = Message::new("reason.party.refund")
                    .with("party", payment.party.clone().unwrap_or_default())
                    .with("order", number.unwrap_or_default())
                    .with("amount", payment.amount);
                let mut link = single(
                    index,
                    *order,
                    payment.amount,
                    Level::Party,
                    Standing::Suggested,
                    reason,
                );
                link.signals = Signals::of(&[Signal::Payer]).and_if(Signal::Amount, whole);
                state.link(link);
            }
            several => {
                let reason = Message::new("reason.party.refund_ambiguous")
                    .with("amount", payment.amount)
                    .with("orders", several.len());
                state.group(AmbiguousGroup {
                    payments: vec![index],
                    solutions: several.len() as u32,
                    candidates: several.iter().map(|order| vec![*order]).collect(),
                    bounded: false,
                    level: Level::Party,
                    reason,
                });
            }
        }
    }
}

/// What an order received, if it had before the money went back.
fn received(state: &State<'_>, index: OrderIndex, refund: &Payment) -> Option<Money> {
    let order: &Order = state.order(index)?;
    let received = order.due?.checked_sub(state.open(index)?)?;
    let before = order.placed.zip(refund.time);
    let in_time = before.is_none_or(|(placed, time)| placed.day() <= time.day());
    (in_time && received.minor() > 0 && received.currency() == refund.amount.currency())
        .then_some(received)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn another_amount_of_the_customer_is_suggested_for_the_only_open_order() {
        for (amount, alone, beside_another) in [
            ("60.00", "P1 suggested 5 A100001=60.00", "P1 unmatched"),
            ("105.00", "P1 suggested 5 A100001=105.00", "P1 unmatched"),
            ("106.00", "P1 unmatched", "P1 suggested 5 A100002=106.00"),
            ("900.00", "P1 unmatched", "P1 unmatched"),
        ] {
            let order = "order A100001 100.00 10-01 张三\n";
            let another = "order A100002 700.00 10-01 张三\n";
            let pay = format!("in P1 {amount} 10-02 张三");
            check(&format!("{order}{pay}"), &[alone]);
            check(&format!("{order}{another}{pay}"), &[beside_another]);
        }
    }

    #[test]
    fn on_monthly_terms_another_amount_says_nothing() {
        check(
            "order A100001 100.00 10-01 张三 terms=monthly\nin P1 60.00 10-02 张三",
            &["P1 unmatched"],
        );
    }

    #[test]
    fn a_name_and_another_amount_are_more_than_an_amount_alone() {
        check(
            "order A100001 100.00 10-01 张三\norder A100002 60.00 10-01 李四\n\
             in P1 60.00 10-02 张三",
            &["P1 suggested 5 A100001=60.00"],
        );
    }

    #[test]
    fn money_paid_back_to_a_customer_finds_the_order_that_received_it() {
        let paid = "order A100001 100.00 10-01 张三\norder A100002 80.00 10-01 张三\n\
                    in P1 100.00 10-02 - merchant=A100001\nin P2 80.00 10-02 - merchant=A100002\n";
        let linked = [
            "P1 confirmed 1 A100001=100.00",
            "P2 confirmed 1 A100002=80.00",
        ];
        for (out, expected) in [
            (
                "80.00 10-05 张三 nature=refund",
                "R1 suggested 5 A100002=80.00",
            ),
            (
                "90.00 10-05 张三 nature=refund",
                "R1 suggested 5 A100001=90.00",
            ),
            (
                "20.00 10-05 张三 nature=refund",
                "R1 ambiguous 5 A100001,A100002 of 2",
            ),
            ("80.00 10-05 李四 nature=refund", "R1 unmatched"),
            ("80.00 09-05 张三 nature=refund", "R1 unmatched"),
            ("80.00 10-05 张三", "R1 expense"),
        ] {
            check(
                &format!("{paid}out R1 {out}"),
                &[linked[0], linked[1], expected],
            );
        }
    }
}
