//! Rows under merged cells: what belongs to whom, and what counts once.

use super::super::testing::{Given, merged_rows, problems};
use crate::model::{Flow, Kind, Money, Order, RowFate};
use crate::recognise::Field;

fn sales() -> Given {
    Given::new(Kind::Order)
        .column("订单号", Field::OrderNo)
        .column("客户", Field::Customer)
        .column("产品", Field::Product)
        .column("数量", Field::Quantity)
        .column("应付", Field::Due)
}

/// What each row became: number, customer, product, due, own amount of the line.
fn told(orders: &[Order]) -> Vec<String> {
    orders
        .iter()
        .map(|order| {
            let product = order.lines.first().and_then(|line| line.product.as_deref());
            let due = order.due.map_or_else(String::new, |due| due.to_string());
            format!(
                "{} {} {} {due}{}",
                order.number,
                order.customer.as_deref().unwrap_or_default(),
                product.unwrap_or_default(),
                if order.due_per_line { " each" } else { "" }
            )
        })
        .collect()
}

#[test]
fn a_merged_amount_counts_once_and_the_rest_is_carried_down() {
    let given: &[&[&str]] = &[
        &["A1", "甲", "桌", "1", "300"],
        &["^", "^", "椅", "4", "^"],
        &["^", "^", "灯", "^", "^"],
        &["A2", "乙", "柜", "1", "50"],
        &["^", "^", "锁", "2", "6"],
    ];
    let expected = [
        "A1 甲 桌 300.00",
        "A1 甲 椅 ",
        "A1 甲 灯 ",
        "A2 乙 柜 50.00 each",
        "A2 乙 锁 6.00 each",
    ];
    let rows = merged_rows(given);
    for cut in 0..=rows.len() {
        let (before, after) = rows.split_at(cut);
        let mut records = sales().read_rows(before);
        records.append(sales().read_rows(after));
        assert_eq!(told(&records.orders), expected, "cut at {cut}");
        assert_eq!(problems(&records), [""; 0], "cut at {cut}");
        let lamp = records.orders.get(2).and_then(|order| order.lines.first());
        assert_eq!(lamp.and_then(|line| line.quantity), None);
    }
}

#[test]
fn an_amount_merged_over_several_orders_is_told() {
    let given: &[&[&str]] = &[
        &["A1", "甲", "桌", "1", "300"],
        &["A1", "甲", "椅", "1", "^"],
        &["A2", "乙", "灯", "1", "^"],
        &["A3", "丙", "柜", "1", "-"],
        &["A4", "丙", "锁", "1", "^"],
    ];
    let rows = merged_rows(given);
    for cut in 0..=rows.len() {
        let (before, after) = rows.split_at(cut);
        let mut records = sales().read_rows(&[]);
        records.append(sales().read_rows(before));
        records.append(sales().read_rows(after));
        assert_eq!(
            told(&records.orders),
            [
                "A1 甲 桌 300.00",
                "A1 甲 椅 ",
                "A2 乙 灯 ",
                "A3 丙 柜 ",
                "A4 丙 锁 "
            ]
        );
        assert_eq!(problems(&records), ["RequiredBlank E4 应付 300"], "{cut}");
    }
}

#[test]
fn a_group_whose_number_is_missing_does_not_run_into_the_one_above() {
    let given: &[&[&str]] = &[
        &["A1", "甲", "桌", "1", "300"],
        &["^", "^", "椅", "1", "^"],
        &["", "乙", "灯", "1", "80"],
        &["", "^", "柜", "1", "^"],
    ];
    let rows = merged_rows(given);
    for cut in 0..=rows.len() {
        let (before, after) = rows.split_at(cut);
        let mut records = sales().read_rows(before);
        records.append(sales().read_rows(after));
        assert_eq!(told(&records.orders), ["A1 甲 桌 300.00", "A1 甲 椅 "]);
        assert_eq!(
            problems(&records),
            ["RequiredBlank A4 订单号 ", "RequiredBlank A5 订单号 "],
            "{cut}"
        );
    }
}

#[test]
fn one_payment_merged_over_several_orders_is_one_payment() {
    let ledger = || {
        Given::new(Kind::Payment)
            .column("日期", Field::Time)
            .column("订单号", Field::OrderNo)
            .column("收款金额", Field::AmountIn)
            .column("摘要", Field::Memo)
    };
    let rows = merged_rows(&[
        &["2026-10-20", "A1", "100", "货款"],
        &["^", "A2", "^", "^"],
        &["^", "^", "^", "^"],
        &["2026-10-21", "A3", "100", "货款"],
        &["2026-10-22", "A4", "一百", "货款"],
        &["2026-10-22", "A5", "^", "货款"],
    ]);
    for cut in 0..=rows.len() {
        let (before, after) = rows.split_at(cut);
        let mut records = ledger().read_rows(&[]);
        records.append(ledger().read_rows(before));
        records.append(ledger().read_rows(after));
        let seen: Vec<_> = records
            .payments
            .iter()
            .map(|payment| (payment.merchant_order.as_deref(), payment.memo.as_deref()))
            .collect();
        assert_eq!(
            seen,
            [(None, Some("货款 A1 A2")), (Some("A3"), Some("货款"))],
            "{cut}"
        );
        let hundred = (Flow::In, Money::cny(10_000));
        assert_eq!(records.money, [hundred, hundred]);
        let fates: Vec<_> = records.fates.iter().collect();
        assert_eq!(fates, [(&RowFate::Used, &4), (&RowFate::NoValue, &2)]);
        assert_eq!(
            problems(&records),
            [
                "AmountUnreadable C6 收款金额 一百",
                "RequiredBlank C7 收款金额 一百"
            ]
        );
    }
}

#[test]
fn a_freight_merged_over_two_parcels_counts_for_the_first() {
    let records = Given::new(Kind::Courier)
        .column("运单号", Field::Waybill)
        .column("运费", Field::Freight)
        .column("跟单员", Field::Clerk)
        .read_rows(&merged_rows(&[
            &["SF1234567890123", "12", "王芳"],
            &["SF1234567890124", "^", "^"],
            &["^", "^", "^"],
        ]));
    let freight: Vec<_> = records
        .parcels
        .iter()
        .map(|parcel| parcel.freight)
        .collect();
    assert_eq!(freight, [Some(Money::cny(1_200)), None, None]);
    assert!(
        records
            .parcels
            .iter()
            .all(|parcel| parcel.clerk.as_deref() == Some("王芳"))
    );
    assert_eq!(problems(&records), ["RequiredBlank B3 运费 12"]);
}
