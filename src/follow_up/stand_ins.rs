//! Who has a row on a day: its owner, else a colleague who stands in.
//!
//! In this order: what a person decided; the owner; her 代跟人; the colleagues who are there (those of her group first, if
//! the settings say so); and for what nobody owns, whoever has the least. Colleagues share evenly, own rows counted.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::given::GivenRows;
use super::ground::Ground;
use super::roster::plain_name;
use super::share::{Bundle, share};
use crate::model::{Assignment, HolderBy, Text, is_masked};

/// What parts names in one cell.
const BETWEEN_NAMES: [char; 7] = ['、', ',', '，', ';', '；', '/', '|'];

/// Gives each row its holder. Rows of several days may come together; each day is shared out by itself.
pub(super) fn hand_out(ground: &Ground<'_>, rows: &mut [Assignment]) {
    let given = GivenRows::new(ground);
    let mut days: BTreeMap<NaiveDate, Vec<usize>> = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        days.entry(row.day).or_default().push(position);
    }
    for (day, positions) in days {
        Day::new(ground, day, rows, &positions).hand_out(rows, &positions, &given);
    }
}

/// A day: who is there, by group, and how many rows each of them has.
struct Day<'g, 'a> {
    ground: &'g Ground<'a>,
    date: NaiveDate,
    colleagues: Vec<Text>,
    groups: FxHashMap<&'a str, Vec<Text>>,
    load: FxHashMap<Text, usize>,
}

/// Rows to be shared out among the same people.
#[derive(Default)]
struct Pool {
    rows: Vec<usize>,
}

impl<'g, 'a> Day<'g, 'a> {
    fn new(
        ground: &'g Ground<'a>,
        day: NaiveDate,
        rows: &[Assignment],
        positions: &[usize],
    ) -> Self {
        let owners = positions.iter().filter_map(|position| rows.get(*position));
        let owners: Vec<Text> = owners.filter_map(|row| row.owner.clone()).collect();
        let colleagues = ground.roster.colleagues(day, &owners);
        let mut groups: FxHashMap<&'a str, Vec<Text>> = FxHashMap::default();
        for name in &colleagues {
            let group = ground.roster.person(name);
            if let Some(group) = group.and_then(|person| person.group.as_deref()) {
                groups.entry(group).or_default().push(name.clone());
            }
        }
        Self {
            ground,
            date: day,
            colleagues,
            groups,
            load: FxHashMap::default(),
        }
    }

    fn hand_out(mut self, rows: &mut [Assignment], positions: &[usize], given: &GivenRows<'_>) {
        // Pools of the groups come before the one of everybody, and what nobody owns comes last: the more people may
        // take a row, the later it is given, so that it evens out what came before.
        let mut groups: BTreeMap<&'a str, Pool> = BTreeMap::new();
        let (mut anybody, mut unowned) = (Pool::default(), Pool::default());
        for position in positions {
            let Some(row) = rows.get_mut(*position) else {
                continue;
            };
            let owner = row.owner.clone();
            row.absence = owner
                .as_deref()
                .and_then(|owner| self.ground.roster.absence(owner, self.date));
            if let (Some(owner), None) = (&owner, row.absence) {
                self.give(row, owner.clone(), HolderBy::Owner);
                continue;
            }
            let waybill = self.ground.parcel(row.parcel);
            let waybill = waybill.map(|parcel| parcel.waybill.as_str());
            if let Some(holder) = waybill.and_then(|waybill| given.holder(self.date, waybill)) {
                let holder = self.ground.names.spelling(holder);
                let by = if owner.as_ref() == Some(&holder) {
                    HolderBy::Owner
                } else {
                    HolderBy::Person
                };
                self.give(row, holder, by);
                continue;
            }
            let Some(owner) = owner else {
                unowned.rows.push(*position);
                continue;
            };
            if let Some(stand_in) = self.stand_in(&owner) {
                self.give(row, stand_in, HolderBy::StandIn);
                continue;
            }
            let person = self.ground.roster.person(&owner);
            let group = person.and_then(|person| person.group.as_deref());
            let group = group.filter(|_| self.ground.config.follow_up.stand_in_within_group);
            match group.filter(|group| self.groups.contains_key(group)) {
                Some(group) => groups.entry(group).or_default().rows.push(*position),
                None => anybody.rows.push(*position),
            }
        }
        for (group, pool) in groups {
            let people = self.groups.get(group).cloned().unwrap_or_default();
            self.share_out(rows, &pool, &people, HolderBy::StandIn);
        }
        let people = std::mem::take(&mut self.colleagues);
        self.share_out(rows, &anybody, &people, HolderBy::StandIn);
        self.share_out(rows, &unowned, &people, HolderBy::Load);
    }

    fn give(&mut self, row: &mut Assignment, holder: Text, by: HolderBy) {
        *self.load.entry(holder.clone()).or_default() += 1;
        (row.holder, row.holder_by) = (Some(holder), by);
    }

    /// The first of the roster's 代跟人 who is there.
    fn stand_in(&self, owner: &str) -> Option<Text> {
        let person = self.ground.roster.person(owner)?;
        let names = person.stand_in.as_deref()?.split(BETWEEN_NAMES);
        let mut names = names.map(str::trim).filter(|name| !name.is_empty());
        let there = names.find(|name| {
            plain_name(name) != plain_name(owner)
                && self.ground.roster.absence(name, self.date).is_none()
        })?;
        Some(self.ground.names.spelling(&there.into()))
    }

    /// Shares rows evenly; those of one customer stay together as far as that allows.
    fn share_out(&mut self, rows: &mut [Assignment], pool: &Pool, people: &[Text], by: HolderBy) {
        let mut bundles: BTreeMap<String, Bundle> = BTreeMap::new();
        for position in &pool.rows {
            let Some(row) = rows.get(*position) else {
                continue;
            };
            let (key, waybill) = self.keys(row);
            bundles.entry(key).or_default().push((waybill, *position));
        }
        for bundle in bundles.values_mut() {
            bundle.sort_unstable();
        }
        let loads: Vec<usize> = people
            .iter()
            .map(|name| self.load.get(name).copied().unwrap_or(0))
            .collect();
        let shared = share(bundles.into_values().collect(), &loads);
        for (position, person) in shared {
            if let (Some(row), Some(name)) = (rows.get_mut(position), people.get(person)) {
                self.give(row, name.clone(), by);
            }
        }
    }

    /// What keeps rows together (the customer, where the name is whole, else the order), and the waybill.
    fn keys(&self, row: &Assignment) -> (String, Text) {
        let parcel = self.ground.parcel(row.parcel);
        let waybill = parcel.map_or("", |parcel| parcel.waybill.as_str());
        let order = self.ground.orders_of(row.parcel).next();
        let customer = order.and_then(|order| order.customer.as_deref());
        let receiver = || parcel.and_then(|parcel| parcel.receiver.as_deref());
        let customer = customer.or_else(receiver).filter(|name| !is_masked(name));
        let key = match (customer, order) {
            (Some(customer), _) => format!("c{customer}"),
            (None, Some(order)) => format!("o{}", order.number.as_str()),
            (None, None) => format!("w{waybill}"),
        };
        (key, waybill.into())
    }
}

#[cfg(test)]
#[path = "stand_ins_tests.rs"]
mod tests;
