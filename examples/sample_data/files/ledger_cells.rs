//! Cells of the ledger as different hands type them.

use super::xlsx::Cell;
use crate::facts::trade::yuan;
use crate::world::order::{Blot, Channel, Order, Typed};
use crate::world::plan::Plan;

/// 订单号: text, number, or what Excel left of it.
pub(super) fn number(order: &Order) -> Cell {
    let shown = order.shown_number();
    match order.typed {
        Typed::Number | Typed::Truncated => shown.parse().map_or(Cell::Empty, Cell::Number),
        Typed::Text | Typed::Scientific | Typed::Missing => Cell::text(shown),
    }
}

/// 下单日期: mostly a date, sometimes a text in one of the ways that people write dates.
pub(super) fn placed(order: &Order, place: usize) -> Cell {
    let day = order.placed.date();
    if order.blot == Some(Blot::Date) {
        return Cell::text(day.format("2206-%m-%d").to_string());
    }
    match place % 23 {
        4 => Cell::text(day.format("%Y.%-m.%-d").to_string()),
        11 => Cell::text(day.format("%Y年%-m月%-d日").to_string()),
        17 => Cell::text(day.format("%Y/%-m/%-d").to_string()),
        _ => Cell::Date(day),
    }
}

/// 金额: mostly a number.
pub(super) fn amount(order: &Order, place: usize) -> Cell {
    match order.blot {
        Some(Blot::AmountInWords) => Cell::text("一百"),
        Some(Blot::AmountAsText) => Cell::text(match place % 3 {
            0 => format!("¥{}", yuan(order.due)),
            1 => thousands(order.due),
            _ => full_width(&yuan(order.due)),
        }),
        _ => Cell::Money(order.due),
    }
}

/// 付款方式.
pub(super) fn terms(order: &Order) -> &'static str {
    match (order.channel, order.plan) {
        (Channel::Dealer, _) => "月结",
        (Channel::Shop, _) => "微信支付",
        (_, Plan::Cod) => "货到付款",
        (_, Plan::DepositCod | Plan::DepositTransfer | Plan::DepositOnly) => "订金+尾款",
        _ => "款到发货",
    }
}

/// 渠道.
pub(super) fn channel(order: &Order) -> &'static str {
    match order.channel {
        Channel::Phone => "电话",
        Channel::Dealer => "经销商",
        Channel::Shop => "小程序",
        Channel::Taobao => "淘宝",
    }
}

fn thousands(amount: i64) -> String {
    let whole = amount / 100;
    if whole < 1000 {
        return yuan(amount);
    }
    format!("{},{:03}.{:02}", whole / 1000, whole % 1000, amount % 100)
}

fn full_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '0'..='9' => {
                char::from_u32(character as u32 - '0' as u32 + '０' as u32).unwrap_or(character)
            }
            '.' => '．',
            other => other,
        })
        .collect()
}
