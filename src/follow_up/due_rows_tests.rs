//! Each due row is answered in one of four ways.

use crate::follow_up::follow_up;
use crate::model::Answer;
use crate::reconcile::testing::{config, reconciled};

/// Looked at on Friday 2026-10-09 at 18:00. Result: day and answer of each due row.
fn check(text: &str, expected: &[(&str, Answer)]) {
    let (book, reconciled) = reconciled(text);
    let found: Vec<_> = follow_up(&book, &reconciled, &config())
        .due_rows
        .iter()
        .map(|row| (row.day.format("%m-%d").to_string(), row.answer))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(day, answer)| ((*day).to_owned(), *answer))
        .collect();
    assert_eq!(found, expected, "{text}");
}

const SEEN: &str = "parcel SF1\nsee SF1 10-08 TRANSIT clerk=小李\n";

#[test]
fn a_due_row_is_answered_in_one_of_four_ways() {
    let cases = [
        ("follow SF1 10-08 改约", Answer::Done),
        ("follow SF1 10-08 　改约　", Answer::Done),
        ("follow SF1 - 改约", Answer::Done),
        ("follow SF1 10-08 说好了", Answer::NotStandard),
        ("follow SF1 10-08 改约 notime", Answer::NotStandard),
        ("follow SF1 10-08 - call=已接通", Answer::Blank),
        ("follow SF1 10-08 改约 time=10-09", Answer::Missed),
        ("follow SF1 10-07 改约", Answer::Missed),
        ("follow SF2 10-08 改约", Answer::Missed),
        ("follow SF1 10-08 - contact", Answer::Missed),
        ("follow SF1 10-08 - call=已接通 contact", Answer::Missed),
        ("follow SF1 10-08 改约 contact", Answer::Done),
        (
            "follow SF1 10-08 -\nfollow SF1 10-08 - contact",
            Answer::Blank,
        ),
        (
            "follow SF1 10-08 -\nfollow SF1 10-08 说好了\nfollow SF1 10-08 改约",
            Answer::Done,
        ),
    ];
    for (follow_up, answer) in cases {
        check(&format!("{SEEN}{follow_up}"), &[("10-08", answer)]);
    }
}

#[test]
fn what_is_not_due_is_not_judged() {
    let follow = "follow SF9 10-08 改约\n";
    for row in [
        "see SF1 10-08 SIGNED clerk=小李",
        "see SF1 10-08 TRANSIT",
        "see SF1 10-03 TRANSIT clerk=小李",
        "see SF1 10-10 TRANSIT clerk=小李",
    ] {
        check(&format!("{follow}parcel SF1\n{row}"), &[]);
    }
    check(SEEN, &[]);
    let of_order = "order A100001 1.00 10-01 - clerk=小李 waybill=SF1\nsee SF1 - TRANSIT";
    check(&format!("{follow}{of_order}"), &[("10-09", Answer::Missed)]);
}

#[test]
fn a_row_without_a_day_answers_the_last_due_day() {
    let text = format!("{SEEN}see SF1 10-09 TRANSIT clerk=小李\nfollow SF1 - 改约");
    check(&text, &[("10-08", Answer::Missed), ("10-09", Answer::Done)]);
}

/// Result: day, owner and holder of each due row.
fn check_holders(text: &str, expected: &[&str]) {
    let (book, reconciled) = reconciled(text);
    let found: Vec<String> = follow_up(&book, &reconciled, &config())
        .due_rows
        .iter()
        .map(|row| {
            let holder = row.holder.as_deref().unwrap_or("-");
            format!("{} {} {holder}", row.day.format("%m-%d"), row.clerk)
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn who_had_the_row_of_an_absent_owner_is_what_a_sheet_proves() {
    let away = "staff 小李 rest=10-08\nfollow SF9 10-01 改约\n";
    for (evidence, holder) in [
        ("", "-"),
        ("given SF1 10-08 小王", "小王"),
        (
            "given SF1 10-08 小王\nfollow SF1 10-08 改约 holder=小赵",
            "小王",
        ),
        ("given SF1 10-07 小王", "-"),
        ("given SF2 10-08 小王", "-"),
        ("follow SF1 10-08 - holder=小赵", "小赵"),
        ("follow SF1 10-08 - holder=-", "-"),
        ("follow SF1 10-08 改约 clerk=小王", "小王"),
        ("follow SF1 10-08 改约 clerk=小李", "-"),
        ("follow SF1 10-08 改约", "-"),
        ("follow SF1 10-07 改约 clerk=小王", "-"),
    ] {
        check_holders(
            &format!("{SEEN}{away}{evidence}"),
            &[&format!("10-08 小李 {holder}")],
        );
    }
    // She was there: whoever wrote, it is her row.
    let present = "given SF1 10-08 小王\nfollow SF1 10-08 改约 clerk=小赵";
    check_holders(&format!("{SEEN}{present}"), &["10-08 小李 小李"]);
}

#[test]
fn what_nobody_owns_is_due_only_if_it_came_back_with_its_key() {
    let seen = "parcel SF1\nsee SF1 10-08 TRANSIT\nsee SF1 10-09 TRANSIT\n";
    for (evidence, expected) in [
        ("follow SF1 10-08 改约 clerk=小王", &[][..]),
        ("given SF1 10-08 小王\nfollow SF1 10-08 改约", &[]),
        ("follow SF1 10-08 改约 holder=小赵", &["10-08 小赵 小赵"]),
        ("follow SF1 10-08 - holder=小赵", &["10-08 小赵 小赵"]),
        ("follow SF1 10-08 改约 holder=-", &[]),
    ] {
        check_holders(&format!("{seen}{evidence}"), expected);
    }
}

#[test]
fn an_outcome_may_need_a_time_for_the_next_contact() {
    let mut strict = config();
    strict.follow_up.next_required = vec!["改约".to_owned()];
    for (row, expected) in [
        ("改约", Answer::NotStandard),
        ("改约 next=10-10", Answer::Done),
        ("自取", Answer::Done),
        ("-", Answer::Blank),
    ] {
        let (book, reconciled) = reconciled(&format!("{SEEN}follow SF1 10-08 {row}"));
        let found = follow_up(&book, &reconciled, &strict).due_rows;
        assert_eq!(found[0].answer, expected, "{row}");
    }
}

#[test]
fn years_that_the_calendar_does_not_know_are_named() {
    let text = format!("{SEEN}follow SF1 10-08 改约");
    let (book, reconciled) = reconciled(&text);
    let mut config = config();
    let none: [i32; 0] = [];
    assert_eq!(follow_up(&book, &reconciled, &config).unknown_years, none);
    config.calendar = crate::model::Calendar::default();
    assert_eq!(follow_up(&book, &reconciled, &config).unknown_years, [2026]);
    config.as_of = "2027-01-05T18:00:00".parse().expect("a time");
    assert_eq!(
        follow_up(&book, &reconciled, &config).unknown_years,
        [2026, 2027]
    );
}
