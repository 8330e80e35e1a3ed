//! 外呼对接人: who speaks for the sales clerks of the outbound groups, and which rows are whose.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Facts;
use super::recipient::Recipient;
use crate::figures::Task;
use crate::model::{Staff, Text};

/// One for each contact with rows, in the order of the roster.
pub(super) fn contacts(facts: &Facts<'_>) -> Vec<Recipient> {
    let rows = rows_by_clerk(facts);
    if rows.is_empty() {
        return Vec::new();
    }
    let mut names = people(facts);
    if names.is_empty() {
        names.push(facts.words.get("recipient.contact").to_owned());
    }
    let mut shares: Vec<Recipient> = names
        .into_iter()
        .map(|name| Recipient {
            name,
            tasks: Vec::new(),
        })
        .collect();
    for (_, rows) in rows {
        // Of several with as little the first in the roster.
        if let Some(share) = shares.iter_mut().min_by_key(|share| share.tasks.len()) {
            share.tasks.extend(rows);
        }
    }
    shares.retain(|share| !share.tasks.is_empty());
    for share in &mut shares {
        share.tasks.sort_unstable();
    }
    shares
}

/// The sales clerk whose customer waits for the parcel: the order's, else the parcel's own.
pub(super) fn sales_clerk(facts: &Facts<'_>, task: &Task) -> Option<Text> {
    let assignment = facts.followed.assignments.get(task.assignment)?;
    let of_order = facts
        .input
        .orders_of(assignment.parcel)
        .find_map(|(_, order)| order.sales_clerk.clone());
    let parcel = facts.book.parcels.get(assignment.parcel.get())?;
    of_order.or_else(|| parcel.sales_clerk.clone())
}

/// The contacts of the roster who are in service; those who rest on the working day only if there is nobody else.
fn people(facts: &Facts<'_>) -> Vec<String> {
    let roles = &facts.config.follow_up.contact_roles;
    let in_service = |person: &&Staff| {
        let left = person.left.zip(facts.followed.day);
        person.in_service && left.is_none_or(|(left, day)| left > day)
    };
    let is_contact = |person: &&Staff| {
        let role = person.role.as_deref().unwrap_or_default();
        roles
            .iter()
            .any(|word| !word.is_empty() && role.contains(word.as_str()))
    };
    let all: Vec<&Staff> = facts
        .book
        .staff
        .iter()
        .filter(in_service)
        .filter(is_contact)
        .collect();
    let rests = |person: &Staff| {
        facts
            .followed
            .day
            .is_some_and(|day| person.rest_days.contains(&day))
    };
    let someone = all.iter().any(|person| !rests(person));
    let mut names: Vec<String> = Vec::new();
    for person in all {
        let there = !someone || !rests(person);
        if there && !names.iter().any(|name| **name == *person.name) {
            names.push(person.name.to_string());
        }
    }
    names
}

/// The open rows of each sales clerk for whom a contact speaks, the clerks with the most rows first.
fn rows_by_clerk(facts: &Facts<'_>) -> Vec<(Text, Vec<usize>)> {
    let groups = &facts.config.follow_up.outbound_groups;
    let of_group = |person: &&Staff| {
        let group = person.group.as_deref().unwrap_or_default();
        groups
            .iter()
            .any(|word| !word.is_empty() && group.contains(word.as_str()))
    };
    let outbound: FxHashSet<&str> = facts
        .book
        .staff
        .iter()
        .filter(of_group)
        .map(|person| &*person.name)
        .collect();
    let mut rows: FxHashMap<Text, Vec<usize>> = FxHashMap::default();
    for (position, task) in facts.tasks.iter().enumerate() {
        if let Some(clerk) = sales_clerk(facts, task)
            && (outbound.is_empty() || outbound.contains(&*clerk))
        {
            rows.entry(clerk).or_default().push(position);
        }
    }
    let mut rows: Vec<(Text, Vec<usize>)> = rows.into_iter().collect();
    rows.sort_unstable_by(|(left, some), (right, more)| {
        (Reverse(some.len()), left).cmp(&(Reverse(more.len()), right))
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::figures::fixture::{Fixture, day};
    use crate::lang::Catalogue;
    use crate::model::{Origin, SheetId};
    use crate::report::dispatch_fixture::world;
    use crate::report::testing::facts;

    #[test]
    fn the_contacts_of_the_roster_share_the_outbound_clerks() {
        let mut world = world();
        let person = |name: &str, role: &str, group: &str| {
            let mut person = Staff::new(name.into(), Origin::row(SheetId(9), 2));
            person.role = Some(role.into());
            person.group = Some(group.into());
            person
        };
        let rows = |world: &Fixture| -> Vec<(String, usize)> {
            let words = Catalogue::new(Language::Chinese);
            let shares = contacts(&facts(world, &words));
            shares
                .into_iter()
                .map(|share| (share.name, share.tasks.len()))
                .collect()
        };
        world.book.orders[2].sales_clerk = None;
        // 周兰 sold two, 何志强 one, and no roster tells of groups.
        assert_eq!(rows(&world), [("外呼对接".to_owned(), 3)]);
        world
            .book
            .staff
            .push(person("何志强", "下单员", "外呼销售部"));
        assert_eq!(rows(&world), [("外呼对接".to_owned(), 1)]);
        world.book.staff.push(person("周兰", "下单员", "外呼一组"));
        world
            .book
            .staff
            .push(person("罗文", "外呼对接人", "外呼一组"));
        world
            .book
            .staff
            .push(person("宋娟", "外呼对接人", "外呼一组"));
        assert_eq!(
            rows(&world),
            [("罗文".to_owned(), 2), ("宋娟".to_owned(), 1)]
        );
        world.book.staff[2].rest_days.push(day("2026-11-02"));
        assert_eq!(rows(&world), [("宋娟".to_owned(), 3)]);
        world.book.staff[3].in_service = false;
        assert_eq!(rows(&world), [("罗文".to_owned(), 3)]);
    }
}
