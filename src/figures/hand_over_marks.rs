//! How the two sides of a row differ.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::Input;
use super::hand_over::{HandOverRow, Mark};
use crate::model::{
    Answer, CourierCell, FollowUp, FollowUpIndex, Money, ParcelIndex, Sighting, Text, is_masked,
};

/// What the rows of a day are judged by.
pub(super) struct Marking<'a> {
    input: &'a Input<'a>,
    missed: FxHashSet<ParcelIndex>,
    answers: FxHashMap<(ParcelIndex, FollowUpIndex), Answer>,
    contradicted: FxHashSet<(ParcelIndex, FollowUpIndex)>,
    outcomes: FxHashSet<String>,
}

impl<'a> Marking<'a> {
    pub(super) fn new(input: &'a Input<'a>, day: NaiveDate) -> Self {
        let followed = input.followed;
        let due = || followed.due_rows.iter().filter(|row| row.day == day);
        let words = input.config.follow_up.outcomes.iter();
        Self {
            input,
            missed: due()
                .filter(|row| row.answer == Answer::Missed)
                .map(|row| row.parcel)
                .collect(),
            answers: due()
                .filter_map(|row| Some(((row.parcel, row.follow_up?), row.answer)))
                .collect(),
            contradicted: followed
                .contradictions
                .iter()
                .map(|found| (found.parcel, found.follow_up))
                .collect(),
            outcomes: words.map(|word| plain(word)).collect(),
        }
    }

    /// The marks of a row, in their order.
    pub(super) fn marks(&self, row: &HandOverRow) -> Vec<Mark> {
        let book = self.input.book;
        let mut marks = Vec::new();
        match (row.sighting(book), row.follow_up(book)) {
            (Some(_), None) => {
                let missed = row
                    .parcel
                    .is_some_and(|parcel| self.missed.contains(&parcel));
                marks.push(if missed { Mark::Missed } else { Mark::OnlyRaw });
            }
            (None, Some(returned)) => {
                marks.push(Mark::OnlyFollowed);
                marks.extend(edits(returned));
            }
            (Some(sighting), Some(returned)) => {
                if self.has_other_amount(row, sighting, returned) {
                    marks.push(Mark::Amount);
                }
                if self.has_other_receiver(row, sighting, returned) {
                    marks.push(Mark::Receiver);
                }
                marks.extend(self.answer(row, sighting, returned));
                marks.extend(edits(returned));
                if !(row.counts_raw && row.counts_followed) {
                    marks.push(Mark::Again);
                }
            }
            (None, None) => {}
        }
        let subject = row.parcel.zip(row.follow_up);
        if subject.is_some_and(|subject| self.contradicted.contains(&subject)) {
            marks.push(Mark::Contradiction);
        }
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    /// The amount that the sheet states, else the one that is known of the parcel. Of a row of our own the key says
    /// whether it was changed.
    fn has_other_amount(
        &self,
        row: &HandOverRow,
        sighting: &Sighting,
        returned: &FollowUp,
    ) -> bool {
        let Some(back) = returned.cod else {
            return false;
        };
        if returned.given.is_some() && sighting.cod.is_none() {
            return false;
        }
        let parcel = row
            .parcel
            .and_then(|parcel| self.input.book.parcels.get(parcel.get()));
        let raw = sighting.cod.or(parcel.and_then(|parcel| parcel.cod));
        raw.map_or(!back.is_zero(), |raw: Money| raw != back)
    }

    /// Masked names cannot be compared; and a sheet may name the customer of the order.
    fn has_other_receiver(
        &self,
        row: &HandOverRow,
        sighting: &Sighting,
        returned: &FollowUp,
    ) -> bool {
        let told = |name: &&Text| !is_masked(name);
        let Some(back) = returned.receiver.as_ref().filter(told) else {
            return false;
        };
        let Some(raw) = sighting.receiver.as_ref().filter(told) else {
            return false;
        };
        if returned.given.is_some() || raw == back {
            return false;
        }
        let orders = row
            .parcel
            .into_iter()
            .flat_map(|parcel| self.input.orders_of(parcel));
        !orders
            .into_iter()
            .any(|(_, order)| order.customer.as_ref() == Some(back))
    }

    /// 未填 or 不规范: as the row was judged, else, where it was not, by its words; a parcel that is closed asks for none.
    fn answer(&self, row: &HandOverRow, sighting: &Sighting, returned: &FollowUp) -> Option<Mark> {
        let judged = row.parcel.zip(row.follow_up);
        match judged.and_then(|subject| self.answers.get(&subject)) {
            Some(Answer::Blank) => return Some(Mark::Blank),
            Some(Answer::NotStandard) => return Some(Mark::NotStandard),
            Some(Answer::Done | Answer::Missed) => return None,
            None => {}
        }
        if !sighting.status.is_open() {
            return None;
        }
        match returned.outcome.as_deref().map(plain) {
            None => Some(Mark::Blank),
            Some(word) if word.is_empty() => Some(Mark::Blank),
            Some(word) if self.outcomes.contains(&word) && returned.time_given => None,
            Some(_) => Some(Mark::NotStandard),
        }
    }
}

/// What was changed in the columns that are not the clerk's.
fn edits(returned: &FollowUp) -> impl Iterator<Item = Mark> {
    returned.edits.iter().map(|edit| match edit.cell {
        CourierCell::Cod => Mark::Amount,
        CourierCell::Customer => Mark::Receiver,
        _ => Mark::Edited,
    })
}

fn plain(word: &str) -> String {
    word.nfkc().collect::<String>().trim().to_owned()
}
