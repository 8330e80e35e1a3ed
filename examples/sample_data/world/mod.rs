//! What really happened in October: orders, parcels and their way, before anybody wrote it down.

pub(crate) mod cases;
pub(crate) mod journey;
pub(crate) mod numbers;
pub(crate) mod order;
pub(crate) mod orders;
pub(crate) mod parcel;
pub(crate) mod plan;
pub(crate) mod shipping;
pub(crate) mod spoil;

use crate::chance::Chance;
use crate::facts::people::{Registry, person_name};
use crate::money::Payment;
use order::Order;
use parcel::Parcel;
use plan::Group;

/// The month. Orders and parcels are named by their position.
#[derive(Debug, Default)]
pub(crate) struct World {
    /// The names and telephones in use.
    pub(crate) registry: Registry,
    pub(crate) orders: Vec<Order>,
    pub(crate) parcels: Vec<Parcel>,
    pub(crate) groups: Vec<Group>,
    pub(crate) payments: Vec<Payment>,
}

impl World {
    /// Lets the month happen.
    pub(crate) fn october(chance: &mut Chance) -> Self {
        let mut world = Self::default();
        orders::place(&mut world, chance);
        orders::number(&mut world, chance);
        shipping::ship(&mut world, chance);
        crate::money::pay(&mut world, chance);
        orders::state(&mut world);
        world
    }

    /// The name of somebody who is nobody's customer.
    pub(crate) fn stranger(&self, chance: &mut Chance) -> String {
        loop {
            let name = person_name(chance);
            if self.orders.iter().all(|order| order.customer.name != name) {
                return name;
            }
        }
    }
}
