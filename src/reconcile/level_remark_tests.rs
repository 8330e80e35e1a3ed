//! Numbers in the free text, by example.

use super::super::testing::check;

#[test]
fn one_number_is_sure_if_the_amount_agrees() {
    check(
        "order A100001 100.00 10-01 张三 deposit=30.00\n\
         order A100002 80.00 10-01 张三\n\
         order A100003 80.00 10-01 张三\n\
         in P1 70.00 10-02 王五 memo=A100001尾款\n\
         in P2 30.00 10-03 王五 memo=A100001订金\n\
         in P3 50.00 10-03 王五 memo=A100002\n\
         in P4 90.00 10-03 王五 memo=A100003-1",
        &[
            "P1 confirmed 2 A100001=70.00",
            "P2 confirmed 2 A100001=30.00",
            "P3 suggested 2 A100002=50.00",
            "P4 suggested 2 A100003=90.00+-10.00",
        ],
    );
}

#[test]
fn several_numbers_are_sure_if_they_add_up() {
    let orders = "order A100001 60.00 10-01 张三\norder A100002 40.00 10-01 李四\n";
    for (amount, expected) in [
        ("100.00", "P1 confirmed 2 A100001=60.00 A100002=40.00"),
        ("40.00", "P1 suggested 2 A100002=40.00"),
        ("70.00", "P1 suggested 2 A100001=60.00 A100002=10.00"),
        ("120.00", "P1 suggested 2 A100001=80.00 A100002=40.00"),
    ] {
        check(
            &format!("{orders}in P1 {amount} 10-02 - memo=A100001、A100002"),
            &[expected],
        );
    }
}

#[test]
fn a_waybill_means_its_orders() {
    check(
        "order A100001 60.00 10-01 张三 waybill=SF1000000001\n\
         order A100002 40.00 10-01 李四 waybill=SF1000000001\n\
         in P1 100.00 10-02 - memo=SF1000000001",
        &["P1 confirmed 2 A100001=60.00 A100002=40.00"],
    );
}

#[test]
fn money_paid_out_under_an_order_is_its_refund_if_the_amount_says_so() {
    check(
        "order A100001 60.00 10-01 张三\norder A100002 60.00 10-01 张三\n\
         order A100003 60.00 10-01 张三\n\
         out R1 60.00 10-02 - memo=A100001\n\
         out R2 8.00 10-02 - memo=A100002运费\n\
         out R3 8.00 10-02 - memo=A100003 nature=refund",
        &[
            "R1 confirmed 2 A100001=60.00",
            "R2 suggested 2 A100002=8.00",
            "R3 confirmed 2 A100003=8.00",
        ],
    );
}

#[test]
fn an_order_of_weeks_later_is_not_what_the_money_was_for() {
    check(
        "order A100001 60.00 10-28 张三\nin P1 60.00 10-14 王五 memo=A100001",
        &["P1 suggested 2 A100001=60.00"],
    );
}
