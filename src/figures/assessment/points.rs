//! What errors cost: points of each rule, counted by row or by day, with a bound for a day.

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Charge;
use crate::config::Assessment;
use crate::model::{Appeal, Text};

/// The errors with their points. Points that a bound leaves go to the first errors in the order of the list; where an
/// appeal is upheld, what it left over goes to the errors that stand.
pub(super) fn with_points(mut charges: Vec<Charge>, rules: &Assessment) -> Vec<Charge> {
    let points = allotted(&charges, rules, |_| true);
    let charged = allotted(&charges, rules, |charge| charge.appeal != Appeal::Upheld);
    for ((charge, points), charged) in charges.iter_mut().zip(points).zip(charged) {
        (charge.points, charge.charged) = (points, charged);
    }
    charges
}

fn allotted(charges: &[Charge], rules: &Assessment, counts: fn(&Charge) -> bool) -> Vec<i64> {
    let by_day = rules.per == "day";
    let bound = i64::from(rules.most_per_day);
    let mut counted: FxHashSet<(&Text, NaiveDate, &str)> = FxHashSet::default();
    let mut spent: FxHashMap<(&Text, NaiveDate), i64> = FxHashMap::default();
    let cost = |charge| {
        let charge: &Charge = charge;
        let Some(clerk) = charge.clerk.as_ref().filter(|_| counts(charge)) else {
            return 0;
        };
        if by_day && !counted.insert((clerk, charge.day, charge.code)) {
            return 0;
        }
        let spent = spent.entry((clerk, charge.day)).or_default();
        let left = if bound > 0 { bound - *spent } else { i64::MAX };
        let cost = i64::from(rules.points(charge.code)).min(left);
        *spent += cost;
        cost
    };
    charges.iter().map(cost).collect()
}
