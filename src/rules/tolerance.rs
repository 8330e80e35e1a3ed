//! The difference between what is due and what came that is not worth a finding.

use super::Reporter;
use crate::model::Money;

/// The thresholds of rules with a tolerance; the larger of the two counts.
pub(super) const THRESHOLDS: &[(&str, i64)] = &[("tolerance_cents", 0), ("tolerance_permille", 0)];

/// A tolerance in minor units and in thousandths of the amount due.
#[derive(Clone, Copy)]
pub(super) struct Tolerance {
    cents: i64,
    permille: i64,
}

impl Tolerance {
    /// As the rule is configured.
    pub(super) fn of(reporter: &Reporter<'_>) -> Self {
        Self {
            cents: reporter.threshold("tolerance_cents"),
            permille: reporter.threshold("tolerance_permille"),
        }
    }

    /// True if a difference from an amount due is small enough to pass.
    pub(super) fn forgives(self, difference: Money, due: Money) -> bool {
        let share = i128::from(due.minor()).abs() * i128::from(self.permille) / 1000;
        i128::from(difference.minor()).abs() <= share.max(i128::from(self.cents))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_tolerance_counts() {
        for (cents, permille, difference, forgiven) in [
            (0, 0, 0, true),
            (0, 0, 1, false),
            (100, 0, -100, true),
            (100, 0, 101, false),
            (100, 5, 500, true),
            (100, 5, 501, false),
        ] {
            let tolerance = Tolerance { cents, permille };
            assert_eq!(
                tolerance.forgives(Money::cny(difference), Money::cny(100_000)),
                forgiven,
                "{cents} {permille} {difference}"
            );
        }
    }
}
