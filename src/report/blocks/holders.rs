//! Who has how much to follow up now, and how each clerk's last judged day went.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{Answer, Assignment, HolderBy, Kind, Message, Text};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::View;

/// One person's rows; sums of money in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Load {
    pub(in crate::report) rows: i64,
    pub(in crate::report) urgent: i64,
    pub(in crate::report) stand_in: i64,
    pub(in crate::report) at_stake: i64,
    pub(in crate::report) due: i64,
    pub(in crate::report) done: i64,
    pub(in crate::report) missed: i64,
}

impl Load {
    fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.urgent += other.urgent;
        self.stand_in += other.stand_in;
        self.at_stake = self.at_stake.saturating_add(other.at_stake);
        self.due += other.due;
        self.done += other.done;
        self.missed += other.missed;
    }
}

/// Everybody's rows, by name; those that nobody has under no name.
pub(in crate::report) struct Loads {
    by_name: BTreeMap<Option<Text>, Load>,
    /// The last day whose rows were judged.
    pub(in crate::report) judged: Option<NaiveDate>,
}

impl Loads {
    pub(in crate::report) fn new(view: &View<'_>) -> Self {
        let facts = view.facts;
        let mut by_name: BTreeMap<Option<Text>, Load> = BTreeMap::new();
        for task in &facts.tasks {
            let Some(row) = facts.followed.assignments.get(task.assignment) else {
                continue;
            };
            let stake = task.at_stake.and_then(|amount| facts.input.minor(amount));
            let load = by_name.entry(row.holder.clone()).or_default();
            load.add(Load {
                rows: 1,
                urgent: i64::from(task.urgency.is_pressing()),
                stand_in: i64::from(is_stand_in(row)),
                at_stake: stake.unwrap_or_default(),
                ..Load::default()
            });
        }
        let judged = facts.followed.due_rows.iter().map(|row| row.day).max();
        let due = facts.followed.due_rows.iter();
        for row in due.filter(|row| Some(row.day) == judged) {
            let load = by_name.entry(Some(row.clerk.clone())).or_default();
            load.add(Load {
                due: 1,
                done: i64::from(row.answer == Answer::Done),
                missed: i64::from(row.answer == Answer::Missed),
                ..Load::default()
            });
        }
        Self { by_name, judged }
    }

    /// Everybody's rows in one.
    pub(in crate::report) fn total(&self) -> Load {
        let mut total = Load::default();
        self.by_name.values().for_each(|load| total.add(*load));
        total
    }

    /// How many people have rows.
    pub(in crate::report) fn people(&self) -> usize {
        let loads = self.by_name.iter();
        loads
            .filter(|(name, load)| name.is_some() && load.rows > 0)
            .count()
    }

    /// One row for each person, most urgent rows first, what nobody has at the end; `None` for nobody.
    pub(in crate::report) fn table(&self, view: &View<'_>) -> Option<Table> {
        if self.by_name.is_empty() {
            return None;
        }
        let mut loads: Vec<(&Option<Text>, &Load)> = self.by_name.iter().collect();
        loads.sort_by_key(|(name, load)| {
            (
                name.is_none(),
                Reverse(load.urgent),
                Reverse(load.rows),
                Reverse(load.missed),
            )
        });
        let name = |name: &Option<Text>| match name {
            Some(name) => view.part(name),
            None => view.word("recipient.nobody"),
        };
        let rows = loads.iter();
        let mut rows: Vec<TableRow> = rows
            .map(|(who, load)| TableRow::item(cells(view, name(who), **load)))
            .collect();
        let all = cells(view, view.word("value.total"), self.total());
        rows.push(TableRow::total(all));
        let column = |name: &str, role| Column::new(view.in_table("column", name), role);
        let table = Table {
            title: view.say(&self.title(view)),
            subtitle: self.subtitle(view),
            columns: vec![
                column("clerk", Role::Text),
                column("rows_now", Role::Count),
                column("urgent_rows", Role::Count),
                column("stand_in_rows", Role::Count),
                column("at_stake", Role::Money),
                column("due_rows", Role::Count),
                column("done", Role::Count),
                column("missed", Role::Count),
                column("follow_rate", Role::Rate),
            ],
            rows,
            source: view.source(&[Kind::Courier, Kind::FollowUp], "basis.day"),
            freeze: 0,
            filter: false,
        };
        Some(table)
    }

    fn title(&self, view: &View<'_>) -> Message {
        let total = self.total();
        let most = self.by_name.iter().filter_map(|(name, load)| {
            let name = name.as_deref()?;
            (load.missed > 0).then_some((load.missed, Reverse(name)))
        });
        match most.max() {
            Some((missed, Reverse(name))) => Message::new("table.holders_missed")
                .with("rows", total.rows)
                .with("people", self.people())
                .with("clerk", view.part(name).as_str())
                .with("missed", missed),
            None => Message::new("table.holders")
                .with("rows", total.rows)
                .with("people", self.people()),
        }
    }

    fn subtitle(&self, view: &View<'_>) -> String {
        let unit = view.unit();
        match self.judged {
            Some(day) => {
                let day = day.to_string();
                let told = view.fill("subtitle.holders", &[("day", &day)]);
                [told, unit].join(" · ")
            }
            None => [view.word("subtitle.holders_now"), unit].join(" · "),
        }
    }
}

/// True if somebody else than the owner has the row.
fn is_stand_in(row: &Assignment) -> bool {
    let given = matches!(row.holder_by, HolderBy::StandIn | HolderBy::Person);
    given && row.owner.is_some() && row.holder != row.owner
}

fn cells(view: &View<'_>, name: String, load: Load) -> Vec<Cell> {
    let rate = (load.due > 0).then(|| load.done as f64 / load.due as f64);
    vec![
        Cell::Text(name),
        Cell::Count(load.rows),
        Cell::Count(load.urgent),
        Cell::Count(load.stand_in),
        Cell::Money(view.facts.input.money(load.at_stake)),
        Cell::Count(load.due),
        Cell::Count(load.done),
        Cell::Count(load.missed),
        Cell::rate(rate),
    ]
}
