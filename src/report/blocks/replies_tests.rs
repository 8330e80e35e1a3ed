//! The columns of answers.

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
                let [first, second] = in_order(about, "answer", "answer_note");
                let fields = [first, second, "decided_by", "decided_at", "record_key"];
                for (header, field) in headers.iter().zip(fields) {
                    let start = format!("{field} = ");
                    let is_known = |line: &str| line.starts_with(&start) && line.contains(header);
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
