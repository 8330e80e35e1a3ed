//! One spelling for each person: names that differ only in blanks are one.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::roster::plain_name;
use crate::model::{Book, Text};

/// The spellings of people's names, by the name without blanks.
pub(super) struct Names<'a>(FxHashMap<Cow<'a, str>, &'a Text>);

impl<'a> Names<'a> {
    /// The roster's spelling comes first; else, of several, the first in the order of characters.
    pub(super) fn new(book: &'a Book) -> Self {
        let mut names: FxHashMap<Cow<'a, str>, &'a Text> = FxHashMap::default();
        let parcels = book
            .parcels
            .iter()
            .filter_map(|parcel| parcel.clerk.as_ref());
        let orders = book.orders.iter().filter_map(|order| order.clerk.as_ref());
        let rows = book.sightings.iter().filter_map(|row| row.clerk.as_ref());
        for name in parcels.chain(orders).chain(rows) {
            let known = names.entry(plain_name(name)).or_insert(name);
            *known = name.min(known);
        }
        for person in &book.staff {
            names.insert(plain_name(&person.name), &person.name);
        }
        Self(names)
    }

    /// A name as it is spelt everywhere.
    pub(super) fn spelling(&self, name: &Text) -> Text {
        let known = self.0.get(&plain_name(name));
        known.map_or_else(|| name.clone(), |name| (*name).clone())
    }
}
