//! Tests of `row_amount`.

use super::super::testing::{Given, problems};
use crate::model::{Kind, Money};
use crate::recognise::{Field, Values};

fn given(values: Values) -> Given {
    Given::new(Kind::Payment)
        .column("交易时间", Field::Time)
        .column("金额", Field::Amount)
        .column("平台服务费", Field::Fee)
        .column("佣金", Field::Fee)
        .profile(|profile| profile.values = values)
}

#[test]
fn columns_that_add_up_are_added() {
    let records = given(Values {
        sum: vec![Field::Fee],
        ..Values::default()
    })
    .read(&[
        &["2026-10-01 10:00:00", "90.00", "-6.00", "-4.00"],
        &["2026-10-01 11:00:00", "90.00", "-", "-4.00"],
        &["2026-10-01 12:00:00", "90.00", "", ""],
        &["2026-10-01 13:00:00", "90.00", "-6.00", "四元"],
    ]);
    let fees: Vec<_> = records.payments.iter().map(|payment| payment.fee).collect();
    let expected = [Some(Money::cny(10_00)), Some(Money::cny(4_00)), None, None];
    assert_eq!(fees, expected);
    assert_eq!(problems(&records), ["AmountUnreadable D5 佣金 四元"]);
}

#[test]
fn of_other_columns_the_first_filled_counts() {
    let fees = |lines: &[&[&str]]| -> Vec<_> {
        let records = given(Values::default()).read(lines);
        records.payments.iter().map(|payment| payment.fee).collect()
    };
    assert_eq!(
        fees(&[
            &["2026-10-01 10:00:00", "90.00", "6.00", "4.00"],
            &["2026-10-01 11:00:00", "90.00", "-", "4.00"],
        ]),
        [Some(Money::cny(6_00)), Some(Money::cny(4_00))]
    );
}

#[test]
fn an_error_value_leaves_no_sum_and_is_not_passed_over() {
    for sum in [vec![Field::Fee], Vec::new()] {
        let records = given(Values {
            sum,
            ..Values::default()
        })
        .read(&[&["2026-10-01 10:00:00", "90.00", "#N/A", "4.00"]]);
        let fees: Vec<_> = records.payments.iter().map(|payment| payment.fee).collect();
        assert_eq!(fees, [None]);
        assert_eq!(problems(&records), ["CellError C2 平台服务费 #N/A"]);
    }
}

#[test]
fn minor_units_are_whole_numbers() {
    let records = given(Values {
        minor_units: true,
        ..Values::default()
    })
    .read(&[
        &["2026-10-01 10:00:00", "1280", "8", ""],
        &["2026-10-01 11:00:00", "JPY 1280", "", ""],
        &["2026-10-01 12:00:00", "12.5", "", ""],
    ]);
    let amounts: Vec<_> = records
        .payments
        .iter()
        .map(|payment| payment.amount.to_string())
        .collect();
    assert_eq!(amounts, ["12.80", "1280"]);
    assert_eq!(problems(&records), ["AmountUnreadable B4 金额 12.5"]);
}
