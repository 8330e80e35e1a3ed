//! `[[exchange]]`: stated rates. Money is never matched across currencies without one.

use chrono::NaiveDate;
use serde::Deserialize;

use super::decimal::Decimal;
use super::file::ConfigError;
use crate::model::{Currency, StatedRate};

/// A rate as it is typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// One unit of this currency …
    pub from: String,
    /// … is worth `rate` units of this one.
    pub to: String,
    /// The rate.
    pub rate: Decimal,
    /// Who states it.
    pub source: String,
    /// The day for which it is stated.
    pub date: NaiveDate,
}

impl ExchangeRate {
    /// What the rate means; an error for a currency that is none, or a rate of nothing.
    pub fn stated(&self) -> Result<StatedRate, ConfigError> {
        let currency = |key: &str, code: &str| {
            let expected = "an ISO 4217 code, such as USD";
            Currency::new(code).ok_or_else(|| ConfigError::value(key, code, expected))
        };
        if self.rate.millionths <= 0 {
            let typed = format!("{:?}", self.rate);
            return Err(ConfigError::value("exchange.rate", typed, "a rate above 0"));
        }
        Ok(StatedRate {
            from: currency("exchange.from", &self.from)?,
            to: currency("exchange.to", &self.to)?,
            millionths: self.rate.millionths,
            source: self.source.as_str().into(),
            day: self.date,
        })
    }
}
