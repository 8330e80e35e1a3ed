//! `[[exchange]]`: stated rates. Money is never matched across currencies without one.

use chrono::NaiveDate;
use serde::Deserialize;

use super::decimal::Decimal;

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
