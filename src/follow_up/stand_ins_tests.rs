//! Who has which row.

use std::collections::BTreeMap;

use crate::follow_up::assignments::assignments;
use crate::follow_up::testing::{World, day};
use crate::model::{Assignment, HolderBy};

fn handed_out(world: &World) -> Vec<Assignment> {
    assignments(&world.ground(), day("10-09"), &[], &[])
}

/// Waybill, holder and how she was found, of each row for 2026-10-09.
fn check(text: &str, expected: &[&str]) {
    check_in(&World::new(text), text, expected);
}

fn check_in(world: &World, text: &str, expected: &[&str]) {
    let rows = handed_out(world);
    let rows = rows.iter().map(|row| {
        let waybill = world.book.parcels[row.parcel.get()].waybill.as_str();
        let holder = row.holder.as_deref().unwrap_or("-");
        format!("{waybill} {holder} {:?}", row.holder_by)
    });
    assert_eq!(rows.collect::<Vec<_>>(), expected, "{text}");
}

const TEAM: &str = "\
    staff 甲 role=跟单员 group=一组 rest=10-09\n\
    staff 乙 role=跟单员 group=一组\n\
    staff 丙 role=跟单员 group=二组\n\
    staff 丁 role=下单员 group=一组\n";

#[test]
fn the_owner_else_whoever_has_the_least_or_her_group_where_that_is_wanted() {
    let text = format!("{TEAM}parcel P1 TRANSIT clerk=乙\nparcel P2 TRANSIT clerk=甲");
    check(&text, &["P1 乙 Owner", "P2 丙 StandIn"]);
    let mut world = World::new(&text);
    world.config.follow_up.stand_in_within_group = true;
    check_in(&world, &text, &["P1 乙 Owner", "P2 乙 StandIn"]);
    // Nobody of the group is there: anybody.
    let team = TEAM.replace(
        "staff 乙 role=跟单员 group=一组",
        "staff 乙 role=跟单员 group=一组 rest=10-09",
    );
    check(
        &format!("{team}parcel P2 TRANSIT clerk=甲"),
        &["P2 丙 StandIn"],
    );
    // An owner whom no roster knows is there.
    check(
        &format!("{TEAM}parcel P1 TRANSIT clerk=戊"),
        &["P1 戊 Owner"],
    );
}

#[test]
fn what_a_person_decided_comes_before_the_roster_and_the_roster_before_load() {
    let team = TEAM.replace(
        "staff 甲 role=跟单员",
        "staff 甲 standin=丁、丙 role=跟单员",
    );
    let rows = "parcel P1 TRANSIT clerk=甲\nparcel P2 TRANSIT clerk=甲\n";
    check(
        &format!("{team}{rows}"),
        &["P1 丁 StandIn", "P2 丁 StandIn"],
    );
    check(
        &format!("{team}{rows}given 10-09 P2 乙\ngiven 10-08 P1 乙"),
        &["P1 丁 StandIn", "P2 乙 Person"],
    );
    // The first of the 代跟人 who is there.
    let away = team.replace("staff 丁 role=下单员", "staff 丁 left=10-01 role=下单员");
    check(
        &format!("{away}{rows}"),
        &["P1 丙 StandIn", "P2 丙 StandIn"],
    );
    // The owner is there: her row stays hers, whatever was decided.
    check(
        &format!("{team}parcel P1 TRANSIT clerk=乙\ngiven 10-09 P1 丙"),
        &["P1 乙 Owner"],
    );
}

#[test]
fn what_nobody_owns_goes_to_who_has_least_and_may_find_nobody() {
    check(
        &format!("{TEAM}parcel P1 TRANSIT clerk=乙\nparcel P2 TRANSIT"),
        &["P1 乙 Owner", "P2 丙 Load"],
    );
    check("parcel P1 TRANSIT", &["P1 - Nobody"]);
    check(
        "staff 甲 rest=10-09\nparcel P1 TRANSIT clerk=甲",
        &["P1 - Nobody"],
    );
    // No roster names roles: the owners who are there stand in.
    check(
        "staff 甲 rest=10-09\nparcel P1 TRANSIT clerk=甲\nparcel P2 TRANSIT clerk=乙",
        &["P1 乙 StandIn", "P2 乙 Owner"],
    );
}

#[test]
fn colleagues_share_evenly_and_customers_stay_together() {
    let mut text = TEAM.replace("group=二组", "group=一组");
    text.extend((0..3).map(|row| format!("parcel A{row} TRANSIT clerk=乙\n")));
    text.extend((0..9).map(|row| {
        let customer = row / 2;
        format!("parcel P{row} TRANSIT clerk=甲 customer=客户{customer}\n")
    }));
    let world = World::new(&text);
    let rows = handed_out(&world);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_customer: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in &rows {
        let holder = row.holder.as_deref().expect("a holder");
        *counts.entry(holder).or_default() += 1;
        let order = world.ground().orders_of(row.parcel).next();
        if let Some(customer) = order.and_then(|order| order.customer.as_deref()) {
            of_customer
                .entry(customer.to_owned().leak())
                .or_default()
                .push(holder);
        }
    }
    assert_eq!(counts, BTreeMap::from([("丙", 6), ("乙", 6)]));
    let parted = of_customer
        .values()
        .filter(|holders| holders.iter().any(|holder| holder != &holders[0]));
    assert_eq!(parted.count(), 0, "{of_customer:?}");
    // The order of the rows in the files makes no difference.
    let by_waybill = |world: &World| -> BTreeMap<String, Option<String>> {
        let rows = handed_out(world);
        let pair = |row: &Assignment| {
            let waybill = world.book.parcels[row.parcel.get()].waybill.as_str();
            (waybill.to_owned(), row.holder.as_deref().map(str::to_owned))
        };
        rows.iter().map(pair).collect()
    };
    let lines: Vec<&str> = text.lines().rev().collect();
    assert_eq!(
        by_waybill(&world),
        by_waybill(&World::new(&lines.join("\n")))
    );
    assert!(rows.iter().all(|row| row.holder_by != HolderBy::Nobody));
}
