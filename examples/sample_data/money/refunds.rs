//! Money paid back, in the same statements as the receipts.

use super::{Payment, Way};
use crate::chance::Chance;
use crate::facts::trade::yuan;
use crate::world::World;
use crate::world::plan::Plan;

/// Pays back what is to be paid back.
pub(crate) fn pay(world: &mut World, chance: &mut Chance) {
    for position in 0..world.orders.len() {
        let plan = world.orders[position].plan;
        if !matches!(plan, Plan::RefundFull | Plan::RefundPart) {
            continue;
        }
        let Some(receipt) = world.payments.iter().position(|payment| {
            payment
                .allocations
                .iter()
                .any(|part| part.order == position)
        }) else {
            continue;
        };
        let original = world.payments[receipt].clone();
        let full = plan == Plan::RefundFull;
        let amount = if full {
            original.amount
        } else {
            original.amount / 5 / 100 * 100
        };
        let time = chance.later(original.time, 4 * 24 * 60, 7 * 24 * 60);
        let order = &world.orders[position];
        let mut refund = Payment::transfer(chance, original.way, time, amount, &original.party)
            .outgoing("退款", &format!("退款-{}", original.memo));
        refund.merchant.clone_from(&original.merchant);
        match original.way {
            Way::Alipay => {
                refund.id = format!("{}_{}", original.id, chance.digits(6));
                "退款成功".clone_into(&mut refund.status);
            }
            Way::WeChat => {
                refund.id = format!("5030{}{}", time.format("%Y%m%d"), chance.digits(16));
                refund.memo = format!("退款-{}", order.number);
                let words = if full {
                    "已全额退款".to_owned()
                } else {
                    format!("已退款¥{}", yuan(amount))
                };
                world.payments[receipt].status = words;
            }
            Way::Bank => {
                refund.kind = "网银转账";
                refund.memo = format!("退{}货款", order.number);
            }
        }
        let tag = if full { "refund_full" } else { "refund_part" };
        let refund = refund.order(position, tag);
        world.payments.push(refund);
    }
}
