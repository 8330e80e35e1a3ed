//! 自取: what customers have to fetch, and for how long it has been waiting.

use std::cmp::Reverse;

use super::input::Input;
use super::of_rule::OfRule;
use crate::model::{Moment, ParcelIndex};

/// A parcel that waits for its customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pickup {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// The last sign of life: since when it waits.
    pub since: Option<Moment>,
    /// Whole hours since then.
    pub hours: Option<i64>,
    /// True beyond the limit, as rule G407 is set.
    pub overdue: bool,
}

/// Every parcel that waits in a locker, at a station, or to be fetched by the customer: beyond the limit first, the
/// longest first; equals by waybill.
pub fn pickups(input: &Input<'_>) -> Vec<Pickup> {
    let over = OfRule::new(input, &["G407"]);
    let waiting = input.parcels().filter(|(index, parcel)| {
        let by_order = input.orders_of(*index).any(|(_, order)| order.self_pickup);
        parcel.tracked && parcel.signed.is_none() && parcel.waits_for_customer(by_order)
    });
    let mut pickups: Vec<Pickup> = waiting
        .map(|(index, parcel)| {
            let since = parcel.last_sign();
            let config = input.config;
            Pickup {
                parcel: index,
                since,
                hours: since.map(|since| since.hours_until(config.as_of, config.close_of_day)),
                overdue: over.finding(parcel).is_some(),
            }
        })
        .collect();
    pickups.sort_by_key(|row| (!row.overdue, Reverse(row.hours), row.parcel));
    pickups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::fixture::moment;
    use crate::figures::parcels_fixture::World;
    use crate::model::CourierStatus;

    #[test]
    fn beyond_the_limit_comes_first_then_the_longest() {
        let mut world = World::new();
        for (waybill, scanned, status, own) in [
            (
                "SF1",
                "2026-10-31T09:00:00",
                CourierStatus::PickupWait,
                false,
            ),
            (
                "SF2",
                "2026-10-28T18:00:00",
                CourierStatus::PickupWait,
                false,
            ),
            ("SF3", "2026-10-30", CourierStatus::Transit, true),
            ("SF4", "2026-10-20T18:00:00", CourierStatus::Transit, true),
            ("SF5", "2026-10-20T18:00:00", CourierStatus::Transit, false),
            ("SF6", "2026-10-20T18:00:00", CourierStatus::Signed, true),
        ] {
            world.parcel(waybill, |parcel| {
                parcel.last_scan = Some(moment(scanned));
                parcel.status = status;
                parcel.self_pickup = own;
            });
        }
        world.finding("G407", "SF2", 72);
        world.finding("G407", "SF4", 264);
        let fixture = world.fixture();
        let shown: Vec<String> = pickups(&fixture.input())
            .iter()
            .map(|row| {
                let parcel = &fixture.book.parcels[row.parcel.get()];
                format!("{} {:?} {}", parcel.waybill, row.hours, row.overdue)
            })
            .collect();
        assert_eq!(
            shown,
            [
                "SF4 Some(264) true",
                "SF2 Some(72) true",
                "SF3 Some(24) false",
                "SF1 Some(9) false",
            ]
        );
    }
}
