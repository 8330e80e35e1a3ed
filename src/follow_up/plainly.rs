//! Whether a text plainly says one of the outcomes that the courier can contradict.

use super::answers::plain;
use crate::config::Config;
use crate::model::CourierStatus;

/// Characters that turn a word into its opposite or into a question.
const DOUBTS: [char; 16] = [
    '未', '不', '没', '无', '非', '否', '别', '勿', '拒', '可', '预', '疑', '将', '怕', '?', '吗',
];

/// Outcomes with the courier's statuses that contradict them.
pub(super) struct Claims {
    claims: Vec<(String, Vec<CourierStatus>)>,
    outcomes: Vec<String>,
}

impl Claims {
    pub(super) fn new(config: &Config) -> Self {
        let contradicts = config.follow_up.contradicts.iter();
        let claims = contradicts.map(|(word, codes)| {
            let codes = codes.iter();
            let codes = codes.filter_map(|code| CourierStatus::from_code(code));
            (plain(word), codes.collect())
        });
        let outcomes = config.follow_up.outcomes.iter();
        Self {
            claims: claims.filter(|(word, _)| !word.is_empty()).collect(),
            outcomes: outcomes.map(|word| plain(word)).collect(),
        }
    }

    /// The statuses that contradict what was written: one of the words, or a text that holds it without doubt and beside
    /// no other outcome.
    pub(super) fn against(&self, written: &str) -> Option<&[CourierStatus]> {
        let written = plain(written);
        let claims = || self.claims.iter();
        let exact = claims().find(|(word, _)| *word == written);
        let inside = || {
            let held = claims().filter(|(word, _)| written.contains(word.as_str()));
            let longest = held.max_by_key(|(word, _)| word.len())?;
            self.is_plain(&written, &longest.0).then_some(longest)
        };
        let found = exact.or_else(inside)?;
        Some(&found.1)
    }

    fn is_plain(&self, written: &str, word: &str) -> bool {
        let rest = written.replacen(word, " ", 1);
        let other = |outcome: &String| !outcome.is_empty() && rest.contains(outcome.as_str());
        // A longer outcome that holds the word is another one.
        let longer = |outcome: &String| outcome.len() > word.len() && written.contains(&**outcome);
        !rest.contains(DOUBTS) && !self.outcomes.iter().any(|own| other(own) || longer(own))
    }
}

#[cfg(test)]
#[path = "plainly_tests.rs"]
mod tests;
