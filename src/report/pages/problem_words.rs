//! How a problem is told in a cell: its kind, its number, the text as written, where it stands.

use std::collections::BTreeMap;

use crate::figures::{ProblemCase, ProblemKindName, ProblemPlace};
use crate::model::{Origin, Text};
use crate::report::view::View;

/// Characters of a text as written that are shown in an example.
const LONGEST: usize = 60;

/// The kind in words.
pub(super) fn kind_words(view: &View<'_>, kind: &ProblemKindName) -> String {
    match kind {
        ProblemKindName::Named(name) => name.to_string(),
        ProblemKindName::Rule(code) => view.rule(code),
        ProblemKindName::Unnamed => view.word("value.no_kind"),
    }
}

/// The parcel, else the order, that it is about.
pub(super) fn number(view: &View<'_>, case: &ProblemCase) -> Option<String> {
    let book = view.facts.book;
    let (waybill, order) = match case.place {
        ProblemPlace::Note(position) => {
            let note = book.problem_notes.get(position)?;
            (note.waybill.as_ref(), note.order.as_ref())
        }
        ProblemPlace::FollowUp(index) => {
            let row = book.follow_ups.get(index.get())?;
            (row.waybill.as_ref(), row.order.as_ref())
        }
        ProblemPlace::Finding(position) => {
            let finding = view.facts.findings.get(position)?;
            let number = finding.waybill.as_ref().or(finding.order.as_ref());
            return number.or(finding.payment.as_ref()).map(ToString::to_string);
        }
    };
    let waybill = waybill.map(ToString::to_string);
    waybill.or_else(|| order.map(ToString::to_string))
}

/// The text as written; what a rule found in its sentence.
pub(super) fn text(view: &View<'_>, case: &ProblemCase) -> String {
    let book = view.facts.book;
    let text = |texts: [Option<&Text>; 2]| {
        let mut told = texts.into_iter().flatten();
        told.next().map_or_else(String::new, ToString::to_string)
    };
    match case.place {
        ProblemPlace::Note(position) => {
            let note = book.problem_notes.get(position);
            note.map_or_else(String::new, |note| {
                text([note.description.as_ref(), note.kind.as_ref()])
            })
        }
        ProblemPlace::FollowUp(index) => {
            let row = book.follow_ups.get(index.get());
            row.map_or_else(String::new, |row| {
                text([row.note.as_ref(), row.outcome.as_ref()])
            })
        }
        ProblemPlace::Finding(position) => {
            let finding = view.facts.findings.get(position);
            finding.map_or_else(String::new, |finding| view.say(&finding.message))
        }
    }
}

/// Where it is written.
pub(super) fn place(view: &View<'_>, case: &ProblemCase) -> Option<String> {
    let book = view.facts.book;
    let origin: Option<Origin> = match case.place {
        ProblemPlace::Note(position) => book.problem_notes.get(position).map(|note| note.origin),
        ProblemPlace::FollowUp(index) => book.follow_ups.get(index.get()).map(|row| row.origin),
        ProblemPlace::Finding(position) => view.facts.findings.get(position)?.origin,
    };
    origin.map(|origin| book.place(origin))
}

/// The first of some problems, a line each: `SF1234：外箱破损（问题登记.xlsx › Sheet1 › C5）`.
pub(super) fn examples(view: &View<'_>, cases: &[&ProblemCase], most: usize) -> String {
    let line = |case: &&ProblemCase| {
        let number = number(view, case).unwrap_or_default();
        let text = cut(&text(view, case));
        let place = place(view, case).unwrap_or_default();
        let key = if number.is_empty() || text.contains(&number) {
            "value.problem_example_plain"
        } else {
            "value.problem_example"
        };
        view.fill(
            key,
            &[("number", &number), ("text", &text), ("place", &place)],
        )
    };
    let lines: Vec<String> = cases.iter().take(most).map(line).collect();
    lines.join("\n")
}

fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

/// The most frequent of some names, with its count: `李敏 5`; none if no problem has one.
pub(super) fn most_frequent(
    cases: &[&ProblemCase],
    name: impl Fn(&ProblemCase) -> Option<Text>,
) -> Option<String> {
    let mut counts: BTreeMap<Text, usize> = BTreeMap::new();
    for name in cases.iter().filter_map(|case| name(case)) {
        *counts.entry(name).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    most.map(|(name, count)| format!("{name} {count}"))
}
