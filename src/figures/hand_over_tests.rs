use proptest::prelude::*;

use super::*;
use crate::figures::fixture::{Fixture, day, moment, october};
use crate::figures::{HandOverCounts, hand_over_sums};
use crate::model::{
    Answer, CourierCell, CourierStatus, DueRow, Edit, Money, Origin, SheetId, WaybillNo,
};

fn input(fixture: &Fixture) -> Input<'_> {
    Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        &fixture.config,
    )
}

fn sighting(waybill: &str, on: &str, row: u32) -> Sighting {
    let waybill = WaybillNo::new(waybill, waybill, None);
    let origin = Origin::row(SheetId(1), row);
    Sighting {
        clerk: Some("王芳".into()),
        ..Sighting::new(waybill, Some(day(on)), CourierStatus::Transit, origin)
    }
}

fn returned(waybill: &str, on: &str, row: u32) -> FollowUp {
    FollowUp {
        waybill: Some(WaybillNo::new(waybill, waybill, None)),
        clerk: Some("王芳".into()),
        day: Some(day(on)),
        outcome: Some("改约".into()),
        ..FollowUp::new(Origin::row(SheetId(3), row))
    }
}

/// The fixture with the rows of 30 October, joined as the matcher joins them.
fn of_day(sightings: Vec<Sighting>, follow_ups: Vec<FollowUp>) -> Fixture {
    let mut fixture = october();
    fixture.followed.due_rows.clear();
    fixture.reconciled.parcel_follow_ups = fixture
        .book
        .parcels
        .iter()
        .map(|parcel| {
            let rows = follow_ups.iter().enumerate();
            let own = rows.filter(|(_, row)| row.waybill.as_ref() == Some(&parcel.waybill));
            own.map(|(position, _)| FollowUpIndex::from(position))
                .collect()
        })
        .collect();
    fixture.book.sightings = sightings;
    fixture.book.follow_ups = follow_ups;
    fixture
}

/// Each row: number, marks.
fn told(fixture: &Fixture) -> Vec<String> {
    let input = input(fixture);
    let found = hand_over(&input).expect("rows");
    let row = |row: &HandOverRow| {
        let sighting = row.sighting(input.book).map(|sighting| &sighting.waybill);
        let returned = row.follow_up(input.book);
        let number = sighting.or(returned.and_then(|row| row.waybill.as_ref()));
        format!("{} {:?}", number.expect("a number"), row.marks)
    };
    found.rows.iter().map(row).collect()
}

#[test]
fn each_row_stands_beside_its_answer_and_differences_are_marked() {
    let mut paid = sighting("SF2", "2026-10-30", 3);
    paid.cod = Some(Money::cny(20_000));
    paid.receiver = Some("李四".into());
    let mut masked = sighting("SF1", "2026-10-30", 2);
    masked.receiver = Some("张*".into());
    let mut changed = returned("SF2", "2026-10-30", 2);
    changed.cod = Some(Money::cny(2_000));
    changed.receiver = Some("李五".into());
    let mut blank = returned("SF1", "2026-10-30", 3);
    (blank.outcome, blank.receiver) = (None, Some("张三".into()));
    let mut odd = returned("SF3", "2026-10-30", 4);
    odd.outcome = Some("OK".into());
    odd.edits.push(Edit {
        cell: CourierCell::Phone,
        sent: "1".into(),
        came_back: "2".into(),
        origin: odd.origin,
    });
    let rows = vec![
        masked,
        paid,
        sighting("SF3", "2026-10-30", 4),
        sighting("YT4", "2026-10-30", 5),
        sighting("SF3", "2026-10-29", 6),
    ];
    let back = vec![
        changed,
        blank,
        odd,
        returned("SF3", "2026-10-30", 5),
        returned("SF9", "2026-10-30", 6),
        returned("SF3", "2026-10-29", 7),
    ];
    assert_eq!(
        told(&of_day(rows, back)),
        [
            "SF1 [Blank]",
            "SF2 [Amount, Receiver]",
            "SF3 [NotStandard, Edited]",
            "SF3 [Again]",
            "YT4 [OnlyRaw]",
            "SF9 [OnlyFollowed]",
        ]
    );
}

#[test]
fn a_row_that_was_due_and_did_not_come_back_was_missed() {
    let rows = vec![
        sighting("SF3", "2026-10-30", 4),
        sighting("YT4", "2026-10-30", 5),
    ];
    let mut fixture = of_day(rows, vec![returned("SF1", "2026-10-30", 2)]);
    fixture.followed.due_rows.push(DueRow {
        parcel: ParcelIndex(2),
        day: day("2026-10-30"),
        clerk: "王芳".into(),
        absence: None,
        holder: None,
        status: CourierStatus::Transit,
        origin: Origin::row(SheetId(1), 4),
        answer: Answer::Missed,
        follow_up: None,
    });
    assert_eq!(
        told(&fixture),
        ["SF3 [Missed]", "YT4 [OnlyRaw]", "SF1 [OnlyFollowed]"]
    );
}

#[test]
fn the_last_working_day_of_which_rows_came_back_is_handed_over() {
    for (returned_on, expected) in [
        // The 31st is a Saturday.
        (
            vec!["2026-10-29", "2026-10-30", "2026-10-31", "2026-11-02"],
            "2026-10-30",
        ),
        (vec!["2026-10-31"], "2026-10-31"),
        (vec![], "2026-10-30"),
    ] {
        let back = returned_on
            .iter()
            .map(|on| returned("SF3", on, 2))
            .collect();
        let seen = ["2026-10-28", "2026-10-30"]
            .map(|on| sighting("SF3", on, 2))
            .to_vec();
        let fixture = of_day(seen, back);
        let found = hand_over(&input(&fixture)).expect("a day");
        assert_eq!(found.day, day(expected), "{returned_on:?}");
    }
    let nothing = of_day(Vec::new(), Vec::new());
    assert_eq!(hand_over(&input(&nothing)), None);
}

#[test]
fn a_returned_row_without_a_day_answers_the_last_sheet_of_its_parcel() {
    let mut undated = returned("SF3", "2026-10-30", 2);
    undated.day = None;
    let mut unknown = returned("SF9", "2026-10-30", 3);
    unknown.day = None;
    let seen = ["2026-10-29", "2026-10-30"]
        .map(|on| sighting("SF3", on, 2))
        .to_vec();
    let mut fixture = of_day(seen, vec![undated, unknown]);
    fixture.book.parcels[2].last_scan = Some(moment("2026-10-30T09:00:00"));
    assert_eq!(told(&fixture), ["SF3 []", "SF9 [OnlyFollowed]"]);
}

/// Rows of some parcels, some of them several times or of other days, with and without amounts.
fn rows() -> impl Strategy<Value = Vec<(usize, bool, Option<i64>)>> {
    prop::collection::vec(
        (
            0_usize..7,
            prop::bool::weighted(0.9),
            prop::option::of(0_i64..3),
        ),
        0..25,
    )
}

proptest! {
    #[test]
    fn counts_and_sums_close(raw in rows(), back in rows()) {
        let numbers = ["SF1", "SF2", "SF3", "YT4", "SF8", "SF9", "ZZ1"];
        let on = |is_of_day: bool| if is_of_day { "2026-10-30" } else { "2026-10-29" };
        let money = |amount: Option<i64>| amount.map(|yuan| Money::cny(yuan * 100));
        let sightings: Vec<Sighting> = (2..).zip(raw).map(|(row, (number, is_of_day, cod))| Sighting {
            cod: money(cod),
            ..sighting(numbers[number], on(is_of_day), row)
        }).collect();
        let follow_ups: Vec<FollowUp> = (2..).zip(back).map(|(row, (number, is_of_day, cod))| FollowUp {
            cod: money(cod),
            ..returned(numbers[number], on(is_of_day), row)
        }).collect();
        let fixture = of_day(sightings, follow_ups);
        let input = input(&fixture);
        let Some(found) = hand_over(&input) else {
            return Ok(());
        };
        let of_day = |own: Option<NaiveDate>| own == Some(found.day);
        let book = &fixture.book;
        let seen: Vec<&Sighting> = book.sightings.iter().filter(|row| of_day(row.day)).collect();
        let came: Vec<&FollowUp> = book.follow_ups.iter().filter(|row| of_day(row.day)).collect();
        let counts = HandOverCounts::of(&found.rows);
        prop_assert!(counts.holds());
        prop_assert_eq!(counts.raw, seen.len() as i64);
        prop_assert_eq!(counts.followed, came.len() as i64);
        let sums = hand_over_sums(&found.rows, book).remove(&crate::model::Currency::CNY).unwrap_or_default();
        prop_assert!(sums.holds());
        let sum = |amounts: Vec<Option<Money>>| amounts.into_iter().flatten().map(Money::minor).sum::<i64>();
        prop_assert_eq!(sums.raw, sum(seen.iter().map(|row| row.cod).collect()));
        prop_assert_eq!(sums.followed, sum(came.iter().map(|row| row.cod).collect()));
        // What the rows of each clerk come to is what all rows come to.
        let agreeing = found.rows.iter().filter(|row| row.marks.contains(&Mark::Amount)).count();
        prop_assert!(sums.difference() == 0 || agreeing > 0);
    }
}
