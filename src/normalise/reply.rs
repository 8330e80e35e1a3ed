//! Rows of our own lists → what people answered: 申诉 on 考核明细, the courier's word on an urged parcel, and the like.
//!
//! What stands in the cells is the reply, as typed; the key tells what row it answers. A row in which nobody typed an
//! answer or a note is passed over.

use super::records::Records;
use super::row_reader::RowReader;
use crate::finding::ProblemKind;
use crate::model::{KeyError, Message, Reply, ReplyKey, RowFate, Text};
use crate::recognise::Field;

/// Makes the reply of a row; a row without an answer is passed over.
pub(crate) fn build(row: &mut RowReader<'_>, records: &mut Records) -> RowFate {
    let text = |row: &RowReader<'_>, field| row.text(field).map(|text| Text::from(text.as_ref()));
    let (answer, note) = (text(row, Field::Answer), text(row, Field::AnswerNote));
    let Some(typed) = answer
        .as_ref()
        .map(|_| Field::Answer)
        .or(note.as_ref().map(|_| Field::AnswerNote))
    else {
        return RowFate::Undecided;
    };
    let key = row
        .cell(Field::RecordKey)
        .ok_or("reply.key_missing")
        .and_then(|(_, cell)| ReplyKey::decode(&cell.text()).map_err(why));
    let key = match key {
        Ok(key) => key,
        Err(why) => {
            if let Some((column, cell)) = row.cell(typed) {
                let why = Message::new(why);
                row.report(ProblemKind::ReplyKey, column, cell, Some(why));
            }
            return RowFate::NoKey;
        }
    };
    records.replies.push(Reply {
        key,
        answer,
        note,
        who: text(row, Field::DecidedBy),
        when: row.moment(Field::DecidedAt),
        saved: row.reading.saved,
        origin: row.origin_in(typed),
    });
    RowFate::Used
}

const fn why(error: KeyError) -> &'static str {
    match error {
        KeyError::Broken => "reply.key_broken",
        KeyError::Later => "reply.key_later",
    }
}

#[cfg(test)]
#[path = "reply_tests.rs"]
mod tests;
