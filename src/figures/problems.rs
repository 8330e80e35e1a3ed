//! 问题汇总: what people registered, what clerks noted and what the rules found in a period, and what is still open.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use rustc_hash::FxHashMap;

use super::Input;
use super::returned_problems::returned_problems;
use crate::config::Period;
use crate::finding::Finding;
use crate::model::{FollowUpIndex, Parcel, Text};

/// What kind of problem it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKindName {
    /// As people write it.
    Named(Text),
    /// The code of the rule that found it.
    Rule(&'static str),
    /// The register names none.
    Unnamed,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemPlace {
    /// In [`crate::model::Book::problem_notes`].
    Note(usize),
    /// In [`crate::model::Book::follow_ups`]: the last row that names it.
    FollowUp(FollowUpIndex),
    /// In [`Input::findings`].
    Finding(usize),
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemCase {
    /// Where it stands.
    pub place: ProblemPlace,
    /// What kind of problem.
    pub kind: ProblemKindName,
    /// Who is to settle it: 责任人, 跟单员.
    pub owner: Option<Text>,
    /// The courier's short name.
    pub carrier: Option<Text>,
    /// The day on which it was first told; none if nothing says so.
    pub first: Option<NaiveDate>,
    /// True once it is settled.
    pub is_settled: bool,
    /// When, if that is known.
    pub settled_on: Option<NaiveDate>,
    /// True for a complaint.
    pub is_complaint: bool,
}

impl ProblemCase {
    /// True if it is open at the end of a day.
    pub fn is_open_after(&self, day: NaiveDate) -> bool {
        !self.is_settled || self.settled_on.is_some_and(|settled| settled > day)
    }

    /// Its age in days at the end of a day.
    pub fn age(&self, day: NaiveDate) -> Option<i64> {
        self.first.map(|first| (day - first).num_days().max(0))
    }
}

/// The problems of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    /// The last day that is looked at: of the period, or the day of looking.
    pub end: NaiveDate,
    /// Registered or noted in the period.
    pub notes: Vec<ProblemCase>,
    /// Registered or noted before and still open at its end, oldest first.
    pub carried: Vec<ProblemCase>,
    /// Found by the rules and not older than the period.
    pub findings: Vec<ProblemCase>,
    /// Found by the rules and older.
    pub old_findings: Vec<ProblemCase>,
    /// Registered or noted in the period before.
    pub before: Vec<ProblemCase>,
    /// How many registered or noted problems, of whatever age, were settled in the period.
    pub settled: usize,
}

/// Gathers the problems of a period, beside the period before. What is registered and noted of one parcel under one
/// kind is one problem.
pub fn problems(input: &Input<'_>, period: Period, before: Option<Period>) -> Problems {
    let end = period.last.min(input.today()).max(period.first);
    let (mut notes, mut carried, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
    let mut settled = 0;
    let parcels = carriers(input);
    let mut all = registered(input, &parcels);
    let known: BTreeSet<(ProblemKindName, Text)> = all
        .iter()
        .filter_map(|case| Some((case.kind.clone(), number(input, case)?)))
        .collect();
    let noted = returned_problems(input).into_iter().filter(|case| {
        let number = number(input, case);
        number.is_none_or(|number| !known.contains(&(case.kind.clone(), number)))
    });
    all.extend(noted);
    for case in all {
        let of = |period: Period| case.first.is_some_and(|day| period.contains(day));
        let closing = case.settled_on.or(case.first).filter(|_| case.is_settled);
        settled += usize::from(closing.is_some_and(|day| period.contains(day) && day <= end));
        if before.is_some_and(of) {
            earlier.push(case.clone());
        }
        if of(period) {
            notes.push(case);
        } else if case.first.is_none_or(|day| day < period.first) && case.is_open_after(end) {
            carried.push(case);
        }
    }
    carried.sort_by_key(|case| (case.first.is_none(), case.first));
    let (findings, old_findings) = found(input, &parcels)
        .filter(|case| case.first.is_none_or(|day| day <= period.last))
        .partition(|case| case.first.is_none_or(|day| day >= period.first));
    Problems {
        end,
        notes,
        carried,
        findings,
        old_findings,
        before: earlier,
        settled,
    }
}

/// A group of problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemGroup<'a, K> {
    /// What they have in common.
    pub key: K,
    /// The problems, in their order.
    pub cases: Vec<&'a ProblemCase>,
}

/// Problems by what they have in common, most frequent first, each once.
pub fn grouped<K: Ord>(
    cases: &[ProblemCase],
    key: impl Fn(&ProblemCase) -> K,
) -> Vec<ProblemGroup<'_, K>> {
    let mut groups: BTreeMap<K, Vec<&ProblemCase>> = BTreeMap::new();
    for case in cases {
        groups.entry(key(case)).or_default().push(case);
    }
    let groups = groups.into_iter();
    let mut groups: Vec<_> = groups
        .map(|(key, cases)| ProblemGroup { key, cases })
        .collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.cases.len()));
    groups
}

fn registered(input: &Input<'_>, parcels: &FxHashMap<&str, &Parcel>) -> Vec<ProblemCase> {
    let notes = input.book.problem_notes.iter().enumerate();
    let case = |(position, note): (usize, &crate::model::ProblemNote)| {
        let parcel = note
            .waybill
            .as_ref()
            .and_then(|number| parcels.get(number.as_str()));
        ProblemCase {
            place: ProblemPlace::Note(position),
            kind: note
                .kind
                .clone()
                .map_or(ProblemKindName::Unnamed, ProblemKindName::Named),
            owner: note.owner.clone(),
            carrier: note
                .carrier
                .clone()
                .or_else(|| parcel.and_then(|parcel| parcel.carrier.clone())),
            first: note.day,
            is_settled: note.closed,
            settled_on: note.closed_on.filter(|_| note.closed),
            is_complaint: note.is_complaint,
        }
    };
    notes.map(case).collect()
}

/// What the rules found about the business; what could not be read is no problem of it. A finding stands until its cause
/// is gone, so each is open.
fn found<'a>(
    input: &Input<'a>,
    parcels: &'a FxHashMap<&str, &Parcel>,
) -> impl Iterator<Item = ProblemCase> + use<'a> {
    let as_of = input.config.as_of;
    let findings = input.findings.iter().enumerate();
    let business = findings.filter(|(_, finding)| !finding.code.starts_with("G9"));
    business.map(move |(position, finding): (usize, &Finding)| {
        let parcel = finding
            .waybill
            .as_ref()
            .and_then(|number| parcels.get(&**number));
        let first = |hours: i64| {
            let since = Duration::try_hours(hours)?;
            as_of.checked_sub_signed(since).map(|first| first.date())
        };
        ProblemCase {
            place: ProblemPlace::Finding(position),
            kind: ProblemKindName::Rule(finding.code),
            owner: finding.staff.clone(),
            carrier: parcel.and_then(|parcel| parcel.carrier.clone()),
            first: finding.age_hours.and_then(first),
            is_settled: false,
            settled_on: None,
            is_complaint: false,
        }
    })
}

fn carriers<'a>(input: &Input<'a>) -> FxHashMap<&'a str, &'a Parcel> {
    let parcels = input.book.parcels.iter();
    parcels
        .map(|parcel| (parcel.waybill.as_str(), parcel))
        .collect()
}

/// The waybill, else the order, that a problem is about.
fn number(input: &Input<'_>, case: &ProblemCase) -> Option<Text> {
    let (waybill, order) = match case.place {
        ProblemPlace::Note(position) => {
            let note = input.book.problem_notes.get(position)?;
            (&note.waybill, &note.order)
        }
        ProblemPlace::FollowUp(index) => {
            let row = input.book.follow_ups.get(index.get())?;
            (&row.waybill, &row.order)
        }
        ProblemPlace::Finding(_) => return None,
    };
    let waybill = waybill.as_ref().map(crate::model::WaybillNo::text);
    waybill.or_else(|| order.as_ref().map(crate::model::OrderNo::text))
}

#[cfg(test)]
#[path = "problems_tests.rs"]
mod tests;
