//! Sets of one customer's orders that somebody would pay together: all of them, a month, everything up to a day,
//! one day, one parcel. There are few of these, so that one of them meets an amount by accident far more
//! rarely than any set out of hundreds of thousands.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::accident::Accidents;
use super::proposals::{Piece, Record};
use super::state::State;
use super::subset_sum::Item;
use crate::model::{OrderIndex, ParcelIndex, Terms};

/// What makes the set one; where two hold, the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// All open orders of one month, by its first day.
    Month(NaiveDate),
    /// All open orders.
    All,
    /// All open orders of one day.
    Day(NaiveDate),
    /// All open orders in one parcel.
    Parcel,
    /// All open orders up to a day.
    UpTo(NaiveDate),
}

/// A natural set that adds up to the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Natural {
    pub(super) kind: Kind,
    /// Positions among the pieces, ascending.
    pub(super) members: Vec<usize>,
    /// True if it is what a statement of monthly terms asks for: whole months, all on these terms.
    pub(super) statement: bool,
}

/// The natural set that adds up to an amount, and how many others might have by accident.
#[derive(Debug)]
pub(super) struct Naturals {
    /// The only one that adds up to it.
    pub(super) only: Option<Natural>,
    pub(super) accidents: Accidents,
}

/// The natural sets of pieces, which are in the order of their days.
pub(super) fn of(state: &State<'_>, pieces: &[&Piece], items: &[Item], target: i64) -> Naturals {
    let mut sums = vec![0_i64];
    for item in items {
        sums.push(
            sums.last()
                .copied()
                .unwrap_or_default()
                .saturating_add(item.whole),
        );
    }
    let sum = |range: &Range<usize>| Some(sums.get(range.end)? - sums.get(range.start)?);
    let mut accidents = Accidents::new(items, target);
    let mut only: Option<Natural> = None;
    let mut fitting = 0;
    for ((start, end), kind) in ranges(pieces) {
        match sum(&(start..end)) {
            Some(found) if found == target => {
                fitting += 1;
                only = Some(Natural {
                    kind,
                    members: (start..end).collect(),
                    statement: is_statement(state, pieces, start..end),
                });
            }
            Some(found) => accidents.add(found),
            None => {}
        }
    }
    for members in parcels(state, pieces) {
        let amounts = members.iter().filter_map(|at| Some(items.get(*at)?.whole));
        let found: i64 = amounts.sum();
        let known = only.as_ref().is_some_and(|known| known.members == members);
        if found == target && !known {
            fitting += 1;
            only = Some(Natural {
                kind: Kind::Parcel,
                members,
                statement: false,
            });
        } else {
            accidents.add(found);
        }
    }
    Naturals {
        only: only.filter(|_| fitting == 1),
        accidents,
    }
}

/// Runs of at least two pieces, by their ends.
fn ranges(pieces: &[&Piece]) -> BTreeMap<(usize, usize), Kind> {
    let mut ranges = BTreeMap::new();
    let mut add = |range: Range<usize>, kind: Kind| {
        if range.len() > 1 {
            let known = ranges.entry((range.start, range.end)).or_insert(kind);
            *known = kind.min(*known);
        }
    };
    let days: Vec<Option<NaiveDate>> = pieces.iter().map(|piece| piece.date()).collect();
    add(0..pieces.len(), Kind::All);
    let dated = days.iter().take_while(|day| day.is_some()).count();
    let days: Vec<NaiveDate> = days.into_iter().flatten().collect();
    if days.len() != dated {
        return ranges;
    }
    let mut start = 0;
    for day in days.chunk_by(|one, other| one == other) {
        let end = start + day.len();
        if let Some(day) = day.first() {
            add(start..end, Kind::Day(*day));
            add(0..end, Kind::UpTo(*day));
        }
        start = end;
    }
    start = 0;
    for month in days.chunk_by(|one, other| same_month(*one, *other)) {
        let end = start + month.len();
        let first = month.first().and_then(|day| day.with_day(1));
        if let Some(first) = first {
            add(start..end, Kind::Month(first));
        }
        start = end;
    }
    ranges
}

fn same_month(one: NaiveDate, other: NaiveDate) -> bool {
    (one.year(), one.month()) == (other.year(), other.month())
}

/// True if all are on monthly terms and no month is cut at either end.
fn is_statement(state: &State<'_>, pieces: &[&Piece], range: Range<usize>) -> bool {
    let day = |at: usize| pieces.get(at).and_then(|piece| piece.date());
    let cut = |before: Option<usize>, at: usize| {
        let days = before.and_then(day).zip(day(at));
        days.is_some_and(|(one, other)| same_month(one, other))
    };
    let monthly = |piece: &&Piece| {
        let order = order(piece).and_then(|order| state.order(order));
        order.is_some_and(|order| order.effective_terms() == Terms::Monthly)
    };
    let members = pieces.get(range.clone()).unwrap_or_default();
    members.iter().all(monthly)
        && !cut(range.start.checked_sub(1), range.start)
        && !cut(range.end.checked_sub(1), range.end)
}

/// The pieces that lie in one parcel, for parcels of at least two.
fn parcels(state: &State<'_>, pieces: &[&Piece]) -> Vec<Vec<usize>> {
    let mut parcels: BTreeMap<ParcelIndex, Vec<usize>> = BTreeMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        let orders = order(piece).into_iter();
        for parcel in orders.flat_map(|order| state.parcels_of(order)) {
            parcels.entry(*parcel).or_default().push(at);
        }
    }
    let mut sets: Vec<Vec<usize>> = parcels.into_values().filter(|set| set.len() > 1).collect();
    sets.sort();
    sets.dedup();
    sets
}

fn order(piece: &Piece) -> Option<OrderIndex> {
    match piece.record {
        Record::Order(order) => Some(order),
        Record::Payment(_) => None,
    }
}
