//! How long a parcel has stood where it stands, and for whom it waits.

use super::Context;
use crate::model::{CourierStatus, Moment, Parcel, ParcelIndex};

/// Whole hours since a moment; negative if it is still to come. A date without a time of day counts
/// from the close of that day: a limit in hours must have passed for sure before anybody is told.
pub(super) fn hours_waited(context: &Context<'_>, since: Moment) -> i64 {
    since.hours_until(context.now(), context.config.close_of_day)
}

/// The last sign of life: the last scan, else the pick-up, else the shipping.
pub(super) fn last_sign(parcel: &Parcel) -> Option<Moment> {
    parcel.last_sign()
}

/// True between the pick-up and the end; a stated pick-up counts even where the status lags behind.
pub(super) fn is_on_its_way(parcel: &Parcel) -> bool {
    let in_hand = parcel.status.is_picked_up()
        || (parcel.picked_up.is_some() && parcel.status != CourierStatus::Unknown);
    parcel.tracked && in_hand && parcel.status.is_open() && parcel.signed.is_none()
}

/// True if the next step is the customer's: a locker, a station, or an order to be fetched.
pub(super) fn waits_for_customer(
    context: &Context<'_>,
    index: ParcelIndex,
    parcel: &Parcel,
) -> bool {
    parcel.waits_for_customer(is_self_pickup(context, index, parcel))
}

/// True if parcel or order say that the customer fetches the goods.
pub(super) fn is_self_pickup(context: &Context<'_>, index: ParcelIndex, parcel: &Parcel) -> bool {
    parcel.self_pickup || context.orders_of(index).any(|(_, order)| order.self_pickup)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::follow_up_fixture::{World, moment};

    #[test]
    fn a_date_alone_counts_from_the_close_of_the_day() {
        let world = World::new();
        for (since, hours) in [
            ("2026-10-30 17:30", 24),
            ("2026-10-30 18:01", 23),
            ("2026-10-30", 24),
            ("2026-10-31", 0),
            ("2026-11-01 18:00", -24),
        ] {
            let waited = hours_waited(&world.context(), moment(since));
            assert_eq!(waited, hours, "{since}");
        }
    }

    #[test]
    fn the_customer_is_waited_for_until_the_parcel_is_final() {
        let check = |status, parcel_says: bool, order_says: bool, expected: bool| {
            let mut world = World::new();
            let index = world.parcel("SF1", |parcel| {
                parcel.status = status;
                parcel.self_pickup = parcel_says;
            });
            world.order("A1", index, 0, |order| order.self_pickup = order_says);
            let parcel = &world.book.parcels[0];
            let waits = waits_for_customer(&world.context(), index, parcel);
            assert_eq!(waits, expected, "{status:?} {parcel_says} {order_says}");
        };
        check(CourierStatus::PickupWait, false, false, true);
        check(CourierStatus::Transit, true, false, true);
        check(CourierStatus::Transit, false, true, true);
        check(CourierStatus::Transit, false, false, false);
        check(CourierStatus::Signed, true, true, false);
        check(CourierStatus::Returning, true, false, false);
    }
}
