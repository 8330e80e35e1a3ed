//! What waits for a decision comes first.

use super::*;
use crate::figures::fixture::moment;
use crate::figures::parcels_fixture::World;

#[test]
fn what_waits_for_a_decision_comes_first() {
    let mut world = World::new();
    for (waybill, status, scanned) in [
        ("SF1", CourierStatus::Returned, "2026-10-01T09:00:00"),
        ("SF2", CourierStatus::Refused, "2026-10-30T09:00:00"),
        ("SF3", CourierStatus::Returning, "2026-10-29T09:00:00"),
        ("SF4", CourierStatus::Refused, "2026-10-28T09:00:00"),
        ("SF5", CourierStatus::Refused, "2026-10-28T09:00:00"),
        ("SF6", CourierStatus::Transit, "2026-10-28T09:00:00"),
        ("SF7", CourierStatus::Returned, "2026-10-20T09:00:00"),
    ] {
        let index = world.parcel(waybill, |parcel| {
            parcel.status = status;
            parcel.last_scan = Some(moment(scanned));
        });
        match waybill {
            // Agreed before the refusal: it no longer holds.
            "SF2" => world.contact(index, "2026-10-29", "改约", |_| {}),
            "SF3" => world.contact(index, "2026-10-30", "无法联系", |_| {}),
            "SF4" => world.contact(index, "2026-10-29", "改地址", |_| {}),
            "SF7" => world.contact(index, "2026-10-29", "要求退货", |_| {}),
            _ => {}
        }
    }
    world.reply(ReplyAbout::Return, "SF5", "重派");
    world.reply(ReplyAbout::Urge, "SF2", "已退回");
    world.reply(ReplyAbout::Return, "SF3", " ");
    let fixture = world.fixture();
    let shown: Vec<String> = coming_back(&fixture.input())
        .iter()
        .map(|row| {
            let parcel = &fixture.book.parcels[row.parcel.get()];
            let decided = match row.decided {
                None => "",
                Some(Decided::Reply(_)) => " reply",
                Some(Decided::Contact(_)) => " contact",
            };
            format!("{}{decided}", parcel.waybill)
        })
        .collect();
    assert_eq!(
        shown,
        ["SF3", "SF2", "SF1", "SF7", "SF4 contact", "SF5 reply"]
    );
}
