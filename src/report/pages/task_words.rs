//! A row that is dispatched, in words: why, what to do, how it stands, what was said before.

use chrono::{Datelike, Days, NaiveDate};

use crate::figures::{Cause, Reason, Task, Urgency, hours_standing};
use crate::model::{Assignment, CourierStatus, FollowUp, HolderBy, Moment, Parcel};
use crate::report::document::{Cell, Tone};
use crate::report::view::View;

/// Up to so many earlier contacts are told.
const CONTACTS: usize = 2;
/// The most characters of a note.
const LONGEST_NOTE: usize = 20;
/// A parcel that moved later than so many hours ago does not stand.
const FRESH: i64 = 24;

/// The most urgent reason with its tone, and under it what to do: the first that is read of a row.
pub(super) fn first(
    view: &View<'_>,
    task: &Task,
    assignment: &Assignment,
    parcel: &Parcel,
) -> Cell {
    let (tone, why) = match task.reasons.first() {
        Some(reason) => (tone(reason), reason_word(view, *reason, assignment.day)),
        None => (Tone::Neutral, view.word("dispatch.why.open")),
    };
    let todo = what_to_do(view, task, assignment, parcel);
    Cell::Status(tone, format!("{why}\n{todo}"))
}

fn tone(reason: &Reason) -> Tone {
    match reason.cause.urgency() {
        Urgency::Urged | Urgency::Refused => Tone::Bad,
        _ if reason.cause == Cause::Lost => Tone::Bad,
        _ => Tone::Warning,
    }
}

fn reason_word(view: &View<'_>, reason: Reason, day: NaiveDate) -> String {
    let days = reason.hours.map_or(0, |hours| hours / 24);
    let span = Days::new(days.unsigned_abs());
    let on = |day: Option<NaiveDate>| day.map(short_day).unwrap_or_default();
    let (word, on) = match reason.cause {
        Cause::Urged if days == 0 => return view.word("dispatch.why.urged_today"),
        Cause::Promised if days == 0 => return view.word("dispatch.why.promised_today"),
        Cause::Promised => ("dispatch.why.promised_on", on(day.checked_sub_days(span))),
        Cause::UrgedLater => ("dispatch.why.urged_later", on(day.checked_add_days(span))),
        Cause::Urged => ("dispatch.why.urged_late", String::new()),
        Cause::PickupOverdue => ("dispatch.why.pickup", String::new()),
        Cause::FailedAttempt => ("dispatch.why.failed", String::new()),
        Cause::Refused => ("dispatch.why.refused", String::new()),
        Cause::Returning => ("dispatch.why.returning", String::new()),
        Cause::Lost => ("dispatch.why.lost", String::new()),
        Cause::Stalled => ("dispatch.why.stalled", String::new()),
        Cause::NotPickedUp => ("dispatch.why.not_picked_up", String::new()),
    };
    let word = view.fill(word, &[("day", &on)]);
    match reason.hours.filter(|_| on.is_empty()) {
        Some(hours) if hours > 0 => {
            let time = span_of(view, hours);
            view.fill("dispatch.why.for", &[("what", &word), ("time", &time)])
        }
        _ => word,
    }
}

/// `36 小时`, `3 天`.
fn span_of(view: &View<'_>, hours: i64) -> String {
    let (key, count) = if hours < 48 {
        ("dispatch.span.hours", hours)
    } else {
        ("dispatch.span.days", hours / 24)
    };
    view.fill(key, &[("count", &count.to_string())])
}

fn short_day(day: NaiveDate) -> String {
    day.format("%m-%d").to_string()
}

/// The word for the day of the week: 周五.
pub(super) fn weekday(view: &View<'_>, day: NaiveDate) -> String {
    let number = day.weekday().number_from_monday();
    view.in_table("weekday", &number.to_string())
}

fn what_to_do(view: &View<'_>, task: &Task, assignment: &Assignment, parcel: &Parcel) -> String {
    let key = match task.reasons.first().map(|reason| reason.cause) {
        // The courier has brought it: now it is the customer's to move.
        Some(Cause::Urged | Cause::UrgedLater)
            if assignment.status == CourierStatus::PickupWait =>
        {
            "dispatch.todo.pickup"
        }
        Some(Cause::Urged | Cause::UrgedLater) => "dispatch.todo.urged",
        Some(Cause::PickupOverdue) => "dispatch.todo.pickup",
        Some(Cause::FailedAttempt) => "dispatch.todo.failed",
        Some(Cause::Refused) => "dispatch.todo.refused",
        Some(Cause::Returning) => "dispatch.todo.returning",
        Some(Cause::Lost) => "dispatch.todo.lost",
        Some(Cause::Stalled) => "dispatch.todo.stalled",
        Some(Cause::NotPickedUp) => "dispatch.todo.not_picked_up",
        Some(Cause::Promised) => "dispatch.todo.promised",
        None => match assignment.status {
            CourierStatus::Delivering => "dispatch.todo.delivering",
            _ if parcel.self_pickup => "dispatch.todo.waiting",
            CourierStatus::PickupWait => "dispatch.todo.waiting",
            CourierStatus::NoTrace | CourierStatus::Labelled => "dispatch.todo.not_sent",
            CourierStatus::Unknown => "dispatch.todo.unknown",
            _ => "dispatch.todo.moving",
        },
    };
    view.word(key)
}

/// What else is wrong with it; `None` for nothing.
pub(super) fn also(view: &View<'_>, task: &Task, assignment: &Assignment) -> Option<String> {
    let others = task.reasons.iter().skip(1);
    let others: Vec<String> = others
        .map(|reason| reason_word(view, *reason, assignment.day))
        .collect();
    (!others.is_empty()).then(|| others.join(&view.word("value.enumerate")))
}

/// The courier's status, and how long nothing moved.
pub(super) fn status(view: &View<'_>, assignment: &Assignment, parcel: &Parcel) -> String {
    let status = view.status(Some(parcel), assignment.status);
    match hours_standing(&view.facts.input, parcel).filter(|hours| *hours >= FRESH) {
        Some(hours) => {
            let time = span_of(view, hours);
            view.fill(
                "dispatch.status_for",
                &[("status", &status), ("time", &time)],
            )
        }
        None => status,
    }
}

/// The last contacts of earlier days, the latest first, each in a line; empty without any.
pub(super) fn history(view: &View<'_>, assignment: &Assignment) -> String {
    let mut told: Vec<(Option<NaiveDate>, Option<Moment>, String)> = contacts(view, assignment)
        .filter(|contact| contact.day != Some(assignment.day))
        .filter_map(|contact| {
            let day = contact.day.or(contact.time.map(Moment::day));
            Some((day, contact.time, contact_words(view, contact, day)?))
        })
        .collect();
    told.sort_by_key(|(day, time, _)| std::cmp::Reverse((*day, *time)));
    let more = told.len().saturating_sub(CONTACTS);
    let mut lines: Vec<String> = told
        .into_iter()
        .take(CONTACTS)
        .map(|(_, _, line)| line)
        .collect();
    if more > 0 {
        lines.push(view.fill("dispatch.contact.more", &[("count", &more.to_string())]));
    }
    lines.join("\n")
}

/// The returned rows about the parcel, in the order of the book.
pub(super) fn contacts<'a>(
    view: &View<'a>,
    assignment: &Assignment,
) -> impl Iterator<Item = &'a FollowUp> + use<'a> {
    let facts = view.facts;
    let own = facts
        .reconciled
        .parcel_follow_ups
        .get(assignment.parcel.get());
    let own = own.into_iter().flatten();
    own.filter_map(|index| facts.book.follow_ups.get(index.get()))
}

/// `10-28 改约（约 10-30）：出差`; `None` for a row that says nothing.
fn contact_words(view: &View<'_>, contact: &FollowUp, day: Option<NaiveDate>) -> Option<String> {
    let what = contact
        .outcome
        .as_deref()
        .or(contact.call_result.as_deref());
    let note = contact
        .note
        .as_deref()
        .filter(|note| !note.trim().is_empty());
    if what.is_none() && note.is_none() {
        return None;
    }
    let day = day.map(short_day);
    let mut line = [day.as_deref(), what]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    if let Some(next) = contact.next {
        let next = short_day(next.day());
        line.push_str(&view.fill("dispatch.contact.next", &[("day", &next)]));
    }
    if let Some(note) = note {
        let mut short: String = note.chars().take(LONGEST_NOTE).collect();
        if short.len() < note.len() {
            short.push('…');
        }
        line.push_str(&view.fill("dispatch.contact.note", &[("note", &short)]));
    }
    Some(line)
}

/// Whose row it is, where somebody else has it: `代 郑雅楠（休息）`.
pub(super) fn in_place_of(view: &View<'_>, assignment: &Assignment) -> Option<String> {
    if assignment.holder_by == HolderBy::Load {
        return Some(view.word("dispatch.place.nobody"));
    }
    let owner = assignment.owner.as_deref()?;
    if assignment.holder.as_deref() == Some(owner) {
        return None;
    }
    let Some(absence) = assignment.absence else {
        return Some(view.fill("dispatch.place.given", &[("name", owner)]));
    };
    let why = view.word(absence.key());
    Some(view.fill("dispatch.place.away", &[("name", owner), ("why", &why)]))
}
