//! Cases → figures: counts, sums, rates with numerator and denominator, ageing, comparisons, proofs.
//!
//! A definition is one function that names each thing it counts once, with the part of the business
//! that the thing belongs to. Totals and breakdowns are sums of the same observations, so a total is
//! always Σ numerator / Σ denominator and never a mean of rates. A new figure is one function and one
//! line of its family's list; its words stand in the catalogue under `metric.<id>`.

mod alarms;
mod amount;
mod assessment;
mod bridge;
mod collection;
mod coming_back;
mod compare;
mod contacts;
mod definition;
mod delivery;
mod elapsed;
#[cfg(test)]
pub(crate) mod fixture;
mod follow_up;
mod hand_over;
mod hand_over_day;
mod hand_over_marks;
mod hand_over_sums;
mod input;
mod matching;
mod metric;
mod of_rule;
#[cfg(test)]
pub(crate) mod parcels_fixture;
mod pickups;
mod problem_words;
mod problems;
mod proof;
mod receivable;
mod returned_problems;
mod sample;
mod seats;
mod segments;
mod series;
mod shipping;
mod standing_still;
mod tasks;
#[cfg(test)]
mod tests;
mod timing;
mod totals;
mod urged;
mod urgency;
mod window;

use rayon::prelude::*;

pub use alarms::{RuleCount, by_rule, count_of, worst_first};
pub use amount::{Amount, Unit};
pub use assessment::{
    ASSESSED, Assessed, Charge, ClerkAssessed, Tally, assess, assessed_period, is_assessed,
};
pub use bridge::{Bridge, BridgeItem, BridgeLine, bridges};
pub use coming_back::{ComingBack, coming_back};
pub use compare::{Comparison, change, compare, has_enough_cases, is_unusual, points};
pub use contacts::{contact_time, last_contact};
pub use definition::{Better, Definition, Measure, definition, definitions};
pub use hand_over::{HandOver, HandOverRow, Mark, hand_over};
pub use hand_over_sums::{HandOverCounts, HandOverSums, hand_over_sums};
pub use input::Input;
pub use metric::{Dimension, Metric};
pub use pickups::{Pickup, pickups};
pub use problems::{
    ProblemCase, ProblemGroup, ProblemKindName, ProblemPlace, Problems, grouped, problems,
};
pub use proof::{MoneyProof, is_proved, money_proof};
pub use receivable::{AgeBucket, DueDate, Receivable, due_date, receivables};
pub use sample::{Sample, Stratum, StratumPart, sample};
pub use series::DayFigures;
pub use standing_still::{Lost, Still, lost, standing_still};
pub use tasks::{Task, hours_standing, tasks};
pub use totals::{AgedSum, Foreign, Totals};
pub use urged::{Urged, urged};
pub use urgency::{Cause, Reason, Urgency};
pub use window::Window;

use crate::config::Period;

/// The figures of a period, or of all that was read.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The period; `None` for all that was read.
    pub period: Option<Period>,
    /// Every definition: the whole first, then each breakdown, in a fixed order.
    pub metrics: Vec<Metric>,
    /// Counts and sums.
    pub totals: Totals,
    /// One row for each day.
    pub series: Vec<DayFigures>,
}

impl Figures {
    /// Computes everything.
    pub fn new(input: &Input<'_>, period: Option<Period>) -> Self {
        let window = Window(period);
        let definitions: Vec<_> = definitions().collect();
        let metrics: Vec<Vec<Metric>> = definitions
            .into_par_iter()
            .map(|definition| definition::measure(definition, input, window))
            .collect();
        Self {
            period,
            metrics: metrics.into_iter().flatten().collect(),
            totals: totals::totals(input, window),
            series: series::series(input, window),
        }
    }

    /// The figure of the whole.
    pub fn metric(&self, id: &str) -> Option<&Metric> {
        self.metrics
            .iter()
            .find(|metric| metric.id == id && metric.by.is_none())
    }

    /// The figures of a dimension with the names of the parts.
    pub fn by(&self, id: &str, dimension: Dimension) -> impl Iterator<Item = (&str, &Metric)> {
        self.metrics
            .iter()
            .filter(move |metric| metric.id == id)
            .filter_map(move |metric| match &metric.by {
                Some((known, name)) if *known == dimension => Some((&**name, metric)),
                _ => None,
            })
    }

    /// What window it is about.
    pub fn window(&self) -> Window {
        Window(self.period)
    }
}
