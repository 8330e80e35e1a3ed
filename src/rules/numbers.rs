//! Numbers → records, for rules that know a number only.

use rustc_hash::FxHashMap;

use super::Context;
use crate::model::{Arg, OrderIndex, ParcelIndex, Text};

/// Orders by number; empty where no row contradicts another, because nobody asks then.
pub(super) fn order_numbers<'a>(context: &Context<'a>) -> FxHashMap<&'a str, OrderIndex> {
    let orders = &context.book.orders;
    index(context, orders.iter().map(|order| order.number.as_str()))
}

/// Parcels by waybill; empty where no row contradicts another, because nobody asks then.
pub(super) fn waybill_numbers<'a>(context: &Context<'a>) -> FxHashMap<&'a str, ParcelIndex> {
    let parcels = &context.book.parcels;
    index(
        context,
        parcels.iter().map(|parcel| parcel.waybill.as_str()),
    )
}

/// The text of a cell, or the word for a blank one.
pub(super) fn or_blank(text: &Text) -> Arg {
    if text.trim().is_empty() {
        Arg::Word("rules.missing.text")
    } else {
        Arg::Text(text.clone())
    }
}

fn index<'a, I: From<usize>>(
    context: &Context<'a>,
    numbers: impl Iterator<Item = &'a str>,
) -> FxHashMap<&'a str, I> {
    if context.book.conflicts.is_empty() {
        return FxHashMap::default();
    }
    numbers
        .enumerate()
        .map(|(position, number)| (number, I::from(position)))
        .collect()
}
