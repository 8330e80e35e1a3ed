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
