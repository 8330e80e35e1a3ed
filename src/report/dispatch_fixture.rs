//! Rows to be dispatched, for the tests of the workbooks that are handed out.

use crate::figures::fixture::{Fixture, day, moment, october};
use crate::finding::{Finding, Severity};
use crate::model::{
    Absence, Assignment, CourierStatus, FollowUp, FollowUpIndex, HolderBy, Message, Origin,
    OwnerBy, ParcelIndex, SheetId, WaybillNo,
};

fn assignment(
    parcel: usize,
    status: CourierStatus,
    owner: &str,
    holder: Option<&str>,
) -> Assignment {
    Assignment {
        parcel: ParcelIndex::from(parcel),
        day: day("2026-11-02"),
        status,
        owner: Some(owner.into()),
        owner_by: OwnerBy::Sheet,
        absence: None,
        holder: holder.map(Into::into),
        holder_by: if holder.is_some() {
            HolderBy::Owner
        } else {
            HolderBy::Nobody
        },
        origin: Origin::row(SheetId(1), 2),
    }
}

/// Three open parcels: 王芳 has an urged one and stands in for 郑雅楠; nobody has the third.
pub(super) fn world() -> Fixture {
    let mut world = october();
    let statuses = [
        CourierStatus::Delivering,
        CourierStatus::PickupWait,
        CourierStatus::Transit,
    ];
    let parcels = world.book.parcels.iter_mut().zip(statuses);
    for (number, (parcel, status)) in parcels.enumerate() {
        parcel.status = status;
        parcel.signed = None;
        parcel.phone = Some(format!("1380000000{number}").into());
    }
    world.book.parcels[0].urged = Some(day("2026-11-02"));
    world.book.parcels[1].last_scan = Some(moment("2026-10-28T15:00:00"));
    world.book.parcels[2].sales_clerk = Some("何志强".into());
    let mut away = assignment(1, statuses[1], "郑雅楠", Some("王芳"));
    away.absence = Some(Absence::Resting);
    away.holder_by = HolderBy::StandIn;
    let own = assignment(0, statuses[0], "王芳", Some("王芳"));
    let nobody = assignment(2, statuses[2], "李强", None);
    world.followed.assignments = vec![own, away, nobody];
    world.followed.day = Some(day("2026-11-02"));
    for (code, waybill, hours) in [("G408", "SF1", 0), ("G407", "SF2", 75)] {
        let mut finding = Finding::new(code, Severity::Error, Message::new("severity.error"));
        finding.waybill = Some(waybill.into());
        finding.age_hours = Some(hours);
        world.findings.push(finding);
    }
    for (on, outcome, next, note) in [
        (
            "2026-10-28",
            "改约",
            Some("2026-10-30"),
            Some("客户出差，周五回来"),
        ),
        ("2026-10-30", "无法联系", None, None),
        ("2026-11-02", "已经签收了", None, None),
    ] {
        let mut contact = FollowUp::new(Origin::row(SheetId(3), 2));
        contact.waybill = Some(WaybillNo::new("SF1", "SF1", None));
        contact.day = Some(day(on));
        contact.outcome = Some(outcome.into());
        contact.next = next.map(moment);
        contact.note = note.map(Into::into);
        let index = FollowUpIndex::from(world.book.follow_ups.len());
        world.book.follow_ups.push(contact);
        world.reconciled.parcel_follow_ups[0].push(index);
    }
    world
}
