//! Who was to return how many rows of a day, and what became of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::{Answer, Kind, Message, Text};
use crate::report::document::{Cell, Column, Role, Table, TableRow, Tone};
use crate::report::view::View;

/// More files than this are not named.
const FILES: usize = 3;

/// The account of one person.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub(super) due: i64,
    done: i64,
    blank: i64,
    not_standard: i64,
    pub(super) missed: i64,
    files: BTreeSet<Text>,
}

impl Person {
    /// How many rows came back.
    pub(super) fn back(&self) -> i64 {
        self.due - self.missed
    }

    /// The sum of two accounts.
    pub(super) fn with(mut self, other: &Self) -> Self {
        self.due += other.due;
        self.done += other.done;
        self.blank += other.blank;
        self.not_standard += other.not_standard;
        self.missed += other.missed;
        self.files.extend(other.files.iter().cloned());
        self
    }

    fn count(&mut self, answer: Answer) {
        self.due += 1;
        match answer {
            Answer::Done => self.done += 1,
            Answer::Blank => self.blank += 1,
            Answer::NotStandard => self.not_standard += 1,
            Answer::Missed => self.missed += 1,
        }
    }

    /// How it stands, worst first.
    fn state(&self) -> (Tone, &'static str) {
        match self {
            own if own.back() == 0 => (Tone::Bad, "value.returned.nothing"),
            own if own.missed > 0 => (Tone::Warning, "value.returned.part"),
            own if own.blank > 0 => (Tone::Warning, "value.returned.blank"),
            _ => (Tone::Good, "value.returned.whole"),
        }
    }

    fn counts(&self) -> [Cell; 6] {
        [
            self.due,
            self.back(),
            self.done,
            self.blank,
            self.not_standard,
            self.missed,
        ]
        .map(Cell::Count)
    }
}

/// The accounts of a day: whoever returned nothing first, then by rows missed and blank. A row counts for whoever had it,
/// else for its owner.
pub(super) fn people(view: &View<'_>, day: NaiveDate) -> Vec<(Text, Person)> {
    let book = view.facts.book;
    let mut people: BTreeMap<Text, Person> = BTreeMap::new();
    let due = view.facts.followed.due_rows.iter();
    for row in due.filter(|row| row.day == day) {
        let name = row.holder.as_ref().unwrap_or(&row.clerk);
        let person = people.entry(name.clone()).or_default();
        person.count(row.answer);
        let returned = row
            .follow_up
            .and_then(|index| book.follow_ups.get(index.get()));
        let sheet = returned.and_then(|returned| book.sheet(returned.origin.sheet));
        person.files.extend(sheet.map(|sheet| sheet.file.clone()));
    }
    let mut people: Vec<(Text, Person)> = people.into_iter().collect();
    people.sort_by_key(|(_, own)| (own.back() > 0, Reverse(own.missed), Reverse(own.blank)));
    people
}

/// One row for each person, and the sum.
pub(super) fn table(view: &View<'_>, people: &[(Text, Person)], total: &Person) -> Table {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let mut rows: Vec<TableRow> = people
        .iter()
        .map(|(name, own)| {
            let (tone, state) = own.state();
            let mut cells = vec![
                Cell::Status(tone, view.word(state)),
                Cell::Text(view.part(name)),
            ];
            cells.extend(own.counts());
            cells.push(Cell::text(files(view, own)));
            TableRow::item(cells)
        })
        .collect();
    let mut cells = vec![Cell::Text(view.word("value.total")), Cell::Blank];
    cells.extend(total.counts());
    cells.push(Cell::Blank);
    rows.push(TableRow::total(cells));
    let title = Message::new("table.returned").with("people", people.len());
    Table {
        title: view.say(&title),
        subtitle: view.word("subtitle.returned"),
        columns: vec![
            column("returned_state", Role::Status),
            column("clerk", Role::Text),
            column("to_return", Role::Count),
            column("returned", Role::Count),
            column("done", Role::Count),
            column("blank", Role::Count),
            column("not_standard", Role::Count),
            column("missed", Role::Count),
            column("returned_files", Role::Text),
        ],
        rows,
        source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.day"),
        freeze: 0,
        filter: false,
    }
}

/// The files that somebody's rows came back in.
fn files(view: &View<'_>, own: &Person) -> Option<String> {
    let named: Vec<&str> = own.files.iter().take(FILES).map(|file| &**file).collect();
    let mut text = named.join(&view.word("value.enumerate"));
    if own.files.len() > FILES {
        text.push('…');
    }
    (!text.is_empty()).then_some(text)
}
