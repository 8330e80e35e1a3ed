//! Labels of orders: what each owed, what came, and how it stands.

use serde_json::{Value, json};

use crate::facts::trade::{Fen, yuan};
use crate::world::World;
use crate::world::order::Order;

/// Money of an order.
#[derive(Clone, Copy, Debug, Default)]
struct Account {
    receipts: Fen,
    refunds: Fen,
    fees: Fen,
}

/// The labels, in the order in which the orders came.
pub(super) fn labels(world: &World) -> Vec<Value> {
    let mut accounts = vec![Account::default(); world.orders.len()];
    for payment in &world.payments {
        for part in &payment.allocations {
            let account = &mut accounts[part.order];
            if payment.out {
                account.refunds += part.amount;
            } else {
                account.receipts += part.amount;
                account.fees += part.fee;
            }
        }
    }
    world
        .orders
        .iter()
        .zip(accounts)
        .map(|(order, account)| label(world, order, account))
        .collect()
}

fn label(world: &World, order: &Order, account: Account) -> Value {
    // A refund first cures an overpayment and then lessens what is due.
    let over = (account.receipts + account.fees - order.due).max(0);
    let due_net = order.due - (account.refunds - over).max(0);
    let received = account.receipts - account.refunds;
    let balance = due_net - received - account.fees;
    let returned = order.state == "拒收已退回";
    let state = match () {
        () if account.refunds > 0 && received == 0 => "refunded",
        () if order.cancelled || returned => "cancelled",
        () if received + account.fees == 0 => "unpaid",
        () if balance > 0 => "partial",
        () if balance < 0 => "over",
        () => "settled",
    };
    let waybills: Vec<&str> = order
        .parcels
        .iter()
        .map(|parcel| world.parcels[*parcel].number.as_str())
        .collect();
    let mut label = json!({
        "order_no": order.number,
        "due": yuan(order.due),
        "due_net": yuan(due_net),
        "received_truth": yuan(received),
        "refunded_truth": yuan(account.refunds),
        "fees_truth": yuan(account.fees),
        "balance_truth": yuan(balance),
        "state_truth": state,
        "waybills": waybills,
        "tags": order.tags,
    });
    let shown = order.shown_number();
    if shown != order.number {
        label["shown_as"] = if shown.is_empty() {
            Value::Null
        } else {
            shown.into()
        };
    }
    label
}
