use super::super::testing::{book, check, config, outcomes_with, reconciled};
use crate::config::{Config, Decimal};

fn tolerant(percent: i64, yuan: i64) -> Config {
    let mut config = config();
    config.matching.differences.tolerance_percent = Decimal::whole(percent);
    config.matching.differences.tolerance = Decimal::whole(yuan);
    config
}

fn check_with(config: &Config, text: &str, expected: &[&str]) {
    assert_eq!(outcomes_with(text, config), expected, "\n{text}");
}

const ORDER: &str = "order A100001 100.00 10-01 张三\n";

#[test]
fn a_number_in_the_remark_is_confirmed_with_the_fee_that_the_statement_states() {
    check(
        &format!("{ORDER}in P1 98.77 10-02 - memo=A100001 fee=1.23"),
        &["P1 confirmed 2 A100001=98.77+1.23"],
    );
    check(
        &format!("{ORDER}in P1 101.23 10-02 - memo=A100001 fee=1.23"),
        &["P1 confirmed 2 A100001=101.23+-1.23"],
    );
    check(
        "order A100001 1000.00 10-01 张三 deposit=300.00\n\
         in P1 298.77 10-02 - memo=A100001订金 fee=1.23",
        &["P1 confirmed 2 A100001=298.77+1.23"],
    );
    check(
        &format!("{ORDER}in P1 98.77 10-02 - memo=A100001 fee=1.22"),
        &["P1 suggested 2 A100001=98.77"],
    );
}

#[test]
fn any_other_name_is_only_suggested_beside_the_number() {
    for (receipt, expected) in [
        ("99.40 10-02 - channel=微信", "99.40+0.60"),
        ("80.00 10-02 -", "80.00+20.00"),
        ("112.00 10-02 -", "112.00+-12.00"),
        ("99.99 10-02 -", "99.99"),
        ("43.21 10-02 -", "43.21"),
    ] {
        check(
            &format!("{ORDER}in P1 {receipt} memo=A100001"),
            &[&format!("P1 suggested 2 A100001={expected}")],
        );
    }
}

#[test]
fn what_is_tolerated_is_confirmed_beside_the_number() {
    let one = tolerant(0, 1);
    for (amount, expected) in [
        ("99.00", "confirmed 2 A100001=99.00+1.00"),
        ("101.00", "confirmed 2 A100001=101.00+-1.00"),
        ("98.99", "suggested 2 A100001=98.99"),
    ] {
        check_with(
            &one,
            &format!("{ORDER}in P1 {amount} 10-02 - memo=A100001"),
            &[&format!("P1 {expected}")],
        );
    }
    // Two receipts name the order: neither is the one that settles it.
    check_with(
        &one,
        &format!("{ORDER}in P1 99.00 10-02 - memo=A100001\nin P2 99.00 10-02 - memo=A100001"),
        &[
            "P1 suggested 2 A100001=99.00+1.00",
            "P2 suggested 2 A100001=99.00+1.00",
        ],
    );
}

/// The order of the book's only account → due, received, fees, balance, standing.
fn ledger(text: &str, config: &Config) -> String {
    let found = super::super::reconcile(&book(text), config);
    let ledger = found.ledgers[0];
    format!(
        "{} {} {} {} {}",
        ledger.due,
        ledger.received,
        ledger.fees,
        ledger.balance,
        ledger.standing.code()
    )
}

#[test]
fn level_one_books_what_is_sure_and_says_what_is_not() {
    let receipt = |more: &str| format!("{ORDER}in P1 {more} merchant=A100001");
    for (config, text, expected) in [
        (
            config(),
            receipt("98.77 10-02 - fee=1.23"),
            "100.00 98.77 1.23 0.00 settled",
        ),
        (
            config(),
            receipt("99.40 10-02 - channel=微信"),
            "100.00 99.40 0.00 0.60 partial",
        ),
        (
            config(),
            receipt("99.99 10-02 -"),
            "100.00 99.99 0.00 0.01 partial",
        ),
        (
            tolerant(0, 1),
            receipt("99.00 10-02 -"),
            "100.00 99.00 1.00 0.00 settled",
        ),
        (
            tolerant(0, 1),
            receipt("98.99 10-02 -"),
            "100.00 98.99 0.00 1.01 partial",
        ),
        (
            tolerant(0, 1),
            receipt("101.00 10-02 -"),
            "100.00 101.00 -1.00 0.00 settled",
        ),
        // The amount is before the fee: nothing is missing, so the fee is not counted.
        (
            config(),
            receipt("100.00 10-02 - fee=0.60"),
            "100.00 100.00 0.00 0.00 settled",
        ),
    ] {
        assert_eq!(ledger(&text, &config), expected, "{text}");
    }
    let (_, found) = reconciled(&receipt("99.40 10-02 - channel=微信"));
    assert_eq!(found.links[0].reason.key, "reason.difference.not_booked");
}

#[test]
fn instalments_refunds_and_deposits_are_no_differences() {
    let half = tolerant(20, 100);
    for (text, expected) in [
        (
            "in P1 60.00 10-02 - merchant=A100001\nin P2 40.00 10-03 - merchant=A100001",
            "100.00 100.00 0.00 0.00 settled",
        ),
        (
            "in P1 49.70 10-02 - merchant=A100001 fee=0.30\n\
             in P2 49.71 10-03 - merchant=A100001 fee=0.29",
            "100.00 99.41 0.59 0.00 settled",
        ),
        (
            "in P1 120.00 10-02 - merchant=A100001\n\
             out R1 20.00 10-03 - merchant=A100001 nature=refund",
            "100.00 100.00 0.00 0.00 settled",
        ),
        (
            "in P1 40.00 10-02 - merchant=A100001",
            "100.00 40.00 0.00 60.00 partial",
        ),
        (
            "in P1 60.00 10-02 - merchant=A100001",
            "100.00 60.00 40.00 0.00 settled",
        ),
    ] {
        assert_eq!(ledger(&format!("{ORDER}{text}"), &half), expected, "{text}");
    }
    let deposit = "order A100001 100.00 10-01 张三 deposit=60.00\n\
                   in P1 60.00 10-02 - merchant=A100001";
    assert_eq!(ledger(deposit, &half), "100.00 60.00 0.00 40.00 partial");
}
