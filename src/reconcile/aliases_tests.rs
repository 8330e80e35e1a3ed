//! Tests of `aliases`.

use super::super::testing::check;

const TAUGHT: &str = "order A100001 10.00 09-01 tb_9\norder A100002 20.00 09-02 tb_9\n\
    in P1 10.00 09-01 张三 merchant=A100001\nin P2 20.00 09-02 张三 memo=A100002\n";
const LEARNED: [&str; 2] = [
    "P1 confirmed 1 A100001=10.00",
    "P2 confirmed 2 A100002=20.00",
];

fn after_learning(more: &str, expected: &[&str]) {
    let expected = [&LEARNED, expected].concat();
    check(&format!("{TAUGHT}{more}"), &expected);
}

#[test]
fn two_sure_receipts_teach_who_pays() {
    after_learning(
        "order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
        &["P3 confirmed 5 A100003=88.00"],
    );
    after_learning(
        "order A100003 88.00 10-01 tb_9\norder A100004 40.00 10-01 tb_9\nin P3 128.00 10-02 张三",
        &["P3 confirmed 7 A100003=88.00 A100004=40.00"],
    );
}

#[test]
fn one_receipt_or_a_payer_of_many_teaches_nothing() {
    check(
        "order A100001 10.00 09-01 tb_9\nin P1 10.00 09-01 张三 merchant=A100001\n\
         order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
        &[LEARNED[0], "P3 ambiguous 6 A100003,A100004 of 2"],
    );
    after_learning(
        "order A100005 30.00 09-02 tb_7\nin P4 30.00 09-03 张三 merchant=A100005\n\
         order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
        &[
            "P4 confirmed 1 A100005=30.00",
            "P3 ambiguous 6 A100003,A100004 of 2",
        ],
    );
}

#[test]
fn what_was_guessed_teaches_nothing() {
    check(
        "order A100001 11.37 09-01 tb_9\norder A100002 22.74 09-02 tb_9\n\
         in P1 11.37 09-01 张三\nin P2 22.74 09-02 张三\n\
         order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\nin P3 88.00 10-02 张三",
        &[
            "P1 confirmed 6 A100001=11.37",
            "P2 confirmed 6 A100002=22.74",
            "P3 ambiguous 6 A100003,A100004 of 2",
        ],
    );
}

#[test]
fn an_account_is_learned_like_a_name() {
    check(
        "order A100001 10.00 09-01 tb_9\norder A100002 20.00 09-02 tb_9\n\
         in P1 10.00 09-01 - merchant=A100001 account=6222021234567890\n\
         in P2 20.00 09-02 - memo=A100002 account=6222021234567890\n\
         order A100003 88.00 10-01 tb_9\norder A100004 88.00 10-01 tb_8\n\
         in P3 88.00 10-02 - account=6222021234567890",
        &[LEARNED[0], LEARNED[1], "P3 confirmed 5 A100003=88.00"],
    );
}
