//! What waits for a decision comes first.

use super::*;
use crate::figures::fixture::moment;
use crate::figures::parcels_fixture::World;
use crate::model::{CourierStatus, FollowUpIndex};

#[test]
fn what_waits_for_a_decision_comes_first() {
    let mut world = World::new();
    let (refused, returned) = (CourierStatus::Refused, CourierStatus::Returned);
    for (waybill, status, scanned, decided) in [
        ("SF1", returned, "2026-10-01T09:00:00", None),
        ("SF2", refused, "2026-10-30T09:00:00", None),
        ("SF3", CourierStatus::Returning, "2026-10-29T09:00:00", None),
        (
            "SF4",
            refused,
            "2026-10-28T09:00:00",
            Some(Decided::Contact(FollowUpIndex(0))),
        ),
        (
            "SF5",
            refused,
            "2026-10-28T09:00:00",
            Some(Decided::Reply(0)),
        ),
        ("SF6", returned, "2026-10-20T09:00:00", None),
        (
            "SF7",
            refused,
            "2026-10-31T09:00:00",
            Some(Decided::Cancelled),
        ),
    ] {
        let scanned = moment(scanned);
        let parcel = world.parcel(waybill, |parcel| {
            parcel.status = status;
            parcel.last_scan = Some(scanned);
        });
        world.goods_back(parcel, decided);
    }
    let fixture = world.fixture();
    let shown: Vec<String> = coming_back(&fixture.input())
        .iter()
        .map(|row| {
            let waybill = &fixture.book.parcels[row.parcel.get()].waybill;
            format!("{waybill} {}", row.hours.expect("hours"))
        })
        .collect();
    let expected = [
        "SF3 57", "SF2 33", "SF1 729", "SF6 273", "SF4 81", "SF5 81", "SF7 9",
    ];
    assert_eq!(shown, expected);
}
