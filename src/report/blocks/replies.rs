//! The columns of our lists in which people answer, and what they answered so far.

use crate::model::{Reply, ReplyAbout, ReplyKey};
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
        ReplyAbout::Return => &["again", "address", "stock", "resell", "scrap"],
        ReplyAbout::Claim => &["filed", "paid", "refused", "found"],
    };
    let table = format!("reply.{}", about.code());
    names
        .iter()
        .map(|name| view.in_table(&table, name))
        .collect()
}

/// The columns to be filled in, and the key, which are the last of a list: note, answer, who, when, key.
pub(in crate::report) fn reply_columns(view: &View<'_>, about: ReplyAbout) -> Vec<Column> {
    let word = |name: &str| view.in_table("reply.column", name);
    let note = match about {
        ReplyAbout::Appeal => "appeal_note",
        _ => "note",
    };
    vec![
        Column::input(word(note), Vec::new()),
        Column::input(word(about.code()), reply_choices(view, about)),
        Column {
            width: NAME,
            ..Column::input(word("answered_by"), Vec::new())
        },
        Column::input(word("answered_on"), Vec::new()).of(Entry::Day),
        Column::new(view.word("column.record_key"), Role::Key).hidden(),
    ]
}

/// The cells of [`reply_columns`]: the reply that holds, filled in, so that the newest workbook alone carries it on.
/// Answers that contradict each other are all written into the note, and none is chosen.
pub(in crate::report) fn reply_cells(view: &View<'_>, key: &ReplyKey) -> Vec<Cell> {
    let replies = view.facts.book.replies_to(key);
    let (note, reply) = match replies {
        [reply] => (reply.note.as_deref().map(str::to_owned), Some(reply)),
        [] => (None, None),
        _ => (Some(contradicting(view, replies)), None),
    };
    let typed = |text: Option<&str>| Cell::text(text);
    vec![
        Cell::text(note),
        typed(reply.and_then(|reply| reply.answer.as_deref())),
        typed(reply.and_then(|reply| reply.who.as_deref())),
        Cell::text(reply.and_then(Reply::given).map(|given| given.to_string())),
        Cell::Text(key.encode()),
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
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::figures::Figures;
    use crate::figures::fixture::october;
    use crate::lang::Catalogue;
    use crate::model::Appeal;
    use crate::report::testing::facts;

    const PROFILE: &str = include_str!("../../../templates/sources/reply.toml");

    fn with_view(language: Language, test: impl Fn(&View<'_>)) {
        let (fixture, words) = (october(), Catalogue::new(language));
        let facts = facts(&fixture, &words);
        let figures = Figures::new(&facts.input, None);
        test(&View {
            facts: &facts,
            figures: &figures,
            comparison: None,
            recipient: None,
        });
    }

    #[test]
    fn the_headers_are_those_by_which_the_lists_are_read_back() {
        for language in [Language::Chinese, Language::English] {
            with_view(language, |view| {
                for about in ReplyAbout::ALL {
                    let columns = reply_columns(view, about);
                    let headers: Vec<String> = columns
                        .iter()
                        .map(|column| format!("\"{}\"", column.header))
                        .collect();
                    let fields = [
                        "answer_note",
                        "answer",
                        "decided_by",
                        "decided_at",
                        "record_key",
                    ];
                    for (header, field) in headers.iter().zip(fields) {
                        let start = format!("{field} = ");
                        let is_known =
                            |line: &str| line.starts_with(&start) && line.contains(header);
                        assert!(PROFILE.lines().any(is_known), "{header}");
                    }
                }
            });
        }
    }

    #[test]
    fn the_words_of_an_appeal_decide_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            with_view(language, |view| {
                let choices = reply_choices(view, ReplyAbout::Appeal);
                let stands = choices.iter().map(|choice| {
                    Appeal::of(&[Reply {
                        key: ReplyKey {
                            about: ReplyAbout::Appeal,
                            waybill: "SF1".into(),
                            day: None,
                            clerk: None,
                            code: None,
                        },
                        answer: Some(choice.as_str().into()),
                        note: None,
                        who: None,
                        when: None,
                        saved: None,
                        origin: view.facts.book.parcels[0].origin,
                    }])
                });
                let stands: Vec<Appeal> = stands.collect();
                assert_eq!(stands, [Appeal::Upheld, Appeal::Rejected, Appeal::Pending]);
            });
        }
    }
}
