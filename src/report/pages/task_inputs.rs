//! The columns of a dispatched row that are filled in, with what was filled in already on the same day.

use super::task_row::Row;
use super::task_words::contacts;
use crate::model::{FollowUp, Moment, Text};
use crate::report::document::{Cell, Column, Entry};
use crate::report::view::View;

/// 沟通结果, 跟单状态, 下次跟进时间, 问题类型, 备注.
pub(super) fn columns(view: &View<'_>) -> [Column; 5] {
    let words = &view.facts.config.follow_up;
    let header = |name: &str| view.in_table("dispatch.column", name);
    let hint = |name: &str| view.in_table("dispatch.hint", name);
    let column = |name: &str, choices: &[String]| {
        Column::input(header(name), choices.to_vec()).with_note(hint(name))
    };
    [
        column("call_result", &words.call_results),
        column("outcome", &words.outcomes),
        column("next_at", &[]).of(Entry::Moment),
        column("issue", &words.issues),
        column("note", &[]),
    ]
}

/// What came back already for the day of the row, so that nobody types it twice.
pub(super) fn cells(view: &View<'_>, row: &Row<'_>) -> [Cell; 5] {
    let day = row.assignment.day;
    let mut own: Vec<&FollowUp> = contacts(view, row.assignment)
        .filter(|contact| contact.day == Some(day))
        .collect();
    // The latest word on each column counts.
    own.sort_by_key(|contact| (contact.time.map(Moment::at), contact.saved));
    let last = |of: fn(&FollowUp) -> Option<&Text>| {
        let mut latest = own.iter().rev();
        Cell::text(
            latest
                .find_map(|contact| of(contact))
                .map(ToString::to_string),
        )
    };
    let next = own.iter().rev().find_map(|contact| contact.next);
    [
        last(|contact| contact.call_result.as_ref()),
        last(|contact| contact.outcome.as_ref()),
        Cell::moment(next),
        last(|contact| contact.issue.as_ref()),
        last(|contact| contact.note.as_ref()),
    ]
}
