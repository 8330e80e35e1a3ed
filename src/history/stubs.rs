//! Parcels that only an order names: a number without a way.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::fill;
use crate::model::{CourierStatus, Order, OrderState, Parcel, WaybillNo};

/// Adds a parcel for each waybill that orders name and no courier sheet does, and keeps the list in
/// the order of numbers.
pub(super) fn add(orders: &[Order], parcels: &mut Vec<Parcel>) {
    let tracked: FxHashSet<&str> = parcels
        .iter()
        .map(|parcel| parcel.waybill.as_str())
        .collect();
    let mut stubs: BTreeMap<&WaybillNo, Parcel> = BTreeMap::new();
    for order in orders {
        for waybill in &order.waybills {
            if tracked.contains(waybill.as_str()) {
                continue;
            }
            let told = stub(waybill, order);
            stubs
                .entry(waybill)
                .and_modify(|known| {
                    known.status = further(known.status, told.status);
                    known.self_pickup |= told.self_pickup;
                    fill!(
                        known,
                        told,
                        [carrier, shipped, province, phone, sales_clerk, clerk]
                    );
                })
                .or_insert(told);
        }
    }
    if stubs.is_empty() {
        return;
    }
    let stubs: Vec<Parcel> = stubs.into_values().collect();
    parcels.extend(stubs);
    parcels.sort_by_cached_key(|parcel| parcel.waybill.text());
}

fn stub(waybill: &WaybillNo, order: &Order) -> Parcel {
    Parcel {
        carrier: order.carrier.clone(),
        shipped: order.shipped,
        status: match order.state {
            Some(OrderState::Completed) => CourierStatus::Signed,
            Some(OrderState::Cancelled) => CourierStatus::Cancelled,
            _ => CourierStatus::Unknown,
        },
        province: order.province.clone(),
        phone: order.phone.clone(),
        sales_clerk: order.sales_clerk.clone(),
        clerk: order.clerk.clone(),
        self_pickup: order.self_pickup,
        tracked: false,
        ..Parcel::new(waybill.clone(), order.origin)
    }
}

/// Of several orders in one parcel: one that was completed shows it signed, and it is cancelled only
/// if all are.
fn further(one: CourierStatus, other: CourierStatus) -> CourierStatus {
    match (one, other) {
        (CourierStatus::Signed, _) | (_, CourierStatus::Signed) => CourierStatus::Signed,
        (CourierStatus::Cancelled, CourierStatus::Cancelled) => CourierStatus::Cancelled,
        _ => CourierStatus::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{order, parcel};
    use super::*;

    #[test]
    fn a_stub_stands_as_its_orders_stand() {
        use OrderState::{Cancelled, Completed, Shipped};
        let cases: [(&[OrderState], CourierStatus); 5] = [
            (&[Completed], CourierStatus::Signed),
            (&[Cancelled], CourierStatus::Cancelled),
            (&[Shipped], CourierStatus::Unknown),
            (&[Cancelled, Shipped], CourierStatus::Unknown),
            (&[Shipped, Completed], CourierStatus::Signed),
        ];
        for (states, expected) in cases {
            let orders: Vec<_> = states
                .iter()
                .zip(1..)
                .map(|(state, row)| {
                    let mut order = order(&format!("A{row}"), 0, row, "衣", 1_00);
                    order.state = Some(*state);
                    order.waybills = vec![WaybillNo::new("SF1", "SF1", None)];
                    order
                })
                .collect();
            let mut parcels = vec![parcel("SF2", 1, None, CourierStatus::Transit).0];
            add(&orders, &mut parcels);
            let found: Vec<_> = parcels
                .iter()
                .map(|parcel| (parcel.waybill.as_str(), parcel.status, parcel.tracked))
                .collect();
            let transit = ("SF2", CourierStatus::Transit, true);
            assert_eq!(found, [("SF1", expected, false), transit], "{states:?}");
        }
    }
}
