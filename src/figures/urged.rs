//! 催货: what customers wait for, what is wanted today first.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::contacts::{contact_time, last_contact};
use super::input::Input;
use crate::model::{FollowUpIndex, Moment, ParcelIndex};

/// The outcome by which a clerk asks for a parcel to be urged.
const URGES: &str = "催货";

/// A parcel that is open and urged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Urged {
    /// The parcel.
    pub parcel: ParcelIndex,
    /// The day on which it is wanted.
    pub wanted: NaiveDate,
    /// Days since then: nothing for today, negative if the day is still to come.
    pub days_late: i64,
    /// The clerk's row that urges it; `None` where the courier sheet itself does.
    pub contact: Option<FollowUpIndex>,
}

/// Every urged parcel: what is wanted today first, then what is late, the latest first, then what is to come; equals by
/// waybill. A parcel without a mark in the courier sheet is urged if the last contact ended with 催货, for the next time
/// that was agreed, else for the day of the contact.
pub fn urged(input: &Input<'_>) -> Vec<Urged> {
    let today = input.today();
    let open = input
        .parcels()
        .filter(|(_, parcel)| parcel.status.is_open());
    let mut urged: Vec<Urged> = open
        .filter_map(|(index, parcel)| {
            let by_sheet = parcel.urged.map(|wanted| (wanted, None));
            let (wanted, contact) = by_sheet.or_else(|| by_contact(input, index))?;
            Some(Urged {
                parcel: index,
                wanted,
                days_late: (today - wanted).num_days(),
                contact,
            })
        })
        .collect();
    urged.sort_by_key(|row| {
        let days = row.days_late;
        (days != 0, days < 0, Reverse(days), row.parcel)
    });
    urged
}

fn by_contact(
    input: &Input<'_>,
    parcel: ParcelIndex,
) -> Option<(NaiveDate, Option<FollowUpIndex>)> {
    let (index, row) = last_contact(input, parcel)?;
    let urges = row
        .outcome
        .as_deref()
        .is_some_and(|outcome| outcome.trim() == URGES);
    let day = row.next.or(contact_time(row)).map(Moment::day);
    day.filter(|_| urges).map(|day| (day, Some(index)))
}

#[cfg(test)]
#[path = "urged_tests.rs"]
mod tests;
