//! What moved on the firm's three accounts, and what it really was for.

mod deposits;
mod others;
mod payment;
mod platforms;
mod refunds;
pub(crate) mod settlement;
mod transfers;

pub(crate) use payment::{Allocation, Payment, Truth, Way};

use crate::chance::Chance;
use crate::world::World;

/// Pays the orders, as each plan says, and everything else that moved.
pub(crate) fn pay(world: &mut World, chance: &mut Chance) {
    platforms::pay(world, chance);
    transfers::pay(world, chance);
    transfers::pay_groups(world, chance);
    deposits::pay(world, chance);
    refunds::pay(world, chance);
    settlement::pay(world, chance);
    others::pay(world, chance);
    let end = crate::facts::calendar::as_of();
    world.payments.retain(|payment| payment.time < end);
    world
        .payments
        .sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
}
