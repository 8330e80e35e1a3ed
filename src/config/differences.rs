//! `[matching.differences]`: how far an amount may be off, and under which name.

use serde::Deserialize;

use super::ConfigError;
use super::decimal::Decimal;
use super::fee::{Fee, units};
use crate::model::Money;

/// The differences that are known by name, and the tolerance. Only what is within the tolerance, or is a fee
/// that the statement itself states, is ever booked without a person; every other name is a suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Differences {
    /// Off by so many percent of what is awaited, or …
    pub tolerance_percent: Decimal,
    /// … by so many yuan, whichever is more, is confirmed as a difference within the tolerance …
    pub tolerance: Decimal,
    /// … but never by more than so many yuan; 0 for no such bound.
    pub tolerance_at_most: Decimal,
    /// 抹零: less than so many yuan let go, down to whole yuan.
    pub rounding: Decimal,
    /// 抹零: less than so many yuan let go, down to whole tens.
    pub rounding_to_tens: Decimal,
    /// Usual discounts and coupons, in yuan.
    pub discounts: Vec<Decimal>,
    /// A discount is at most so many percent of what is awaited.
    pub discount_percent: Decimal,
    /// Usual freights, in yuan.
    pub freights: Vec<Decimal>,
    /// Freight is at most so many percent of what is awaited.
    pub freight_percent: Decimal,
    /// What channels keep.
    pub fee: Vec<Fee>,
}

impl Default for Differences {
    fn default() -> Self {
        let list = |amounts: &[i64]| amounts.iter().copied().map(Decimal::whole).collect();
        Self {
            tolerance_percent: Decimal::default(),
            tolerance: Decimal::default(),
            tolerance_at_most: Decimal::default(),
            rounding: Decimal::whole(1),
            rounding_to_tens: Decimal::whole(10),
            discounts: list(&[5, 10, 20, 30, 50, 100]),
            discount_percent: Decimal::whole(30),
            freights: list(&[8, 10, 12, 15, 18, 20]),
            freight_percent: Decimal::whole(50),
            fee: Fee::usual(),
        }
    }
}

impl Differences {
    /// How far a receipt may be off from what is awaited and still be confirmed: the larger of share and sum,
    /// within the bound, and never more than half of it, because such a receipt is a part or for two.
    pub fn tolerated(&self, awaited: Money) -> Money {
        let share = share(self.tolerance_percent, awaited);
        let sum = units(self.tolerance, awaited.currency());
        let mut most = share.max(sum).min(awaited.minor() / 2);
        if self.tolerance_at_most.millionths > 0 {
            most = most.min(units(self.tolerance_at_most, awaited.currency()));
        }
        Money::from_minor(most.max(0), awaited.currency())
    }

    /// The largest discount that is believed.
    pub fn largest_discount(&self, awaited: Money) -> i64 {
        share(self.discount_percent, awaited)
    }

    /// The largest freight that is believed.
    pub fn largest_freight(&self, awaited: Money) -> i64 {
        share(self.freight_percent, awaited)
    }

    /// The largest fee that any line of the schedule takes for a currency.
    pub fn largest_fee(&self, awaited: Money) -> i64 {
        let currency = awaited.currency();
        let lines = self.fee.iter().filter(|fee| {
            fee.currency.is_empty() || fee.currency.eq_ignore_ascii_case(currency.code())
        });
        let fees = lines.map(|fee| fee.on(awaited.minor(), currency));
        fees.max().unwrap_or_default()
    }

    /// True if a sum is a usual discount.
    pub fn is_usual_discount(&self, amount: Money) -> bool {
        is_listed(&self.discounts, amount)
    }

    /// True if a sum is a usual freight.
    pub fn is_usual_freight(&self, amount: Money) -> bool {
        is_listed(&self.freights, amount)
    }

    /// The sum below which odd cents are let go, in minor units of a currency, and the one for odd yuan.
    pub fn roundings(&self, awaited: Money) -> [i64; 2] {
        [self.rounding, self.rounding_to_tens].map(|most| units(most, awaited.currency()))
    }

    /// An error if a setting means nothing.
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let error = |name: &str, value: Decimal, expected: &str| {
            let key = format!("matching.differences.{name}");
            Err(ConfigError::value(key, value.text(), expected))
        };
        for (name, value) in [
            ("tolerance", self.tolerance),
            ("tolerance_at_most", self.tolerance_at_most),
            ("rounding", self.rounding),
            ("rounding_to_tens", self.rounding_to_tens),
        ] {
            if value.millionths < 0 {
                return error(name, value, "≥ 0");
            }
        }
        for (name, value, most) in [
            ("tolerance_percent", self.tolerance_percent, 50),
            ("discount_percent", self.discount_percent, 100),
            ("freight_percent", self.freight_percent, 100),
        ] {
            if value.millionths < 0 || value > Decimal::whole(most) {
                return error(name, value, &format!("0 – {most}"));
            }
        }
        if self.tolerance_at_most.millionths > 0 && self.tolerance_at_most < self.tolerance {
            return error("tolerance_at_most", self.tolerance_at_most, "≥ tolerance");
        }
        for (name, list) in [("discounts", &self.discounts), ("freights", &self.freights)] {
            if let Some(wrong) = list.iter().find(|amount| amount.millionths <= 0) {
                return error(name, *wrong, "> 0");
            }
        }
        let mut fees = self.fee.iter().enumerate();
        fees.try_for_each(|(position, fee)| fee.check(position))
    }
}

/// So many percent of an amount, rounded down: a bound is never exceeded by rounding.
fn share(percent: Decimal, amount: Money) -> i64 {
    let share = i128::from(amount.minor()) * i128::from(percent.millionths) / 100_000_000;
    i64::try_from(share).unwrap_or(i64::MAX)
}

fn is_listed(list: &[Decimal], amount: Money) -> bool {
    list.iter()
        .any(|listed| units(*listed, amount.currency()) == amount.minor())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(text: &str) -> Differences {
        toml::from_str(text).expect("settings")
    }

    #[test]
    fn a_tolerance_has_a_floor_and_a_cap() {
        let floor = "tolerance_percent = 20\ntolerance = 100";
        let cap = "tolerance_percent = 2\ntolerance_at_most = 50";
        for (text, awaited, expected) in [
            ("", 100_00, 0),
            ("tolerance = 0.01", 100_00, 1),
            (floor, 1_000_00, 200_00),
            (floor, 300_00, 100_00),
            (floor, 150_00, 75_00),
            (cap, 1_000_00, 20_00),
            (cap, 9_000_00, 50_00),
            ("tolerance_percent = 2", 99_99, 1_99),
        ] {
            let found = settings(text).tolerated(Money::cny(awaited));
            assert_eq!(found, Money::cny(expected), "{text} {awaited}");
        }
    }

    #[test]
    fn a_setting_without_sense_is_named() {
        for (text, expected) in [
            (
                "tolerance = -1",
                "matching.differences.tolerance = \"-1\": ≥ 0",
            ),
            (
                "tolerance_percent = 60",
                "matching.differences.tolerance_percent = \"60\": 0 – 50",
            ),
            (
                "tolerance = 5\ntolerance_at_most = 2.5",
                "matching.differences.tolerance_at_most = \"2.5\": ≥ tolerance",
            ),
            (
                "discounts = [5, 0]",
                "matching.differences.discounts = \"0\": > 0",
            ),
            (
                "[[fee]]\nchannel = \"微信\"",
                "matching.differences.fee[1].percent = \"0\": percent / fixed / at_least > 0",
            ),
            (
                "[[fee]]\npercent = 0.6\nat_least = 3\nat_most = 1",
                "matching.differences.fee[1].at_most = \"1\": ≥ at_least",
            ),
            (
                "[[fee]]\npercent = 60",
                "matching.differences.fee[1].percent = \"60\": 0 – 20",
            ),
        ] {
            let error = settings(text).check().expect_err("no sense");
            assert_eq!(error.to_string(), expected);
        }
        assert!(Differences::default().check().is_ok());
    }
}
