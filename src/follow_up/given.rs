//! To whom a row was given on a day, as sheets that came back say.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::ground::Ground;
use crate::model::Text;

/// The holders by day and waybill. What a 代跟清单 says comes before what the key of a dispatch workbook says: the list
/// is where a supervisor changes it.
pub(super) struct GivenRows<'a>(FxHashMap<(NaiveDate, &'a str), &'a Text>);

impl<'a> GivenRows<'a> {
    pub(super) fn new(ground: &Ground<'a>) -> Self {
        let book = ground.book;
        let returned = book.follow_ups.iter().filter_map(|row| row.given.as_ref());
        let rows = returned.chain(&book.given);
        // A row that nobody had carries no name.
        let rows = rows.filter(|given| !given.holder.is_empty());
        Self(
            rows.map(|given| ((given.day, &*given.waybill), &given.holder))
                .collect(),
        )
    }

    /// To whom the row of a parcel was given.
    pub(super) fn holder(&self, day: NaiveDate, waybill: &str) -> Option<&'a Text> {
        self.0.get(&(day, waybill)).copied()
    }
}
