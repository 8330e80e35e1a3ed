//! Replies: of each key the one that holds.
//!
//! The later holds: by the date of the answer (else the day of saving), on one day by the moment. Of several copies of a
//! workbook each may tell a part: a result is taken from the latest copy that has one, a note likewise, and a blank cell
//! takes nothing back. Different results of equal rank are all kept; nobody guesses which of them was meant.

use chrono::{NaiveDate, NaiveDateTime};

use super::Proofs;
use crate::model::{Moment, Reply, Text};

/// The replies by key; several of one key contradict each other.
pub(super) fn join(mut rows: Vec<Reply>, proofs: &mut Proofs) -> Vec<Reply> {
    rows.sort_by(|a, b| (&a.key, rank(a), a.origin).cmp(&(&b.key, rank(b), b.origin)));
    let mut held = Vec::new();
    for copies in rows.chunk_by(|one, other| one.key == other.key) {
        let kept = holding(copies);
        let places: Vec<_> = kept.iter().map(|reply| reply.origin).collect();
        for copy in copies {
            let repeats = kept.iter().any(|reply| adds_nothing(copy, reply));
            if repeats && !places.contains(&copy.origin) {
                proofs.merge(copy.origin);
            }
        }
        held.extend(kept);
    }
    held
}

type Rank = (
    Option<NaiveDate>,
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
);

/// Which of two was given later. A date that an earlier run filled in with a time of day keeps it.
fn rank(reply: &Reply) -> Rank {
    let timed = reply.when.filter(|when| when.has_time()).map(Moment::at);
    let day = reply.given().map(Moment::day);
    (day, timed.or(reply.saved), reply.saved)
}

/// What holds of the copies of one row, which are sorted by rank.
fn holding(copies: &[Reply]) -> Vec<Reply> {
    let answered = copies.iter().rev().find(|copy| copy.answer.is_some());
    let Some(latest) = answered.or(copies.last()) else {
        return Vec::new();
    };
    let mut kept: Vec<Reply> = Vec::new();
    for copy in copies.iter().filter(|copy| rank(copy) == rank(latest)) {
        let other = !kept.iter().any(|known| known.answer == copy.answer);
        if other && (copy.answer.is_some() || latest.answer.is_none()) {
            kept.push(copy.clone());
        }
    }
    if let [reply] = &mut *kept {
        reply.note = latest_note(copies);
        let mut same = copies
            .iter()
            .rev()
            .filter(|copy| copy.answer == reply.answer);
        reply.who = reply.who.take().or(same.find_map(|copy| copy.who.clone()));
    }
    kept
}

/// The note of the latest copy that has one; different notes of equal rank one after the other.
fn latest_note(copies: &[Reply]) -> Option<Text> {
    let noted = || copies.iter().filter(|copy| copy.note.is_some());
    let latest = rank(noted().next_back()?);
    let mut notes: Vec<&str> = Vec::new();
    for note in noted().filter(|copy| rank(copy) == latest) {
        let note = note.note.as_deref().unwrap_or_default();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    Some(notes.join("；").into())
}

/// True if a copy says nothing that another does not.
fn adds_nothing(copy: &Reply, kept: &Reply) -> bool {
    let within = |own: &Option<Text>, other: &Option<Text>| own.is_none() || own == other;
    within(&copy.answer, &kept.answer)
        && within(&copy.note, &kept.note)
        && within(&copy.who, &kept.who)
}

#[cfg(test)]
#[path = "replies_tests.rs"]
mod tests;
