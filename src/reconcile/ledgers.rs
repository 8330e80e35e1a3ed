//! The account of each order, from confirmed links.

use crate::config::Config;
use crate::model::{
    Book, Currency, Direction, Level, Link, Money, Order, OrderLedger, OrderStanding, Standing,
};

/// What confirmed links moved on one order, in minor units.
#[derive(Clone, Copy, Debug, Default)]
struct Moved {
    received: i64,
    refunded: i64,
    fees: i64,
    currency: Option<Currency>,
    by_person: bool,
}

/// By order: its account.
pub(super) fn ledgers(book: &Book, config: &Config, links: &[Link]) -> Vec<OrderLedger> {
    let mut moved: Vec<Moved> = book
        .orders
        .iter()
        .map(|order| Moved {
            currency: order.due.map(Money::currency),
            ..Moved::default()
        })
        .collect();
    for link in links
        .iter()
        .filter(|link| link.standing == Standing::Confirmed)
    {
        let Some(payment) = book.payments.get(link.payment.get()) else {
            continue;
        };
        for part in &link.allocations {
            let Some(sums) = moved.get_mut(part.order.get()) else {
                continue;
            };
            // Money of another currency than the order's cannot be reckoned with it.
            let came = part.converted.unwrap_or(part.amount);
            if *sums.currency.get_or_insert(came.currency()) != came.currency() {
                continue;
            }
            let sum = match payment.direction {
                Direction::In => &mut sums.received,
                Direction::Out => &mut sums.refunded,
            };
            *sum = sum.saturating_add(came.minor());
            let difference = part
                .difference
                .map_or(0, |difference| difference.amount.minor());
            sums.fees = sums.fees.saturating_add(difference);
            sums.by_person |= link.level == Level::Decision;
        }
    }
    let orders = book.orders.iter().zip(moved);
    orders
        .map(|(order, moved)| ledger(order, moved, config.currency))
        .collect()
}

fn ledger(order: &Order, moved: Moved, default: Currency) -> OrderLedger {
    let currency = moved.currency.unwrap_or(default);
    let money = |minor| Money::from_minor(minor, currency);
    let came = moved.received.saturating_add(moved.fees);
    let reported = order
        .refunded
        .filter(|amount| amount.currency() == currency);
    let refunded = moved.refunded.max(reported.map_or(0, Money::minor));
    let due = match order.due {
        // Nothing is owed on an order that came to nothing.
        _ if order.is_cancelled() => 0,
        Some(due) => {
            let over = came.saturating_sub(due.minor()).max(0);
            let lessens = refunded.saturating_sub(over).max(0);
            due.minor().saturating_sub(lessens).max(0)
        }
        // Where no sheet says what is due, what came in is taken to be it.
        None => came.saturating_sub(moved.refunded),
    };
    let received = moved.received.saturating_sub(moved.refunded);
    let balance = due.saturating_sub(received).saturating_sub(moved.fees);
    OrderLedger {
        due: money(due),
        received: money(received),
        refunded: money(moved.refunded),
        fees: money(moved.fees),
        balance: money(balance),
        standing: standing(order, moved, reported, balance),
        by_person: moved.by_person,
    }
}

fn standing(order: &Order, moved: Moved, reported: Option<Money>, balance: i64) -> OrderStanding {
    let untouched = moved.received == 0 && moved.refunded == 0;
    let reported_in_full = untouched
        && order
            .due
            .is_some_and(|due| due.minor() > 0 && reported.is_some_and(|back| back >= due));
    if order.is_cancelled() && untouched {
        OrderStanding::Cancelled
    } else if reported_in_full || (moved.received > 0 && moved.refunded >= moved.received) {
        OrderStanding::Refunded
    } else if moved.received <= 0 && (balance > 0 || order.due.is_none()) {
        OrderStanding::Unpaid
    } else if balance > 0 {
        OrderStanding::Partial
    } else if balance < 0 {
        OrderStanding::Over
    } else {
        OrderStanding::Settled
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reconciled;

    /// Order A100001 and its payments → due, received, refunded, fees, balance, standing.
    fn check(order: &str, payments: &[&str], expected: &str) {
        let mut lines = vec![format!("order A100001 {order}")];
        for (payment, number) in payments.iter().zip(1..) {
            let (direction, amount) = payment.split_once(' ').expect("direction and amount");
            let nature = if direction == "out" {
                "refund"
            } else {
                "ordinary"
            };
            let number = format!("P{number} {amount} 10-02 - merchant=A100001 nature={nature}");
            lines.push(format!("{direction} {number}"));
        }
        let ledger = reconciled(&lines.join("\n")).1.ledgers[0];
        let found = format!(
            "{} {} {} {} {} {}",
            ledger.due,
            ledger.received,
            ledger.refunded,
            ledger.fees,
            ledger.balance,
            ledger.standing.code()
        );
        assert_eq!(found, expected, "{order} {payments:?}");
    }

    #[test]
    fn receipts_settle_what_is_due() {
        check("100.00 10-01 -", &[], "100.00 0.00 0.00 0.00 100.00 unpaid");
        check(
            "100.00 10-01 -",
            &["in 40.00"],
            "100.00 40.00 0.00 0.00 60.00 partial",
        );
        check(
            "100.00 10-01 -",
            &["in 40.00", "in 60.00"],
            "100.00 100.00 0.00 0.00 0.00 settled",
        );
        check(
            "100.00 10-01 -",
            &["in 120.00"],
            "100.00 120.00 0.00 0.00 -20.00 over",
        );
        check(
            "- 10-01 -",
            &["in 120.00"],
            "120.00 120.00 0.00 0.00 0.00 settled",
        );
        check("- 10-01 -", &[], "0.00 0.00 0.00 0.00 0.00 unpaid");
        check("0.00 10-01 -", &[], "0.00 0.00 0.00 0.00 0.00 settled");
    }

    #[test]
    fn a_refund_cures_an_overpayment_first_and_then_lessens_what_is_due() {
        let cases = [
            (
                &["in 120.00", "out 20.00"],
                "100.00 100.00 20.00 0.00 0.00 settled",
            ),
            (
                &["in 100.00", "out 30.00"],
                "70.00 70.00 30.00 0.00 0.00 settled",
            ),
            (
                &["in 100.00", "out 100.00"],
                "0.00 0.00 100.00 0.00 0.00 refunded",
            ),
        ];
        for (payments, expected) in cases {
            check("100.00 10-01 -", payments, expected);
        }
    }

    #[test]
    fn the_platform_and_the_state_have_their_say() {
        let refunded = "100.00 10-01 - refunded=30.00";
        check(
            refunded,
            &["in 70.00"],
            "70.00 70.00 0.00 0.00 0.00 settled",
        );
        let all = "100.00 10-01 - refunded=100.00";
        check(all, &[], "0.00 0.00 0.00 0.00 0.00 refunded");
        let cancelled = "100.00 10-01 - state=cancelled";
        check(cancelled, &[], "0.00 0.00 0.00 0.00 0.00 cancelled");
        check(
            cancelled,
            &["in 100.00"],
            "0.00 100.00 0.00 0.00 -100.00 over",
        );
    }
}
