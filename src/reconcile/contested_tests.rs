use super::super::testing::check;

/// 张三 and 李四 owe the same.
const EQUAL: &str = "order A100001 88.46 10-01 张三\norder A100002 88.46 10-01 李四\n";

#[test]
fn the_number_of_another_is_doubted_where_the_payer_owes_as_much() {
    for (lines, expected) in [
        (
            "in P1 88.46 10-02 张三 memo=货款A100002",
            &["P1 suggested 2 A100002=88.46"][..],
        ),
        (
            "in P1 88.46 10-02 张三 memo=货款A100001",
            &["P1 confirmed 2 A100001=88.46"],
        ),
        // Somebody else pays: the number says which.
        (
            "in P1 88.46 10-02 王五 memo=货款A100002",
            &["P1 confirmed 2 A100002=88.46"],
        ),
        // Both say whose they are.
        (
            "in P1 88.46 10-02 张三 memo=货款A100002\nin P2 88.46 10-02 张三 memo=货款A100001",
            &[
                "P1 confirmed 2 A100002=88.46",
                "P2 confirmed 2 A100001=88.46",
            ],
        ),
        // 李四 pays under the same number: 张三 copied it.
        (
            "in P1 88.46 10-02 张三 memo=货款A100002\nin P2 88.46 10-02 李四 memo=货款A100002",
            &[
                "P1 suggested 5 A100001=88.46",
                "P2 confirmed 2 A100002=88.46",
            ],
        ),
        // Another amount than the payer's own order says nothing against the number.
        (
            "order A100003 70.17 10-01 王五\nin P1 70.17 10-02 张三 memo=货款A100003",
            &["P1 confirmed 2 A100003=70.17"],
        ),
    ] {
        check(&format!("{EQUAL}{lines}"), expected);
    }
}

#[test]
fn who_pays_for_a_friend_does_not_pay_the_own_order() {
    for (lines, expected) in [
        (
            "in P1 88.46 10-02 张三 memo=代李四付",
            "P1 suggested 5 A100002=88.46",
        ),
        (
            "in P1 88.46 10-02 张三 memo=货款",
            "P1 confirmed 5 A100001=88.46",
        ),
        (
            "in P1 88.46 10-02 张三 memo=张三的货款",
            "P1 confirmed 5 A100001=88.46",
        ),
        ("in P1 88.46 12-20 张三 memo=代李四付", "P1 unmatched"),
    ] {
        check(&format!("{EQUAL}{lines}"), &[expected]);
    }
}

#[test]
fn the_order_of_the_lines_makes_no_difference() {
    check(
        "in P2 88.46 10-02 张三 memo=货款A100001\nin P1 88.46 10-02 张三 memo=货款A100002\n\
         order A100002 88.46 10-01 李四\norder A100001 88.46 10-01 张三",
        &[
            "P1 confirmed 2 A100002=88.46",
            "P2 confirmed 2 A100001=88.46",
        ],
    );
}
