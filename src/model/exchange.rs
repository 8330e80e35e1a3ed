//! Stated rates of exchange: money is never matched across currencies without one.

use chrono::NaiveDate;

use super::{Currency, Money, Text};

/// A rate that somebody stated, with its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedRate {
    /// One unit of this currency …
    pub from: Currency,
    /// … is so many of this one:
    pub to: Currency,
    /// the rate, in millionths.
    pub millionths: i64,
    /// Who states it: 中国银行现汇买入价, the contract.
    pub source: Text,
    /// The day for which it is stated.
    pub day: NaiveDate,
}

/// A number of millionths as a plain decimal, without zeros that say nothing: `7.1234`.
pub fn plain_millionths(millionths: i64) -> String {
    let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
    let sign = if millionths < 0 { "-" } else { "" };
    let text = format!("{sign}{}.{:06}", whole.abs(), rest.abs());
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

impl StatedRate {
    /// The figure as a plain decimal: `7.1234`.
    pub fn figure(&self) -> String {
        plain_millionths(self.millionths)
    }

    /// An amount of `from` in `to`, rounded half up to the minor unit; `None` for another currency or past the
    /// range.
    pub fn convert(&self, amount: Money) -> Option<Money> {
        if amount.currency() != self.from {
            return None;
        }
        let shift = |currency: Currency| 10_i128.pow(currency.exponent());
        let numerator = i128::from(amount.minor()) * i128::from(self.millionths) * shift(self.to);
        let denominator = 1_000_000 * shift(self.from);
        let rounded = (2 * numerator + denominator).div_euclid(2 * denominator);
        Some(Money::from_minor(i64::try_from(rounded).ok()?, self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_converted_to_the_minor_unit() {
        let currency = |code| Currency::new(code).expect("a currency");
        let rate = |from, to, millionths| StatedRate {
            from: currency(from),
            to: currency(to),
            millionths,
            source: "中国银行".into(),
            day: NaiveDate::from_ymd_opt(2026, 10, 8).expect("a date"),
        };
        let cases = [
            ("USD", "CNY", 7_123_400, 100_00, "712.34"),
            ("USD", "CNY", 7_123_450, 100_00, "712.35"),
            ("JPY", "CNY", 47_000, 10_000, "470.00"),
            ("USD", "JPY", 151_500_000, 1_00, "152"),
        ];
        for (from, to, millionths, minor, expected) in cases {
            let amount = Money::from_minor(minor, currency(from));
            let found = rate(from, to, millionths).convert(amount);
            assert_eq!(
                found.map(|money| money.to_string()).as_deref(),
                Some(expected)
            );
        }
        assert_eq!(rate("USD", "CNY", 1).convert(Money::cny(1)), None);
    }
}
