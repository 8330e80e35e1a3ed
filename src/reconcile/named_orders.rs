//! The orders that the free text of a payment names, by their own numbers or by those of their parcels.

use super::numbers::is_telling;
use super::other_meanings::means_something_else;
use super::state::State;
use super::tokens::mentions;
use super::untidy_numbers;
use crate::model::{OrderIndex, Payment};

/// The orders that the text of a payment names.
pub(super) struct Named {
    /// In the order of the text.
    pub(super) orders: Vec<OrderIndex>,
    /// True if a waybill number tells them.
    pub(super) by_waybill: bool,
    /// True if a number may be a piece of a longer one.
    pub(super) doubtful: bool,
    /// True if a number was written with other marks than its own.
    pub(super) untidy: bool,
}

impl Named {
    /// The one order that is named beyond doubt.
    pub(super) fn only(&self) -> Option<OrderIndex> {
        match self.orders.as_slice() {
            [order] if !self.doubtful => Some(*order),
            _ => None,
        }
    }
}

/// Reads the text of a payment.
pub(super) fn named(state: &State<'_>, payment: &Payment) -> Named {
    let numbers = state.numbers();
    let known = |number: &str| {
        is_telling(number)
            && (numbers.sound_order(number).is_some() || numbers.sound_parcel(number).is_some())
    };
    let mut named = Named {
        orders: Vec::new(),
        by_waybill: false,
        doubtful: false,
        untidy: false,
    };
    let mut waybills = Vec::new();
    for text in [&payment.memo, &payment.party].into_iter().flatten() {
        let found = mentions(text, known);
        named.doubtful |= found.doubtful;
        for order in untidy_numbers::orders(state, text, &found.numbers, payment) {
            named.untidy = true;
            push(&mut named.orders, order);
        }
        for number in found.numbers {
            named.doubtful |= means_something_else(&number, text, payment);
            if let Some(order) = numbers.sound_order(&number) {
                push(&mut named.orders, order);
            } else {
                waybills.extend(numbers.sound_parcel(&number));
            }
        }
    }
    // A waybill beside the number of an order in it says nothing more.
    for parcel in waybills {
        let orders = state.orders_of(parcel);
        if !orders.iter().any(|order| named.orders.contains(order)) {
            named.by_waybill = true;
            for order in orders {
                push(&mut named.orders, *order);
            }
        }
    }
    named
}

/// True if the text of a payment, or its merchant number, holds a number as a word of its own.
pub(super) fn is_named(payment: &Payment, number: &str) -> bool {
    let in_text = |text: &str| !mentions(text, |word| word == number).numbers.is_empty();
    let merchant = payment.merchant_order.as_deref();
    merchant == Some(number)
        || [&payment.memo, &payment.party]
            .into_iter()
            .flatten()
            .any(|text| text.contains(number) || in_text(text))
}

fn push(orders: &mut Vec<OrderIndex>, order: OrderIndex) {
    if !orders.contains(&order) {
        orders.push(order);
    }
}
