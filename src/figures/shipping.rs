//! Orders on their way: shipped at all, shipped in time, delivered as promised.

use super::definition::{Definition, Observation};
use super::elapsed::{has_passed, is_within};
use super::input::Input;
use super::segments::Subject;
use super::window::Window;
use crate::model::{CourierStatus, Moment, Order, OrderIndex, OrderState, Parcel, Terms};

pub(super) const DEFINITIONS: &[Definition] = &[
    Definition::rate("ship_rate", ship_rate),
    Definition::rate("ship_48h_rate", ship_48h_rate),
    Definition::rate("otd_rate", otd_rate),
];

/// 发货率: orders shipped / orders not cancelled, by the day placed.
fn ship_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    for (index, order) in input.orders() {
        if !order.is_cancelled() && window.has(order.placed) {
            collect(one(
                index,
                order.placed,
                input.is_order_shipped(index, order),
            ));
        }
    }
}

/// 48小时发货率: picked up (a label alone does not count) within 48 hours of payment (on credit: of placing) / orders not cancelled
/// for which 48 hours have passed, by the day paid.
fn ship_48h_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    for (index, order) in input.orders() {
        let Some(start) = clock_starts(input, index, order) else {
            continue;
        };
        if order.is_cancelled()
            || !window.has(Some(start))
            || !has_passed(start, input.config.as_of, 48)
        {
            continue;
        }
        let picked_up = picked_up_at(input, index, order);
        // Goods that left at a time no sheet tells are neither in time nor late.
        let waits = || {
            !input.is_order_shipped(index, order)
                || input
                    .parcels_of(index)
                    .any(|(_, parcel)| is_label_alone(parcel))
        };
        if picked_up.is_some() || waits() {
            let in_time = picked_up.is_some_and(|end| is_within(start, end, 48));
            collect(one(index, Some(start), in_time));
        }
    }
}

/// When the shop may ship: paid, as the platform or the first matched receipt says; on credit, placed.
fn clock_starts(input: &Input<'_>, index: OrderIndex, order: &Order) -> Option<Moment> {
    if matches!(
        order.effective_terms(),
        Terms::CashOnDelivery | Terms::Monthly
    ) {
        return order.placed;
    }
    order.paid.or_else(|| {
        let payments = input.reconciled.order_payments.get(index.get())?;
        payments
            .iter()
            .filter_map(|payment| input.book.payments.get(payment.get())?.time)
            .min()
    })
}

fn picked_up_at(input: &Input<'_>, index: OrderIndex, order: &Order) -> Option<Moment> {
    let mut labels = false;
    let scans = input
        .parcels_of(index)
        .filter(|(_, parcel)| parcel.is_shipped());
    let first = scans
        .filter(|(_, parcel)| {
            labels |= is_label_alone(parcel);
            !is_label_alone(parcel)
        })
        .filter_map(|(_, parcel)| parcel.picked_up.or(parcel.shipped))
        .min();
    first.or(order.shipped.filter(|_| !labels))
}

/// True if the courier says that it never had the parcel: a shipping time is then the time of the label.
fn is_label_alone(parcel: &Parcel) -> bool {
    parcel.picked_up.is_none()
        && matches!(
            parcel.status,
            CourierStatus::NoTrace | CourierStatus::Labelled
        )
}

/// 交期达成率: delivered by the promised day / orders whose promised day has come, by that day.
fn otd_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    for (index, order) in input.orders() {
        let Some(promised) = order.promised else {
            continue;
        };
        if order.is_cancelled() || !window.has(Some(promised)) || promised.day() >= input.today() {
            continue;
        }
        match delivered_at(input, index, order) {
            Delivery::At(moment) => {
                let in_time = if promised.has_time() && moment.has_time() {
                    moment.at() <= promised.at()
                } else {
                    moment.day() <= promised.day()
                };
                collect(one(index, Some(promised), in_time));
            }
            Delivery::NotYet => collect(one(index, Some(promised), false)),
            Delivery::Unknown => {}
        }
    }
}

enum Delivery {
    At(Moment),
    NotYet,
    Unknown,
}

/// When the last parcel of an order was signed for. Goods that reached the customer without a parcel did so
/// on a day that no sheet tells.
fn delivered_at(input: &Input<'_>, index: OrderIndex, order: &Order) -> Delivery {
    let mut last = None;
    let mut untold = false;
    let mut parcels = 0;
    for (_, parcel) in input.parcels_of(index) {
        match parcel.status {
            CourierStatus::Cancelled => continue,
            CourierStatus::Signed => match parcel.signed.or(parcel.last_scan) {
                Some(moment) => last = last.max(Some(moment)),
                None => untold = true,
            },
            _ => return Delivery::NotYet,
        }
        parcels += 1;
    }
    match last {
        Some(moment) if !untold => Delivery::At(moment),
        _ if parcels == 0 && order.state != Some(OrderState::Completed) => Delivery::NotYet,
        _ => Delivery::Unknown,
    }
}

fn one(index: OrderIndex, moment: Option<Moment>, counts: bool) -> Observation {
    Observation {
        subject: Subject::Order(index),
        day: moment.map(Moment::day),
        numerator: i64::from(counts),
        denominator: 1,
    }
}
