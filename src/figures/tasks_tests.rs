use super::*;
use crate::figures::fixture::{Fixture, day, moment, october};
use crate::finding::{Finding, Severity};
use crate::model::{FollowUpIndex, HolderBy, Message, Origin, OwnerBy, SheetId, WaybillNo};

fn at(row: u32) -> Origin {
    Origin::row(SheetId(1), row)
}

/// Parcels of one clerk, all in transit and dispatched on 2 November; looked at on 31 October, 18:00.
fn world(count: usize) -> Fixture {
    let mut world = october();
    world.findings.clear();
    world.book.orders.clear();
    world.book.follow_ups.clear();
    world.reconciled.ledgers.clear();
    world.reconciled.parcel_orders.clear();
    world.reconciled.parcel_follow_ups = vec![Vec::new(); count];
    world.book.parcels = (1..=count)
        .map(|number| {
            let text = format!("SF{number}");
            let mut parcel = Parcel::new(WaybillNo::new(&text, &text, None), at(number as u32));
            parcel.status = CourierStatus::Transit;
            parcel
        })
        .collect();
    world.followed.assignments = (0..count)
        .map(|position| Assignment {
            parcel: ParcelIndex::from(position),
            day: day("2026-11-02"),
            status: CourierStatus::Transit,
            owner: Some("李敏".into()),
            owner_by: OwnerBy::Sheet,
            absence: None,
            holder: Some("李敏".into()),
            holder_by: HolderBy::Owner,
            origin: at(position as u32 + 1),
        })
        .collect();
    world
}

fn find(world: &mut Fixture, code: &'static str, waybill: &str, hours: Option<i64>) {
    let mut finding = Finding::new(code, Severity::Warning, Message::new("severity.warning"));
    finding.waybill = Some(waybill.into());
    finding.age_hours = hours;
    world.findings.push(finding);
}

fn stand(world: &mut Fixture, position: usize, status: CourierStatus) {
    world.book.parcels[position].status = status;
    world.followed.assignments[position].status = status;
}

fn contact(world: &mut Fixture, position: usize, on: &str, next: Option<&str>) {
    let index = FollowUpIndex::from(world.book.follow_ups.len());
    let mut contact = FollowUp::new(at(9));
    contact.day = Some(day(on));
    contact.outcome = Some("改约".into());
    contact.next = next.map(moment);
    world.book.follow_ups.push(contact);
    world.reconciled.parcel_follow_ups[position].push(index);
}

fn told(world: &Fixture) -> Vec<String> {
    let input = Input::new(
        &world.book,
        &world.reconciled,
        &world.followed,
        &world.findings,
        &world.config,
    );
    let line = |task: &Task| {
        let reason = |reason: &Reason| format!(" {:?} {:?}", reason.cause, reason.hours);
        let reasons: String = task.reasons.iter().map(reason).collect();
        let parcel = &world.book.parcels[world.followed.assignments[task.assignment].parcel.get()];
        let money = task
            .at_stake
            .map_or_else(|| "–".into(), |amount| amount.to_string());
        format!("{} {:?} {money}{reasons}", parcel.waybill, task.urgency)
    };
    tasks(&input).iter().map(line).collect()
}

#[test]
fn every_reason_has_its_place() {
    let mut world = world(11);
    for (position, urged) in [(0, "2026-11-03"), (1, "2026-11-02"), (2, "2026-10-30")] {
        world.book.parcels[position].urged = Some(day(urged));
        let waybill = format!("SF{}", position + 1);
        find(&mut world, "G408", &waybill, Some(24));
    }
    find(&mut world, "G407", "SF4", Some(70));
    stand(&mut world, 4, CourierStatus::FailedAttempt);
    world.book.parcels[4].last_scan = Some(moment("2026-10-30T12:00:00"));
    stand(&mut world, 5, CourierStatus::Refused);
    find(&mut world, "G411", "SF7", Some(300));
    find(&mut world, "G406", "SF7", Some(290));
    find(&mut world, "G405", "SF8", Some(40));
    stand(&mut world, 8, CourierStatus::Stalled);
    contact(&mut world, 9, "2026-10-30", Some("2026-11-02"));
    find(&mut world, "G401", "SF11", Some(40));
    assert_eq!(
        told(&world),
        [
            "SF3 Urged – Urged Some(72)",
            "SF2 Urged – Urged Some(0)",
            "SF4 PickupOverdue – PickupOverdue Some(70)",
            "SF5 FailedAttempt – FailedAttempt Some(30)",
            "SF6 Refused – Refused None",
            "SF7 Standing – Lost Some(300)",
            "SF8 Standing – NotPickedUp Some(40)",
            "SF9 Standing – Stalled None",
            "SF10 Promised – Promised Some(0)",
            "SF1 UrgedLater – UrgedLater Some(24)",
            "SF11 Open –",
        ]
    );
}

#[test]
fn equals_stand_by_money_then_age_then_waybill() {
    let mut world = world(5);
    for (position, hours) in [(0, 80), (1, 80), (2, 90), (3, 80), (4, 100)] {
        find(
            &mut world,
            "G406",
            &format!("SF{}", position + 1),
            Some(hours),
        );
    }
    world.book.parcels[3].cod = Some(Money::cny(29_900));
    world.book.parcels[4].cod = Some(Money::cny(0));
    let order: Vec<String> = told(&world);
    let waybills: Vec<&str> = order
        .iter()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(waybills, ["SF4", "SF5", "SF3", "SF1", "SF2"]);
    assert!(order[0].contains("299.00"), "{order:?}");
}

#[test]
fn a_row_tells_all_its_reasons_once_the_most_urgent_first() {
    let mut world = world(1);
    stand(&mut world, 0, CourierStatus::FailedAttempt);
    world.book.parcels[0].urged = Some(day("2026-11-01"));
    find(&mut world, "G406", "SF1", Some(80));
    find(&mut world, "G408", "SF1", Some(0));
    find(&mut world, "G408", "SF1", Some(0));
    assert_eq!(
        told(&world),
        ["SF1 Urged – Urged Some(24) FailedAttempt None Stalled Some(80)"]
    );
}

#[test]
fn a_promise_holds_until_a_later_contact_says_something_else() {
    for (contacts, expected) in [
        (&[("2026-10-30", Some("2026-11-02"))][..], "Promised"),
        (&[("2026-10-30", Some("2026-10-31"))], "Promised"),
        (&[("2026-10-30", Some("2026-11-03"))], "Open"),
        (&[("2026-10-30", None)], "Open"),
        (
            &[("2026-10-29", Some("2026-10-31")), ("2026-10-30", None)],
            "Open",
        ),
        (
            &[
                ("2026-10-30", Some("2026-10-31")),
                ("2026-10-29", Some("2026-11-09")),
            ],
            "Promised",
        ),
    ] {
        let mut world = world(1);
        for (on, next) in contacts {
            contact(&mut world, 0, on, *next);
        }
        // A row that came back blank takes no promise back.
        contact(&mut world, 0, "2026-10-31", None);
        world.book.follow_ups.last_mut().expect("a contact").outcome = None;
        let told = told(&world);
        assert!(
            told[0].starts_with(&format!("SF1 {expected}")),
            "{contacts:?}: {told:?}"
        );
    }
}
