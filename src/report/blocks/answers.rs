//! The columns of a list that somebody else answers, and what was answered so far.

use rustc_hash::FxHashMap;

use crate::model::{Reply, ReplyAbout, ReplyKey, WaybillNo};
use crate::report::document::{Cell, Column, Entry, Role};
use crate::report::view::View;

/// The width of a column for a name, characters.
const NAME: u16 = 10;

/// The replies on one list, by waybill.
pub(in crate::report) struct Answers<'a> {
    about: ReplyAbout,
    replies: FxHashMap<&'a str, &'a Reply>,
}

impl<'a> Answers<'a> {
    pub(in crate::report) fn new(view: &View<'a>, about: ReplyAbout) -> Self {
        let replies = view.facts.book.replies.iter();
        let replies = replies.filter(|reply| reply.key.about == about);
        Self {
            about,
            replies: replies.map(|reply| (&*reply.key.waybill, reply)).collect(),
        }
    }

    /// The reply about a parcel, if it says something.
    pub(in crate::report) fn of(&self, waybill: &WaybillNo) -> Option<&'a Reply> {
        let reply = self.replies.get(waybill.as_str()).copied();
        reply.filter(|reply| reply.answer.is_some() || reply.note.is_some())
    }

    /// The answer with its words, a remark, who and when, and the key, which is hidden.
    pub(in crate::report) fn columns(&self, view: &View<'_>) -> Vec<Column> {
        let code = self.about.code();
        let word = |name: &str| view.in_table("column", name);
        vec![
            Column::input(word(&format!("answer_{code}")), choices(view, self.about)),
            Column::input(word("answer_note"), Vec::new()),
            Column {
                width: NAME,
                ..Column::input(word("answered_by"), Vec::new())
            },
            Column::input(word("answered_on"), Vec::new()).of(Entry::Day),
            Column::new(word("record_key"), Role::Key).hidden(),
        ]
    }

    /// The cells of [`Answers::columns`], filled in with the reply that holds.
    pub(in crate::report) fn cells(&self, waybill: &WaybillNo) -> Vec<Cell> {
        let reply = self.of(waybill);
        let key = ReplyKey {
            about: self.about,
            waybill: waybill.text(),
            day: None,
            clerk: None,
            code: None,
        };
        vec![
            Cell::text(reply.and_then(|reply| reply.answer.as_deref())),
            Cell::text(reply.and_then(|reply| reply.note.as_deref())),
            Cell::text(reply.and_then(|reply| reply.who.as_deref())),
            Cell::moment(reply.and_then(|reply| reply.when)),
            Cell::Text(key.encode()),
        ]
    }
}

/// The words of an answer.
fn choices(view: &View<'_>, about: ReplyAbout) -> Vec<String> {
    let words = view.in_table("list_choice", about.code());
    words.split('|').map(str::to_owned).collect()
}
