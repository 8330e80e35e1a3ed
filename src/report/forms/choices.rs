//! The words of a dropdown: listed in the form, or a list of the settings and vocabularies.

use serde::Deserialize;

use crate::config::{Config, Language, carriers};
use crate::lang::Catalogue;
use crate::model::CourierStatus;

/// Where the words come from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub(super) enum Choices {
    /// A list with a name.
    Of(List),
    /// Words that stand in the form, for each language.
    Listed {
        /// Chinese.
        zh: Vec<String>,
        /// English.
        en: Vec<String>,
    },
}

/// A list that stands elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum List {
    /// `[follow_up] call_results`.
    CallResults,
    /// `[follow_up] outcomes`.
    Outcomes,
    /// `[follow_up] issues`.
    Issues,
    /// `[follow_up] rest_words` and `shift_words`.
    Shifts,
    /// The short names of the carriers.
    Carriers,
    /// The words of our reports for a courier's statuses.
    CourierStatuses,
}

impl Choices {
    /// The words in the language of the settings.
    pub(super) fn words(&self, config: &Config, words: &Catalogue) -> Vec<String> {
        let plan = &config.follow_up;
        match self {
            Self::Listed { zh, en } => match config.language {
                Language::Chinese => zh.clone(),
                Language::English => en.clone(),
            },
            Self::Of(List::CallResults) => plan.call_results.clone(),
            Self::Of(List::Outcomes) => plan.outcomes.clone(),
            Self::Of(List::Issues) => plan.issues.clone(),
            Self::Of(List::Shifts) => [&plan.rest_words[..], &plan.shift_words[..]].concat(),
            Self::Of(List::Carriers) => carriers()
                .iter()
                .map(|carrier| carrier.name.to_string())
                .collect(),
            Self::Of(List::CourierStatuses) => CourierStatus::ALL
                .into_iter()
                .filter(|status| *status != CourierStatus::Unknown)
                .map(|status| words.get(&format!("status.{}", status.code())).to_owned())
                .collect(),
        }
    }
}
