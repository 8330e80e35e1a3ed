use super::super::testing::check;

const ORDER: &str = "order A100001 99.00 10-01 张三\n";

#[test]
fn a_number_ties_a_reversal_to_its_line_and_neither_counts() {
    for (receipt, reversal) in [
        ("", "10-02 - memo=冲正原流水号P10000001"),
        (" memo=A100001", "10-05 李四 memo=冲正P10000001"),
        (" merchant=A100001", "10-02 张三 merchant=A100001"),
        (" merchant=A100001", "10-02 张三 merchant=P10000001"),
    ] {
        check(
            &format!(
                "{ORDER}in P10000001 99.00 10-02 张三{receipt}\nout R1 99.00 {reversal} nature=reversal"
            ),
            &[
                "P10000001 excluded reversal of 2",
                "R1 excluded reversal of 2",
            ],
        );
    }
}

#[test]
fn party_and_amount_tie_it_for_a_person_to_confirm() {
    let receipt = "in P1 99.00 10-02 张三 memo=A100001\n";
    let netted = ["P1 suggested reversal of 2", "R1 suggested reversal of 2"];
    let left = ["P1 confirmed 2 A100001=99.00", "R1 unmatched reversal of 1"];
    for (reversal, expected) in [
        ("99.00 10-02 张三", netted),
        ("99.00 10-09 张三", netted),
        ("99.00 10-02 -", netted),
        ("99.00 10-25 张三", left),
        ("99.00 10-01 张三", left),
        ("98.00 10-02 张三", left),
        ("99.00 10-02 李四", left),
    ] {
        let out = format!("out R1 {reversal} nature=reversal");
        check(&format!("{ORDER}{receipt}{out}"), &expected);
    }
}

#[test]
fn which_of_two_equal_receipts_was_taken_back_cannot_be_told() {
    check(
        &format!(
            "{ORDER}in P1 99.00 10-02 张三\nin P2 99.00 10-02 张三\nout R1 99.00 10-03 张三 nature=reversal"
        ),
        &[
            "P1 ambiguous reversal of 3",
            "P2 ambiguous reversal of 3",
            "R1 ambiguous reversal of 3",
        ],
    );
    // Both were.
    check(
        &format!(
            "{ORDER}in P1 99.00 10-02 张三\nin P2 99.00 10-02 张三\n\
             out R1 99.00 10-03 张三 nature=reversal\nout R2 99.00 10-03 张三 nature=reversal"
        ),
        &[
            "P1 suggested reversal of 4",
            "P2 suggested reversal of 4",
            "R1 suggested reversal of 4",
            "R2 suggested reversal of 4",
        ],
    );
}

#[test]
fn a_transfer_that_came_back_is_no_receipt() {
    check(
        &format!(
            "{ORDER}out P10000001 99.00 10-02 张三 nature=refund\nin R1 99.00 10-03 - memo=退汇P10000001 nature=reversal"
        ),
        &[
            "P10000001 excluded reversal of 2",
            "R1 excluded reversal of 2",
        ],
    );
    check(
        &format!("{ORDER}in R1 99.00 10-03 张三 memo=退汇 nature=reversal"),
        &["R1 unmatched reversal of 1"],
    );
}

#[test]
fn the_reversal_of_a_reversal_leaves_the_receipt() {
    check(
        &format!(
            "{ORDER}in P10000001 99.00 10-02 张三\nout P10000001_2 99.00 10-03 张三 nature=reversal\n\
             in P10000001_3 99.00 10-04 张三 nature=reversal"
        ),
        &[
            "P10000001 confirmed 5 A100001=99.00",
            "P10000001_2 excluded reversal of 2",
            "P10000001_3 excluded reversal of 2",
        ],
    );
}

#[test]
fn a_refund_is_never_set_off() {
    check(
        &format!(
            "{ORDER}in P10000001 99.00 10-02 张三\nout P10000001_1 99.00 10-02 张三 nature=refund"
        ),
        &[
            "P10000001 confirmed 5 A100001=99.00",
            "P10000001_1 confirmed 1 A100001=99.00",
        ],
    );
}

#[test]
fn what_was_paid_after_the_reversal_was_not_taken_back_by_it() {
    let lines = "order A1 88.46 10-01 张三\n\
                 in P1 88.46 10-02 张三 clock=10:00\nout P2 88.46 10-02 张三 clock=10:03 nature=reversal\n";
    check(
        &format!("{lines}in P3 88.46 10-02 张三 clock=15:00"),
        &[
            "P1 suggested reversal of 2",
            "P2 suggested reversal of 2",
            "P3 confirmed 5 A1=88.46",
        ],
    );
    for third in ["clock=10:01", ""] {
        check(
            &format!("{lines}in P3 88.46 10-02 张三 {third}"),
            &[
                "P1 ambiguous reversal of 3",
                "P2 ambiguous reversal of 3",
                "P3 ambiguous reversal of 3",
            ],
        );
    }
}
