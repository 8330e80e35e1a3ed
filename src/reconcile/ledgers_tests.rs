use std::fmt::Write;

use super::super::testing::{book, config};
use super::*;
use crate::model::{Difference, DifferenceKind, Message, OrderIndex, PaymentIndex, Signals};

/// An order and what moved on it, in every order of events → due, received, refunded, fees, balance, standing.
///
/// An event is `in|out AMOUNT [KIND=DIFFERENCE]`; `back AMOUNT` is charged back inside a batch that came in.
fn check(order: &str, events: &[&str], expected: &str) {
    for turn in 0..events.len().max(1) {
        let mut turned = events.to_vec();
        turned.rotate_left(turn);
        assert_eq!(account(order, &turned), expected, "{order} {turned:?}");
        turned.reverse();
        assert_eq!(account(order, &turned), expected, "{order} {turned:?}");
    }
}

fn account(order: &str, events: &[&str]) -> String {
    let ledger = of(order, events);
    let mut text = [
        ledger.due,
        ledger.received,
        ledger.refunded,
        ledger.fees,
        ledger.balance,
    ]
    .map(|amount| amount.to_string())
    .join(" ");
    text.push(' ');
    text.push_str(ledger.standing.code());
    if !ledger.refund_open.is_zero() {
        let _ = write!(text, " owes {}", ledger.refund_open);
    }
    let sum = ledger.due.minor() - ledger.received.minor() - ledger.fees.minor();
    assert_eq!(
        ledger.balance.minor(),
        sum,
        "balance = due − received − fees"
    );
    text
}

fn of(order: &str, events: &[&str]) -> OrderLedger {
    let mut lines = vec![format!("order A1 {order}")];
    let mut parts = Vec::new();
    for (event, number) in events.iter().zip(1..) {
        let mut words = event.split(' ');
        let direction = words.next().expect("a direction");
        let amount = words.next().expect("an amount");
        let minor = |text: &str| text.replace('.', "").parse::<i64>().expect("fen");
        let difference = words.next().map(|word| {
            let (kind, amount) = word.split_once('=').expect("KIND=AMOUNT");
            let kind = DifferenceKind::ALL
                .into_iter()
                .find(|known| known.code() == kind);
            Difference {
                kind: kind.expect("a kind"),
                amount: Money::cny(minor(amount)),
            }
        });
        let sign = if direction == "back" { -1 } else { 1 };
        let way = if direction == "out" { "out" } else { "in" };
        lines.push(format!("{way} P{number} 999.00 10-{number:02} -"));
        parts.push(Allocation {
            difference,
            ..Allocation::exact(OrderIndex(0), Money::cny(sign * minor(amount)))
        });
    }
    let book = book(&lines.join("\n"));
    let links = (0..).zip(parts).map(|(payment, part)| Link {
        payment: PaymentIndex(payment),
        level: Level::Id,
        standing: Standing::Confirmed,
        allocations: vec![part],
        reason: Message::new("standing.confirmed"),
        alternatives: 0,
        signals: Signals::default(),
        rate: None,
    });
    ledgers(&book, &config(), &links.collect::<Vec<_>>())[0]
}

#[test]
fn receipts_settle_what_is_due() {
    let due = "100.00 10-01 -";
    check(due, &[], "100.00 0.00 0.00 0.00 100.00 unpaid");
    check(due, &["in 40.00"], "100.00 40.00 0.00 0.00 60.00 partial");
    let both = &["in 40.00", "in 60.00"];
    check(due, both, "100.00 100.00 0.00 0.00 0.00 settled");
    check(due, &["in 120.00"], "100.00 120.00 0.00 0.00 -20.00 over");
    check("0.00 10-01 -", &[], "0.00 0.00 0.00 0.00 0.00 settled");
}

#[test]
fn a_deposit_is_a_part_and_its_balance_settles() {
    let order = "1000.00 10-01 - deposit=300.00";
    check(
        order,
        &["in 300.00"],
        "1000.00 300.00 0.00 0.00 700.00 partial",
    );
    let both = &["in 300.00", "in 700.00"];
    check(order, both, "1000.00 1000.00 0.00 0.00 0.00 settled");
    // The deposit was returned: the order is off.
    let returned = &["in 300.00", "out 300.00"];
    check(order, returned, "700.00 0.00 300.00 0.00 700.00 refunded");
}

#[test]
fn a_refund_cures_an_overpayment_first_and_then_lessens_what_is_due() {
    let due = "100.00 10-01 -";
    for (events, expected) in [
        (
            &["in 120.00", "out 20.00"][..],
            "100.00 100.00 20.00 0.00 0.00 settled",
        ),
        (
            &["in 120.00", "out 10.00"],
            "100.00 110.00 10.00 0.00 -10.00 over",
        ),
        (
            &["in 120.00", "out 50.00"],
            "70.00 70.00 50.00 0.00 0.00 settled",
        ),
        (
            &["in 100.00", "out 30.00"],
            "70.00 70.00 30.00 0.00 0.00 settled",
        ),
        (
            &["in 100.00", "out 30.00", "out 70.00"],
            "0.00 0.00 100.00 0.00 0.00 refunded",
        ),
        (
            &["in 60.00", "in 60.00", "out 20.00"],
            "100.00 100.00 20.00 0.00 0.00 settled",
        ),
        // Paid twice by mistake, once paid back: settled, not refunded.
        (
            &["in 100.00", "in 100.00", "out 100.00"],
            "100.00 100.00 100.00 0.00 0.00 settled",
        ),
        // Paid back and paid anew.
        (
            &["in 100.00", "out 100.00", "in 100.00"],
            "100.00 100.00 100.00 0.00 0.00 settled",
        ),
        // More went back than came: the rest is owed to the firm.
        (
            &["in 100.00", "out 120.00"],
            "0.00 -20.00 120.00 0.00 20.00 refunded",
        ),
        // The receipt came before the statements begin.
        (&["out 100.00"], "0.00 -100.00 100.00 0.00 100.00 refunded"),
        (&["out 30.00"], "70.00 -30.00 30.00 0.00 100.00 unpaid"),
    ] {
        check(due, events, expected);
    }
}

#[test]
fn named_differences_settle_beside_the_money() {
    let due = "100.00 10-01 -";
    for (events, expected) in [
        (
            &["in 99.40 channel_fee=0.60"][..],
            "100.00 99.40 0.00 0.60 0.00 settled",
        ),
        (
            &["in 99.00 rounding=1.00"],
            "100.00 99.00 0.00 1.00 0.00 settled",
        ),
        // Freight on top raises what is due: it is no overpayment.
        (
            &["in 112.00 freight=-12.00"],
            "112.00 112.00 0.00 0.00 0.00 settled",
        ),
        (
            &["in 112.00 freight=-12.00", "out 100.00"],
            "12.00 12.00 100.00 0.00 0.00 settled",
        ),
        (
            &["in 99.00 collection_fee=1.00", "out 30.00"],
            "70.00 69.00 30.00 1.00 0.00 settled",
        ),
        // Of the refund, a fee was kept.
        (
            &["in 100.00", "out 95.00 channel_fee=5.00"],
            "0.00 5.00 95.00 -5.00 0.00 refunded",
        ),
    ] {
        check(due, events, expected);
    }
}

#[test]
fn a_parcel_that_came_back_after_collection_is_charged_back() {
    let due = "50.00 10-01 - cod=50.00";
    let paid = "in 49.00 collection_fee=1.00";
    check(due, &[paid], "50.00 49.00 0.00 1.00 0.00 settled");
    // The courier takes back what was collected, and keeps a fee on each way.
    let back = "back 52.00 collection_fee=2.00";
    check(due, &[paid, back], "0.00 -3.00 50.00 3.00 0.00 refunded");
    check(
        due,
        &["in 50.00", "back 50.00"],
        "0.00 0.00 50.00 0.00 0.00 refunded",
    );
}

#[test]
fn a_refund_that_the_platform_reports_is_owed_until_a_statement_shows_it() {
    let order = "100.00 10-01 - refunded=30.00";
    check(order, &[], "70.00 0.00 0.00 0.00 70.00 unpaid");
    check(order, &["in 70.00"], "70.00 70.00 0.00 0.00 0.00 settled");
    let paid = "70.00 100.00 0.00 0.00 -30.00 over owes 30.00";
    check(order, &["in 100.00"], paid);
    let part = "70.00 90.00 10.00 0.00 -20.00 over owes 20.00";
    check(order, &["in 100.00", "out 10.00"], part);
    let done = "70.00 70.00 30.00 0.00 0.00 settled";
    check(order, &["in 100.00", "out 30.00"], done);
    let all = "100.00 10-01 - refunded=100.00";
    check(all, &[], "0.00 0.00 0.00 0.00 0.00 refunded");
    let over = "0.00 100.00 0.00 0.00 -100.00 over owes 100.00";
    check(all, &["in 100.00"], over);
}

#[test]
fn a_cancelled_order_owes_nothing_and_its_money_is_owed_back() {
    let order = "100.00 10-01 - state=cancelled";
    check(order, &[], "0.00 0.00 0.00 0.00 0.00 cancelled");
    check(order, &["in 100.00"], "0.00 100.00 0.00 0.00 -100.00 over");
    let part = &["in 100.00", "out 40.00"];
    check(order, part, "0.00 60.00 40.00 0.00 -60.00 over");
    let all = &["in 100.00", "out 100.00"];
    check(order, all, "0.00 0.00 100.00 0.00 0.00 refunded");
}

#[test]
fn without_a_due_what_came_is_taken_to_be_it() {
    let order = "- 10-01 -";
    check(order, &[], "0.00 0.00 0.00 0.00 0.00 unpaid");
    check(
        order,
        &["in 120.00"],
        "120.00 120.00 0.00 0.00 0.00 settled",
    );
    let part = &["in 120.00", "out 20.00"];
    check(order, part, "100.00 100.00 20.00 0.00 0.00 settled");
    // Only the refund is in the statements: nothing is claimed of the customer.
    check(
        order,
        &["out 30.00"],
        "-30.00 -30.00 30.00 0.00 0.00 refunded",
    );
    let promised = "- 10-01 - refunded=20.00";
    let expected = "100.00 120.00 0.00 0.00 -20.00 over owes 20.00";
    check(promised, &["in 120.00"], expected);
}
