//! Rows of the pages 待确认 and 已决定 → decisions.

use super::decision_split::split;
use super::decision_word::verdict;
use super::records::Records;
use super::row_reader::RowReader;
use crate::finding::ProblemKind;
use crate::model::{Decision, KeyError, Message, Moment, RecordKey, RowFate, Verdict};
use crate::recognise::Field;

/// Makes the decision of a row.
///
/// A row in which nothing is chosen is ignored, but decisions that travel with it hold on: they were shown, and nobody
/// changed them. One that is shown as it was made stays the one it was, with the moment of its making.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let key = match key(row) {
        Ok(key) => key,
        Err(fate) => return fate,
    };
    let Some(word) = row.text(Field::Decision) else {
        return undecided(row, key, records);
    };
    let decided = verdict(&word)
        .ok_or_else(|| (Field::Decision, Message::new("decision.word_unknown")))
        .and_then(|verdict| decide(row, &key, verdict));
    match decided {
        Ok(decision) => {
            records.decisions.push(decision);
            RowFate::Used
        }
        Err((field, why)) => {
            unreadable(row, field, why);
            RowFate::NoValue
        }
    }
}

/// The key of the row; without one a decision is reported, and a row without a decision is passed over.
fn key(row: &mut RowReader<'_>) -> Result<RecordKey, RowFate> {
    let Some((column, cell)) = row.cell(Field::RecordKey) else {
        let Some((column, cell)) = row.cell(Field::Decision) else {
            return Err(RowFate::Undecided);
        };
        let why = Message::new("decision.key_missing");
        row.report(ProblemKind::DecisionKey, column, cell, Some(why));
        return Err(RowFate::NoKey);
    };
    RecordKey::decode(&cell.text(), row.origin_in(Field::Decision)).map_err(|error| {
        let why = match error {
            KeyError::Broken => "decision.key_broken",
            KeyError::Later => "decision.key_later",
        };
        let shown = row.cell(Field::Decision).unwrap_or((column, cell));
        row.report(
            ProblemKind::DecisionKey,
            shown.0,
            shown.1,
            Some(Message::new(why)),
        );
        RowFate::NoKey
    })
}

/// Nothing is chosen: what was decided before holds on.
fn undecided(row: &mut RowReader<'_>, key: RecordKey, records: &mut Records) -> RowFate {
    let travels = key.earlier.iter().any(|earlier| !earlier.parts.is_empty());
    if !travels && row.text(Field::Split).is_some() {
        unreadable(row, Field::Split, Message::new("decision.split_alone"));
        return RowFate::NoValue;
    }
    if key.earlier.is_empty() {
        return RowFate::Undecided;
    }
    records.decisions.extend(key.earlier);
    RowFate::Used
}

type Fault = (Field, Message);

fn decide(row: &mut RowReader<'_>, key: &RecordKey, verdict: Verdict) -> Result<Decision, Fault> {
    let parts = if verdict == Verdict::Split {
        let text = row
            .cell(Field::Split)
            .map(|(_, cell)| cell.text().into_owned());
        let text = text.unwrap_or_default();
        split(&text, key.currency).map_err(|why| {
            let field = if text.trim().is_empty() {
                Field::Decision
            } else {
                Field::Split
            };
            (field, why)
        })?
    } else {
        Vec::new()
    };
    let made = key.earlier.iter().find(|made| {
        let as_shown = made.seen == key.look
            && made.candidates == key.candidates
            && made.nettings == key.nettings;
        as_shown && made.verdict == verdict && made.parts == parts && key.earlier.len() == 1
    });
    let mut decision = match made {
        Some(made) => made.clone(),
        None => fresh(row, key, verdict)?,
    };
    decision.parts = parts;
    let typed = row.moment(Field::DecidedAt);
    decision.when = typed.or(decision.when);
    if let Some(who) = row.text(Field::DecidedBy) {
        decision.who = Some(who.as_ref().into());
    }
    if let Some(note) = row.text(Field::Note) {
        decision.note = Some(note.as_ref().into());
    }
    Ok(decision)
}

/// A decision that nobody has made before.
fn fresh(row: &RowReader<'_>, key: &RecordKey, verdict: Verdict) -> Result<Decision, Fault> {
    let count = key.candidates.len().max(key.nettings.len());
    let written_down = key.candidates_digest.is_none();
    let why = match verdict {
        Verdict::Confirm | Verdict::Choose(_) if written_down && count == 0 => {
            Some("decision.nothing_shown")
        }
        Verdict::Confirm if count > 1 => Some("decision.several"),
        Verdict::Choose(number) if written_down && number as usize > count => {
            Some("decision.no_such_choice")
        }
        _ => None,
    };
    if let Some(why) = why {
        return Err((Field::Decision, Message::new(why).with("count", count)));
    }
    let saved = row.reading.saved;
    Ok(Decision {
        payment: key.payment.clone(),
        verdict,
        candidates: key.candidates.clone(),
        candidates_digest: key.candidates_digest.clone(),
        nettings: key.nettings.clone(),
        parts: Vec::new(),
        seen: key.look.clone(),
        who: None,
        when: saved.map(Moment::timed),
        entered: saved,
        note: None,
        objection: None,
        origin: row.origin_in(Field::Decision),
    })
}

fn unreadable(row: &mut RowReader<'_>, field: Field, why: Message) {
    if let Some((column, cell)) = row.cell(field) {
        row.report(ProblemKind::DecisionUnreadable, column, cell, Some(why));
    }
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;
