//! 老客户: whoever signs for the first time becomes one.

use rustc_hash::FxHashSet;

use super::ground::Ground;
use crate::model::{
    CourierStatus, CustomerKey, FirstSigned, Moment, Order, OrderIndex, OrderState, Parcel,
    ParcelIndex,
};

/// A signature before it is known whether it was the customer's first.
struct Signature {
    first: FirstSigned,
    /// For the order of signatures: when it was signed, else the last day known before that.
    about: Option<Moment>,
    customer: Option<CustomerKey>,
}

/// With what each customer became an old one, by day; those of unknown day last. Whoever cannot be told from others
/// (a masked name, no telephone number) is a customer of his own.
pub(super) fn first_signed(ground: &Ground<'_>) -> Vec<FirstSigned> {
    let mut signatures = signatures(ground);
    signatures.sort_by_key(|signature| {
        let first = signature.first;
        (
            signature.about.is_none(),
            signature.about,
            first.order,
            first.parcel,
        )
    });
    let mut known: FxHashSet<CustomerKey> = FxHashSet::default();
    let mut firsts: Vec<FirstSigned> = signatures
        .into_iter()
        .filter(|signature| {
            let customer = signature.customer.as_ref();
            customer.is_none_or(|customer| known.insert(customer.clone()))
        })
        .map(|signature| signature.first)
        .collect();
    firsts.sort_by_key(|first| (first.signed.is_none(), first.signed));
    firsts
}

fn signatures(ground: &Ground<'_>) -> Vec<Signature> {
    let book = ground.book;
    let parcels = book.parcels.iter().enumerate().map(|(position, parcel)| {
        let orders = ground.reconciled.parcel_orders.get(position);
        (position, parcel, orders.map_or(&[][..], Vec::as_slice))
    });
    let lone = parcels
        .filter(|(_, parcel, orders)| orders.is_empty() && is_signed(parcel))
        .map(|(position, parcel, _)| Signature {
            first: FirstSigned {
                order: None,
                parcel: Some(ParcelIndex::from(position)),
                signed: signed_at(parcel),
            },
            about: signed_at(parcel).or(parcel.shipped_at()),
            customer: CustomerKey::new(parcel.phone.as_deref(), parcel.receiver.as_deref()),
        });
    let orders = book.orders.iter().enumerate();
    let of_orders = orders.filter_map(|(position, order)| {
        let index = OrderIndex::from(position);
        of_order(ground, index, order)
    });
    of_orders.chain(lone).collect()
}

/// The signature of an order: that of its first parcel that was signed for, else what its own state says.
fn of_order(ground: &Ground<'_>, index: OrderIndex, order: &Order) -> Option<Signature> {
    if order.is_cancelled() || order.state == Some(OrderState::Refunded) {
        return None;
    }
    let own = ground.reconciled.order_parcels.get(index.get());
    let parcels = || {
        let own = own.into_iter().flatten();
        own.filter_map(|parcel| Some((*parcel, ground.parcel(*parcel)?)))
    };
    let signed = parcels()
        .filter(|(_, parcel)| is_signed(parcel))
        .min_by_key(|(position, parcel)| {
            let at = signed_at(parcel);
            (at.is_none(), at, *position)
        });
    let completed = order.state == Some(OrderState::Completed);
    // What a courier tells of the parcel counts for more than the state of the order.
    let by_state = completed && parcels().all(|(_, parcel)| !parcel.tracked);
    if signed.is_none() && !by_state {
        return None;
    }
    let at = signed.and_then(|(_, parcel)| signed_at(parcel));
    let phone = CustomerKey::new(order.phone.as_deref(), None).or_else(|| {
        parcels().find_map(|(_, parcel)| CustomerKey::new(parcel.phone.as_deref(), None))
    });
    let name = || CustomerKey::new(None, order.customer.as_deref());
    let receiver =
        || parcels().find_map(|(_, parcel)| CustomerKey::new(None, parcel.receiver.as_deref()));
    Some(Signature {
        first: FirstSigned {
            order: Some(index),
            parcel: signed.map(|(parcel, _)| parcel),
            signed: at,
        },
        about: at.or(order.shipped).or(order.placed),
        customer: phone.or_else(name).or_else(receiver),
    })
}

fn is_signed(parcel: &Parcel) -> bool {
    parcel.status == CourierStatus::Signed
}

/// When a signed parcel was signed for: as stated, else its last scan.
fn signed_at(parcel: &Parcel) -> Option<Moment> {
    parcel.signed.or(parcel.last_scan)
}

#[cfg(test)]
#[path = "first_signed_tests.rs"]
mod tests;
