//! Slips of the pen in a number, as keys: a number written in two ways that differ by one slip shares a key.
//!
//! The written number makes the keys of all slips; a true number only its own and those of its deletions, so that many
//! orders are looked up quickly in few receipts.

use super::digit_claims::Mishap;
use super::survivors::hash;
use crate::model::Money;

/// A shorter number is too near to others.
pub(super) const LEAST: usize = 6;

/// A longer word is no number.
pub(super) const MOST: usize = 40;

/// Letters and digits without marks between them, and what looks alike made alike: O and 0, I, L and 1. `None` for what
/// has other letters or is too short or long for a slip to be told.
pub(super) fn plain(number: &str) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(number.len());
    for letter in number.bytes() {
        match letter.to_ascii_uppercase() {
            b'-' | b'_' | b'/' | b'.' | b'#' | b' ' => {}
            b'O' => plain.push(b'0'),
            b'I' | b'L' => plain.push(b'1'),
            letter if letter.is_ascii_alphanumeric() => plain.push(letter),
            _ => return None,
        }
    }
    (plain.len() <= MOST).then_some(plain)
}

fn whole(amount: Money, number: &[u8]) -> u64 {
    hash(&(amount, 0_usize, number))
}

fn without_one(amount: Money, place: usize, rest: &[u8]) -> u64 {
    hash(&(amount, place + 1, rest))
}

fn tail(amount: Money, end: &[u8]) -> u64 {
    hash(&(amount, usize::MAX, end))
}

/// The keys of what was written: each slip, and what the number was before it.
pub(super) fn slips(amount: Money, written: &[u8], mut key: impl FnMut(u64, Mishap)) {
    if written.len() < LEAST {
        return;
    }
    key(whole(amount, written), Mishap::Alike);
    let mut other = written.to_vec();
    for place in 1..other.len() {
        if other.get(place) != other.get(place - 1) {
            other.swap(place - 1, place);
            key(whole(amount, &other), Mishap::Swapped);
            other.swap(place - 1, place);
        }
    }
    for place in 0..written.len() {
        let rest = cut(written, place);
        key(whole(amount, &rest), Mishap::Extra);
        key(without_one(amount, place, &rest), Mishap::Wrong);
    }
    for place in 0..=written.len() {
        key(without_one(amount, place, written), Mishap::Missing);
    }
}

/// The key of the end of a number.
pub(super) fn end(amount: Money, written: &[u8]) -> u64 {
    tail(amount, written)
}

/// The keys under which a true number is found by what was written.
pub(super) fn found_by(amount: Money, number: &[u8], mut key: impl FnMut(u64)) {
    if number.len() < LEAST {
        return;
    }
    key(whole(amount, number));
    for place in 0..number.len() {
        key(without_one(amount, place, &cut(number, place)));
    }
}

/// The key of the last letters of a true number, if it is longer.
pub(super) fn found_by_end(amount: Money, number: &[u8], length: usize) -> Option<u64> {
    let start = number
        .len()
        .checked_sub(length)
        .filter(|start| *start > 0)?;
    Some(tail(amount, number.get(start..)?))
}

/// Keys of the two halves of what was written, as they stand in a true number of nearly its length: one slip leaves one of
/// the two halves of that number as it is.
pub(super) fn halves(amount: Money, written: &[u8], mut key: impl FnMut(u64)) {
    for length in written.len().saturating_sub(1)..=written.len() + 1 {
        for half in halves_of(written, length) {
            key(hash(&(amount, length, half)));
        }
    }
}

/// The same of a true number.
pub(super) fn own_halves(amount: Money, number: &[u8]) -> impl Iterator<Item = u64> {
    let halves = halves_of(number, number.len());
    halves.map(move |half| hash(&(amount, number.len(), half)))
}

/// The first half of a number of that length, and the last without the letter in the middle, because two neighbours may be
/// swapped there.
fn halves_of(text: &[u8], length: usize) -> impl Iterator<Item = (bool, &[u8])> {
    let first = length / 2;
    let last = (length - first).saturating_sub(1);
    let start = text.get(..first).map(|half| (true, half));
    let end = text
        .len()
        .checked_sub(last)
        .and_then(|from| text.get(from..))
        .map(|half| (false, half));
    start.into_iter().chain(end)
}

fn cut(number: &[u8], place: usize) -> Vec<u8> {
    let (before, after) = number.split_at_checked(place).unwrap_or((number, &[]));
    [before, after.get(1..).unwrap_or_default()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: Option<Mishap>) {
        let amount = Money::cny(100);
        let mut keys = Vec::new();
        found_by(amount, b"DD2026100312", |key| keys.push(key));
        let written = plain(written).expect("plain");
        let mut found = Vec::new();
        slips(amount, &written, |key, mishap| {
            if keys.contains(&key) {
                found.push(mishap);
            }
        });
        assert_eq!(found.iter().min().copied(), expected, "{written:?}");
        let mut near = Vec::new();
        halves(amount, &written, |key| near.push(key));
        let near = own_halves(amount, b"DD2026100312").any(|key| near.contains(&key));
        assert!(near || expected.is_none(), "{written:?}");
    }

    #[test]
    fn one_slip_is_seen_and_two_are_not() {
        use Mishap::{Alike, Extra, Missing, Swapped, Wrong};
        for (written, expected) in [
            ("dd-2026-1003-12", Some(Alike)),
            ("DD2O26IOO312", Some(Alike)),
            ("DD2062100312", Some(Swapped)),
            ("DD2026010312", Some(Swapped)),
            ("DD2026100321", Some(Swapped)),
            ("DD2026100319", Some(Wrong)),
            ("XD2026100312", Some(Wrong)),
            ("D2026100312", Some(Missing)),
            ("DD202610312", Some(Missing)),
            ("DD20261003122", Some(Extra)),
            ("DDD2026100312", Some(Extra)),
            ("DD2026100399", None),
            ("DD20261003", None),
            ("2026100312", None),
        ] {
            check(written, expected);
        }
    }

    #[test]
    fn the_end_of_a_number_is_shorter_than_it() {
        let amount = Money::cny(100);
        for (number, fits) in [("DD20261234", true), ("1234", false), ("DD123", false)] {
            let found = found_by_end(amount, number.as_bytes(), 4);
            assert_eq!(found == Some(end(amount, b"1234")), fits, "{number}");
        }
    }
}
