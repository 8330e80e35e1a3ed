//! `gendan.toml` as it is typed.

use std::collections::BTreeMap;

use chrono::{NaiveDateTime, NaiveTime};
use serde::Deserialize;

use super::{
    Assessment, Audit, DepositPlan, Differences, ExchangePlan, ExchangeRate, FollowUpPlan,
    Language, Limits, Reading, exchange,
};
use crate::finding::Severity;
use crate::model::{Currency, StatedRate};

/// A configuration that cannot be used; the run has not begun.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not TOML, or has a key that is not known; the text names line and key.
    #[error("{0}")]
    Syntax(String),
    /// A value that means nothing.
    #[error("{key} = {value:?}: {expected}")]
    Value {
        /// The dotted key.
        key: String,
        /// The value as typed.
        value: String,
        /// What is expected instead.
        expected: String,
    },
}

impl ConfigError {
    /// A value that means nothing.
    pub fn value(
        key: impl Into<String>,
        value: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self::Value {
            key: key.into(),
            value: value.into(),
            expected: expected.into(),
        }
    }
}

/// The whole file. Everything has a default, so an empty file is a valid one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct File {
    /// The moment at which reports look at the data; empty: the time of the run.
    pub as_of: String,
    /// The close of a working day, `18:00`.
    pub close_of_day: String,
    /// `zh-CN` or `en`.
    pub language: String,
    /// The currency of sheets that name none.
    pub currency: String,
    /// `[report]`.
    pub report: ReportSettings,
    /// `[reading]`.
    pub reading: Reading,
    /// `[limits]`.
    pub limits: Limits,
    /// `[matching]`.
    pub matching: Matching,
    /// `[[exchange]]`: stated rates.
    pub exchange: Vec<ExchangeRate>,
    /// `[follow_up]`.
    pub follow_up: FollowUpPlan,
    /// `[assessment]`.
    pub assessment: Assessment,
    /// `[audit]`.
    pub audit: Audit,
    /// `[rules.G101]` and the like.
    pub rules: BTreeMap<String, RuleSetting>,
}

impl Default for File {
    fn default() -> Self {
        Self {
            as_of: String::new(),
            close_of_day: "18:00".to_owned(),
            language: "zh-CN".to_owned(),
            currency: "CNY".to_owned(),
            report: ReportSettings::default(),
            reading: Reading::default(),
            limits: Limits::default(),
            matching: Matching::default(),
            exchange: Vec::new(),
            follow_up: FollowUpPlan::default(),
            assessment: Assessment::default(),
            audit: Audit::default(),
            rules: BTreeMap::new(),
        }
    }
}

/// What stands on every report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReportSettings {
    /// The company's name.
    pub company: String,
    /// 制表: who made the report.
    pub author: String,
}

/// Windows, in days, and bounds of the matching. A receipt fits an order only inside the window of the
/// order's terms.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Matching {
    /// Money may come this many days before the order is entered.
    pub days_before: i64,
    /// Prepaid: this many days after the order.
    pub days_after_prepaid: i64,
    /// Deposit and balance: this many days after the order.
    pub days_after_deposit: i64,
    /// Cash on delivery: this many days after the order.
    pub days_after_cod: i64,
    /// Monthly terms: this many days after the order.
    pub days_after_monthly: i64,
    /// At most this many open orders of one party are tried in combinations.
    pub combination_orders: usize,
    /// At most this many steps are spent on one combination.
    pub combination_steps: usize,
    /// At most this many candidates of an ambiguous group are listed.
    pub listed_candidates: usize,
    /// `[matching.deposit]`.
    pub deposit: DepositPlan,
    /// `[matching.differences]`.
    pub differences: Differences,
    /// `[matching.exchange]`.
    pub exchange: ExchangePlan,
}

impl Default for Matching {
    fn default() -> Self {
        Self {
            days_before: 3,
            days_after_prepaid: 15,
            days_after_deposit: 60,
            days_after_cod: 45,
            days_after_monthly: 95,
            combination_orders: 200,
            combination_steps: 200_000,
            listed_candidates: 20,
            deposit: DepositPlan::default(),
            differences: Differences::default(),
            exchange: ExchangePlan::default(),
        }
    }
}

/// What the file says of one rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct RuleSetting {
    /// False switches the rule off.
    pub enabled: Option<bool>,
    /// `info`, `warning` or `error` instead of the rule's own.
    pub severity: Option<String>,
    /// The thresholds of the rule, by name.
    #[serde(flatten)]
    pub thresholds: BTreeMap<String, i64>,
}

impl RuleSetting {
    /// The severity, if one is set and known.
    pub fn severity(&self) -> Option<Severity> {
        self.severity.as_deref().and_then(Severity::from_code)
    }
}

impl File {
    /// Reads the text of a file.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError::Syntax(error.to_string()))
    }

    /// The moment at which reports look at the data, if the file sets one.
    pub fn as_of(&self) -> Result<Option<NaiveDateTime>, ConfigError> {
        if self.as_of.is_empty() {
            return Ok(None);
        }
        parse_as_of(&self.as_of, self.close_of_day()?)
            .map(Some)
            .ok_or_else(|| {
                ConfigError::value("as_of", &self.as_of, "2026-10-31 / 2026-10-31T18:00:00")
            })
    }

    pub(super) fn close_of_day(&self) -> Result<NaiveTime, ConfigError> {
        NaiveTime::parse_from_str(&self.close_of_day, "%H:%M")
            .map_err(|_| ConfigError::value("close_of_day", &self.close_of_day, "18:00"))
    }

    pub(super) fn language(&self) -> Result<Language, ConfigError> {
        Language::from_tag(&self.language)
            .ok_or_else(|| ConfigError::value("language", &self.language, "zh-CN / en"))
    }

    pub(super) fn limits(&self) -> Result<Limits, ConfigError> {
        self.limits.checked()
    }

    pub(super) fn exchange(&self) -> Result<Vec<StatedRate>, ConfigError> {
        exchange::stated(&self.exchange)
    }

    pub(super) fn currency(&self) -> Result<Currency, ConfigError> {
        Currency::new(&self.currency)
            .ok_or_else(|| ConfigError::value("currency", &self.currency, "CNY"))
    }
}

/// Reads `2026-10-31T18:00:00`, `2026-10-31 18:00` or a date alone, which means the close of that day.
pub(crate) fn parse_as_of(text: &str, close_of_day: NaiveTime) -> Option<NaiveDateTime> {
    let text = text.trim();
    [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M",
        "%Y-%m-%d %H:%M",
    ]
    .iter()
    .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    .or_else(|| {
        Some(
            text.parse::<chrono::NaiveDate>()
                .ok()?
                .and_time(close_of_day),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commented_file_says_what_the_code_does() {
        let file =
            File::parse(include_str!("../../templates/gendan.toml")).expect("the template parses");
        assert_eq!(file, File::default());
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let ConfigError::Syntax(text) =
            File::parse("[matching]\ndays_befor = 3\n").expect_err("an unknown key")
        else {
            panic!("a syntax error");
        };
        assert!(
            text.contains("line 2") && text.contains("days_befor"),
            "{text}"
        );
        assert!(
            File::parse("as_of = \"2026-13-01\"")
                .expect("it parses")
                .as_of()
                .is_err()
        );
    }

    #[test]
    fn a_date_alone_means_the_close_of_its_day() {
        let close = NaiveTime::from_hms_opt(18, 0, 0).expect("a time");
        for (text, expected) in [
            ("2026-10-31", Some("2026-10-31 18:00:00")),
            ("2026-10-31T09:30:00", Some("2026-10-31 09:30:00")),
            ("2026-10-31 09:30", Some("2026-10-31 09:30:00")),
            ("31.10.2026", None),
        ] {
            assert_eq!(
                parse_as_of(text, close).map(|at| at.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
