//! `[[matching.differences.fee]]`: what payment channels and banks keep of what passes through them.

use serde::Deserialize;

use super::ConfigError;
use super::decimal::Decimal;
use crate::model::Currency;

/// One line of the fee schedule: so many percent and a fixed sum, within bounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fee {
    /// Holds for channels whose name contains this; empty for all.
    pub channel: String,
    /// Percent of the amount before the fee.
    pub percent: Decimal,
    /// A fixed sum for each payment beside the percentage.
    pub fixed: Decimal,
    /// The fee is at least this; 0 for no bound.
    pub at_least: Decimal,
    /// The fee is at most this; 0 for no bound.
    pub at_most: Decimal,
    /// Holds for payments in this currency only; empty for all.
    pub currency: String,
}

/// Channel, percent in millionths, fixed sum in millionths, currency.
const USUAL: [(&str, i64, i64, &str); 19] = [
    ("支付宝", 600_000, 0, ""),
    ("支付宝", 550_000, 0, ""),
    ("支付宝", 380_000, 0, ""),
    ("支付宝", 1_000_000, 0, ""),
    ("微信", 600_000, 0, ""),
    ("微信", 540_000, 0, ""),
    ("微信", 380_000, 0, ""),
    ("微信", 1_000_000, 0, ""),
    ("POS", 600_000, 0, ""),
    ("刷卡", 600_000, 0, ""),
    ("银联", 600_000, 0, ""),
    ("信用卡", 600_000, 0, ""),
    ("PayPal", 4_400_000, 300_000, "USD"),
    ("PayPal", 3_400_000, 300_000, "USD"),
    ("", 0, 10_000_000, "USD"),
    ("", 0, 15_000_000, "USD"),
    ("", 0, 20_000_000, "USD"),
    ("", 0, 25_000_000, "USD"),
    ("", 0, 30_000_000, "USD"),
];

impl Fee {
    /// The fees that are usual in the trade.
    pub(super) fn usual() -> Vec<Self> {
        let line = |(channel, percent, fixed, currency): (&str, i64, i64, &str)| Self {
            channel: channel.to_owned(),
            percent: Decimal {
                millionths: percent,
            },
            fixed: Decimal { millionths: fixed },
            currency: currency.to_owned(),
            ..Self::default()
        };
        USUAL.into_iter().map(line).collect()
    }

    /// True if the line holds for a channel and a currency.
    pub fn holds_for(&self, channel: &str, currency: Currency) -> bool {
        let of_currency =
            self.currency.is_empty() || self.currency.eq_ignore_ascii_case(currency.code());
        of_currency && contains(channel, &self.channel)
    }

    /// The fee on an amount of minor units before the fee, rounded half up.
    pub fn on(&self, gross: i64, currency: Currency) -> i64 {
        let fee = self
            .percent
            .percent_of(gross)
            .saturating_add(units(self.fixed, currency));
        let fee = fee.max(units(self.at_least, currency));
        match units(self.at_most, currency) {
            0 => fee,
            most => fee.min(most),
        }
    }

    /// By how many minor units a difference misses the fee. A channel may round down or up, and settles many
    /// payments at once, so a percentage may be off by one unit; `None` beyond that.
    pub fn misses(&self, gross: i64, difference: i64, currency: Currency) -> Option<i64> {
        let fee = self.on(gross, currency);
        let borne = i64::from(self.percent.millionths > 0);
        let off = (difference - fee).abs();
        (fee > 0 && difference > 0 && off <= borne).then_some(off)
    }

    /// The amounts before the fee that leave this much, sorted: a handful of units that rounding allows.
    pub fn grosses(&self, net: i64, currency: Currency) -> Vec<i64> {
        let whole = i128::from(100_000_000 - self.percent.millionths).max(1);
        let fixed = units(self.fixed, currency);
        let middle = i128::from(net.saturating_add(fixed)) * 100_000_000 / whole;
        let middle = i64::try_from(middle).unwrap_or(net);
        let bounds = [self.at_least, self.at_most].map(|bound| units(bound, currency));
        let mut found: Vec<i64> = (middle - 2..=middle + 2)
            .chain(bounds.into_iter().map(|bound| net.saturating_add(bound)))
            .filter(|gross| self.misses(*gross, gross - net, currency).is_some())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// An error if the line means nothing.
    pub(super) fn check(&self, position: usize) -> Result<(), ConfigError> {
        let key = |name: &str| format!("matching.differences.fee[{}].{name}", position + 1);
        for (name, value) in [
            ("fixed", self.fixed),
            ("at_least", self.at_least),
            ("at_most", self.at_most),
        ] {
            if value.millionths < 0 {
                return Err(ConfigError::value(key(name), value.text(), "≥ 0"));
            }
        }
        if !(0..=20_000_000).contains(&self.percent.millionths) {
            return Err(ConfigError::value(
                key("percent"),
                self.percent.text(),
                "0 – 20",
            ));
        }
        let nothing = [self.percent, self.fixed, self.at_least];
        if nothing.iter().all(|part| part.millionths == 0) {
            return Err(ConfigError::value(
                key("percent"),
                "0",
                "percent / fixed / at_least > 0",
            ));
        }
        if self.at_most.millionths > 0 && self.at_most < self.at_least {
            let value = self.at_most.text();
            return Err(ConfigError::value(key("at_most"), value, "≥ at_least"));
        }
        if !self.currency.is_empty() && Currency::new(&self.currency).is_none() {
            return Err(ConfigError::value(key("currency"), &self.currency, "USD"));
        }
        Ok(())
    }
}

/// A typed amount as minor units of a currency, rounded down.
pub(super) fn units(amount: Decimal, currency: Currency) -> i64 {
    let scaled = i128::from(amount.millionths) * 10_i128.pow(currency.exponent()) / 1_000_000;
    i64::try_from(scaled).unwrap_or(i64::MAX)
}

/// True if a name contains another, whatever the case of its Latin letters.
fn contains(name: &str, part: &str) -> bool {
    let (name, part) = (name.as_bytes(), part.as_bytes());
    let mut windows = name.windows(part.len().max(1));
    part.is_empty() || windows.any(|window| window.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fee(text: &str) -> Fee {
        toml::from_str(text).expect("a fee")
    }

    #[test]
    fn a_fee_is_a_share_and_a_sum_within_bounds() {
        for (line, gross, expected) in [
            ("percent = 0.6", 100_00, 60),
            ("percent = 0.6", 99_99, 60),
            ("percent = 0.6\nat_least = 0.1", 5_00, 10),
            ("percent = 0.6\nat_most = 25", 1_000_000_00, 25_00),
            ("percent = 4.4\nfixed = 0.3", 100_00, 4_70),
            ("fixed = 15", 3_000_00, 15_00),
        ] {
            assert_eq!(fee(line).on(gross, Currency::CNY), expected, "{line}");
        }
    }

    #[test]
    fn one_unit_of_a_share_is_rounding_and_two_are_not() {
        for (line, difference, expected) in [
            ("percent = 0.6", 60, Some(0)),
            ("percent = 0.6", 59, Some(1)),
            ("percent = 0.6", 61, Some(1)),
            ("percent = 0.6", 62, None),
            ("percent = 0.6", -60, None),
            ("fixed = 15", 1500, Some(0)),
            ("fixed = 15", 1501, None),
        ] {
            let found = fee(line).misses(100_00, difference, Currency::CNY);
            assert_eq!(found, expected, "{line} {difference}");
        }
        // Of 0.83 the share is nothing, and nothing is no fee.
        assert_eq!(fee("percent = 0.6").misses(83, 1, Currency::CNY), None);
    }

    #[test]
    fn what_is_left_tells_what_it_was_before() {
        for line in [
            "percent = 0.6",
            "percent = 0.6\nat_least = 0.1\nat_most = 25",
            "percent = 4.4\nfixed = 0.3",
            "fixed = 15",
        ] {
            let fee = fee(line);
            for gross in [5_00, 99_99, 100_00, 1837_46, 98_765_43] {
                let kept = fee.on(gross, Currency::CNY);
                let found = fee.grosses(gross - kept, Currency::CNY);
                let fits = kept == 0 || found.contains(&gross) || gross == kept;
                assert!(fits, "{line} {gross} {found:?}");
                assert!(found.len() <= 6, "{found:?}");
            }
        }
    }

    #[test]
    fn a_line_holds_for_its_channel_and_currency() {
        let dollars = Currency::new("USD").expect("a currency");
        for (line, channel, currency, expected) in [
            ("channel = \"微信\"", "微信小店", Currency::CNY, true),
            ("channel = \"微信\"", "支付宝", Currency::CNY, false),
            ("channel = \"pos\"", "建行POS机", Currency::CNY, true),
            ("currency = \"USD\"", "中国银行", dollars, true),
            ("currency = \"USD\"", "中国银行", Currency::CNY, false),
        ] {
            let found = fee(line).holds_for(channel, currency);
            assert_eq!(found, expected, "{line} {channel}");
        }
    }
}
