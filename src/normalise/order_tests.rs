//! Cases of [`super::build`].

use super::super::testing::{Given, problems};
use crate::model::{Kind, Money, Order, OrderState, RowFate, Terms};
use crate::recognise::Field;

fn sales() -> Given {
    Given::new(Kind::Order)
        .column("订单号", Field::OrderNo)
        .column("下单时间", Field::PlacedAt)
        .column("客户", Field::Customer)
        .column("产品", Field::Product)
        .column("数量", Field::Quantity)
        .column("单价", Field::UnitPrice)
        .column("应付", Field::Due)
        .column("状态", Field::OrderStatus)
        .column("付款方式", Field::Terms)
        .column("快递单号", Field::Waybill)
}

fn numbers(orders: &[Order]) -> Vec<&str> {
    orders.iter().map(|order| order.number.as_str()).collect()
}

#[test]
fn a_row_becomes_an_order() {
    let records = sales().read(&[&[
        "\ta-001",
        "2026/10/3 9:05",
        "张 三",
        "沙发",
        "2件",
        "￥640.00",
        "1,280.00元",
        "买家已付款，等待卖家发货",
        "30%定金",
        "SF1234567890123-顺丰速运；SF1234567890124",
    ]]);
    let [order] = records.orders.as_slice() else {
        panic!("{:?}", records.orders);
    };
    assert_eq!(
        (order.number.as_str(), order.number.typed()),
        ("A-001", "a-001")
    );
    assert_eq!(
        order.placed.map(|placed| placed.to_string()).as_deref(),
        Some("2026-10-03 09:05:00")
    );
    assert_eq!(order.customer.as_deref(), Some("张三"));
    assert_eq!(
        (order.due, order.due_per_line),
        (Some(Money::cny(128_000)), true)
    );
    assert_eq!(order.state, Some(OrderState::ToShip));
    assert_eq!(order.terms, Some(Terms::DepositBalance));
    assert_eq!(order.carrier.as_deref(), Some("顺丰"));
    let waybills: Vec<&str> = order
        .waybills
        .iter()
        .map(crate::model::WaybillNo::as_str)
        .collect();
    assert_eq!(waybills, ["SF1234567890123", "SF1234567890124"]);
    let line = order.lines.first().expect("a line");
    assert_eq!(line.product.as_deref(), Some("沙发"));
    assert_eq!(
        line.quantity
            .map(|quantity| quantity.to_string())
            .as_deref(),
        Some("2")
    );
    assert_eq!(line.unit_price, Some(Money::cny(64_000)));
    assert_eq!(records.fates.get(&RowFate::Used), Some(&1));
    assert_eq!(problems(&records), [""; 0]);
}

#[test]
fn what_cannot_be_read_is_reported_and_the_rest_lives() {
    let records = sales().read(&[
        &[
            "A1",
            "2206-10-03",
            "甲",
            "",
            "",
            "0.1234",
            "一百",
            "不明状态",
            "",
            "",
        ],
        &["", "2026-10-03", "乙", "桌子", "1", "", "5", "", "", ""],
    ]);
    assert_eq!(
        problems(&records),
        [
            "DateUnreadable B2 下单时间 2206-10-03",
            "StatusUnknown H2 状态 不明状态",
            "AmountUnreadable G2 应付 一百",
            "RequiredBlank A3 订单号 ",
        ]
    );
    assert_eq!(
        records
            .problems
            .first()
            .and_then(|problem| problem.detail.as_ref())
            .map(|why| why.key),
        Some("date.out_of_range")
    );
    let [order] = records.orders.as_slice() else {
        panic!("{:?}", records.orders);
    };
    assert_eq!(
        (order.customer.as_deref(), order.due, order.placed),
        (Some("甲"), None, None)
    );
    assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
}

#[test]
fn lines_go_on_with_the_order_above() {
    let rows: &[&[&str]] = &[
        &["A1", "2026-10-03", "甲", "桌", "1", "", "30", "", "", ""],
        &["", "", "", "椅", "4", "", "", "", "", ""],
        &["", "", "", "灯", "1", "", "", "", "", ""],
        &["", "", "", "", "", "", "", "已发货", "", ""],
    ];
    let records = sales().read(rows);
    assert_eq!(numbers(&records.orders), ["A1", "A1", "A1"]);
    assert_eq!(records.orders.last().and_then(|order| order.due), None);
    assert_eq!(problems(&records), ["RequiredBlank A5 订单号 "]);
}

#[test]
fn an_amount_of_each_line_is_told_from_the_order_s_amount_on_each_line() {
    let due = |rows: &[&[&str]]| -> Vec<(String, bool)> {
        let orders = sales().read(rows).orders;
        let due = |order: Order| {
            (
                order.due.map_or_else(String::new, |due| due.to_string()),
                order.due_per_line,
            )
        };
        orders.into_iter().map(due).collect()
    };
    let own = |amount: &str| (amount.to_owned(), true);
    let whole = |amount: &str| (amount.to_owned(), false);
    // Merged cells above an amount on every line, and a line after it without one.
    assert_eq!(
        due(&[
            &["A1", "2026-10-03", "甲", "桌", "", "", "30", "", "", ""],
            &["", "", "", "椅", "4", "", "12", "", "", ""],
            &["A2", "2026-10-03", "乙", "桌", "", "", "30", "", "", ""],
        ]),
        [own("30.00"), own("12.00"), whole("30.00")]
    );
    // The number on every line: what is quantity times price is the line's, a sum is the order's.
    assert_eq!(
        due(&[
            &["A1", "", "甲", "桌", "2", "10", "20", "", "", ""],
            &["A1", "", "甲", "椅", "1", "5.00", "5", "", "", ""],
            &["A2", "", "乙", "桌", "2", "10", "25", "", "", ""],
            &["A2", "", "乙", "椅", "1", "5", "25", "", "", ""],
            &["A3", "", "丙", "赠品", "1", "0", "0", "", "", ""],
        ]),
        [
            own("20.00"),
            own("5.00"),
            whole("25.00"),
            whole("25.00"),
            whole("0.00")
        ]
    );
    let platform = sales().profile(|profile| profile.signature = vec!["订单号".to_owned()]);
    let orders = platform
        .read(&[&["A1", "", "甲", "桌", "2", "10", "20"]])
        .orders;
    assert_eq!(orders.first().map(|order| order.due_per_line), Some(false));
}

#[test]
fn chunks_join_as_if_they_were_one() {
    let value = |text: &&str| crate::read::Value::Text((*text).into());
    let rows: Vec<Vec<_>> = [
        vec!["A1", "2026-10-03", "甲", "桌"],
        vec!["", "", "", "椅"],
        vec!["", "", "", "灯"],
        vec!["A2", "2026-10-03", "乙", "柜"],
    ]
    .iter()
    .map(|row| row.iter().map(value).collect())
    .collect();
    for cut in 0..=rows.len() {
        let (before, after) = rows.split_at(cut);
        let mut records = sales().read_values(before, 2);
        records.append(sales().read_values(after, 2 + cut as u32));
        assert_eq!(
            numbers(&records.orders),
            ["A1", "A1", "A1", "A2"],
            "cut at {cut}"
        );
        assert_eq!(
            records.fates.iter().collect::<Vec<_>>(),
            [(&RowFate::Used, &4)],
            "cut at {cut}"
        );
        assert_eq!(problems(&records), [""; 0]);
    }
    let alone = sales().read_values(rows.get(1..).unwrap_or_default(), 3);
    assert_eq!(alone.fates.get(&RowFate::NoKey), Some(&2));
    assert_eq!(alone.problems.len(), 2);
}

#[test]
fn the_amount_due_without_a_column_of_its_own() {
    let line = |amount: &str, quantity: &str, price: &str| {
        let records = Given::new(Kind::Order)
            .column("订单号", Field::OrderNo)
            .column("金额", Field::LineAmount)
            .column("数量", Field::Quantity)
            .column("单价(USD)", Field::UnitPrice)
            .read(&[&["A1", amount, quantity, price]]);
        records.orders.first().and_then(|order| {
            order
                .due
                .map(|due| (format!("{due:?}"), order.due_per_line))
        })
    };
    for (amount, quantity, price, expected) in [
        ("30", "2", "10", Some("30.00 CNY")),
        ("", "2", "10.05", Some("20.10 USD")),
        ("", "1.5", "0.01", Some("0.02 USD")),
        ("", "2", "", None),
    ] {
        assert_eq!(
            line(amount, quantity, price),
            expected.map(|due| (due.to_owned(), true)),
            "{amount} {quantity} {price}"
        );
    }
}

#[test]
fn telephone_sales_and_platform_conventions() {
    let records = Given::new(Kind::Order)
        .column("订单号", Field::OrderNo)
        .column("定金", Field::Deposit)
        .column("代收", Field::Cod)
        .column("是否自取", Field::DeliveryMode)
        .column("地址", Field::Address)
        .column("支付单号", Field::TransactionId)
        .clerk("李敏")
        .profile(|profile| {
            profile.channel = Some("电话".to_owned());
            profile.values.order_prefixes = vec!["T200P".to_owned()];
        })
        .read(&[&[
            "T200P123",
            "100",
            "199.00",
            "是",
            "深圳市南山区",
            "4200001;4200002",
        ]]);
    let [order] = records.orders.as_slice() else {
        panic!("{:?}", records.orders);
    };
    assert_eq!(order.number.as_str(), "123");
    assert_eq!(
        (order.due, order.due_per_line),
        (Some(Money::cny(29_900)), false)
    );
    assert_eq!(order.effective_terms(), Terms::CashOnDelivery);
    assert!(order.self_pickup);
    assert_eq!(
        (order.province.as_deref(), order.channel.as_deref()),
        (Some("广东"), Some("电话"))
    );
    assert_eq!(order.clerk.as_deref(), Some("李敏"));
    assert_eq!(
        order
            .transactions
            .iter()
            .map(|id| &**id)
            .collect::<Vec<_>>(),
        ["4200001", "4200002"]
    );
}
