//! Tests of `order_state`.

use proptest::prelude::*;

use super::super::Vocabulary;
use super::*;

fn check(text: &str, expected: OrderStatus) {
    let vocabulary = Vocabulary::embedded();
    assert_eq!(
        vocabulary.order.read(text, &Values::default()),
        expected,
        "{text}"
    );
}

#[test]
fn words_of_every_platform() {
    for (text, state) in [
        ("买家已付款，等待卖家发货", OrderState::ToShip),
        ("卖家已发货，等待买家确认", OrderState::Shipped),
        ("卖家部分发货", OrderState::PartlyShipped),
        ("等待买家确认收货", OrderState::Shipped),
        ("等待卖家发货", OrderState::ToShip),
        ("待付尾款", OrderState::AwaitingPayment),
        ("未付清", OrderState::AwaitingPayment),
        ("已付清", OrderState::ToShip),
        ("排产中", OrderState::ToShip),
        ("To ship", OrderState::ToShip),
        ("已退货", OrderState::AfterSale),
        ("退货退款成功", OrderState::Refunded),
        ("已装船", OrderState::Shipped),
        ("已完结", OrderState::Completed),
        ("交易完成，待评价", OrderState::Completed),
        ("交易被淘宝关闭", OrderState::Cancelled),
        ("(锁定)等待出库", OrderState::AfterSale),
        ("（锁定）等待出库", OrderState::AfterSale),
        ("(删除)等待确认收货", OrderState::Refunded),
        ("已发货，退款成功", OrderState::Refunded),
        ("已发货,待签收", OrderState::Shipped),
        ("售后处理中", OrderState::AfterSale),
        ("备货中", OrderState::ToShip),
        ("拒收已退回", OrderState::Cancelled),
        ("拒收", OrderState::Shipped),
        ("已付款", OrderState::ToShip),
        ("未付款", OrderState::AwaitingPayment),
        ("未发货", OrderState::ToShip),
        ("已付款未发货", OrderState::ToShip),
        ("部分发货", OrderState::PartlyShipped),
        ("Paid", OrderState::ToShip),
        ("fulfilled", OrderState::Shipped),
        ("partially_refunded", OrderState::AfterSale),
    ] {
        check(text, OrderStatus::State(state));
    }
    check("无售后或售后取消", OrderStatus::Neutral);
    check("甲乙丙", OrderStatus::Unknown);
}

#[test]
fn the_profile_goes_first() {
    let vocabulary = Vocabulary::embedded();
    let mut values = Values::default();
    for (word, name) in [
        ("完成", "to_ship"),
        ("结", "已签收/交易成功"),
        ("废", "已取消"),
    ] {
        values.order_status.insert(word.to_owned(), name.to_owned());
    }
    for (text, state) in [
        ("完成", OrderState::ToShip),
        ("结", OrderState::Completed),
        ("废", OrderState::Cancelled),
        ("已完成", OrderState::Completed),
    ] {
        assert_eq!(
            vocabulary.order.read(text, &values),
            OrderStatus::State(state),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn never_panics(text in any::<String>()) {
        Vocabulary::embedded().order.read(&text, &Values::default());
    }
}
