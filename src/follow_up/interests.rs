//! 意向客户: whose outcome or note shows interest in buying again.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::ground::Ground;
use super::interest_words::{Said, said};
use crate::model::{
    CustomerKey, FollowUp, FollowUpIndex, Interest, Moment, Order, ParcelIndex, Text,
};

/// By what a customer of whom nothing is known is told from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Who {
    Customer(CustomerKey),
    Parcel(ParcelIndex),
    Order(Text),
    Row(FollowUpIndex),
}

/// Each customer once, with the latest row that shows interest, by sales clerk and time; rows of no sales clerk last.
/// A later row that says no takes an earlier interest back.
pub(super) fn interests(ground: &Ground<'_>) -> Vec<Interest> {
    let words = &ground.config.follow_up;
    let places = Places::new(ground);
    let mut latest: BTreeMap<Who, (Option<Moment>, FollowUpIndex, Said)> = BTreeMap::new();
    for (position, row) in ground.book.follow_ups.iter().enumerate() {
        let texts = [row.outcome.as_deref(), row.note.as_deref()];
        let said = texts
            .into_iter()
            .flatten()
            .map(|text| said(text, words))
            .fold(Said::Nothing, stronger);
        if said == Said::Nothing {
            continue;
        }
        let index = FollowUpIndex::from(position);
        let time = row.time.or(row.day.map(Moment::day_only));
        let slot = latest
            .entry(places.who(index, row))
            .or_insert((time, index, Said::Nothing));
        if (time, index) >= (slot.0, slot.1) {
            *slot = (time, index, said);
        }
    }
    let mut interests: Vec<(Option<Moment>, Interest)> = latest
        .into_values()
        .filter_map(|(time, index, said)| match said {
            Said::Interest(word) => Some((time, places.interest(index, &word)?)),
            Said::Nothing | Said::No => None,
        })
        .collect();
    interests.sort_by(|(one_time, one), (other_time, other)| {
        let key =
            |interest: &Interest| (interest.sales_clerk.is_none(), interest.sales_clerk.clone());
        (key(one), one_time, one.follow_up).cmp(&(key(other), other_time, other.follow_up))
    });
    interests
        .into_iter()
        .map(|(_, interest)| interest)
        .collect()
}

/// Outcome and note of one row: interest in one of them is interest, unless the note says no.
fn stronger(before: Said, now: Said) -> Said {
    match now {
        Said::Nothing => before,
        now => now,
    }
}

/// Which parcel and order a row is about.
struct Places<'a> {
    ground: &'a Ground<'a>,
    parcels: FxHashMap<FollowUpIndex, ParcelIndex>,
    orders: FxHashMap<&'a str, &'a Order>,
}

impl<'a> Places<'a> {
    fn new(ground: &'a Ground<'a>) -> Self {
        let mut parcels = FxHashMap::default();
        for (position, rows) in ground.reconciled.parcel_follow_ups.iter().enumerate() {
            for row in rows {
                parcels.entry(*row).or_insert(ParcelIndex::from(position));
            }
        }
        let orders = ground.book.orders.iter();
        Self {
            ground,
            parcels,
            orders: orders.map(|order| (order.number.as_str(), order)).collect(),
        }
    }

    /// The orders that a row is about: the one it names, and those in its parcel.
    fn orders(&self, index: FollowUpIndex, row: &FollowUp) -> impl Iterator<Item = &'a Order> {
        let named = row.order.as_ref();
        let named = named.and_then(|number| self.orders.get(number.as_str()).copied());
        let parcel = self.parcels.get(&index).copied();
        let of_parcel = parcel.map(|parcel| self.ground.orders_of(parcel));
        named.into_iter().chain(of_parcel.into_iter().flatten())
    }

    fn who(&self, index: FollowUpIndex, row: &FollowUp) -> Who {
        let parcel = self.parcels.get(&index).copied();
        let told = parcel.and_then(|parcel| self.ground.parcel(parcel));
        let mut orders = self.orders(index, row);
        let phone_of_order =
            orders.find_map(|order| CustomerKey::new(order.phone.as_deref(), None));
        let name_of_order = || {
            let mut orders = self.orders(index, row);
            orders.find_map(|order| CustomerKey::new(None, order.customer.as_deref()))
        };
        let phone_of_parcel = || CustomerKey::new(told?.phone.as_deref(), None);
        let name_of_parcel = || CustomerKey::new(None, told?.receiver.as_deref());
        let name_of_row = || CustomerKey::new(None, row.receiver.as_deref());
        phone_of_order
            .or_else(phone_of_parcel)
            .or_else(name_of_order)
            .or_else(name_of_parcel)
            .or_else(name_of_row)
            .map(Who::Customer)
            .or(parcel.map(Who::Parcel))
            .or(row.order.as_ref().map(|order| Who::Order(order.text())))
            .unwrap_or(Who::Row(index))
    }

    fn interest(&self, index: FollowUpIndex, word: &str) -> Option<Interest> {
        let row = self.ground.book.follow_ups.get(index.get())?;
        let parcel = self.parcels.get(&index).copied();
        let of_orders = self
            .orders(index, row)
            .find_map(|order| order.sales_clerk.clone());
        let of_parcel = || self.ground.parcel(parcel?)?.sales_clerk.clone();
        Some(Interest {
            follow_up: index,
            parcel,
            sales_clerk: of_orders.or_else(of_parcel),
            word: word.into(),
        })
    }
}

#[cfg(test)]
#[path = "interests_tests.rs"]
mod tests;
