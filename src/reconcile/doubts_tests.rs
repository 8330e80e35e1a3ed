//! Tests of `doubts`.

use rustc_hash::FxHashSet;

use super::super::testing::{book, check, config};
use super::super::{Watch, watched};

/// What is said of the first payment.
fn verdicts(text: &str) -> Vec<(u8, &'static str)> {
    let book = book(text);
    let watch = Watch {
        payments: FxHashSet::from_iter([0.into()]),
        ..Watch::default()
    };
    let (_, said) = watched(&book, &config(), watch);
    said.iter()
        .map(|one| (one.level.number(), one.verdict.key))
        .collect()
}

#[test]
fn a_second_deposit_is_no_balance() {
    let orders = "order A100001 1000.00 10-01 张三 terms=deposit50\norder A100002 1000.00 10-01 张三 terms=deposit50\n";
    let first = "in P1 500.00 10-02 张三 memo=A100001订金\n";
    for (memo, expected) in [
        ("订金", "P2 suggested 5 A100001=500.00"),
        ("尾款", "P2 confirmed 5 A100001=500.00"),
    ] {
        check(
            &format!("{orders}{first}in P2 500.00 10-03 张三 memo={memo}"),
            &["P1 confirmed 2 A100001=500.00", expected],
        );
    }
}

#[test]
fn what_was_dropped_says_why() {
    for (text, expected) in [
        (
            "order A1 18.46 10-01 张三 state=cancelled\nin P1 18.46 10-02 -",
            (6, "reason.doubt.cancelled"),
        ),
        (
            "order A1 18.46 10-01 张三\nin P1 18.46 10-02 - memo=借款",
            (6, "reason.doubt.meaning"),
        ),
        (
            "order A1 18.46 10-01 张三\norder A2 18.46 03-01 李四\nin P1 18.46 10-02 -",
            (6, "reason.doubt.common"),
        ),
        (
            "order A1 18.46 10-01 张三\nin P1 18.46 10-02 王五",
            (6, "reason.doubt.payer"),
        ),
        (
            "order A1 18.46 10-01 张三\nin P1 18.46 10-20 张三",
            (6, "reason.doubt.late"),
        ),
        (
            "order A1 18.46 10-01 张三\nin P1 18.46 09-20 张三",
            (6, "reason.doubt.early"),
        ),
        (
            "order A1 18.46 10-01 张三 state=cancelled\nin P1 18.46 10-02 张三",
            (5, "reason.doubt.cancelled"),
        ),
    ] {
        assert!(
            verdicts(text).contains(&expected),
            "{text} {:?}",
            verdicts(text)
        );
    }
}
