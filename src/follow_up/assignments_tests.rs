//! Which rows are dispatched, and whose they are.

use super::assignments;
use crate::follow_up::goods_back::goods_back;
use crate::follow_up::testing::{World, day};
use crate::follow_up::timeline::Timeline;
use crate::model::{
    Answer, DueRow, FollowUp, FollowUpIndex, Moment, Origin, ParcelIndex, Reply, ReplyKey, SheetId,
};

/// Waybill and owner of each row for 2026-10-09.
fn rows(world: &World, due: &[DueRow]) -> Vec<String> {
    let ground = world.ground();
    let goods = goods_back(&ground, &Timeline::new(&ground));
    let found = assignments(&ground, day("10-09"), due, &goods);
    let rows = found.iter().map(|row| {
        let parcel = &world.book.parcels[row.parcel.get()];
        format!(
            "{} {}",
            parcel.waybill.as_str(),
            row.owner.as_deref().unwrap_or("-")
        )
    });
    rows.collect()
}

#[test]
fn what_is_open_or_waits_for_a_decision_is_dispatched() {
    let mut world = World::new(
        "parcel SF1 TRANSIT clerk=张三\nparcel SF2 SIGNED\nparcel SF3 REFUSED\nparcel SF4 RETURNING\n\
         parcel SF5 RETURNED\nparcel SF6 DELIVERING",
    );
    world.book.parcels[5].tracked = false;
    assert_eq!(rows(&world, &[]), ["SF1 张三", "SF3 -", "SF4 -"]);
    let reply = |waybill: &str, answer: Option<&str>| Reply {
        key: ReplyKey {
            about: crate::model::ReplyAbout::Return,
            waybill: waybill.into(),
            day: None,
            clerk: None,
            code: None,
        },
        answer: answer.map(Into::into),
        note: None,
        who: None,
        when: None,
        saved: None,
        origin: Origin::row(SheetId(0), 2),
    };
    world.book.replies = vec![reply("SF3", Some("再派")), reply("SF4", None)];
    assert_eq!(rows(&world, &[]), ["SF1 张三", "SF4 -"]);
}

#[test]
fn the_newest_sheet_says_who_owns_a_row() {
    let world = World::new(
        "parcel SF1 TRANSIT clerk=张三\nparcel SF2 TRANSIT clerk=张三\n\
         see SF1 10-08 李四\nsee SF1 10-07 王五\nsee SF1 10-08 赵六",
    );
    assert_eq!(rows(&world, &[]), ["SF1 赵六", "SF2 张三"]);
}

#[test]
fn what_was_answered_well_for_the_day_is_done() {
    let mut world = World::new("parcel SF1 TRANSIT\nparcel SF2 TRANSIT\nparcel SF3 TRANSIT");
    let answer = |of: Option<&str>, time: Option<&str>, outcome: &str| FollowUp {
        day: of.map(day),
        time: time.map(|time| Moment::day_only(day(time))),
        outcome: Some(outcome.into()),
        ..FollowUp::new(Origin::row(SheetId(1), 2))
    };
    for (follow_up, expected) in [
        (answer(Some("10-09"), None, "改约"), vec!["SF2 -", "SF3 -"]),
        (answer(None, Some("10-09"), "改约"), vec!["SF2 -", "SF3 -"]),
        (answer(None, None, "改约"), vec!["SF1 -", "SF2 -", "SF3 -"]),
        (
            answer(Some("10-08"), None, "改约"),
            vec!["SF1 -", "SF2 -", "SF3 -"],
        ),
        (
            answer(Some("10-09"), None, "说好了"),
            vec!["SF1 -", "SF2 -", "SF3 -"],
        ),
    ] {
        world.book.follow_ups = vec![follow_up];
        world.reconciled.parcel_follow_ups[0] = vec![FollowUpIndex::from(0_usize)];
        assert_eq!(rows(&world, &[]), expected, "{:?}", world.book.follow_ups);
    }
    let due = DueRow {
        parcel: ParcelIndex::from(1_usize),
        day: day("10-09"),
        clerk: "张三".into(),
        absence: None,
        holder: None,
        status: crate::model::CourierStatus::Transit,
        origin: Origin::row(SheetId(0), 2),
        answer: Answer::Done,
        follow_up: None,
    };
    world.book.follow_ups.clear();
    world.reconciled.parcel_follow_ups[0].clear();
    assert_eq!(rows(&world, &[due]), ["SF1 -", "SF3 -"]);
}
