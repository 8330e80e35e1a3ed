use super::super::testing::check;

#[test]
fn a_refund_goes_where_its_payment_went() {
    check(
        "order A1 100.00 10-01 张三\nin T1000000001 100.00 10-02 张三\n\
         out T1000000001_1 40.00 10-05 张三\nout T1000000009_1 40.00 10-05 张三 nature=refund",
        &[
            "T1000000001 confirmed 5 A1=100.00",
            "T1000000001_1 confirmed 1 A1=40.00",
            "T1000000009_1 unmatched",
        ],
    );
}

#[test]
fn a_part_of_a_payment_for_several_orders_is_not_split_by_guess() {
    let book = "order A100001 60.00 10-01 张三 tx=T1000000001\n\
                order A100002 40.00 10-01 张三 tx=T1000000009\n\
                in T1000000002 100.00 10-02 张三\n";
    let receipt = "T1000000002 confirmed 7 A100001=60.00 A100002=40.00";
    for (amount, expected) in [
        ("40.00", "T1000000002_1 confirmed 1 A100002=40.00"),
        (
            "100.00",
            "T1000000002_1 confirmed 1 A100001=60.00 A100002=40.00",
        ),
        (
            "70.00",
            "T1000000002_1 suggested 1 A100001=60.00 A100002=10.00",
        ),
    ] {
        let out = format!("{book}out T1000000002_1 {amount} 10-05 张三");
        check(&out, &[receipt, expected]);
    }
}

#[test]
fn a_chain_of_refunds_takes_no_more_than_came() {
    check(
        "order A1 100.00 10-01 张三\nin T1000000001 100.00 10-02 张三\n\
         out T1000000001_1 40.00 10-05 张三\nout T1000000001_2 60.00 10-06 张三\n\
         out T1000000001_3 10.00 10-07 张三",
        &[
            "T1000000001 confirmed 5 A1=100.00",
            "T1000000001_1 confirmed 1 A1=40.00",
            "T1000000001_2 confirmed 1 A1=60.00",
            "T1000000001_3 suggested 1 A1=10.00",
        ],
    );
}

#[test]
fn a_refund_names_its_receipt_by_any_of_its_numbers() {
    for (refund, expected) in [
        ("memo=退款:4200001234567890", "confirmed 1 A1=40.00"),
        ("memo=原交易号4200001234567890", "confirmed 1 A1=40.00"),
        ("merchant=M77001234", "confirmed 1 A1=40.00"),
        ("merchant=M77001234_1", "confirmed 1 A1=40.00"),
        ("merchant=4200001234567890", "confirmed 1 A1=40.00"),
        ("memo=退款:4200001234567891", "unmatched"),
        ("merchant=M77001235", "unmatched"),
    ] {
        check(
            &format!(
                "order A1 100.00 10-01 张三\n\
                 in 4200001234567890 100.00 10-02 张三 merchant=M77001234\n\
                 out R1 40.00 10-05 - nature=refund {refund}"
            ),
            &[
                "4200001234567890 confirmed 5 A1=100.00",
                &format!("R1 {expected}"),
            ],
        );
    }
}

#[test]
fn two_receipts_of_one_merchant_number_leave_a_refund_open() {
    check(
        "order A1 100.00 10-01 张三\norder A2 70.00 10-01 李四\n\
         in P1 100.00 10-02 张三 merchant=M77001234\nin P2 70.00 10-02 李四 merchant=M77001234\n\
         out R1 40.00 10-05 - nature=refund merchant=M77001234",
        &[
            "P1 confirmed 5 A1=100.00",
            "P2 confirmed 5 A2=70.00",
            "R1 unmatched",
        ],
    );
}

#[test]
fn a_refund_that_came_back_returns_to_its_order() {
    let text = "order A1 100.00 10-01 张三\nin T1000000001 100.00 10-02 张三\n\
                out T1000000001_1 40.00 10-05 张三 nature=refund\n\
                in T1000000001_2 40.00 10-07 张三 nature=refund";
    check(
        text,
        &[
            "T1000000001 confirmed 5 A1=100.00",
            "T1000000001_1 confirmed 1 A1=40.00",
            "T1000000001_2 confirmed 1 A1=40.00",
        ],
    );
    let ledger = super::super::testing::reconciled(text).1.ledgers[0];
    assert_eq!(ledger.received.to_string(), "100.00");
    assert_eq!(ledger.refunded.to_string(), "40.00");
}
