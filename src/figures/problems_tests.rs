use proptest::prelude::*;

use super::*;
use crate::figures::fixture::{Fixture, day, moment, october};
use crate::model::{CourierStatus, FollowUp, Origin, ProblemNote, SheetId, WaybillNo};

fn week() -> Period {
    Period::week_of(day("2026-10-30"))
}

fn note(on: &str, kind: &str, closed: Option<&str>) -> ProblemNote {
    ProblemNote {
        day: Some(day(on)),
        kind: Some(kind.into()),
        closed: closed.is_some(),
        closed_on: closed.map(day),
        ..ProblemNote::new(Origin::row(SheetId(3), 2))
    }
}

fn noted(waybill: &str, on: &str, issue: &str) -> FollowUp {
    FollowUp {
        waybill: Some(WaybillNo::new(waybill, waybill, None)),
        day: Some(day(on)),
        clerk: Some("王芳".into()),
        issue: Some(issue.into()).filter(|issue: &Text| !issue.is_empty()),
        outcome: Some("改约".into()),
        ..FollowUp::new(Origin::row(SheetId(3), 2))
    }
}

fn found(fixture: &Fixture) -> Problems {
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        &fixture.config,
    );
    problems(&input, week(), Some(week().previous()))
}

fn with(notes: Vec<ProblemNote>, follow_ups: Vec<FollowUp>) -> Fixture {
    let mut fixture = october();
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
    fixture.book.problem_notes = notes;
    fixture.book.follow_ups = follow_ups;
    fixture
}

#[test]
fn what_is_open_is_carried_over_until_it_is_closed() {
    let found = found(&with(
        vec![
            note("2026-10-12", "破损", None),
            note("2026-10-13", "破损", Some("2026-10-20")),
            note("2026-10-22", "少件", Some("2026-10-29")),
            note("2026-10-28", "少件", Some("2026-10-29")),
            note("2026-10-29", "破损", None),
        ],
        Vec::new(),
    ));
    let kinds = |cases: &[ProblemCase]| {
        let told = cases
            .iter()
            .map(|case| format!("{:?} {:?}", case.kind, case.age(found.end)));
        told.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(found.end, day("2026-10-31"));
    assert_eq!(
        kinds(&found.notes),
        "Named(\"少件\") Some(3), Named(\"破损\") Some(2)"
    );
    assert_eq!(kinds(&found.carried), "Named(\"破损\") Some(19)");
    assert_eq!(found.before.len(), 1);
    assert_eq!(found.settled, 2);
}

/// A problem that a clerk noted: rows, then what of it is of the week, is carried over, is settled.
#[test]
fn a_noted_problem_lasts_until_it_is_named_no_more_or_the_parcel_arrives() {
    for (rows, expected) in [
        (
            vec![("2026-10-27", "破损"), ("2026-10-28", "破损")],
            (1, 0, 0),
        ),
        (vec![("2026-10-27", "破损"), ("2026-10-28", "")], (1, 0, 1)),
        (
            vec![("2026-10-20", "破损"), ("2026-10-28", "破损")],
            (0, 1, 0),
        ),
        (vec![("2026-10-20", "破损"), ("2026-10-28", "")], (0, 0, 1)),
        (
            vec![("2026-10-27", "破损、少件"), ("2026-10-28", "少件")],
            (2, 0, 1),
        ),
    ] {
        let back = rows
            .iter()
            .map(|(on, issue)| noted("SF3", on, issue))
            .collect();
        let found = found(&with(Vec::new(), back));
        let counts = (found.notes.len(), found.carried.len(), found.settled);
        assert_eq!(counts, expected, "{rows:?}");
    }
}

#[test]
fn what_was_signed_after_the_note_is_settled_and_what_was_signed_before_is_not() {
    for (signed, expected) in [
        ("2026-10-28T09:00:00", true),
        ("2026-10-25T09:00:00", false),
    ] {
        let mut fixture = with(Vec::new(), vec![noted("SF3", "2026-10-27", "催派")]);
        fixture.book.parcels[2].status = CourierStatus::Signed;
        fixture.book.parcels[2].signed = Some(moment(signed));
        assert_eq!(found(&fixture).notes[0].is_settled, expected, "{signed}");
    }
}

#[test]
fn what_is_registered_is_not_counted_again_from_a_note() {
    let mut registered = note("2026-10-27", "破损", None);
    registered.waybill = Some(WaybillNo::new("SF3", "SF3", None));
    let fixture = with(
        vec![registered],
        vec![
            noted("SF3", "2026-10-27", "破损"),
            noted("SF1", "2026-10-27", "破损"),
        ],
    );
    let found = found(&fixture);
    assert_eq!(found.notes.len(), 2);
    assert_eq!(found.notes[0].carrier.as_deref(), Some("顺丰"));
    // G001 stands for 50 hours, G002 for 1,220.
    assert_eq!((found.findings.len(), found.old_findings.len()), (1, 1));
    assert_eq!(found.findings[0].carrier.as_deref(), Some("圆通"));
}

proptest! {
    #[test]
    fn each_problem_is_in_one_group_and_in_one_part(
        rows in prop::collection::vec((0_u32..40, 0_usize..4, prop::option::of(0_u32..40)), 0..30),
    ) {
        let kinds = ["破损", "少件", "错发", "超区"];
        let on = |days: u32| day("2026-09-25") + chrono::Days::new(u64::from(days));
        let notes = rows.iter().map(|(first, kind, closed)| ProblemNote {
            day: Some(on(*first)),
            kind: Some(kinds[*kind].into()),
            closed: closed.is_some(),
            closed_on: closed.map(|days| on(*first.max(&days))),
            ..ProblemNote::new(Origin::row(SheetId(3), 2))
        });
        let fixture = with(notes.collect(), Vec::new());
        let found = found(&fixture);
        let in_week = rows.iter().filter(|(first, ..)| week().contains(on(*first))).count();
        prop_assert_eq!(found.notes.len(), in_week);
        let groups = grouped(&found.notes, |case| case.kind.clone());
        prop_assert_eq!(groups.iter().map(|group| group.cases.len()).sum::<usize>(), in_week);
        prop_assert!(groups.windows(2).all(|pair| pair[0].cases.len() >= pair[1].cases.len()));
        let open = rows.iter().filter(|(first, _, closed)| {
            on(*first) < week().first && closed.is_none_or(|days| on(*first.max(&days)) > found.end)
        });
        prop_assert_eq!(found.carried.len(), open.count());
        prop_assert!(found.carried.is_sorted_by_key(|case| case.first));
    }
}
