//! What is urged, and in which order.

use super::*;
use crate::figures::fixture::{day, moment};
use crate::figures::parcels_fixture::World;
use crate::model::CourierStatus;

#[test]
fn today_comes_first_then_the_latest_then_what_is_to_come() {
    let mut world = World::new();
    for (waybill, wanted, status) in [
        ("SF1", Some("2026-11-03"), CourierStatus::Transit),
        ("SF2", Some("2026-10-30"), CourierStatus::Transit),
        ("SF3", Some("2026-10-31"), CourierStatus::Delivering),
        ("SF4", Some("2026-10-28"), CourierStatus::Transit),
        ("SF5", Some("2026-10-31"), CourierStatus::Signed),
        ("SF6", Some("2026-11-01"), CourierStatus::Transit),
        ("SF7", None, CourierStatus::Transit),
    ] {
        world.parcel(waybill, |parcel| {
            parcel.urged = wanted.map(day);
            parcel.status = status;
        });
    }
    assert_eq!(
        shown(world),
        ["SF3 0", "SF4 3", "SF2 1", "SF6 -1", "SF1 -3"]
    );
}

#[test]
fn a_last_contact_urges_too() {
    let mut world = World::new();
    let next = |world: &mut World, waybill: &str, outcome: &str, next: Option<&str>| {
        let index = world.parcel(waybill, |_| {});
        world.contact(index, "2026-10-30", outcome, |row| {
            row.next = next.map(moment);
        });
        index
    };
    next(&mut world, "SF1", "催货", Some("2026-10-31"));
    next(&mut world, "SF2", "催货", None);
    next(&mut world, "SF3", "改约", None);
    let answered = next(&mut world, "SF4", "催货", None);
    world.contact(answered, "2026-10-31", "同意签收", |_| {});
    assert_eq!(shown(world), ["SF1 0", "SF2 1"]);
}

fn shown(world: World) -> Vec<String> {
    let fixture = world.fixture();
    let rows = urged(&fixture.input());
    rows.iter()
        .map(|row| {
            let parcel = &fixture.book.parcels[row.parcel.get()];
            format!("{} {}", parcel.waybill, row.days_late)
        })
        .collect()
}
