use super::super::testing::{check, config, outcomes_with};
use crate::config::Decimal;

#[test]
fn the_payer_and_a_name_suggest_the_order() {
    let order = "order A1 1837.46 10-01 张三\n";
    for (receipt, expected) in [
        ("1826.44 10-02 张三 channel=微信", "1826.44+11.02"),
        ("1837.00 10-02 张三", "1837.00+0.46"),
        ("1830.00 10-02 张三", "1830.00+7.46"),
        ("1787.46 10-02 张三", "1787.46+50.00"),
        ("1849.46 10-02 张三", "1849.46+-12.00"),
        ("1873.46 10-02 张三", "1873.46+-36.00"),
        ("18374.60 10-02 张三", "18374.60+-16537.14"),
        ("183.74 10-02 张三", "183.74+1653.72"),
        ("1837.46 10-02 张三 memo=货款", "="),
    ] {
        let expected = if expected == "=" {
            "P1 confirmed 5 A1=1837.46".to_owned()
        } else {
            format!("P1 suggested 8 A1={expected}")
        };
        check(&format!("{order}in P1 {receipt}"), &[&expected]);
    }
}

#[test]
fn one_cent_off_is_never_sure_unless_the_tolerance_says_so() {
    let text = "order A1 1837.46 10-01 张三\nin P1 1837.45 10-02 张三";
    check(text, &["P1 suggested 5 A1=1837.45"]);
    let mut cent = config();
    cent.matching.differences.tolerance = Decimal { millionths: 10_000 };
    assert_eq!(
        outcomes_with(text, &cent),
        ["P1 confirmed 8 A1=1837.45+0.01"]
    );
    let more = "order A1 1837.46 10-01 张三\nin P1 1837.44 10-02 张三";
    assert_eq!(outcomes_with(more, &cent), ["P1 suggested 5 A1=1837.44"]);
}

#[test]
fn twenty_percent_but_at_least_a_hundred() {
    let mut config = config();
    config.matching.differences.tolerance_percent = Decimal::whole(20);
    config.matching.differences.tolerance = Decimal::whole(100);
    for (due, came, expected) in [
        ("1000.00", "800.00", "confirmed 8 A1=800.00+200.00"),
        ("1000.00", "799.99", "suggested 5 A1=799.99"),
        ("300.00", "200.00", "confirmed 8 A1=200.00+100.00"),
        ("300.00", "199.99", "suggested 5 A1=199.99"),
    ] {
        let text = format!("order A1 {due} 10-01 张三\nin P1 {came} 10-02 张三");
        assert_eq!(outcomes_with(&text, &config), [format!("P1 {expected}")]);
    }
}

#[test]
fn a_fee_that_the_statement_states_is_sure_with_the_payer() {
    let receipt = "in P1 1826.44 10-02 张三 fee=11.02";
    check(
        &format!("order A1 1837.46 10-01 张三\n{receipt}"),
        &["P1 confirmed 8 A1=1826.44+11.02"],
    );
    check(
        &format!("order A1 1837.46 10-01 张三\n{receipt} memo=借款"),
        &["P1 suggested 8 A1=1826.44+11.02"],
    );
    // A second order of the customer that has a name for it as well.
    check(
        &format!("order A1 1837.46 10-01 张三\norder A2 1846.44 10-01 张三\n{receipt}"),
        &["P1 suggested 8 A1=1826.44+11.02"],
    );
    check(
        &format!("order A1 1837.46 10-01 张三 state=cancelled\n{receipt}"),
        &["P1 unmatched"],
    );
    check(
        "order A1 1837.46 05-01 张三\nin P1 1826.44 10-02 张三 fee=11.02",
        &["P1 unmatched"],
    );
}

#[test]
fn equals_under_names_as_good_are_ambiguous() {
    check(
        "order A1 180.00 10-01 张三\norder A2 190.00 10-01 张三\nin P1 170.00 10-02 张三",
        &["P1 ambiguous 8 A1,A2 of 2"],
    );
    check(
        "order A1 180.00 10-01 张三\nin P1 160.00 10-02 张三\nin P2 170.00 10-02 张三",
        &["P1 ambiguous 8 A1 of 2", "P2 ambiguous 8 A1 of 2"],
    );
    // The better name is taken, whatever else is in reach of a lesser one.
    check(
        "order A1 171.02 10-01 张三\norder A2 190.00 10-01 张三\nin P1 170.00 10-02 张三 channel=微信",
        &["P1 suggested 8 A1=170.00+1.02"],
    );
}

#[test]
fn without_the_payer_only_a_fee_suggests_anything() {
    let order = "order A1 1837.46 10-01 张三\n";
    check(
        &format!("{order}in P1 1826.44 10-02 - channel=微信"),
        &["P1 suggested 8 A1=1826.44+11.02"],
    );
    check(
        &format!("{order}in P1 1826.44 10-02 王五 channel=微信"),
        &["P1 unmatched"],
    );
    check(
        &format!("{order}in P1 1826.44 10-02 王五 fee=11.02"),
        &["P1 suggested 8 A1=1826.44+11.02"],
    );
    check(&format!("{order}in P1 1826.44 10-02 -"), &["P1 unmatched"]);
    check(&format!("{order}in P1 1873.46 10-02 -"), &["P1 unmatched"]);
    check(
        &format!("{order}order A2 1837.46 10-01 李四\nin P1 1826.44 10-02 - channel=微信"),
        &["P1 unmatched"],
    );
    check(
        &format!("{order}in P1 1826.44 10-02 - channel=微信\nin P2 1826.44 10-02 - channel=微信"),
        &["P1 unmatched", "P2 unmatched"],
    );
}

#[test]
fn a_crowd_of_namesakes_is_no_quadratic_matter() {
    let rows = (0..3_000)
        .map(|at| format!("order A{at:05} {at}.37 10-01 张伟\nin P{at:05} {at}.11 10-02 张伟\n"));
    let text = rows.collect::<Vec<_>>().concat();
    let found = outcomes_with(&text, &config());
    assert_eq!(found.len(), 3_000);
    // Nine million pairs of one name say nothing, and are not looked at.
    assert!(found.iter().all(|line| !line.contains(" 8 ")), "{found:?}");
}
