//! Each verdict, and what the rules do with what it leaves.

use super::super::testing::{outcomes, reconciled};
use super::super::testing_decisions::{check, decided};
use crate::model::{OrderIndex, PaymentIndex, Signal};

/// Two orders of one customer, between which nothing decides.
const EQUALS: &str =
    "order A1 100.00 10-01 张三\norder A2 100.00 10-01 张三\nin P1 100.00 10-02 张三\n";

#[test]
fn a_confirmation_or_a_choice_links_what_was_shown() {
    let two = "cand=A1=100.00|A2=100.00";
    for (decision, payment, outcome) in [
        (
            "confirm cand=A2=100.00".to_owned(),
            "P1 confirmed 0 A2=100.00",
            "P1 confirm applied",
        ),
        (
            format!("choose:2 {two}"),
            "P1 confirmed 0 A2=100.00",
            "P1 choose applied",
        ),
        (
            format!("choose:1 {two}"),
            "P1 confirmed 0 A1=100.00",
            "P1 choose applied",
        ),
        (
            "confirm cand=A1=60.00+A2=39.40~0.60".to_owned(),
            "P1 confirmed 0 A1=60.00 A2=39.40+0.60",
            "P1 confirm applied",
        ),
        ("ignore".to_owned(), "P1 ignored", "P1 ignore applied"),
        (
            "revoke".to_owned(),
            "P1 ambiguous 5 A1,A2 of 2",
            "P1 revoke applied",
        ),
        (
            "split A2=30.00+A1=70.00".to_owned(),
            "P1 confirmed 0 A2=30.00 A1=70.00",
            "P1 split applied",
        ),
        (
            "split A2=30.00".to_owned(),
            "P1 confirmed 0 A2=30.00",
            "P1 split applied",
        ),
    ] {
        check(
            &format!("{EQUALS}decide P1 {decision}"),
            &[payment],
            &[outcome],
        );
    }
}

#[test]
fn the_word_of_a_person_comes_before_every_rule() {
    let order = "order A100001 100.00 10-01 张三\norder A100002 70.00 10-01 李四\n";
    for (payment, decision, expected) in [
        (
            "merchant=A100001",
            "confirm cand=A100002=70.00",
            "P1 confirmed 0 A100002=70.00",
        ),
        ("merchant=A100001", "ignore", "P1 ignored"),
        (
            "nature=own",
            "split A100001=100.00",
            "P1 confirmed 0 A100001=100.00",
        ),
        (
            "nature=refund",
            "confirm cand=A100001=100.00",
            "P1 confirmed 0 A100001=100.00",
        ),
        ("nature=own", "ignore", "P1 ignored"),
        ("nature=never", "ignore", "P1 never_moved"),
    ] {
        let text = format!("{order}in P1 100.00 10-02 王五 {payment}\ndecide P1 {decision}");
        assert_eq!(outcomes(&text), [expected], "{text}");
    }
}

#[test]
fn money_that_a_person_assigned_is_settled_before_any_rule() {
    check(
        &format!("{EQUALS}in P2 100.00 10-03 张三\ndecide P2 choose:1 cand=A1=100.00|A2=100.00"),
        &["P1 confirmed 5 A2=100.00", "P2 confirmed 0 A1=100.00"],
        &["P2 choose applied"],
    );
    // More than is due is the person's business.
    let over = "order A1 100.00 10-01 张三\nin P1 80.00 10-02 -\nin P2 80.00 10-03 -\n\
                decide P1 split A1=80.00\ndecide P2 split A1=80.00";
    let (_, found) = reconciled(over);
    let ledger = found.ledgers[0];
    assert_eq!(
        (ledger.balance.minor(), ledger.standing.code()),
        (-60_00, "over")
    );
    assert!(ledger.by_person);
    let part = "order A1 100.00 10-01 张三\nin P1 40.00 10-02 -\nin P2 60.00 10-03 张三\n\
                decide P1 split A1=40.00";
    check(
        part,
        &["P1 confirmed 0 A1=40.00", "P2 confirmed 5 A1=60.00"],
        &["P1 split applied"],
    );
}

#[test]
fn the_link_says_that_a_person_decided() {
    let more = "who=王芳 when=10-05 note=客户来电";
    let text = format!("{EQUALS}decide P1 confirm cand=A2=100.00 {more}");
    let (book, found) = reconciled(&text);
    let link = found.link(PaymentIndex(0)).expect("a link");
    assert_eq!(link.reason, book.decisions[0].reason());
    assert!(link.signals.has(Signal::Person));
    assert_eq!(link.alternatives, 0);
    assert_eq!(found.decided.get(&PaymentIndex(0)), Some(&0));
    assert_eq!(found.order_payments[1], [PaymentIndex(0)]);
    assert_eq!(link.allocations[0].order, OrderIndex(1));
}

#[test]
fn a_rejected_order_never_returns_and_the_others_are_judged_without_it() {
    check(
        &format!("{EQUALS}decide P1 reject cand=A1=100.00"),
        &["P1 confirmed 5 A2=100.00"],
        &["P1 reject applied"],
    );
    check(
        &format!("{EQUALS}decide P1 reject cand=A1=100.00|A2=100.00"),
        &["P1 unmatched"],
        &["P1 reject applied"],
    );
    check(
        &format!("{EQUALS}in P2 100.00 10-03 张三\ndecide P1 reject cand=A1=100.00"),
        &["P1 ambiguous 5 A2 of 2", "P2 ambiguous 5 A1,A2 of 2"],
        &["P1 reject applied"],
    );
    // Each has but one order left.
    check(
        &format!(
            "{EQUALS}in P2 100.00 10-03 张三\ndecide P1 reject cand=A1=100.00\n\
             decide P2 reject cand=A2=100.00"
        ),
        &["P1 confirmed 5 A2=100.00", "P2 confirmed 5 A1=100.00"],
        &["P1 reject applied", "P2 reject applied"],
    );
    // The receipt that is none leaves the other one alone with the order.
    check(
        "order A1 100.00 10-01 张三\nin P1 100.00 10-02 张三\nin P2 100.00 10-03 张三\n\
         decide P1 reject cand=A1=100.00",
        &["P1 unmatched", "P2 confirmed 5 A1=100.00"],
        &["P1 reject applied"],
    );
}

#[test]
fn a_rejection_holds_at_every_level() {
    let order = "order A100001 100.00 10-01 张三\norder A100002 100.00 10-01 李四 tx=T123456789\n";
    let reject = "decide T123456789 reject cand=A100001=100.00";
    for (payment, expected) in [
        ("王五 merchant=A100001", "confirmed 1 A100002=100.00"),
        ("李四 memo=A100001", "confirmed 1 A100002=100.00"),
    ] {
        let text = format!("{order}in T123456789 100.00 10-02 {payment}\n{reject}");
        assert_eq!(
            outcomes(&text),
            [format!("T123456789 {expected}")],
            "{text}"
        );
    }
    let order = "order A100001 100.00 10-01 张三\norder A100002 100.00 10-01 李四\n";
    let reject = "decide P1 reject cand=A100001=100.00";
    for (payment, expected) in [
        ("李四 merchant=A100001", "P1 confirmed 5 A100002=100.00"),
        ("李四 memo=A100001", "P1 confirmed 5 A100002=100.00"),
        // The text named both, and a person said that it errs.
        ("- memo=A100001、A100002", "P1 suggested 2 A100002=100.00"),
        ("张三", "P1 suggested 6 A100002=100.00"),
        ("-", "P1 suggested 6 A100002=100.00"),
    ] {
        let text = format!("{order}in P1 100.00 10-02 {payment}\n{reject}");
        assert_eq!(outcomes(&text), [expected], "{text}");
    }
}

#[test]
fn a_rejected_set_bars_this_set_alone() {
    let three =
        "order A1 300.00 10-01 张三\norder A2 400.00 10-01 张三\norder A3 500.00 10-01 张三\n";
    let four = format!("{three}order A4 200.00 10-01 张三\nin P1 700.00 10-02 张三\n");
    for (decision, expected) in [
        ("", "P1 ambiguous 7 A1+A2,A3+A4 of 2"),
        (
            "decide P1 reject cand=A1=300.00+A2=400.00",
            "P1 suggested 7 A3=500.00 A4=200.00",
        ),
        (
            "decide P1 reject cand=A1=300.00",
            "P1 confirmed 7 A3=500.00 A4=200.00",
        ),
        ("decide P1 reject cand=A1=300.00|A3=500.00", "P1 unmatched"),
    ] {
        assert_eq!(
            outcomes(&format!("{four}{decision}")),
            [expected],
            "{decision}"
        );
    }
    let list = "order A100001 60.00 10-01 张三 waybill=SF1\norder A100002 40.00 10-01 李四 waybill=SF2\n\
                settle B1 10-08 顺丰 SF1:60.00:0.00 SF2:40.00:0.00\nin P1 100.00 10-09 顺丰\n";
    for set in ["A100001=60.00+A100002=40.00", "A100002=40.00"] {
        let text = format!("{list}in P2 100.00 10-10 顺丰\ndecide P1 reject cand={set}");
        let expected = ["P1 unmatched", "P2 confirmed 3 A100001=60.00 A100002=40.00"];
        assert_eq!(outcomes(&text), expected, "{set}");
    }
}

#[test]
fn a_list_of_which_no_order_is_known_can_be_rejected() {
    let list = "settle B1 10-08 顺丰 SF8:100.00:0\nin P1 100.00 10-09 顺丰\n";
    assert_eq!(outcomes(list), ["P1 suggested 3"]);
    check(
        &format!("{list}decide P1 reject cand=-"),
        &["P1 unmatched"],
        &["P1 reject applied"],
    );
}

#[test]
fn without_decisions_there_is_nothing_to_tell() {
    assert!(decided(EQUALS).is_empty());
}
