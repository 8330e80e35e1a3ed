//! Tests of `one_for_several`.

use super::super::testing::{check, outcomes};

const THREE: &str =
    "order A1 300.00 10-01 张三\norder A2 400.00 10-01 张三\norder A3 500.00 10-01 张三\n";

fn three(more: &str, expected: &[&str]) {
    check(&format!("{THREE}{more}"), expected);
}

#[test]
fn sums_within_one_party_are_counted() {
    three(
        "in P1 700.00 10-02 张三",
        &["P1 confirmed 7 A1=300.00 A2=400.00"],
    );
    three(
        "order A4 900.00 10-01 张三\nin P1 700.00 10-02 张三",
        &["P1 suggested 7 A1=300.00 A2=400.00"],
    );
    three(
        "in P1 1200.00 10-02 张三",
        &["P1 confirmed 7 A1=300.00 A2=400.00 A3=500.00"],
    );
    three("in P1 700.00 10-02 王五", &["P1 unmatched"]);
    three(
        "order A4 200.00 10-01 张三\nin P1 700.00 10-02 张三",
        &["P1 ambiguous 7 A1+A2,A3+A4 of 2"],
    );
}

#[test]
fn equal_orders_are_not_the_same_order() {
    check(
        "order A1 317.45 10-01 张三\norder A2 317.45 10-01 张三\norder A3 408.12 10-01 张三\n\
         in P1 725.57 10-02 张三",
        &["P1 ambiguous 7 A1+A3,A2+A3 of 2"],
    );
}

#[test]
fn receipts_that_want_the_same_orders_are_only_suggested() {
    three(
        "in P1 700.00 10-02 张三\nin P2 700.00 10-03 张三",
        &[
            "P1 suggested 7 A1=300.00 A2=400.00",
            "P2 suggested 7 A1=300.00 A2=400.00",
        ],
    );
}

#[test]
fn what_is_sure_decides_what_was_open() {
    // P2 could be A1+A4 or A2+A3, but A1 is paid by P1, whose only reading it is.
    check(
        "order A1 1317.45 10-01 张三\norder A2 1408.12 10-01 张三\norder A3 1209.33 10-01 张三\n\
         order A4 1300.00 10-01 张三\norder A5 2711.08 10-01 张三\n\
         in P1 4028.53 10-02 张三\nin P2 2617.45 10-03 张三",
        &[
            "P1 confirmed 7 A1=1317.45 A5=2711.08",
            "P2 confirmed 7 A2=1408.12 A3=1209.33",
        ],
    );
}

#[test]
fn a_month_on_monthly_terms_is_taken_among_accidents() {
    // Thirty orders in each of two months: some sets of any size make any amount.
    let order = |at: i64| {
        let (month, day) = (9 + at / 30, 1 + at % 28);
        let price = 20_031 + at * at * 37 % 9_973;
        let line = format!(
            "order A{} {}.{:02} {month:02}-{day:02} 张三 terms=monthly\n",
            1000 + at,
            price / 100,
            price % 100
        );
        (line, price)
    };
    let orders: Vec<(String, i64)> = (0..60).map(order).collect();
    let text: String = orders.iter().map(|(line, _)| line.as_str()).collect();
    let month: i64 = orders[..30].iter().map(|(_, price)| price).sum();
    let pay = |fen: i64| format!("{text}in P1 {}.{:02} 11-05 张三", fen / 100, fen % 100);
    let found = outcomes(&pay(month));
    assert!(
        found[0].starts_with("P1 confirmed 7 A1000=200.31 A1001="),
        "{found:?}"
    );
    assert_eq!(found[0].matches('=').count(), 30);
    let found = outcomes(&pay(month).replace("terms=monthly", "terms=prepaid"));
    assert!(!found[0].contains("confirmed"), "{found:?}");
    let found = outcomes(&pay(month + 17));
    assert!(found[0].starts_with("P1 ambiguous 7"), "{found:?}");
}

#[test]
fn a_balance_and_a_deposit_come_together() {
    check(
        "order A1 1000.37 10-01 张三 deposit=300.11\norder A2 2000.91 10-01 张三 deposit=600.27\n\
         in P1 300.11 10-02 张三\nin P2 1300.53 10-05 张三",
        &[
            "P1 confirmed 5 A1=300.11",
            "P2 confirmed 7 A1=700.26 A2=600.27",
        ],
    );
}
