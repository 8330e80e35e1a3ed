//! What each returned row is worth as an answer, and what several rows about one parcel and day are worth together.

use std::cmp::Reverse;

use chrono::{NaiveDate, NaiveDateTime};
use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::config::Config;
use crate::model::{Answer, Book, FollowUp, FollowUpIndex};

/// The returned rows, judged.
pub(super) struct Answers(Vec<Judged>);

/// A returned row, judged.
#[derive(Clone, Copy)]
struct Judged {
    answer: Answer,
    /// True if the outcome is an allowed word, whether the time of contact is there or not.
    is_word_allowed: bool,
}

impl Answers {
    pub(super) fn new(book: &Book, config: &Config) -> Self {
        let allowed: FxHashSet<String> = config
            .follow_up
            .outcomes
            .iter()
            .map(|word| plain(word))
            .collect();
        let next_required = &config.follow_up.next_required;
        let next_required: FxHashSet<String> =
            next_required.iter().map(|word| plain(word)).collect();
        let judge = |row: &FollowUp| {
            let word = row.outcome.as_deref().map(plain);
            let word = word.filter(|word| !word.is_empty());
            let lacks_next = |word: &String| row.next.is_none() && next_required.contains(word);
            let is_word_allowed = word
                .as_ref()
                .is_some_and(|word| allowed.contains(word) && !lacks_next(word));
            let answer = match word {
                None => Answer::Blank,
                Some(_) if row.time_given && is_word_allowed => Answer::Done,
                Some(_) => Answer::NotStandard,
            };
            Judged {
                answer,
                is_word_allowed,
            }
        };
        Self(book.follow_ups.iter().map(judge).collect())
    }

    /// What a row is worth by itself.
    pub(super) fn alone(&self, index: FollowUpIndex) -> Answer {
        self.of(index).answer
    }

    fn of(&self, index: FollowUpIndex) -> Judged {
        self.0.get(index.get()).copied().unwrap_or(Judged {
            answer: Answer::Missed,
            is_word_allowed: false,
        })
    }

    /// The answer of all rows about one parcel and day, and the row whose outcome holds; `None` without a row.
    ///
    /// The latest outcome holds, by the time of contact, else by when the workbooks were saved; a blank erases nothing. Where
    /// the times do not tell, since one row has none or only the day, the better answer holds, then the earlier row. The
    /// time of contact may stand in another row than the outcome.
    pub(super) fn merge<'a>(
        &self,
        rows: impl Iterator<Item = (FollowUpIndex, &'a FollowUp)>,
    ) -> Option<(Answer, FollowUpIndex)> {
        let (mut blank, mut has_time) = (None, false);
        let mut contacts: Vec<Candidate> = Vec::new();
        let mut saves: Vec<Candidate> = Vec::new();
        for (index, row) in rows {
            has_time |= row.time.is_some();
            let quality = quality(self.of(index).answer);
            if quality <= self::quality(Answer::Blank) {
                blank = blank.min(Some(index)).or(Some(index));
                continue;
            }
            let (list, at) = match row.time {
                Some(time) => (&mut contacts, time.has_time().then_some(time.at())),
                None => (&mut saves, row.saved),
            };
            list.push(Candidate {
                index,
                quality,
                at,
                day: row.time.map(crate::model::Moment::day),
            });
        }
        let last_day = contacts.iter().filter_map(|row| row.day).max();
        contacts.retain(|row| row.day == last_day);
        let latest = [latest(contacts), latest(saves)];
        let Some(best) = latest.into_iter().flatten().max_by_key(Candidate::worth) else {
            return blank.map(|index| (Answer::Blank, index));
        };
        let judged = self.of(best.index);
        let answer = if judged.is_word_allowed && has_time {
            Answer::Done
        } else {
            judged.answer
        };
        Some((answer, best.index))
    }
}

/// A row with an outcome.
struct Candidate {
    index: FollowUpIndex,
    quality: u8,
    /// When, as far as it is known to the minute.
    at: Option<NaiveDateTime>,
    day: Option<NaiveDate>,
}

impl Candidate {
    fn worth(&self) -> (u8, Reverse<FollowUpIndex>) {
        (self.quality, Reverse(self.index))
    }
}

/// Of rows whose times can be compared the latest; beside those without a time, the better answer.
fn latest(rows: Vec<Candidate>) -> Option<Candidate> {
    let (timed, untimed): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.at.is_some());
    let timed = timed.into_iter().max_by_key(|row| (row.at, row.worth()));
    let untimed = untimed.into_iter().max_by_key(Candidate::worth);
    timed
        .into_iter()
        .chain(untimed)
        .max_by_key(Candidate::worth)
}

/// True if the row came back for that day: its day says so, or, without a day, the parcel was due on no
/// later one; and the contact did not take place on a later day.
pub(super) fn answers_day(follow_up: &FollowUp, day: NaiveDate, is_last: bool) -> bool {
    let for_day = follow_up.day.map_or(is_last, |own| own == day);
    for_day && follow_up.time.is_none_or(|time| time.day() <= day)
}

/// How much an answer is worth beside others.
const fn quality(answer: Answer) -> u8 {
    match answer {
        Answer::Missed => 0,
        Answer::Blank => 1,
        Answer::NotStandard => 2,
        Answer::Done => 3,
    }
}

/// A word without the differences of width and the blanks around it that nobody sees.
pub(super) fn plain(word: &str) -> String {
    word.nfkc().collect::<String>().trim().to_owned()
}

#[cfg(test)]
#[path = "answers_tests.rs"]
mod tests;
