//! Who had a row on a day, as far as a sheet proves it.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::model::{Book, FollowUp, Text};

/// To whom rows were given, by day and waybill.
pub(super) struct Evidence<'a> {
    returned: FxHashMap<(NaiveDate, &'a str), &'a Text>,
    stood_in: FxHashMap<(NaiveDate, &'a str), &'a Text>,
}

impl<'a> Evidence<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        let keyed = book.follow_ups.iter();
        let keyed = keyed.filter_map(|row| row.given.as_ref());
        let by_row = |given: &'a crate::model::Given| ((given.day, &*given.waybill), &given.holder);
        // A row that nobody had carries no name.
        let keyed = keyed.filter(|given| !given.holder.is_empty());
        Self {
            returned: keyed.map(by_row).collect(),
            stood_in: book.given.iter().map(by_row).collect(),
        }
    }

    /// To whom a row was given that nobody owns: only a row of our own dispatch that came back tells.
    pub(super) fn handed_to(&self, day: NaiveDate, waybill: &str) -> Option<&'a Text> {
        self.returned.get(&(day, waybill)).copied()
    }

    /// Who had a row whose owner was away: as the 代跟清单 that came back says, else as the key of the returned row says,
    /// else whoever wrote the answer into a sheet of the house. Her own name in such a sheet proves nothing, for it is
    /// often the column of the owner.
    pub(super) fn holder(
        &self,
        day: NaiveDate,
        waybill: &str,
        owner: &str,
        answer: Option<&FollowUp>,
    ) -> Option<Text> {
        let stood_in = self.stood_in.get(&(day, waybill));
        if let Some(holder) = stood_in.or_else(|| self.returned.get(&(day, waybill))) {
            return Some((*holder).clone());
        }
        let of_house = answer.filter(|row| row.given.is_none())?;
        let writer = of_house.clerk.clone()?;
        (*writer != *owner).then_some(writer)
    }
}
