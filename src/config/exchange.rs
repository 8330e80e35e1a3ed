//! `[[exchange]]`: stated rates. Money is never matched across currencies without one.

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
    pub date: Day,
}

/// A day, as a date of TOML or as text: `2026-10-08`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Day {
    /// A date of TOML.
    Date(toml::value::Datetime),
    /// Text.
    Text(String),
}

/// `[matching.exchange]`: how stated rates are used.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ExchangePlan {
    /// A rate holds for payments of its day and of so many days after it, unless a later one is stated.
    pub days: i64,
    /// So many percent of what is awaited may be off after conversion; they are booked as an exchange difference.
    pub tolerance_percent: Decimal,
}

impl Default for ExchangePlan {
    fn default() -> Self {
        Self {
            days: 31,
            tolerance_percent: Decimal {
                millionths: 500_000,
            },
        }
    }
}

/// The rates, checked, by currencies and day.
pub(super) fn stated(typed: &[ExchangeRate]) -> Result<Vec<StatedRate>, ConfigError> {
    let mut rates = typed
        .iter()
        .zip(1..)
        .map(|(rate, number)| rate.stated(number))
        .collect::<Result<Vec<_>, _>>()?;
    rates.sort_by_key(|rate| (rate.from, rate.to, rate.day));
    let same = |pair: &[StatedRate]| match pair {
        [one, other] => (one.from, one.to, one.day) == (other.from, other.to, other.day),
        _ => false,
    };
    if let Some([rate, _]) = rates.windows(2).find(|pair| same(pair)) {
        let what = format!("{} {} {}", rate.from.code(), rate.to.code(), rate.day);
        return Err(ConfigError::value(
            "exchange.date",
            what,
            "1 × [[exchange]]",
        ));
    }
    Ok(rates)
}

impl ExchangeRate {
    fn stated(&self, number: usize) -> Result<StatedRate, ConfigError> {
        let wrong = |name: &str, value: &str, expected: &str| {
            ConfigError::value(format!("exchange[{number}].{name}"), value, expected)
        };
        let currency = |name: &str, code: &str| {
            Currency::new(code).ok_or_else(|| wrong(name, code, "CNY / USD / EUR / …"))
        };
        let (from, to) = (currency("from", &self.from)?, currency("to", &self.to)?);
        if from == to {
            return Err(wrong("to", &self.to, "≠ from"));
        }
        if self.rate.millionths <= 0 {
            return Err(wrong("rate", &self.rate.to_string(), "> 0"));
        }
        let source = self.source.trim();
        if source.is_empty() {
            return Err(wrong("source", &self.source, "中国银行现汇买入价 / …"));
        }
        let day = match &self.date {
            Day::Date(day) => day.to_string(),
            Day::Text(day) => day.trim().to_owned(),
        };
        Ok(StatedRate {
            from,
            to,
            millionths: self.rate.millionths,
            source: source.into(),
            day: day.parse().map_err(|_| wrong("date", &day, "2026-10-08"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::File;

    fn check(changed: &str, expected: &str) {
        let name = changed.split(' ').next().expect("a key");
        let lines = [
            "from = \"usd\"",
            "to = \"CNY\"",
            "rate = 7.1234",
            "source = \"中国银行\"",
            "date = 2026-10-08",
        ];
        let lines = lines.map(|line| {
            if line.starts_with(name) {
                changed
            } else {
                line
            }
        });
        let file = File::parse(&format!("[[exchange]]\n{}", lines.join("\n"))).expect("it parses");
        let told = match file.exchange() {
            Ok(rates) => format!("{rates:?}"),
            Err(error) => error.to_string(),
        };
        assert!(told.contains(expected), "{changed}: {told}");
    }

    #[test]
    fn a_rate_names_currencies_figure_source_and_day() {
        check("rate = 7.1234", "from: USD, to: CNY, millionths: 7123400");
        check("date = \"2026-10-09\"", "day: 2026-10-09");
        check("from = \"美元\"", "exchange[1].from = \"美元\"");
        check("to = \"USD\"", "exchange[1].to");
        check("rate = 0", "exchange[1].rate");
        check("rate = -7.1", "exchange[1].rate = \"-7.1\"");
        check("source = \" \"", "exchange[1].source");
        check("date = \"2026-13-08\"", "exchange[1].date");
    }

    #[test]
    fn two_rates_for_one_day_contradict_each_other() {
        let rate = |to: &str, day: u32| {
            format!(
                "[[exchange]]\nfrom = \"USD\"\nto = \"{to}\"\nrate = 7\nsource = \"x\"\ndate = 2026-10-{day:02}\n"
            )
        };
        for (text, fine) in [
            (rate("CNY", 8) + &rate("CNY", 9), true),
            (rate("CNY", 8) + &rate("EUR", 8), true),
            (rate("CNY", 8) + &rate("CNY", 8), false),
        ] {
            let file = File::parse(&text).expect("it parses");
            assert_eq!(file.exchange().is_ok(), fine, "{text}");
        }
    }
}
