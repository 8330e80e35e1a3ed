//! The columns of our lists in which people answer, and what they answered so far.

use crate::model::{Reply, ReplyAbout, ReplyKey, WaybillNo};
use crate::report::document::{Cell, Column, Entry, Role};
use crate::report::view::View;

/// The width of a column for a name, characters.
const NAME: u16 = 10;

/// The words that may be chosen for an answer; anything else may be typed and is kept as typed.
pub(in crate::report) fn reply_choices(view: &View<'_>, about: ReplyAbout) -> Vec<String> {
    let names: &[&str] = match about {
        ReplyAbout::Appeal => &["upheld", "rejected", "pending"],
        ReplyAbout::Urge => &[
            "today",
            "tomorrow",
            "unreachable",
            "returned",
            "not_found",
            "other",
        ],
        ReplyAbout::Return => &["again", "address", "stock", "resell", "scrap", "other"],
        ReplyAbout::Claim => &["filed", "paid", "refused", "found", "other"],
    };
    let table = format!("reply.{}", about.code());
    names
        .iter()
        .map(|name| view.in_table(&table, name))
        .collect()
}

/// The key of a row of a list that is about parcels as such: urged, refused, lost.
pub(in crate::report) fn list_key(about: ReplyAbout, waybill: &WaybillNo) -> ReplyKey {
    ReplyKey {
        about,
        waybill: waybill.text(),
        day: None,
        clerk: None,
        code: None,
    }
}

/// The columns to be filled in, and the key, which is hidden; they are the last of a list: answer, note, who, when, key.
/// Of an appeal the note comes first: the clerk writes her reason, and then somebody decides.
pub(in crate::report) fn reply_columns(view: &View<'_>, about: ReplyAbout) -> Vec<Column> {
    let word = |name: &str| view.in_table("reply.column", name);
    let note = match about {
        ReplyAbout::Appeal => "appeal_note",
        _ => "note",
    };
    let note = Column::input(word(note), Vec::new());
    let answer = Column::input(word(about.code()), reply_choices(view, about));
    let [first, second] = in_order(about, answer, note);
    vec![
        first,
        second,
        Column {
            width: NAME,
            ..Column::input(word("answered_by"), Vec::new())
        },
        Column::input(word("answered_on"), Vec::new()).of(Entry::Day),
        Column::new(view.word("column.record_key"), Role::Key).hidden(),
    ]
}

fn in_order<T>(about: ReplyAbout, answer: T, note: T) -> [T; 2] {
    match about {
        ReplyAbout::Appeal => [note, answer],
        _ => [answer, note],
    }
}

/// The cells of [`reply_columns`]: the reply that holds, filled in, so that the newest workbook alone carries it on.
/// Answers that contradict each other are all written into the note, and none is chosen.
pub(in crate::report) fn reply_cells(view: &View<'_>, key: &ReplyKey) -> Vec<Cell> {
    let [answer, note, who, when] = reply_said(view, view.facts.book.replies_to(key));
    let [first, second] = in_order(key.about, answer, note);
    vec![first, second, who, when, Cell::Text(key.encode())]
}

/// What holds of the replies under one key: answer, note, who, when.
pub(in crate::report) fn reply_said(view: &View<'_>, replies: &[Reply]) -> [Cell; 4] {
    let (note, reply) = match replies {
        [reply] => (reply.note.as_deref().map(str::to_owned), Some(reply)),
        [] => (None, None),
        _ => (Some(contradicting(view, replies)), None),
    };
    [
        Cell::text(reply.and_then(|reply| reply.answer.as_deref())),
        Cell::text(note),
        Cell::text(reply.and_then(|reply| reply.who.as_deref())),
        Cell::moment(reply.and_then(Reply::given)),
    ]
}

/// What each of several replies says, and where it stands.
pub(in crate::report) fn contradicting(view: &View<'_>, replies: &[Reply]) -> String {
    let said = replies.iter().map(|reply| {
        let note = reply.note.as_deref();
        let note = note.map(|note| view.fill("reply.said_note", &[("note", note)]));
        let place = view.facts.book.place(reply.origin);
        view.fill(
            "reply.said",
            &[
                ("answer", reply.answer.as_deref().unwrap_or_default()),
                ("place", &place),
                ("note", &note.unwrap_or_default()),
            ],
        )
    });
    let said: Vec<String> = said.collect();
    said.join(&view.word("reply.separator"))
}

#[cfg(test)]
#[path = "replies_tests.rs"]
mod tests;
