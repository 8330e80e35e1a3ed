use proptest::prelude::*;

use super::*;
use crate::figures::fixture::{Fixture, day, october};
use crate::model::{
    Absence, Answer, Contradiction, CourierStatus, FollowUpIndex, ParcelIndex, Reply, ReplyAbout,
    ReplyKey, Staff,
};

fn assessed(fixture: &Fixture) -> Assessed {
    let input = Input::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        &fixture.config,
    );
    assess(&input, assessed_period(&fixture.config))
}

/// `day code waybill clerk points charged appeal`.
fn told(fixture: &Fixture) -> Vec<String> {
    let told = |charge: &Charge| {
        format!(
            "{} {} {} {} {} {} {}",
            charge.day.format("%d"),
            charge.code,
            charge.key.waybill,
            charge.clerk.as_deref().unwrap_or("-"),
            charge.points,
            charge.charged,
            charge.appeal.code()
        )
    };
    assessed(fixture).charges.iter().map(told).collect()
}

fn appeal(fixture: &mut Fixture, on: &str, waybill: &str, owner: &str, code: &str, answer: &str) {
    fixture.book.replies.push(Reply {
        key: ReplyKey {
            about: ReplyAbout::Appeal,
            waybill: waybill.into(),
            day: Some(day(on)),
            clerk: Some(owner.into()),
            code: Some(code.into()),
        },
        answer: Some(answer.into()),
        note: None,
        who: None,
        when: None,
        saved: None,
        origin: fixture.book.parcels[0].origin,
    });
    fixture.book.replies.sort_by(|a, b| a.key.cmp(&b.key));
}

#[test]
fn each_error_costs_its_points_and_an_upheld_appeal_waives_them() {
    let mut fixture = october();
    let open = [
        "22 G402 SF2 李强 1 1 none",
        "29 G401 SF3 王芳 2 2 none",
        "30 G403 YT4 李强 1 1 none",
    ];
    assert_eq!(told(&fixture), open);
    appeal(&mut fixture, "2026-10-29", "SF3", "王芳", "G401", "成立");
    appeal(&mut fixture, "2026-10-22", "SF2", "李强", "G402", "不成立");
    appeal(&mut fixture, "2026-10-30", "YT4", "李强", "G402", "成立");
    let expected = [
        "22 G402 SF2 李强 1 1 rejected",
        "29 G401 SF3 王芳 2 0 upheld",
        "30 G403 YT4 李强 1 1 none",
    ];
    assert_eq!(told(&fixture), expected);
    let total = assessed(&fixture).total;
    assert_eq!((total.points, total.waived(), total.charged), (4, 2, 2));
    // A second result of equal rank: neither holds.
    appeal(&mut fixture, "2026-10-29", "SF3", "王芳", "G401", "不成立");
    assert_eq!(told(&fixture)[1], "29 G401 SF3 王芳 2 2 contradicting");
}

#[test]
fn whoever_had_the_row_is_charged() {
    let mut fixture = october();
    let row = &mut fixture.followed.due_rows[0];
    (row.absence, row.holder) = (Some(Absence::Resting), Some("代小代".into()));
    let row = &mut fixture.followed.due_rows[2];
    (row.absence, row.holder) = (Some(Absence::Left), None);
    appeal(&mut fixture, "2026-10-29", "SF3", "王芳", "G401", "成立");
    let expected = [
        "22 G402 SF2 李强 1 1 none",
        "29 G401 SF3 代小代 2 0 upheld",
        "30 G403 YT4 - 0 0 none",
    ];
    assert_eq!(told(&fixture), expected);
    let assessed = assessed(&fixture);
    let due = |tally: &Tally| (tally.due, tally.done, tally.not_standard);
    assert_eq!(due(&assessed.nobody), (1, 0, 1));
    assert_eq!(due(&assessed.total), (3, 1, 0));
    let stand_in = assessed
        .clerks
        .iter()
        .find(|clerk| &*clerk.clerk == "代小代");
    assert_eq!(stand_in.map(|clerk| clerk.tally.due), Some(1));
}

#[test]
fn a_contradiction_is_an_error_of_its_own_charged_once() {
    let mut fixture = october();
    let told_twice = Contradiction {
        parcel: ParcelIndex(2),
        day: day("2026-10-30"),
        clerk: Some("王芳".into()),
        follow_up: FollowUpIndex(0),
        status: CourierStatus::Transit,
        since: crate::model::Moment::day_only(day("2026-10-30")),
    };
    fixture.followed.contradictions = vec![told_twice.clone(), told_twice];
    assert!(told(&fixture).contains(&"30 G404 SF3 王芳 2 2 none".to_owned()));
    assert_eq!(assessed(&fixture).total.contradicted, 1);
    assert_eq!(assessed(&fixture).total.due, 4, "the row was due once");
    // A rule that is switched off costs nothing.
    let off = crate::config::RuleSetting {
        enabled: Some(false),
        ..Default::default()
    };
    fixture.config.rules.insert("G404".to_owned(), off);
    assert_eq!(told(&fixture).len(), 3);
}

#[test]
fn a_day_may_count_once_and_be_bounded() {
    let mut fixture = october();
    for row in &mut fixture.followed.due_rows {
        row.day = day("2026-10-30");
        row.holder = Some("王芳".into());
        row.answer = Answer::Missed;
    }
    fixture.followed.due_rows.truncate(3);
    fixture.followed.due_rows[0].parcel = ParcelIndex(0);
    fixture.followed.due_rows[1].answer = Answer::Blank;
    let owner = |fixture: &Fixture, row: usize| fixture.followed.due_rows[row].clerk.clone();
    fixture.config.assessment.per = "day".to_owned();
    let expected = [
        "30 G401 SF1 王芳 2 2 none",
        "30 G401 YT4 王芳 0 0 none",
        "30 G402 SF3 王芳 1 1 none",
    ];
    assert_eq!(told(&fixture), expected);
    // The first is waived, and the day still has another one.
    let name = owner(&fixture, 0);
    appeal(&mut fixture, "2026-10-30", "SF1", &name, "G401", "成立");
    assert_eq!(
        told(&fixture)[..2],
        ["30 G401 SF1 王芳 2 0 upheld", "30 G401 YT4 王芳 0 2 none"]
    );
    fixture.config.assessment.per = "row".to_owned();
    fixture.config.assessment.most_per_day = 3;
    let expected = [
        "30 G401 SF1 王芳 2 0 upheld",
        "30 G401 YT4 王芳 1 2 none",
        "30 G402 SF3 王芳 0 1 none",
    ];
    assert_eq!(told(&fixture), expected);
    let clerk = &assessed(&fixture).clerks[0];
    assert_eq!(clerk.points_of(day("2026-10-30")), Some(3));
    assert_eq!(clerk.tally.waived(), 0);
}

#[test]
fn days_without_error_count_nothing_and_days_without_rows_are_none() {
    let fixture = october();
    let assessed = assessed(&fixture);
    let wang = assessed.clerks.iter().find(|clerk| &*clerk.clerk == "王芳");
    let wang = wang.expect("she had rows");
    for (on, expected) in [
        ("2026-10-29", Some(2)),
        ("2026-10-30", Some(0)),
        ("2026-10-22", None),
    ] {
        assert_eq!(wang.points_of(day(on)), expected, "{on}");
    }
    let days = ["2026-10-22", "2026-10-29", "2026-10-30"].map(day);
    assert_eq!(assessed.days, days);
}

#[test]
fn the_month_so_far_is_assessed_or_what_was_asked_for() {
    let mut fixture = october();
    let period = assessed_period(&fixture.config);
    assert_eq!(
        (period.first, period.last),
        (day("2026-10-01"), day("2026-10-31"))
    );
    fixture.config.as_of = "2026-10-29T12:00:00".parse().expect("a time");
    assert_eq!(assessed_period(&fixture.config).last, day("2026-10-29"));
    fixture.config.period = Some(Period::day(day("2026-10-30")));
    assert_eq!(told(&fixture), ["30 G403 YT4 李强 1 1 none"]);
}

proptest! {
    /// Σ of clerks = Σ of groups = total, and what is charged is never more than the points.
    #[test]
    fn sums_add_up(
        rows in prop::collection::vec((0u32..4, 20u32..31, 0usize..4, 0usize..3, any::<bool>()), 0..60),
        bound in 0u32..5,
        by_day in any::<bool>(),
    ) {
        let names = ["王芳", "李强", "周兰"];
        let answers = [Answer::Missed, Answer::Blank, Answer::NotStandard, Answer::Done];
        let mut fixture = october();
        fixture.book.staff = [("李强", "一组"), ("周兰", "二组")].map(|(name, group)| {
            let mut person = Staff::new(name.into(), fixture.book.parcels[0].origin);
            person.group = Some(group.into());
            person
        }).to_vec();
        let model = fixture.followed.due_rows[0].clone();
        fixture.followed.due_rows.clear();
        let mut upheld = Vec::new();
        for (parcel, on, answer, name, waived) in rows {
            let mut row = model.clone();
            row.parcel = ParcelIndex(parcel);
            row.day = day(&format!("2026-10-{on}"));
            row.answer = answers[answer];
            row.clerk = names[name].into();
            row.holder = (answer + name > 0).then(|| names[name].into());
            if waived {
                upheld.push((row.day.to_string(), parcel, name));
            }
            fixture.followed.due_rows.push(row);
        }
        upheld.sort();
        upheld.dedup();
        for (on, parcel, name) in upheld {
            let waybill = fixture.book.parcels[parcel as usize].waybill.as_str().to_owned();
            appeal(&mut fixture, &on, &waybill, names[name], "G401", "成立");
        }
        fixture.config.assessment.most_per_day = bound;
        fixture.config.assessment.per = if by_day { "day" } else { "row" }.to_owned();
        let assessed = assessed(&fixture);
        let sum = |tallies: Vec<Tally>| tallies.into_iter().fold(Tally::default(), |mut sum, tally| {
            sum += tally;
            sum
        });
        prop_assert_eq!(sum(assessed.clerks.iter().map(|clerk| clerk.tally).collect()), assessed.total);
        prop_assert_eq!(sum(assessed.groups.iter().map(|(_, tally)| *tally).collect()), assessed.total);
        let charged: i64 = assessed.charges.iter().map(|charge| charge.charged).sum();
        prop_assert_eq!(charged, assessed.total.charged);
        let by_days: i64 = assessed.clerks.iter().flat_map(|clerk| clerk.days.values().flat_map(|rules| rules.values())).sum();
        prop_assert_eq!(by_days, charged);
        prop_assert!(assessed.clerks.iter().all(|clerk| clerk.tally.waived() >= 0));
        prop_assert_eq!(assessed.total.due + assessed.nobody.due, fixture.followed.due_rows.len() as i64);
        if bound > 0 {
            for clerk in &assessed.clerks {
                for day in &assessed.days {
                    prop_assert!(clerk.points_of(*day).unwrap_or_default() <= i64::from(bound));
                }
            }
        }
    }
}
