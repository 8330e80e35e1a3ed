//! Cash on delivery: 顺丰 pays over what it collected, less its fee, in two lump sums. EMS and 京东
//! pay in November.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Allocation, Payment, Truth, Way};
use crate::chance::Chance;
use crate::facts::calendar::{at, day};
use crate::facts::trade::Fen;
use crate::world::World;
use crate::world::numbers::Carrier;

/// A list that the courier sends with a lump sum.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) number: String,
    pub(crate) day: NaiveDate,
    /// Positions of the parcels.
    pub(crate) parcels: Vec<usize>,
}

/// The two lists of the month.
pub(crate) fn batches(world: &World) -> Vec<Batch> {
    let mut forgotten = false;
    let mut batch = |from: NaiveDateTime, to: NaiveDateTime, number: i64| {
        let mut parcels: Vec<usize> = (0..world.parcels.len())
            .filter(|index| {
                let parcel = &world.parcels[*index];
                parcel.carrier == Carrier::Sf
                    && parcel.cod > 0
                    && parcel
                        .signed()
                        .is_some_and(|signed| from <= signed && signed < to)
            })
            .collect();
        parcels.sort_by_key(|index| world.parcels[*index].signed());
        if !forgotten {
            // The courier forgets one parcel, and nobody has noticed yet.
            forgotten = true;
            parcels.remove(parcels.len() / 2);
        }
        Batch {
            number: format!("SFDS202610{number}"),
            day: day(number),
            parcels,
        }
    };
    vec![
        batch(at(0, 0, 0), at(15, 0, 0), 16),
        batch(at(15, 0, 0), at(29, 0, 0), 30),
    ]
}

/// What the courier keeps: 1.2 %, at least 2 yuan.
pub(crate) fn fee(cod: Fen) -> Fen {
    (cod * 12 / 1000).max(200)
}

/// Pays the lump sums.
pub(crate) fn pay(world: &mut World, chance: &mut Chance) {
    for batch in batches(world) {
        let mut allocations: Vec<Allocation> = Vec::new();
        for index in &batch.parcels {
            let parcel = &world.parcels[*index];
            let mut fee_left = fee(parcel.cod);
            let mut cod_left = parcel.cod;
            for (place, order) in parcel.orders.iter().enumerate() {
                let last = place + 1 == parcel.orders.len();
                let share = if last {
                    cod_left
                } else {
                    world.orders[*order].cod
                };
                let fee = if last {
                    fee_left
                } else {
                    fee(parcel.cod) * share / parcel.cod
                };
                cod_left -= share;
                fee_left -= fee;
                allocations.push(Allocation {
                    order: *order,
                    amount: share - fee,
                    fee,
                });
            }
        }
        let sum = allocations.iter().map(|part| part.amount).sum();
        let time = chance.later(at(crate::facts::calendar::number(batch.day), 15, 0), 0, 60);
        let mut payment = Payment::transfer(chance, Way::Bank, time, sum, "浙江顺丰速运有限公司")
            .remark(&format!("代收货款结算 {}", batch.number));
        "755914007210802".clone_into(&mut payment.account);
        payment.truth = Truth::Settlement;
        payment.allocations = allocations;
        payment.tags.push("cod_lump_sum");
        world.payments.push(payment);
    }
}
