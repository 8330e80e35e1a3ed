//! Payers and customers, by example.

use super::super::testing::check;

#[test]
fn payer_and_amount_are_sure_if_unique() {
    check(
        "order A1 100.00 10-01 深圳甲乙有限公司\norder A2 100.00 10-01 张三\n\
         order A3 300.00 10-01 李四 deposit=90.00\norder A4 55.00 10-01 tb_9 phone=13812345678\n\
         in P1 100.00 10-02 深圳甲乙\nin P2 100.00 10-03 张三\n\
         in P3 90.00 10-02 李四\nin P4 210.00 10-05 李四\nin P5 55.00 10-02 - account=13812345678\n\
         in P6 100.00 12-30 张三",
        &[
            "P1 confirmed 5 A1=100.00",
            "P2 confirmed 5 A2=100.00",
            "P3 confirmed 5 A3=90.00",
            "P4 confirmed 5 A3=210.00",
            "P5 confirmed 5 A4=55.00",
            "P6 unmatched",
        ],
    );
}

#[test]
fn equals_of_one_party_are_ambiguous() {
    check(
        "order A1 100.00 10-01 张三\norder A2 100.00 10-01 张三\nin P1 100.00 10-02 张三",
        &["P1 ambiguous 5 A1,A2 of 2"],
    );
    check(
        "order A1 100.00 10-01 张三\nin P1 100.00 10-02 张三\nin P2 100.00 10-03 张三",
        &["P1 ambiguous 5 A1 of 2", "P2 ambiguous 5 A1 of 2"],
    );
}

#[test]
fn a_name_in_the_remark_needs_an_amount_that_nothing_else_has() {
    check(
        "order A1 100.00 10-01 张三\nin P1 100.00 10-02 王五 memo=张三，货款",
        &["P1 confirmed 6 A1=100.00"],
    );
    check(
        "order A1 100.00 10-01 张三\norder A2 100.00 03-01 李四\n\
         in P1 100.00 10-02 王五 memo=张三，货款",
        &["P1 suggested 5 A1=100.00"],
    );
    check(
        "order A1 100.00 10-01 张三\nin P1 90.00 10-02 王五 memo=张三",
        &["P1 unmatched"],
    );
}

#[test]
fn a_remark_that_calls_another_number_an_order_is_a_doubt() {
    let order = "order 100390 68.00 10-01 彭诗佳\n";
    for (memo, standing) in [
        ("订单46440货款", "suggested"),
        ("订单号：46440", "suggested"),
        ("投标保证金", "suggested"),
        ("56418的款", "suggested"),
        ("货款6800", "confirmed"),
        ("货款2026", "confirmed"),
        ("订单100390货款", "confirmed"),
    ] {
        let level = if memo.contains("100390") { 2 } else { 5 };
        check(
            &format!("{order}in P1 68.00 10-02 彭诗佳 memo={memo}"),
            &[&format!("P1 {standing} {level} 100390=68.00")],
        );
    }
}
