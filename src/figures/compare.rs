//! This period beside the previous one.

use super::{Amount, Figures, Input, Metric};
use crate::config::Period;

/// A difference is named as unusual from this many standard errors on.
const UNUSUAL: f64 = 3.0;
/// Fewer cases than this say nothing.
const ENOUGH_CASES: i64 = 30;

/// Two periods side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The whole period.
    pub period: Period,
    /// The part of it that has passed.
    pub shown: Period,
    /// What it is compared with: the previous period, or as many days of it as have passed.
    pub before: Period,
    /// True while the period is still running.
    pub running: bool,
    /// The figures of the part that has passed.
    pub this: Figures,
    /// The figures of what it is compared with.
    pub previous: Figures,
}

/// Compares a period with the previous one, like with like while it is running.
pub fn compare(input: &Input<'_>, period: Period) -> Comparison {
    let today = input.today();
    let running = today < period.last;
    let shown = period.until(today).unwrap_or(period);
    let before = if running {
        period.previous().first_days(shown.days())
    } else {
        period.previous()
    };
    Comparison {
        period,
        shown,
        before,
        running,
        this: Figures::new(input, Some(shown)),
        previous: Figures::new(input, Some(before)),
    }
}

/// (this − previous) / previous; `None` where the previous is nothing.
pub fn change(this: Amount, previous: Amount) -> Option<f64> {
    let base = previous.as_number();
    (!previous.is_zero()).then(|| (this.as_number() - base) / base.abs())
}

/// This − previous, of rates; `None` where either has no value.
pub fn points(this: Option<f64>, previous: Option<f64>) -> Option<f64> {
    Some(this? - previous?)
}

/// True unless a rate of things rests on so few that a difference says nothing.
pub fn has_enough_cases(this: &Metric, previous: &Metric) -> bool {
    let enough = |metric: &Metric| match metric.denominator {
        Amount::Count(cases) => cases >= ENOUGH_CASES,
        Amount::Money(_) | Amount::Hours(_) => true,
    };
    enough(this) && enough(previous)
}

/// True if the difference of two rates is unlikely to be chance: a two-proportion z-test.
pub fn is_unusual(this: &Metric, previous: &Metric) -> bool {
    let (Amount::Count(hits), Amount::Count(cases)) = (this.numerator, this.denominator) else {
        return false;
    };
    let (Amount::Count(hits_before), Amount::Count(cases_before)) =
        (previous.numerator, previous.denominator)
    else {
        return false;
    };
    if !has_enough_cases(this, previous) {
        return false;
    }
    let pooled = (hits + hits_before) as f64 / (cases + cases_before) as f64;
    let error = (pooled * (1.0 - pooled) * (1.0 / cases as f64 + 1.0 / cases_before as f64)).sqrt();
    let difference = hits as f64 / cases as f64 - hits_before as f64 / cases_before as f64;
    error > 0.0 && (difference / error).abs() >= UNUSUAL
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(hits: i64, cases: i64) -> Metric {
        Metric {
            id: "sign_rate_shipped",
            by: None,
            numerator: Amount::Count(hits),
            denominator: Amount::Count(cases),
        }
    }

    #[test]
    fn only_what_is_unlikely_to_be_chance_is_unusual() {
        for (this, previous, expected) in [
            (rate(60, 100), rate(90, 100), true),
            (rate(88, 100), rate(90, 100), false),
            (rate(1, 20), rate(20, 20), false),
            (rate(100, 100), rate(100, 100), false),
        ] {
            assert_eq!(is_unusual(&this, &previous), expected, "{this:?}");
        }
    }

    #[test]
    fn there_is_no_change_from_nothing() {
        assert_eq!(change(Amount::Count(3), Amount::Count(0)), None);
        assert_eq!(change(Amount::Count(3), Amount::Count(2)), Some(0.5));
        assert_eq!(points(Some(0.5), None), None);
    }
}
