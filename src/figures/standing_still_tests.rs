//! What stands still and what seems lost.

use super::*;
use crate::figures::fixture::moment;
use crate::figures::parcels_fixture::World;

#[test]
fn carriers_with_most_come_first_and_the_oldest_of_each() {
    let mut world = World::new();
    for (waybill, carrier, code, hours) in [
        ("SF1", Some("顺丰"), "G406", 80),
        ("SF2", Some("顺丰"), "G405", 100),
        ("SF3", Some("顺丰"), "G411", 300),
        ("XX1", None, "G406", 500),
        ("XX2", None, "G406", 90),
        ("XX3", None, "G406", 90),
        ("YT1", Some("圆通"), "G406", 73),
    ] {
        world.parcel(waybill, |parcel| parcel.carrier = carrier.map(Into::into));
        world.finding(code, waybill, hours);
    }
    world.finding("G406", "SF3", 300);
    let fixture = world.fixture();
    let shown: Vec<String> = standing_still(&fixture.input())
        .iter()
        .map(|(carrier, rows)| {
            let rows = rows.iter().map(|row| {
                let parcel = &fixture.book.parcels[row.parcel.get()];
                format!(" {} {}", parcel.waybill, row.code)
            });
            let rows: String = rows.collect();
            format!("{}:{rows}", carrier.as_deref().unwrap_or("–"))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "顺丰: SF2 G405 SF1 G406",
            "圆通: YT1 G406",
            "–: XX1 G406 XX2 G406 XX3 G406",
        ]
    );
}

#[test]
fn what_only_seems_lost_comes_before_what_the_courier_admits() {
    let mut world = World::new();
    world.parcel("SF1", |parcel| {
        parcel.status = CourierStatus::LostDamaged;
        parcel.last_scan = Some(moment("2026-10-01"));
    });
    world.parcel("SF2", |_| {});
    world.parcel("SF3", |_| {});
    world.parcel("SF4", |_| {});
    world.finding("G411", "SF2", 241);
    world.finding("G411", "SF3", 300);
    let fixture = world.fixture();
    let shown: Vec<String> = lost(&fixture.input())
        .iter()
        .map(|row| {
            let parcel = &fixture.book.parcels[row.parcel.get()];
            format!("{} {:?} {}", parcel.waybill, row.hours, row.told)
        })
        .collect();
    assert_eq!(
        shown,
        [
            "SF3 Some(300) false",
            "SF2 Some(241) false",
            "SF1 Some(720) true"
        ]
    );
}
