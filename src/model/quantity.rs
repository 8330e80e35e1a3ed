//! A number of things, exact to a thousandth: pieces, metres, kilograms.

use std::fmt;

/// A quantity in thousandths, so that `1.5` metres and `0.25` kilograms stay exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Quantity(pub i64);

impl Quantity {
    /// Whole units.
    pub const fn whole(units: i64) -> Self {
        Self(units * 1000)
    }

    /// The number of units, for spreadsheet cells only.
    pub fn as_units(self) -> f64 {
        self.0 as f64 / 1000.0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, thousandths) = (self.0.unsigned_abs() / 1000, self.0.unsigned_abs() % 1000);
        if thousandths == 0 {
            return write!(f, "{sign}{whole}");
        }
        let fraction = format!("{thousandths:03}");
        write!(f, "{sign}{whole}.{}", fraction.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_no_idle_zeros() {
        for (thousandths, expected) in [(2000, "2"), (1500, "1.5"), (-250, "-0.25"), (1, "0.001")] {
            assert_eq!(Quantity(thousandths).to_string(), expected);
        }
    }
}
