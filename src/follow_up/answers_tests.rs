//! Several rows that came back about one parcel and day are one answer.

use super::*;
use crate::model::{Moment, Origin, SheetId};

/// Rows as `outcome [@hh:mm | @day] [saved=hh:mm] [notime]`, one a line, in the order of the book; `-` is a blank outcome.
/// Result: the answer and the row whose outcome holds.
#[track_caller]
fn check(text: &str, expected: Option<(Answer, u32)>) {
    let day: NaiveDate = "2026-10-08".parse().expect("a day");
    let at = |clock: &str| day.and_time(format!("{clock}:00").parse().expect("a time"));
    let mut book = Book::default();
    for (number, line) in (0..).zip(text.lines()) {
        let mut row = FollowUp::new(Origin::row(SheetId(0), number));
        for (position, word) in line.split(' ').enumerate() {
            if position == 0 {
                row.outcome = Some(word).filter(|word| *word != "-").map(Into::into);
            } else if word == "@day" {
                row.time = Some(Moment::day_only(day));
            } else if let Some(clock) = word.strip_prefix('@') {
                row.time = Some(Moment::timed(at(clock)));
            } else if let Some(clock) = word.strip_prefix("saved=") {
                row.saved = Some(at(clock));
            } else {
                row.time_given = false;
            }
        }
        book.follow_ups.push(row);
    }
    let config = Config::defaults(at("18:00"));
    let answers = Answers::new(&book, &config);
    let rows = book.follow_ups.iter().enumerate();
    let rows = rows.map(|(position, row)| (FollowUpIndex::from(position), row));
    let found = answers.merge(rows).map(|(answer, index)| (answer, index.0));
    assert_eq!(found, expected, "{text}");
}

#[test]
fn the_latest_outcome_holds_and_a_blank_erases_nothing() {
    for (text, expected) in [
        ("-\n-", (Answer::Blank, 0)),
        ("改约 saved=09:00\n- saved=17:00", (Answer::Done, 0)),
        ("改约 @09:00\n拒收 @16:00", (Answer::Done, 1)),
        ("改约 @16:00\n拒收 @09:00", (Answer::Done, 0)),
        ("改约 saved=09:00\n拒收 saved=17:00", (Answer::Done, 1)),
        // Known to be later: it replaces a good word.
        ("改约 @09:00\n说好了 @16:00", (Answer::NotStandard, 1)),
        (
            "改约 saved=09:00\n说好了 saved=17:00",
            (Answer::NotStandard, 1),
        ),
        ("说好了 saved=09:00\n改约 saved=17:00", (Answer::Done, 1)),
    ] {
        check(text, Some(expected));
    }
    check("", None);
}

#[test]
fn where_the_times_do_not_tell_the_better_answer_holds() {
    for (text, expected) in [
        ("说好了\n改约", (Answer::Done, 1)),
        ("改约\n说好了 saved=17:00", (Answer::Done, 0)),
        ("改约 @09:00\n说好了 saved=17:00", (Answer::Done, 0)),
        ("改约 @09:00\n说好了 @day", (Answer::Done, 0)),
        ("说好了 @09:00\n改约 @day", (Answer::Done, 1)),
        ("拒收\n改约", (Answer::Done, 0)),
        ("说好了\n就这样", (Answer::NotStandard, 0)),
    ] {
        check(text, Some(expected));
    }
}

#[test]
fn the_time_may_stand_in_another_row() {
    for (text, expected) in [
        ("改约 notime", (Answer::NotStandard, 0)),
        ("改约 notime\n- @16:00", (Answer::Done, 0)),
        ("说好了 notime\n- @16:00", (Answer::NotStandard, 0)),
    ] {
        check(text, Some(expected));
    }
}
