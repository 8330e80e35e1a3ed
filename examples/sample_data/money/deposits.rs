//! Deposits, and balances that come by transfer.

use super::transfers::{wallet, worded};
use super::{Payment, Way};
use crate::chance::Chance;
use crate::world::World;
use crate::world::plan::Plan;

/// Pays deposits and balances.
pub(crate) fn pay(world: &mut World, chance: &mut Chance) {
    for position in 0..world.orders.len() {
        let order = &world.orders[position];
        if !matches!(
            order.plan,
            Plan::DepositCod | Plan::DepositTransfer | Plan::DepositOnly
        ) {
            continue;
        }
        let name = order.customer.name.as_str();
        let way = wallet(chance);
        let deposit = Payment::transfer(chance, way, order.paid_at, order.deposit, name);
        let deposit = match chance.between(0, 2) {
            0 => deposit.order(position, "deposit_by_payer"),
            1 => deposit
                .remark(&format!("订金 {}", order.number))
                .order(position, "deposit_with_remark"),
            _ => {
                let words = worded(chance, &order.number);
                deposit
                    .remark(&words)
                    .order(position, "deposit_with_remark")
            }
        };
        world.payments.push(deposit);
        if order.plan == Plan::DepositTransfer {
            let way = if order.due > 200_000 {
                Way::Bank
            } else {
                wallet(chance)
            };
            let rest = order.due - order.deposit;
            let rest = Payment::transfer(chance, way, order.balance_at, rest, name);
            let rest = if chance.percent(50) {
                rest.order(position, "balance_by_payer")
            } else {
                rest.remark(&format!("{}尾款", order.number))
                    .order(position, "balance_with_remark")
            };
            world.payments.push(rest);
        }
    }
}
