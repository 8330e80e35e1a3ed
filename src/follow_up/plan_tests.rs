//! What falls due under a plan, and which rows answer it.

use proptest::prelude::*;

use crate::config::{Config, PlanEntry};
use crate::follow_up::follow_up;
use crate::model::{Answer, DueRow};
use crate::reconcile::testing::{config, reconciled};

fn planned(every_days: Option<u32>, within_hours: Option<u32>) -> Config {
    let mut config = config();
    let entry = PlanEntry {
        every_days,
        within_hours,
    };
    for code in ["TRANSIT", "STALLED"] {
        config.follow_up.plan.insert(code.to_owned(), entry.clone());
    }
    // Whole weeks without the holidays of October.
    config.as_of = "2026-10-31T18:00:00".parse().expect("a time");
    config
}

fn due(text: &str, config: &Config) -> Vec<DueRow> {
    let (book, reconciled) = reconciled(text);
    follow_up(&book, &reconciled, config).due_rows
}

fn told(rows: &[DueRow]) -> String {
    let rows = rows.iter();
    let told: Vec<String> = rows
        .map(|row| format!("{} {}", row.day.format("%d"), row.answer.code()))
        .collect();
    told.join(", ")
}

/// A parcel in the sheets of some days of October 2026, of which the 19th is a Monday.
fn sheets(days: &str, status: &str) -> String {
    let sees: Vec<String> = days
        .split(' ')
        .map(|day| format!("see SF1 10-{day} {status} clerk=小李"))
        .collect();
    let sees = sees.join("\n");
    format!("parcel SF1\nparcel SF9\nfollow SF9 10-01 改约\n{sees}\n")
}

#[test]
fn once_in_two_working_days_is_enough() {
    let week = sheets("19 20 21 22 23 24 26 27", "TRANSIT");
    for (follow, expected) in [
        ("", "20 missed, 22 missed, 26 missed"),
        (
            "follow SF1 10-19 改约",
            "19 done, 21 missed, 23 missed, 27 missed",
        ),
        ("follow SF1 10-20 改约", "20 done, 22 missed, 26 missed"),
        (
            "follow SF1 10-21 好的",
            "20 missed, 21 not_standard, 23 missed, 27 missed",
        ),
        ("follow SF1 10-19 -", "20 blank, 22 missed, 26 missed"),
        (
            "follow SF1 10-19 改约\nfollow SF1 10-20 改约\nfollow SF1 10-22 改约\nfollow SF1 10-26 改约",
            "19 done, 20 done, 22 done, 26 done",
        ),
        (
            "follow SF1 10-24 改约",
            "20 missed, 22 missed, 23 done, 27 missed",
        ),
        (
            "follow SF1 10-19 改约 time=10-20",
            "20 done, 22 missed, 26 missed",
        ),
    ] {
        let rows = due(&format!("{week}{follow}"), &planned(Some(2), None));
        assert_eq!(told(&rows), expected, "{follow}");
    }
}

#[test]
fn a_window_ends_on_a_day_that_a_sheet_tells_of() {
    let two = planned(Some(2), None);
    for (days, follow, expected) in [
        ("19 21", "", "21 missed"),
        ("19 21", "follow SF1 10-20 改约", "19 done"),
        ("23 26", "", "26 missed"),
        ("19", "", ""),
        ("19 20", "follow SF1 - 改约", "20 done"),
    ] {
        let text = format!("{}{follow}", sheets(days, "TRANSIT"));
        assert_eq!(told(&due(&text, &two)), expected, "{days} {follow}");
    }
    let text = format!(
        "{}see SF1 10-20 DELIVERING clerk=小李",
        sheets("19 21 22", "TRANSIT")
    );
    assert_eq!(told(&due(&text, &two)), "20 missed, 22 missed");
}

#[test]
fn hours_count_from_the_status_or_the_last_contact() {
    let day = planned(None, Some(24));
    let week = sheets("19 20 21 22 23 26", "STALLED");
    let scanned = week.replacen(
        "parcel SF1",
        "parcel SF1 status=STALLED scan=10-18T20:00",
        1,
    );
    let long_ago = week.replacen(
        "parcel SF1",
        "parcel SF1 status=STALLED scan=10-15T20:00",
        1,
    );
    for (text, follow, expected) in [
        (
            &week,
            "",
            "20 missed, 21 missed, 22 missed, 23 missed, 26 missed",
        ),
        (
            &scanned,
            "",
            "20 missed, 21 missed, 22 missed, 23 missed, 26 missed",
        ),
        (
            &long_ago,
            "",
            "19 missed, 20 missed, 21 missed, 22 missed, 23 missed, 26 missed",
        ),
        (
            &week,
            "follow SF1 10-20 改约 time=10-20T19:00",
            "20 done, 22 missed, 23 missed, 26 missed",
        ),
        (
            &week,
            "follow SF1 10-20 改约 time=10-20T09:00",
            "20 done, 21 missed, 22 missed, 23 missed, 26 missed",
        ),
    ] {
        let rows = due(&format!("{text}{follow}"), &day);
        assert_eq!(told(&rows), expected, "{follow}");
    }
    let two_days = planned(None, Some(48));
    assert_eq!(
        told(&due(&week, &two_days)),
        "21 missed, 23 missed, 26 missed"
    );
}

fn lines() -> impl Strategy<Value = String> {
    let parcel = prop::sample::select(vec!["SF1", "SF2"]);
    let day = 19..30_u8;
    let status = prop::sample::select(vec![
        "TRANSIT",
        "TRANSIT",
        "STALLED",
        "DELIVERING",
        "SIGNED",
    ]);
    let clerk = prop::sample::select(vec!["clerk=小李", "clerk=小李", "clerk=小王", ""]);
    let outcome = prop::sample::select(vec!["改约", "改约", "好的", "-"]);
    let more = prop::sample::select(vec!["", "", "notime", "time=10-25", "holder=小赵"]);
    let see = (parcel.clone(), day.clone(), status, clerk)
        .prop_map(|(parcel, day, status, clerk)| format!("see {parcel} 10-{day} {status} {clerk}"));
    let follow = (parcel, day, outcome, more).prop_map(|(parcel, day, outcome, more)| {
        format!("follow {parcel} 10-{day} {outcome} {more}")
    });
    prop::collection::vec(prop_oneof![3 => see, 2 => follow], 0..24).prop_map(|lines| {
        format!(
            "parcel SF1\nparcel SF2\nstaff 小王 rest=10-20,10-21\n{}",
            lines.join("\n")
        )
    })
}

fn bad(rows: &[DueRow]) -> usize {
    rows.iter().filter(|row| row.answer != Answer::Done).count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn once_a_day_is_the_default(text in lines()) {
        let mut default = planned(Some(1), None);
        default.follow_up.plan.clear();
        prop_assert_eq!(due(&text, &planned(Some(1), None)), due(&text, &default));
    }

    #[test]
    fn a_row_of_a_day_is_due_once_and_a_relaxed_plan_asks_for_less(text in lines(), days in 2..5_u32) {
        let mut default = planned(Some(1), None);
        default.follow_up.plan.clear();
        let all = due(&text, &default);
        for config in [planned(Some(days), None), planned(None, Some(days * 12)), default] {
            let rows = due(&text, &config);
            let keys: Vec<_> = rows.iter().map(|row| (row.day, row.parcel)).collect();
            prop_assert!(keys.is_sorted_by(|one, next| one < next), "{keys:?}");
            prop_assert!(rows.len() <= all.len());
            for row in &rows {
                prop_assert!(all.iter().any(|one| (one.day, one.parcel) == (row.day, row.parcel)));
                prop_assert_eq!(row.answer == Answer::Missed, row.follow_up.is_none());
            }
        }
    }

    #[test]
    fn a_valid_answer_never_makes_anything_worse(text in lines(), day in 19..30_u8, days in 1..4_u32) {
        // With a row at all, so that there is something to judge by.
        let text = format!("{}\nfollow SF9 10-01 改约", text.trim_end());
        let more = format!("{text}\nfollow SF1 10-{day} 改约");
        for config in [planned(Some(days), None), planned(None, Some(days * 24))] {
            prop_assert!(bad(&due(&more, &config)) <= bad(&due(&text, &config)));
        }
    }
}
