//! What a figure counts: things, money or hours.

use crate::model::{Currency, Money};

/// A numerator or a denominator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A number of things.
    Count(i64),
    /// Money, in the currency of the reports.
    Money(Money),
    /// Hours.
    Hours(f64),
}

impl Amount {
    /// The number for a ratio or a chart; money in major units.
    pub fn as_number(self) -> f64 {
        match self {
            Self::Count(count) => count as f64,
            Self::Money(amount) => amount.as_major(),
            Self::Hours(hours) => hours,
        }
    }

    /// True for nothing.
    pub fn is_zero(self) -> bool {
        match self {
            Self::Count(count) => count == 0,
            Self::Money(amount) => amount.is_zero(),
            Self::Hours(hours) => hours == 0.0,
        }
    }
}

/// What the whole numbers that a definition adds up stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Minor units of the currency of the reports.
    Money,
    /// Seconds; shown as hours.
    Seconds,
}

impl Unit {
    /// The amount that a sum stands for; a sum past the range stops at its end.
    pub(super) fn amount(self, sum: i128, currency: Currency) -> Amount {
        let whole = i64::try_from(sum).unwrap_or(if sum < 0 { i64::MIN } else { i64::MAX });
        match self {
            Self::Count => Amount::Count(whole),
            Self::Money => Amount::Money(Money::from_minor(whole, currency)),
            Self::Seconds => Amount::Hours(whole as f64 / 3600.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_become_what_they_stand_for() {
        for (unit, sum, expected) in [
            (Unit::Count, 3, Amount::Count(3)),
            (Unit::Money, 128_005, Amount::Money(Money::cny(128_005))),
            (Unit::Seconds, 5400, Amount::Hours(1.5)),
            (Unit::Count, i128::MAX, Amount::Count(i64::MAX)),
        ] {
            assert_eq!(unit.amount(sum, Currency::CNY), expected);
        }
    }
}
