//! Receipts through 淘宝 and the firm's own 微信小程序: the statement names the order number.

use super::{Payment, Way};
use crate::chance::Chance;
use crate::world::World;
use crate::world::order::{Channel, Typed};
use crate::world::plan::Plan;

/// Pays the platforms' orders.
pub(crate) fn pay(world: &mut World, chance: &mut Chance) {
    for position in 0..world.orders.len() {
        let order = &world.orders[position];
        if !matches!(
            order.plan,
            Plan::Platform | Plan::RefundFull | Plan::RefundPart
        ) {
            continue;
        }
        let payment = match order.channel {
            Channel::Taobao => {
                // 淘宝 hands the money over when the parcel has left.
                let Some(parcel) = order.parcels.first() else {
                    continue;
                };
                let time = chance.later(world.parcels[*parcel].labelled(), 40, 150);
                let mut payment =
                    Payment::transfer(chance, Way::Alipay, time, order.due, &order.customer.nick);
                payment.kind = "收入";
                payment.party = mask(&order.customer.nick);
                payment.memo = format!("{} 青屿山茶叶旗舰店", order.product);
                payment.merchant = format!("T200P{}", order.number);
                payment
            }
            Channel::Shop => {
                let mut payment = Payment::transfer(
                    chance,
                    Way::WeChat,
                    order.paid_at,
                    order.due,
                    &order.customer.nick,
                );
                payment.kind = "商户收款";
                payment.memo = format!("青屿山茶业小程序-{}", order.product);
                "已收钱".clone_into(&mut payment.status);
                payment.merchant.clone_from(&order.number);
                payment
            }
            Channel::Phone | Channel::Dealer => continue,
        };
        let mut payment = payment.order(position, "platform_order_no");
        if order.is_damaged() {
            payment.tags.push("damaged_order_no");
            // The surviving digits are a hint, not a proof.
            payment.decidable = false;
        }
        debug_assert_ne!(order.typed, Typed::Missing);
        world.payments.push(payment);
    }
}

/// A nickname as 支付宝 shows it to a seller.
fn mask(nick: &str) -> String {
    let first: String = nick.chars().take(1).collect();
    let last: String = nick.chars().last().map(String::from).unwrap_or_default();
    format!("{first}**{last}")
}
