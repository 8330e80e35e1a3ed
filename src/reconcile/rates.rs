//! Stated rates, ready to be looked up. A rate holds from its day on, for the configured number of days, until a
//! later one is stated; the other direction is never reckoned from it.

use chrono::NaiveDate;

use crate::config::Config;
use crate::model::{Currency, StatedRate};

/// The rates of a run, by currencies and day.
pub(super) struct Rates<'a> {
    rates: Vec<&'a StatedRate>,
    days: i64,
}

impl<'a> Rates<'a> {
    pub(super) fn new(config: &'a Config) -> Self {
        let mut rates: Vec<&StatedRate> = config.exchange.iter().collect();
        rates.sort_by_key(|rate| (rate.from, rate.to, rate.day));
        Self {
            rates,
            days: config.matching.exchange.days,
        }
    }

    /// The rate of a day: the latest one that is stated for it or a day before it.
    pub(super) fn rate(
        &self,
        from: Currency,
        to: Currency,
        day: NaiveDate,
    ) -> Option<&'a StatedRate> {
        let after = self
            .rates
            .partition_point(|rate| (rate.from, rate.to, rate.day) <= (from, to, day));
        let latest = *self.rates.get(after.checked_sub(1)?)?;
        let holds =
            (latest.from, latest.to) == (from, to) && (day - latest.day).num_days() <= self.days;
        holds.then_some(latest)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::config;
    use super::*;

    #[test]
    fn the_latest_rate_on_or_before_the_day_holds() {
        let currency = |code| Currency::new(code).expect("a currency");
        let day = |text: &str| -> NaiveDate { text.parse().expect("a date") };
        let rate = |from, on: &str, millionths| StatedRate {
            from: currency(from),
            to: Currency::CNY,
            millionths,
            source: "中国银行".into(),
            day: day(on),
        };
        let mut config = config();
        config.exchange = vec![
            rate("USD", "2026-10-20", 3),
            rate("EUR", "2026-10-01", 1),
            rate("USD", "2026-10-08", 2),
        ];
        let rates = Rates::new(&config);
        for (from, to, on, expected) in [
            ("USD", "CNY", "2026-10-07", None),
            ("USD", "CNY", "2026-10-08", Some(2)),
            ("USD", "CNY", "2026-10-19", Some(2)),
            ("USD", "CNY", "2026-10-20", Some(3)),
            ("USD", "CNY", "2026-11-20", Some(3)),
            ("USD", "CNY", "2026-11-21", None),
            ("EUR", "CNY", "2026-10-09", Some(1)),
            ("CNY", "USD", "2026-10-09", None),
        ] {
            let found = rates.rate(currency(from), currency(to), day(on));
            assert_eq!(
                found.map(|rate| rate.millionths),
                expected,
                "{from} {to} {on}"
            );
        }
    }
}
