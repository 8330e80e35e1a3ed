//! Rows that had to be followed up, and how they were answered (G401, G402, G403).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use unicode_normalization::UnicodeNormalization;

use super::joins::Joins;
use super::sheet_days::SheetDays;
use crate::config::Config;
use crate::model::{
    Answer, Book, DueRow, FollowUp, FollowUpIndex, OrderIndex, ParcelIndex, Sighting, Text,
};

/// The rows that were due and can be judged, by day and waybill. A row is due on a working day that has
/// closed, if the courier's status was open and somebody was to look after it. Without a single
/// returned row nothing is judged: the sheets may simply not have been handed in to this run.
pub(super) fn due_rows(book: &Book, config: &Config, joins: &Joins<'_>) -> Vec<DueRow> {
    if book.follow_ups.is_empty() {
        return Vec::new();
    }
    let mut rows: BTreeMap<(NaiveDate, ParcelIndex), DueRow> = BTreeMap::new();
    let days = SheetDays::new(book, config, joins);
    for sighting in &book.sightings {
        let day = days.day(sighting);
        let Some(parcel) = joins.numbers.parcel(sighting.waybill.as_str()) else {
            continue;
        };
        match due(book, config, joins, sighting, day, parcel) {
            Some(row) => {
                rows.insert((day, parcel), row);
            }
            // A later sheet of the same day has the last word.
            None => {
                rows.remove(&(day, parcel));
            }
        }
    }
    let mut rows: Vec<DueRow> = rows.into_values().collect();
    let answers = Answers::new(book, config);
    let mut last_day: FxHashMap<ParcelIndex, NaiveDate> = FxHashMap::default();
    for row in &rows {
        last_day.insert(row.parcel, row.day);
    }
    for row in &mut rows {
        let is_last = last_day.get(&row.parcel) == Some(&row.day);
        let own = joins.parcel_follow_ups.get(row.parcel.get());
        let best = own
            .into_iter()
            .flatten()
            .filter_map(|index| Some((*index, book.follow_ups.get(index.get())?)))
            .filter(|(_, follow_up)| answers_day(follow_up, row.day, is_last))
            .map(|(index, _)| (answers.of(index), index))
            .max_by_key(|(answer, index)| (quality(*answer), std::cmp::Reverse(*index)));
        if let Some((answer, index)) = best {
            (row.answer, row.follow_up) = (answer, Some(index));
        }
    }
    rows
}

fn due(
    book: &Book,
    config: &Config,
    joins: &Joins<'_>,
    sighting: &Sighting,
    day: NaiveDate,
    parcel: ParcelIndex,
) -> Option<DueRow> {
    let closed = day.and_time(config.close_of_day) <= config.as_of;
    let open = sighting.status.is_open();
    if !closed || !open || !config.calendar.is_working(day) {
        return None;
    }
    let of_order = |index: &OrderIndex| book.orders.get(index.get())?.clerk.clone();
    let orders = joins
        .parcel_orders
        .get(parcel.get())
        .map_or(&[][..], Vec::as_slice);
    let clerk: Text = sighting
        .clerk
        .clone()
        .or_else(|| orders.iter().find_map(of_order))?;
    Some(DueRow {
        parcel,
        day,
        clerk,
        status: sighting.status,
        origin: sighting.origin,
        answer: Answer::Missed,
        follow_up: None,
    })
}

/// True if the row came back for that day: its day says so, or, without a day, the parcel was due on no
/// later one; and the contact did not take place on a later day.
fn answers_day(follow_up: &FollowUp, day: NaiveDate, is_last: bool) -> bool {
    let for_day = follow_up.day.map_or(is_last, |own| own == day);
    for_day && follow_up.time.is_none_or(|time| time.day() <= day)
}

const fn quality(answer: Answer) -> u8 {
    match answer {
        Answer::Missed => 0,
        Answer::Blank => 1,
        Answer::NotStandard => 2,
        Answer::Done => 3,
    }
}

/// What each returned row is worth as an answer.
struct Answers(Vec<Answer>);

impl Answers {
    fn new(book: &Book, config: &Config) -> Self {
        let allowed: FxHashSet<String> = config
            .follow_up
            .outcomes
            .iter()
            .map(|word| plain(word))
            .collect();
        let judge = |row: &FollowUp| match row.outcome.as_deref().map(plain) {
            None => Answer::Blank,
            Some(word) if word.is_empty() => Answer::Blank,
            Some(word) if row.time_given && allowed.contains(&word) => Answer::Done,
            Some(_) => Answer::NotStandard,
        };
        Self(book.follow_ups.iter().map(judge).collect())
    }

    fn of(&self, index: FollowUpIndex) -> Answer {
        self.0.get(index.get()).copied().unwrap_or(Answer::Missed)
    }
}

fn plain(word: &str) -> String {
    word.nfkc().collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::testing::reconciled;
    use super::*;

    /// Looked at on Friday 2026-10-09 at 18:00. Result: day and answer of each due row.
    fn check(text: &str, expected: &[(&str, Answer)]) {
        let (_, reconciled) = reconciled(text);
        let found: Vec<_> = reconciled
            .due_rows
            .iter()
            .map(|row| (row.day.format("%m-%d").to_string(), row.answer))
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(day, answer)| ((*day).to_owned(), *answer))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    const SEEN: &str = "parcel SF1\nsee SF1 10-08 TRANSIT clerk=小李\n";

    #[test]
    fn a_due_row_is_answered_in_one_of_four_ways() {
        let cases = [
            ("follow SF1 10-08 改约", Answer::Done),
            ("follow SF1 10-08 　改约　", Answer::Done),
            ("follow SF1 - 改约", Answer::Done),
            ("follow SF1 10-08 说好了", Answer::NotStandard),
            ("follow SF1 10-08 改约 notime", Answer::NotStandard),
            ("follow SF1 10-08 - call=已接通", Answer::Blank),
            ("follow SF1 10-08 改约 time=10-09", Answer::Missed),
            ("follow SF1 10-07 改约", Answer::Missed),
            ("follow SF2 10-08 改约", Answer::Missed),
            (
                "follow SF1 10-08 -\nfollow SF1 10-08 说好了\nfollow SF1 10-08 改约",
                Answer::Done,
            ),
        ];
        for (follow_up, answer) in cases {
            check(&format!("{SEEN}{follow_up}"), &[("10-08", answer)]);
        }
    }

    #[test]
    fn what_is_not_due_is_not_judged() {
        let follow = "follow SF9 10-08 改约\n";
        for row in [
            "see SF1 10-08 SIGNED clerk=小李",
            "see SF1 10-08 TRANSIT",
            "see SF1 10-03 TRANSIT clerk=小李",
            "see SF1 10-10 TRANSIT clerk=小李",
        ] {
            check(&format!("{follow}parcel SF1\n{row}"), &[]);
        }
        check(SEEN, &[]);
        let of_order = "order A100001 1.00 10-01 - clerk=小李 waybill=SF1\nsee SF1 - TRANSIT";
        check(&format!("{follow}{of_order}"), &[("10-09", Answer::Missed)]);
    }

    #[test]
    fn a_row_without_a_day_answers_the_last_due_day() {
        let text = format!("{SEEN}see SF1 10-09 TRANSIT clerk=小李\nfollow SF1 - 改约");
        check(&text, &[("10-08", Answer::Missed), ("10-09", Answer::Done)]);
    }
}
