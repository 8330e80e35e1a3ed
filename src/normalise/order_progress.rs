//! How far an order is, where money and goods have a column each.

use super::order_state::OrderStatus;
use super::row_reader::RowReader;
use super::text::is_empty_mark;
use crate::finding::ProblemKind;
use crate::model::{Order, OrderState, Terms};
use crate::recognise::Field;

/// The state; where money and goods have a state each, the one that says more.
pub(crate) fn read_state(row: &mut RowReader<'_>, order: &mut Order) {
    let reading = row.reading;
    let layout = row.layout;
    let mut states = Vec::new();
    for column in layout.all(Field::OrderStatus) {
        let Some((column, cell)) = row.in_column(column) else {
            continue;
        };
        let text = cell.text();
        if is_empty_mark(&text) {
            continue;
        }
        let values = &reading.table.profile.values;
        match reading.vocabulary.order.read(&text, values) {
            OrderStatus::State(state) => states.push(state),
            OrderStatus::Neutral => {}
            OrderStatus::Unknown => row.report(ProblemKind::StatusUnknown, column, cell, None),
        }
    }
    order.state = states
        .into_iter()
        .max_by_key(|state| says(*state, order.terms));
}

/// How much a state says beside others. Goods that left say more than money that is missing; money that is missing keeps
/// goods back, unless the terms are that it comes later.
fn says(state: OrderState, terms: Option<Terms>) -> u8 {
    let pays_later = matches!(terms, Some(Terms::CashOnDelivery | Terms::Monthly));
    match state {
        OrderState::AwaitingPayment if pays_later => 0,
        OrderState::ToShip => 1,
        OrderState::AwaitingPayment => 2,
        OrderState::PartlyShipped => 3,
        OrderState::Shipped => 4,
        OrderState::Completed => 5,
        OrderState::AfterSale => 6,
        OrderState::Refunded => 7,
        OrderState::Cancelled => 8,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Given;
    use super::*;
    use crate::model::Kind;

    #[test]
    fn money_and_goods_together() {
        let given = Given::new(Kind::Order)
            .column("订单号", Field::OrderNo)
            .column("付款方式", Field::Terms)
            .column("付款状态", Field::OrderStatus)
            .column("发货状态", Field::OrderStatus);
        for (terms, money, goods, expected) in [
            ("", "已付款", "已发货", Some(OrderState::Shipped)),
            ("", "已付款", "未发货", Some(OrderState::ToShip)),
            ("", "未付款", "未发货", Some(OrderState::AwaitingPayment)),
            ("", "未付款", "已发货", Some(OrderState::Shipped)),
            ("货到付款", "未付款", "未发货", Some(OrderState::ToShip)),
            ("月结", "未付款", "", Some(OrderState::AwaitingPayment)),
            ("", "已退款", "已发货", Some(OrderState::Refunded)),
            ("", "-", "", None),
        ] {
            let records = given.read(&[&["A1", terms, money, goods]]);
            let state = records.orders.first().and_then(|order| order.state);
            assert_eq!(state, expected, "{terms} {money} {goods}");
        }
    }
}
