//! 业务差错考核: errors and points for each clerk, rule and working day.
//!
//! | question | file |
//! |---|---|
//! | which rows are errors, who is charged with them, how an appeal stands | `charge` |
//! | what each of them costs | `points` |
//! | how the rows that were due were answered, and the sums | `tally` |
//!
//! Everything counts by [`crate::model::DueRow::holder`], who had the row that day. A row of nobody for sure is counted
//! apart, in [`Assessed::nobody`], and charged to nobody.

mod charge;
mod points;
mod tally;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::input::Input;
use crate::config::{Config, Period};
use crate::model::Text;
pub use charge::Charge;
pub use tally::Tally;

/// The rules of the assessment.
pub const ASSESSED: [&str; 4] = ["G401", "G402", "G403", "G404"];

/// The assessment of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessed {
    /// The days that it is about.
    pub period: Period,
    /// The errors, by day, rule and waybill; those that are charged to nobody among them.
    pub charges: Vec<Charge>,
    /// Everybody who had rows, most points first.
    pub clerks: Vec<ClerkAssessed>,
    /// The same by group; `None` for those whom no roster gives one.
    pub groups: Vec<(Option<Text>, Tally)>,
    /// The sum of the clerks, and of the groups.
    pub total: Tally,
    /// Rows that were due while their owner was away and are given to nobody for sure; in no other sum.
    pub nobody: Tally,
    /// The days on which rows were due or errors are charged.
    pub days: Vec<NaiveDate>,
}

/// How a clerk followed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClerkAssessed {
    /// 跟单员.
    pub clerk: Text,
    /// 组别, as the roster has it.
    pub group: Option<Text>,
    /// The sums of the period.
    pub tally: Tally,
    /// What is charged on each day on which rows were due or errors are charged, by rule; empty for a day without error.
    pub days: BTreeMap<NaiveDate, BTreeMap<&'static str, i64>>,
}

impl ClerkAssessed {
    /// The points of a day; `None` if nothing was due that day.
    pub fn points_of(&self, day: NaiveDate) -> Option<i64> {
        self.days.get(&day).map(|rules| rules.values().sum())
    }
}

impl Assessed {
    /// True if nothing was due and nothing is charged.
    pub fn is_empty(&self) -> bool {
        self.clerks.is_empty() && self.nobody == Tally::default() && self.charges.is_empty()
    }
}

/// The days of the assessment: the period that was asked for, else the month of the day of looking up to that day.
pub fn assessed_period(config: &Config) -> Period {
    let today = config.as_of.date();
    config.period.unwrap_or_else(|| Period {
        last: today,
        ..Period::month_of(today)
    })
}

/// True if errors of a rule are assessed: it is not switched off.
pub fn is_assessed(config: &Config, code: &str) -> bool {
    let setting = config.rules.get(code);
    setting.is_none_or(|setting| setting.enabled != Some(false))
}

/// Assesses the working days of a period.
pub fn assess(input: &Input<'_>, period: Period) -> Assessed {
    let charges = points::with_points(charge::charges(input, period), &input.config.assessment);
    let groups: FxHashMap<&str, &Text> = input
        .book
        .staff
        .iter()
        .filter_map(|person| Some((&*person.name, person.group.as_ref()?)))
        .collect();
    let mut people = People::default();
    let due = input.followed.due_rows.iter();
    for row in due.filter(|row| period.contains(row.day)) {
        people.of(row.holder.as_ref(), row.day).count(row.answer);
    }
    for charge in &charges {
        people.charge(charge);
    }
    let mut total = Tally::default();
    let mut of_groups: BTreeMap<Option<&Text>, Tally> = BTreeMap::new();
    let mut days = BTreeSet::new();
    let mut clerks = Vec::with_capacity(people.clerks.len());
    for (clerk, (tally, own_days)) in people.clerks {
        let group = groups.get(&**clerk).copied();
        total += tally;
        *of_groups.entry(group).or_default() += tally;
        days.extend(own_days.keys().copied());
        clerks.push(ClerkAssessed {
            clerk: clerk.clone(),
            group: group.cloned(),
            tally,
            days: own_days,
        });
    }
    let worst = |tally: &Tally| (Reverse(tally.charged), Reverse(tally.due - tally.done));
    clerks.sort_by_key(|clerk| worst(&clerk.tally));
    let mut of_groups: Vec<(Option<Text>, Tally)> = of_groups
        .into_iter()
        .map(|(group, tally)| (group.cloned(), tally))
        .collect();
    of_groups.sort_by_key(|(_, tally)| worst(tally));
    let nobody = people.nobody;
    Assessed {
        period,
        clerks,
        groups: of_groups,
        total,
        nobody,
        days: days.into_iter().collect(),
        charges,
    }
}

/// Charged points by day and rule.
type Days = BTreeMap<NaiveDate, BTreeMap<&'static str, i64>>;

/// The sums of everybody, under construction.
#[derive(Default)]
struct People<'a> {
    clerks: BTreeMap<&'a Text, (Tally, Days)>,
    nobody: Tally,
}

impl<'a> People<'a> {
    /// The sums of whoever had rows on a day.
    fn of(&mut self, clerk: Option<&'a Text>, day: NaiveDate) -> &mut Tally {
        let Some(clerk) = clerk else {
            return &mut self.nobody;
        };
        let (tally, days) = self.clerks.entry(clerk).or_default();
        days.entry(day).or_default();
        tally
    }

    fn charge(&mut self, charge: &'a Charge) {
        self.of(charge.clerk.as_ref(), charge.day).charge(charge);
        let known = charge
            .clerk
            .as_ref()
            .and_then(|clerk| self.clerks.get_mut(clerk));
        if let Some((_, days)) = known.filter(|_| charge.charged > 0) {
            let rules = days.entry(charge.day).or_default();
            *rules.entry(charge.code).or_default() += charge.charged;
        }
    }
}
