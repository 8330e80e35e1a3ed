//! Transfers for orders taken by telephone: with and without a remark, by the customer or another.

use chrono::TimeDelta;

use super::{Allocation, Payment, Truth, Way};
use crate::chance::Chance;
use crate::facts::calendar::at;
use crate::facts::trade::Fen;
use crate::world::World;
use crate::world::order::Channel;
use crate::world::plan::Plan;

/// Pays the orders that are paid by one transfer of their own.
pub(crate) fn pay(world: &mut World, chance: &mut Chance) {
    for position in 0..world.orders.len() {
        for payment in payments(world, chance, position) {
            if world.orders[position].plan == Plan::Transaction {
                world.orders[position].transaction = Some(payment.id.clone());
            }
            world.payments.push(payment);
        }
    }
}

fn payments(world: &World, chance: &mut Chance, position: usize) -> Vec<Payment> {
    let order = &world.orders[position];
    let (time, due, name) = (order.paid_at, order.due, order.customer.name.as_str());
    let number = order.number.as_str();
    let way = wallet(chance);
    let payment = match order.plan {
        Plan::Remark => {
            let words = worded(chance, number);
            Payment::transfer(chance, way, time, due, name)
                .remark(&words)
                .order(position, "order_no_in_remark")
        }
        Plan::BareRemark => Payment::transfer(chance, way, time, due, name)
            .remark(number)
            .order(position, "bare_order_no_in_remark"),
        Plan::WaybillRemark => {
            let Some(parcel) = order.parcels.first().map(|parcel| &world.parcels[*parcel]) else {
                return Vec::new();
            };
            let time = chance.later(parcel.labelled(), 24 * 60, 60 * 60);
            Payment::transfer(chance, Way::WeChat, time, due, name)
                .remark(&format!("{} 货款", parcel.number))
                .order(position, "waybill_no_in_remark")
        }
        Plan::Transaction => {
            Payment::scanned(chance, time, due).order(position, "transaction_id_in_ledger")
        }
        Plan::Party => {
            let mut payment =
                Payment::transfer(chance, way, time, due, name).order(position, "payer_and_amount");
            if order.tags.contains(&"same_name") {
                payment.decidable = false;
                payment.tags.push("same_name");
            }
            payment
        }
        Plan::ThirdParty => {
            let payer = world.stranger(chance);
            Payment::transfer(chance, way, time, due, &payer)
                .remark(&format!("代{name}付 订单{number}"))
                .order(position, "paid_by_another")
        }
        Plan::ThirdPartyName => {
            let payer = world.stranger(chance);
            Payment::transfer(chance, way, time, due, &payer)
                .remark(&format!("帮{name}付茶叶钱"))
                .order(position, "paid_by_another_name_in_remark")
        }
        Plan::Odd => Payment::scanned(chance, time, due).order(position, "unique_amount"),
        Plan::Ambiguous => {
            let mut payment =
                Payment::scanned(chance, time, due).order(position, "equal_amounts_same_day");
            payment.decidable = false;
            payment
        }
        Plan::Partial => Payment::transfer(chance, way, time, due / 20_000 * 10_000 + 5_000, name)
            .remark(&format!("{number} 先付一部分"))
            .order(position, "partial"),
        Plan::Over => Payment::transfer(chance, way, time, (due / 10_000 + 1) * 10_000, name)
            .remark(&format!("订单号{number}"))
            .order(position, "overpaid"),
        Plan::Halves => {
            return (0..2)
                .map(|half| {
                    let time = time + TimeDelta::minutes(3 * half);
                    Payment::transfer(chance, Way::Bank, time, due / 2, name)
                        .remark(&format!("{number}货款"))
                        .order(position, "two_equal_payments")
                })
                .collect();
        }
        Plan::RefundFull | Plan::RefundPart if order.channel == Channel::Phone => {
            Payment::transfer(chance, way, time, due, name)
                .remark(&format!("{number}茶叶"))
                .order(position, "later_refunded")
        }
        Plan::MonthlyRemark => {
            let time = at(24, 10, 0) + TimeDelta::minutes(position as i64);
            Payment::transfer(chance, Way::Bank, time, due, name)
                .remark(&format!("货款 {number}"))
                .order(position, "order_no_in_remark")
        }
        _ => return Vec::new(),
    };
    vec![payment]
}

/// The account that a private customer uses.
pub(crate) fn wallet(chance: &mut Chance) -> Way {
    [Way::WeChat, Way::Alipay, Way::Bank][chance.weighted(&[50, 28, 22])]
}

/// An order number with words around it, as people type it.
pub(crate) fn worded(chance: &mut Chance, number: &str) -> String {
    match chance.between(0, 5) {
        0 => format!("订单{number}"),
        1 => format!("茶叶款，单号：{number}"),
        2 => format!("{number}茶叶款"),
        3 => format!("货款-{number}"),
        4 => format!("订单号 {number} 谢谢"),
        _ => format!("买茶叶（{number}）"),
    }
}

/// Pays several orders of one customer at once.
pub(crate) fn pay_groups(world: &mut World, chance: &mut Chance) {
    for group in world.groups.clone() {
        let Some(first) = group.paid.first() else {
            continue;
        };
        let sum: Fen = group
            .paid
            .iter()
            .map(|order| world.orders[*order].due)
            .sum();
        let solutions = solutions(world, &group.orders, sum);
        assert_eq!(
            solutions > 1,
            group.ambiguous,
            "sets of one sum: {solutions}"
        );
        let time = chance.later(at(group.day, 9, 30), 0, 400);
        let way = match world.orders[*first].channel {
            Channel::Dealer => Way::Bank,
            _ => Way::WeChat,
        };
        let name = world.orders[*first].customer.name.clone();
        let mut payment = Payment::transfer(chance, way, time, sum, &name);
        payment.truth = Truth::Orders;
        payment.decidable = !group.ambiguous;
        payment.tags.push(group.tag);
        payment.allocations = group
            .paid
            .iter()
            .map(|order| Allocation {
                order: *order,
                amount: world.orders[*order].due,
                fee: 0,
            })
            .collect();
        world.payments.push(payment);
    }
}

/// How many sets of orders have the sum.
fn solutions(world: &World, orders: &[usize], sum: Fen) -> usize {
    (1_u32..1 << orders.len())
        .filter(|set| {
            let total: Fen = orders
                .iter()
                .enumerate()
                .filter(|(bit, _)| set >> bit & 1 == 1)
                .map(|(_, order)| world.orders[*order].due)
                .sum();
            total == sum
        })
        .count()
}
