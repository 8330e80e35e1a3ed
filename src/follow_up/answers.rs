//! What each returned row is worth as an answer.

use chrono::NaiveDate;
use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use crate::config::Config;
use crate::model::{Answer, Book, FollowUp, FollowUpIndex};

/// The returned rows, judged.
pub(super) struct Answers(Vec<Answer>);

impl Answers {
    pub(super) fn new(book: &Book, config: &Config) -> Self {
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

    pub(super) fn of(&self, index: FollowUpIndex) -> Answer {
        self.0.get(index.get()).copied().unwrap_or(Answer::Missed)
    }
}

/// True if the row came back for that day: its day says so, or, without a day, the parcel was due on no
/// later one; and the contact did not take place on a later day.
pub(super) fn answers_day(follow_up: &FollowUp, day: NaiveDate, is_last: bool) -> bool {
    let for_day = follow_up.day.map_or(is_last, |own| own == day);
    for_day && follow_up.time.is_none_or(|time| time.day() <= day)
}

/// How much an answer is worth beside others.
pub(super) const fn quality(answer: Answer) -> u8 {
    match answer {
        Answer::Missed => 0,
        Answer::Blank => 1,
        Answer::NotStandard => 2,
        Answer::Done => 3,
    }
}

fn plain(word: &str) -> String {
    word.nfkc().collect::<String>().trim().to_owned()
}
