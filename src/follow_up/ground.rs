//! What the questions of this stage share: records by number, who belongs to what, who is there.

use rustc_hash::FxHashMap;

use super::coverage::Coverage;
use super::names::Names;
use super::roster::Roster;
use crate::config::Config;
use crate::model::{Book, FollowUp, FollowUpIndex, Order, Parcel, ParcelIndex, Reconciled};

/// The book, its cases, and the roster.
pub(super) struct Ground<'a> {
    pub(super) book: &'a Book,
    pub(super) reconciled: &'a Reconciled,
    pub(super) config: &'a Config,
    pub(super) roster: Roster<'a>,
    pub(super) names: Names<'a>,
    pub(super) coverage: Coverage<'a>,
    parcels: FxHashMap<&'a str, ParcelIndex>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(book: &'a Book, reconciled: &'a Reconciled, config: &'a Config) -> Self {
        let mut parcels = FxHashMap::default();
        for (position, parcel) in book.parcels.iter().enumerate() {
            parcels
                .entry(parcel.waybill.as_str())
                .or_insert(ParcelIndex::from(position));
        }
        let roster = Roster::new(book, config);
        Self {
            book,
            reconciled,
            config,
            names: Names::new(book),
            coverage: Coverage::new(&roster, config),
            roster,
            parcels,
        }
    }

    /// The parcel of a number.
    pub(super) fn parcel_of(&self, waybill: &str) -> Option<ParcelIndex> {
        self.parcels.get(waybill).copied()
    }

    /// A parcel.
    pub(super) fn parcel(&self, index: ParcelIndex) -> Option<&'a Parcel> {
        self.book.parcels.get(index.get())
    }

    /// The orders in a parcel.
    pub(super) fn orders_of(&self, parcel: ParcelIndex) -> impl Iterator<Item = &'a Order> {
        let orders = self.reconciled.parcel_orders.get(parcel.get());
        let indices = orders.into_iter().flatten();
        indices.filter_map(|index| self.book.orders.get(index.get()))
    }

    /// The returned rows about a parcel, by day.
    pub(super) fn follow_ups_of(
        &self,
        parcel: ParcelIndex,
    ) -> impl Iterator<Item = (FollowUpIndex, &'a FollowUp)> {
        let own = self.reconciled.parcel_follow_ups.get(parcel.get());
        let indices = own.into_iter().flatten();
        indices.filter_map(|index| Some((*index, self.book.follow_ups.get(index.get())?)))
    }
}
