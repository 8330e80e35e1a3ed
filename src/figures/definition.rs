//! The list of definitions, and how observations become figures.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::amount::Unit;
use super::input::Input;
use super::metric::{Dimension, Metric};
use super::segments::Subject;
use super::window::Window;
use super::{Amount, collection, delivery, follow_up, matching, shipping, timing};
use crate::model::{Currency, Text};

/// Whether more of a figure is welcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// A rise is good.
    More,
    /// A fall is good.
    Less,
}

/// How observations become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Σ numerator / Σ denominator.
    Ratio,
    /// The value below which this many percent of the numerators lie (nearest rank).
    Percentile(u8),
}

/// A figure's definition; `observe` names each thing in its denominator once.
#[derive(Debug)]
pub struct Definition {
    /// The stable id, as in `result.json`.
    pub id: &'static str,
    /// Whether more of it is welcome.
    pub better: Better,
    /// How observations become the figure.
    pub measure: Measure,
    /// What the numerators are.
    pub numerator: Unit,
    /// What the denominators are.
    pub denominator: Unit,
    /// Gives the observations of a window.
    pub(super) observe: Observe,
}

/// Gives each thing that a definition counts to the collector.
pub(super) type Observe = fn(&Input<'_>, Window, &mut dyn FnMut(Observation));

/// One thing that a definition counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Observation {
    /// Whose part of the business it is.
    pub(super) subject: Subject,
    /// The day by which the definition selects.
    pub(super) day: Option<NaiveDate>,
    /// What it adds to the numerator.
    pub(super) numerator: i64,
    /// What it adds to the denominator.
    pub(super) denominator: i64,
}

impl Definition {
    /// A rate of things that is welcome when high.
    pub(super) const fn rate(id: &'static str, observe: Observe) -> Self {
        Self {
            id,
            better: Better::More,
            measure: Measure::Ratio,
            numerator: Unit::Count,
            denominator: Unit::Count,
            observe,
        }
    }

    /// The same, welcome when low.
    pub(super) const fn less(self) -> Self {
        Self {
            better: Better::Less,
            ..self
        }
    }

    /// The same, of money.
    pub(super) const fn of_money(self) -> Self {
        Self {
            numerator: Unit::Money,
            denominator: Unit::Money,
            ..self
        }
    }

    /// True for a share of things, printed in percent: not for hours and days.
    pub fn is_rate(&self) -> bool {
        self.numerator == self.denominator && self.id != "dso"
    }
}

/// The families of definitions, in the order of the reports.
const FAMILIES: [&[Definition]; 6] = [
    shipping::DEFINITIONS,
    delivery::DEFINITIONS,
    timing::DEFINITIONS,
    follow_up::DEFINITIONS,
    collection::DEFINITIONS,
    matching::DEFINITIONS,
];

/// Every definition, in the order of the reports.
pub fn definitions() -> impl Iterator<Item = &'static Definition> {
    FAMILIES.into_iter().flatten()
}

/// The definition of an id.
pub fn definition(id: &str) -> Option<&'static Definition> {
    definitions().find(|definition| definition.id == id)
}

/// The figures of a definition: the whole, then each dimension that any sheet names.
pub(super) fn measure(definition: &Definition, input: &Input<'_>, window: Window) -> Vec<Metric> {
    let mut observations = Vec::new();
    (definition.observe)(input, window, &mut |observation| {
        observations.push(observation);
    });
    let currency = input.config.currency;
    let mut total = Tally::new(definition.measure);
    let mut days: BTreeMap<NaiveDate, Tally> = BTreeMap::new();
    for observation in &observations {
        total.add(observation);
        if let Some(day) = observation.day {
            days.entry(day)
                .or_insert_with(|| Tally::new(definition.measure))
                .add(observation);
        }
    }
    let metric = |by, tally: Tally| {
        let (numerator, denominator) = tally.finish(definition, currency);
        Metric {
            id: definition.id,
            by,
            numerator,
            denominator,
        }
    };
    let mut metrics = vec![metric(None, total)];
    for dimension in Dimension::NAMED {
        for (name, tally) in parts(definition.measure, input, dimension, &observations) {
            metrics.push(metric(Some((dimension, name)), tally));
        }
    }
    metrics.extend(days.into_iter().map(|(day, tally)| {
        let name = Text::from(day.to_string());
        metric(Some((Dimension::Day, name)), tally)
    }));
    metrics
}

/// The tallies of a dimension by name; none if no observation has a name in it.
fn parts(
    measure: Measure,
    input: &Input<'_>,
    dimension: Dimension,
    observations: &[Observation],
) -> Vec<(Text, Tally)> {
    let Some(segments) = input.segments(dimension) else {
        return Vec::new();
    };
    let mut tallies: Vec<Option<Tally>> = segments.names().iter().map(|_| None).collect();
    for observation in observations {
        if let Some(slot) = tallies.get_mut(segments.of(observation.subject)) {
            slot.get_or_insert_with(|| Tally::new(measure))
                .add(observation);
        }
    }
    let parts: Vec<(Text, Tally)> = segments
        .names()
        .iter()
        .zip(tallies)
        .filter_map(|(name, tally)| Some((name.clone(), tally?)))
        .collect();
    if parts.iter().all(|(name, _)| name.is_empty()) {
        return Vec::new();
    }
    parts
}

/// What observations add up to.
enum Tally {
    Sums(i128, i128),
    Values(u8, Vec<i64>),
}

impl Tally {
    fn new(measure: Measure) -> Self {
        match measure {
            Measure::Ratio => Self::Sums(0, 0),
            Measure::Percentile(percent) => Self::Values(percent, Vec::new()),
        }
    }

    fn add(&mut self, observation: &Observation) {
        match self {
            Self::Sums(numerator, denominator) => {
                *numerator += i128::from(observation.numerator);
                *denominator += i128::from(observation.denominator);
            }
            Self::Values(_, values) => values.push(observation.numerator),
        }
    }

    fn finish(self, definition: &Definition, currency: Currency) -> (Amount, Amount) {
        let amount = |unit: Unit, sum| unit.amount(sum, currency);
        match self {
            Self::Sums(numerator, denominator) => (
                amount(definition.numerator, numerator),
                amount(definition.denominator, denominator),
            ),
            Self::Values(percent, mut values) => {
                values.sort_unstable();
                let rank = (values.len() * usize::from(percent)).div_ceil(100);
                let value = values.get(rank.saturating_sub(1)).copied();
                (
                    amount(definition.numerator, i128::from(value.unwrap_or(0))),
                    amount(definition.denominator, i128::from(value.is_some())),
                )
            }
        }
    }
}
