//! Who is there on a day, and why somebody is not.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

use crate::config::{Config, FollowUpPlan};
use crate::model::{Absence, Book, Staff, Text};

/// What stands before a word of rest and takes it back: 不休.
const NOT: [&str; 3] = ["不", "无", "未"];

/// The people of the book by name.
pub(super) struct Roster<'a> {
    people: FxHashMap<Cow<'a, str>, &'a Staff>,
    /// Everybody, by name.
    all: Vec<&'a Staff>,
    plan: &'a FollowUpPlan,
    today: NaiveDate,
}

impl<'a> Roster<'a> {
    pub(super) fn new(book: &'a Book, config: &'a Config) -> Self {
        let by_name: BTreeMap<&Text, &Staff> = book
            .staff
            .iter()
            .map(|person| (&person.name, person))
            .collect();
        Self {
            people: by_name
                .values()
                .map(|person| (plain_name(&person.name), *person))
                .collect(),
            all: by_name.into_values().collect(),
            plan: &config.follow_up,
            today: config.as_of.date(),
        }
    }

    /// A person; names that differ only in blanks are one.
    pub(super) fn person(&self, name: &str) -> Option<&'a Staff> {
        self.people.get(&plain_name(name)).copied()
    }

    /// Everybody, by name.
    pub(super) fn people(&self) -> impl Iterator<Item = &'a Staff> {
        self.all.iter().copied()
    }

    /// Why a person is away on a day; `None` if she is there, or in no roster.
    ///
    /// A day named as one of rest counts before the shift plan, and the plan before the days of the week: who is planned
    /// to work on her weekly day of rest is there.
    pub(super) fn absence(&self, name: &str, day: NaiveDate) -> Option<Absence> {
        let person = self.person(name)?;
        if has_left(person, day) {
            return Some(Absence::Left);
        }
        if person.rest_days.contains(&day) {
            return Some(Absence::Resting);
        }
        let shift = person.shifts.iter().rfind(|shift| shift.day == day);
        match shift {
            Some(shift) => absence_of(&shift.word, self.plan),
            None => person
                .rest_weekdays
                .contains(&day.weekday())
                .then_some(Absence::Resting),
        }
    }

    /// True if anybody in the roster is a clerk who follows up, by role.
    pub(super) fn names_clerks(&self) -> bool {
        self.people()
            .any(|person| has_role(person, &self.plan.clerk_roles))
    }

    /// The clerks who are there on a day, by role, sorted by name.
    pub(super) fn clerks(&self, day: NaiveDate) -> impl Iterator<Item = &'a Staff> {
        self.people()
            .filter(|person| has_role(person, &self.plan.clerk_roles))
            .filter(move |person| self.absence(&person.name, day).is_none())
    }

    /// Who may stand in on a day, sorted by name: the clerks by role; where no roster names any, those of `owners` who
    /// are there.
    pub(super) fn colleagues(&self, day: NaiveDate, owners: &[Text]) -> Vec<Text> {
        if self.names_clerks() {
            return self.clerks(day).map(|person| person.name.clone()).collect();
        }
        let there = owners
            .iter()
            .filter(|name| self.absence(name, day).is_none());
        let mut there: Vec<Text> = there.cloned().collect();
        there.sort();
        there.dedup();
        there
    }

    /// 外呼对接人: the people in service who pass on what came of outbound sales, sorted by name.
    pub(super) fn contacts(&self) -> Vec<Text> {
        self.people()
            .filter(|person| has_role(person, &self.plan.contact_roles))
            .filter(|person| !has_left(person, self.today))
            .map(|person| person.name.clone())
            .collect()
    }
}

/// The name without blanks, by which names are compared.
pub(super) fn plain_name(name: &str) -> Cow<'_, str> {
    if name.contains(char::is_whitespace) {
        name.split_whitespace().collect::<String>().into()
    } else {
        name.into()
    }
}

/// True from 离职日期 on; for 离职 without a date, always.
pub(super) fn has_left(person: &Staff, day: NaiveDate) -> bool {
    match person.left {
        Some(left) => left <= day,
        None => !person.in_service,
    }
}

fn has_role(person: &Staff, roles: &[String]) -> bool {
    let role = person.role.as_deref().unwrap_or_default();
    roles
        .iter()
        .any(|wanted| !wanted.is_empty() && role.contains(wanted.as_str()))
}

/// What a word of a shift plan says: of the configured words that stand in it the longest decides, as 调休换班 is not 休.
fn absence_of(word: &str, plan: &FollowUpPlan) -> Option<Absence> {
    let stands = |known: &&String| !known.is_empty() && stands_in(word, known);
    let longest = |words: &[String]| {
        let lengths = words
            .iter()
            .filter(stands)
            .map(|known| known.chars().count());
        lengths.max().unwrap_or(0)
    };
    let (rest, shift) = (longest(&plan.rest_words), longest(&plan.shift_words));
    match () {
        () if rest == 0 && shift == 0 => None,
        () if shift > rest => Some(Absence::OtherShift),
        () => Some(Absence::Resting),
    }
}

/// True if the word stands there without a word before it that takes it back.
fn stands_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        !NOT.iter().any(|not| before.ends_with(not))
    })
}

#[cfg(test)]
#[path = "roster_tests.rs"]
mod tests;
