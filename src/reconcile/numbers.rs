//! Orders and parcels by their numbers.

use std::collections::BTreeSet;
use std::hash::Hasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet, FxHasher};

use crate::model::{Book, Damage, OrderIndex, ParcelIndex};

/// Looks numbers up. A number that two orders share finds neither.
#[derive(Debug)]
pub(super) struct Numbers<'a> {
    orders: FxHashMap<&'a str, Option<OrderIndex>>,
    parcels: FxHashMap<&'a str, ParcelIndex>,
    transactions: FxHashMap<&'a str, Vec<OrderIndex>>,
    damaged: FxHashMap<OrderIndex, Damage>,
    damaged_parcels: FxHashSet<ParcelIndex>,
    /// The least and the greatest number of each shape.
    shapes: FxHashMap<String, (&'a str, &'a str)>,
    /// Numbers without marks, by a key of their letters and digits; `None` if two orders share one.
    bare: FxHashMap<u64, Option<OrderIndex>>,
    lengths: BTreeSet<usize>,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        let (numbers, bare) = rayon::join(|| Self::as_written(book), || bare(book));
        Self { bare, ..numbers }
    }

    /// All but the bare numbers.
    fn as_written(book: &'a Book) -> Self {
        let room = |rows: usize| FxHashMap::with_capacity_and_hasher(rows, FxBuildHasher);
        let mut numbers = Self {
            orders: room(book.orders.len()),
            parcels: FxHashMap::default(),
            transactions: FxHashMap::default(),
            damaged: FxHashMap::default(),
            damaged_parcels: FxHashSet::default(),
            shapes: FxHashMap::default(),
            bare: FxHashMap::default(),
            lengths: BTreeSet::new(),
        };
        for (position, order) in book.orders.iter().enumerate() {
            let index = OrderIndex::from(position);
            numbers
                .orders
                .entry(order.number.as_str())
                .and_modify(|known| *known = None)
                .or_insert(Some(index));
            numbers.add_shape(order.number.as_str());
            if let Some(damage) = order.number.damage() {
                numbers.damaged.insert(index, damage);
            }
            for transaction in &order.transactions {
                let orders = numbers.transactions.entry(transaction).or_default();
                if orders.last() != Some(&index) {
                    orders.push(index);
                }
            }
        }
        for (position, parcel) in book.parcels.iter().enumerate() {
            if parcel.waybill.damage().is_some() {
                numbers.damaged_parcels.insert(position.into());
            }
            numbers
                .parcels
                .entry(parcel.waybill.as_str())
                .or_insert(ParcelIndex::from(position));
        }
        numbers
    }

    fn add_shape(&mut self, number: &'a str) {
        let shape = shape(number);
        self.lengths.insert(shape.len());
        let known = self.shapes.entry(shape).or_insert((number, number));
        *known = (known.0.min(number), known.1.max(number));
    }

    /// The order whose number has the letters and digits of these parts, whatever the marks between them; `None` if
    /// several have, or the number is damaged.
    pub(super) fn bare_order<'t>(
        &self,
        parts: impl IntoIterator<Item = &'t str>,
    ) -> Option<OrderIndex> {
        let index = self.bare.get(&bare_key(parts)).copied().flatten()?;
        (!self.damaged.contains_key(&index)).then_some(index)
    }

    /// True if a number lies between those of the orders that look like it, so that the book would have it.
    pub(super) fn is_covered(&self, word: &str) -> bool {
        let range = self.shapes.get(&shape(word));
        range.is_none_or(|(least, greatest)| *least <= word && word <= *greatest)
    }

    /// The order of a number as another sheet of goods states it. Scientific notation and a date name no order;
    /// a number with its last digits lost does, as long as only one order has it.
    pub(super) fn order(&self, number: &str) -> Option<OrderIndex> {
        let index = self.orders.get(number).copied().flatten()?;
        let nameless = [Some(&Damage::Scientific), Some(&Damage::Date)];
        (!nameless.contains(&self.damaged.get(&index))).then_some(index)
    }

    /// The order of a number where money hangs on it: a damaged number names none.
    pub(super) fn sound_order(&self, number: &str) -> Option<OrderIndex> {
        let index = self.orders.get(number).copied().flatten()?;
        (!self.damaged.contains_key(&index)).then_some(index)
    }

    /// True if a word looks like the numbers of the orders: as long, and letters, digits and marks at the
    /// same places.
    pub(super) fn has_shape_of(&self, word: &str) -> bool {
        self.shapes.contains_key(&shape(word))
    }

    /// True if the number of an order is a part of a longer word.
    pub(super) fn is_inside(&self, word: &str) -> bool {
        let parts = self.lengths.iter().filter(|length| **length < word.len());
        let mut parts = parts.flat_map(|length| {
            let starts = 0..=word.len() - length;
            starts.filter_map(move |start| word.get(start..start + length))
        });
        parts.any(|part| is_telling(part) && self.sound_order(part).is_some())
    }

    /// The parcel of a number.
    pub(super) fn parcel(&self, number: &str) -> Option<ParcelIndex> {
        self.parcels.get(number).copied()
    }

    /// The parcel of a number where money hangs on it: what is left of a damaged number may be left of several.
    pub(super) fn sound_parcel(&self, number: &str) -> Option<ParcelIndex> {
        let index = self.parcel(number)?;
        (!self.damaged_parcels.contains(&index)).then_some(index)
    }

    /// The orders whose own sheet names a payment number.
    pub(super) fn paid_by(&self, transaction: &str) -> &[OrderIndex] {
        self.transactions
            .get(transaction)
            .map_or(&[], Vec::as_slice)
    }
}

/// Orders by the letters and digits of their numbers; what two share finds neither.
fn bare(book: &Book) -> FxHashMap<u64, Option<OrderIndex>> {
    let mut bare = FxHashMap::with_capacity_and_hasher(book.orders.len(), FxBuildHasher);
    for (position, order) in book.orders.iter().enumerate() {
        bare.entry(bare_key([order.number.as_str()]))
            .and_modify(|known| *known = None)
            .or_insert(Some(OrderIndex::from(position)));
    }
    bare
}

/// A key of the letters and digits of a number that is given in parts.
fn bare_key<'t>(parts: impl IntoIterator<Item = &'t str>) -> u64 {
    let mut hasher = FxHasher::default();
    let letters = parts.into_iter().flat_map(str::chars);
    for letter in letters.filter(|letter| letter.is_alphanumeric()) {
        hasher.write_u32(u32::from(letter));
    }
    hasher.finish()
}

/// Digits as `9`, letters as `A`, marks as they are.
fn shape(number: &str) -> String {
    let plain = |letter: char| match letter {
        _ if letter.is_ascii_digit() => '9',
        _ if letter.is_alphabetic() => 'A',
        _ => letter,
    };
    number.chars().map(plain).collect()
}

/// True if a number is long enough to mean one thing in free text: six characters with a digit, or
/// letters with digits.
pub(super) fn is_telling(number: &str) -> bool {
    let digits = number.bytes().any(|byte| byte.is_ascii_digit());
    let letters = number.chars().any(char::is_alphabetic);
    let length = number.chars().count();
    digits && (length >= 6 || (letters && length >= 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_tell_nothing() {
        let cases = [
            ("100234", true),
            ("10023", false),
            ("A12", true),
            ("A1", false),
            ("ORDERS", false),
            ("订123", true),
        ];
        for (number, expected) in cases {
            assert_eq!(is_telling(number), expected, "{number}");
        }
    }
}
