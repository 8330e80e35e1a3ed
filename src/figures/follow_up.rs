//! How rows that were due were followed up.

use super::definition::{Definition, Observation};
use super::input::Input;
use super::segments::Subject;
use super::window::Window;
use crate::model::Answer;

pub(super) const DEFINITIONS: &[Definition] = &[
    Definition::rate("follow_rate", follow_rate),
    Definition::rate("missed_rate", missed_rate).less(),
    Definition::rate("standard_rate", standard_rate),
];

/// 跟单完成率: due rows with a valid follow-up / due rows, by the day due.
fn follow_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    answers(
        input,
        window,
        |answer| Some(answer == Answer::Done),
        collect,
    );
}

/// 漏跟率: missed / due rows, by the day due.
fn missed_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    answers(
        input,
        window,
        |answer| Some(answer == Answer::Missed),
        collect,
    );
}

/// 规范率: rows with an allowed outcome / rows filled in, by the day due.
fn standard_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let counts = |answer| match answer {
        Answer::Done => Some(true),
        Answer::NotStandard => Some(false),
        Answer::Missed | Answer::Blank => None,
    };
    answers(input, window, counts, collect);
}

fn answers(
    input: &Input<'_>,
    window: Window,
    counts: fn(Answer) -> Option<bool>,
    collect: &mut dyn FnMut(Observation),
) {
    for (position, row) in input.followed.due_rows.iter().enumerate() {
        if !window.has_day(Some(row.day)) {
            continue;
        }
        if let Some(counts) = counts(row.answer) {
            collect(Observation {
                subject: Subject::DueRow(position),
                day: Some(row.day),
                numerator: i64::from(counts),
                denominator: 1,
            });
        }
    }
}
