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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_has_two_currencies_and_is_above_nothing() {
        for (from, to, rate, expected) in [
            ("usd", "CNY", "7.1234", Ok(7_123_400)),
            ("美元", "CNY", "7.1234", Err("exchange.from")),
            ("USD", "RMB¥", "7.1234", Err("exchange.to")),
            ("USD", "CNY", "0", Err("exchange.rate")),
        ] {
            let typed = ExchangeRate {
                from: from.to_owned(),
                to: to.to_owned(),
                rate: Decimal::parse(rate).expect("a number"),
                source: "中国银行".to_owned(),
                date: NaiveDate::from_ymd_opt(2026, 10, 8).expect("a date"),
            };
            match (typed.stated(), expected) {
                (Ok(stated), Ok(millionths)) => assert_eq!(stated.millionths, millionths),
                (Err(error), Err(key)) => assert!(error.to_string().starts_with(key), "{error}"),
                (found, _) => panic!("{from} {to} {rate}: {found:?}"),
            }
        }
    }
}
