//! What is not applied: each reason for review, decisions that meet, and payments that are not here.

use super::super::testing::{book, config, outcomes};
use super::super::testing_decisions::{check, decided};
use crate::model::{Currency, Damage, DecisionOutcome, Money, OrderNo, PaymentIndex, StatedRate};

const EQUALS: &str =
    "order A1 100.00 10-01 张三\norder A2 100.00 10-01 张三\nin P1 100.00 10-02 张三\n";

#[test]
fn what_cannot_be_applied_is_shown_again_with_the_reason() {
    let others = "order A8 100.00 10-01 王五 state=cancelled\nin P9 0.00 10-02 -\n\
                  in P8 50.00 10-02 - nature=never\n";
    for (decision, expected) in [
        (
            "P1 confirm cand=A1=100.00 seen=other",
            "P1 confirm review changed",
        ),
        (
            "P1 reject cand=A1=100.00 seen=other",
            "P1 reject review changed",
        ),
        ("P1 ignore seen=other", "P1 ignore review changed"),
        ("P1 confirm cand=A7=100.00", "P1 confirm review order_gone"),
        ("P1 split A1=50.00+A7=50.00", "P1 split review order_gone"),
        (
            "P1 confirm cand=A8=100.00",
            "P1 confirm review order_cancelled",
        ),
        ("P1 split A8=100.00", "P1 split review order_cancelled"),
        ("P1 confirm cand=A1=100.01", "P1 confirm review exceeds"),
        ("P1 split A1=60.00+A2=60.00", "P1 split review exceeds"),
        ("P9 confirm cand=A1=100.00", "P9 confirm review exceeds"),
        ("P1 split A1=60.00+A1=40.00", "P1 split review order_twice"),
        ("P1 split A1=0.00", "P1 split review amount"),
        ("P1 split A1=-5", "P1 split review amount"),
        ("P1 split", "P1 split review no_parts"),
        (
            "P1 confirm cand=A1=100.00|A2=100.00",
            "P1 confirm review which",
        ),
        (
            "P1 choose:3 cand=A1=100.00|A2=100.00",
            "P1 choose review no_such_candidate",
        ),
        (
            "P1 choose:0 cand=A1=100.00|A2=100.00",
            "P1 choose review no_such_candidate",
        ),
        ("P1 confirm", "P1 confirm review no_candidate"),
        ("P1 choose:1", "P1 choose review no_candidate"),
        ("P1 reject", "P1 reject review no_candidate"),
        ("P8 confirm cand=A1=50.00", "P8 confirm review never_moved"),
    ] {
        let text = format!("{EQUALS}{others}decide {decision}");
        assert_eq!(decided(&text), [expected], "{decision}");
        let payment = outcomes(&text)
            .into_iter()
            .find(|line| line.starts_with("P1"));
        assert_eq!(
            payment.as_deref(),
            Some("P1 ambiguous 5 A1,A2 of 2"),
            "{decision}"
        );
    }
}

#[test]
fn what_was_known_when_it_was_decided_is_no_news() {
    check(
        "order A1 100.00 10-01 张三 state=cancelled\nin P1 100.00 10-02 -\n\
         decide P1 confirm cand=A1=100.00!",
        &["P1 confirmed 0 A1=100.00"],
        &["P1 confirm applied"],
    );
    check(
        "in P1 100.00 10-02 -\ndecide P1 reject cand=A7=100.00\ndecide P1 revoke seen=other",
        &["P1 unmatched"],
        &["P1 reject applied", "P1 revoke superseded"],
    );
}

#[test]
fn while_a_decision_waits_no_rule_confirms_something_else() {
    check(
        "order A100001 100.00 10-01 张三\norder A100002 100.00 10-01 李四\n\
         in P1 100.00 10-02 - merchant=A100001\ndecide P1 confirm cand=A100002=100.00 seen=other",
        &["P1 suggested 1 A100001=100.00"],
        &["P1 confirm review changed"],
    );
}

#[test]
fn a_payment_that_is_not_here_waits_for_another_run() {
    check(
        &format!("{EQUALS}decide P7 confirm cand=A1=100.00"),
        &["P1 ambiguous 5 A1,A2 of 2"],
        &["P7 confirm not_here"],
    );
}

#[test]
fn of_several_decisions_the_latest_holds_and_rejections_add_up() {
    let first = "decide P1 confirm cand=A1=100.00";
    let second = "decide P1 confirm cand=A2=100.00";
    let reject = "decide P1 reject cand=A1=100.00";
    let cases: [(String, &str, &[&str]); 11] = [
        (
            format!("{first} when=10-05\n{second} when=10-04"),
            "P1 confirmed 0 A1=100.00",
            &["P1 confirm applied", "P1 confirm superseded"],
        ),
        (
            format!("{first}\n{first} when=10-04"),
            "P1 confirmed 0 A1=100.00",
            &["P1 confirm applied", "P1 confirm superseded"],
        ),
        (
            format!("{first} when=10-05\n{second} when=10-05"),
            "P1 ambiguous 5 A1,A2 of 2",
            &[
                "P1 confirm review contradiction",
                "P1 confirm review contradiction",
            ],
        ),
        (
            format!("{first} when=10-05\n{second}"),
            "P1 confirmed 0 A1=100.00",
            &["P1 confirm applied", "P1 confirm superseded"],
        ),
        (
            format!("{first} seen=other\n{second}"),
            "P1 confirmed 0 A2=100.00",
            &["P1 confirm applied", "P1 confirm superseded"],
        ),
        (
            format!("{first} when=10-05\ndecide P1 revoke when=10-06"),
            "P1 ambiguous 5 A1,A2 of 2",
            &["P1 confirm superseded", "P1 revoke applied"],
        ),
        (
            format!("{reject}\n{second}"),
            "P1 confirmed 0 A2=100.00",
            &["P1 confirm applied", "P1 reject applied"],
        ),
        (
            format!("{reject}\n{first}"),
            "P1 ambiguous 5 A1,A2 of 2",
            &[
                "P1 confirm review contradiction",
                "P1 reject review contradiction",
            ],
        ),
        (
            format!("{reject} when=10-04\n{first} when=10-05"),
            "P1 confirmed 0 A1=100.00",
            &["P1 confirm applied", "P1 reject superseded"],
        ),
        (
            format!("{reject} when=10-06\n{first} when=10-05"),
            "P1 confirmed 5 A2=100.00",
            &["P1 confirm superseded", "P1 reject applied"],
        ),
        (
            format!("{reject} when=10-04\ndecide P1 reject when=10-05 cand=A2=100.00"),
            "P1 unmatched",
            &["P1 reject applied", "P1 reject applied"],
        ),
    ];
    for (decisions, payment, expected) in cases {
        check(&format!("{EQUALS}{decisions}"), &[payment], expected);
        let mut turned: Vec<&str> = decisions.lines().collect();
        turned.reverse();
        check(
            &format!("{EQUALS}{}", turned.join("\n")),
            &[payment],
            expected,
        );
    }
}

#[test]
fn another_currency_needs_a_stated_rate() {
    let dollar = Currency::new("USD").expect("a currency");
    let mut book =
        book("order A1 10.00 10-01 张三\nin P1 71.23 10-05 张三\ndecide P1 split A1=71.23");
    book.orders[0].due = Some(Money::from_minor(10_00, dollar));
    let mut config = config();
    let found = super::super::reconcile(&book, &config);
    assert!(
        matches!(&found.decisions[0], DecisionOutcome::Review(why) if why.key == "review.currency")
    );
    let rate = StatedRate {
        from: Currency::CNY,
        to: dollar,
        millionths: 140_390,
        source: "中国银行".into(),
        day: "2026-10-05".parse().expect("a date"),
    };
    config.exchange = vec![rate.clone()];
    let found = super::super::reconcile(&book, &config);
    assert_eq!(found.decisions, [DecisionOutcome::Applied]);
    let link = found.link(PaymentIndex(0)).expect("a link");
    assert_eq!(link.rate, Some(rate));
    assert_eq!(
        link.allocations[0].converted,
        Some(Money::from_minor(10_00, dollar))
    );
    assert_eq!(found.ledgers[0].balance.minor(), 0);
}

#[test]
fn a_number_that_excel_made_of_several_is_told_by_the_amount() {
    for (decision, expected) in [
        ("confirm cand=A1=100.00", "applied"),
        ("confirm cand=A1=60.00", "review"),
        ("reject cand=A1=100.00", "applied"),
    ] {
        let mut book = book(&format!(
            "order A1 100.00 10-01 张三\norder A1 300.00 10-01 李四\nin P1 100.00 10-02 张三\ndecide P1 {decision}"
        ));
        for order in &mut book.orders {
            order.number = OrderNo::new("A1", "A1", Some(Damage::Scientific));
        }
        let found = super::super::reconcile(&book, &config());
        assert_eq!(found.decisions[0].code(), expected, "{decision}");
        let linked = found.link(PaymentIndex(0)).is_some();
        assert_eq!(linked, !decision.starts_with("reject"), "{decision}");
    }
}
