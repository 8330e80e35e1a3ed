//! Who is there on a day.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::config::Config;
use crate::model::{Absence, Book, Staff};

/// The people of the book by name.
pub(super) struct Roster<'a> {
    people: FxHashMap<&'a str, &'a Staff>,
}

impl<'a> Roster<'a> {
    pub(super) fn new(book: &'a Book, _config: &'a Config) -> Self {
        let people = book.staff.iter().map(|person| (&*person.name, person));
        Self {
            people: people.collect(),
        }
    }

    /// Why a person is away on a day; `None` if she is there, or in no roster.
    pub(super) fn absence(&self, name: &str, day: NaiveDate) -> Option<Absence> {
        let person = self.people.get(name)?;
        let gone = !person.in_service && person.left.is_none_or(|left| left <= day);
        if gone || person.left.is_some_and(|left| left <= day) {
            return Some(Absence::Left);
        }
        person.rest_days.contains(&day).then_some(Absence::Resting)
    }
}
