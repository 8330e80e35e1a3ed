//! 问题汇总: notes and findings of the period by type, owner and carrier; what is open is carried over until it is closed.

use super::problem_carried::carried;
use super::problem_groups::{by_kind, by_part, by_rule};
use super::problem_words::kind_words;
use crate::config::Period;
use crate::figures::{ProblemKindName, Problems, grouped, problems};
use crate::model::Message;
use crate::report::document::{Block, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let (period, before) = match view.comparison {
        Some(compared) => (compared.shown, view.beside().map(|_| compared.before)),
        None => (view.figures.period?, None),
    };
    page_of(view, period, before)
}

fn page_of(view: &View<'_>, period: Period, before: Option<Period>) -> Option<Built> {
    let found = problems(&view.facts.input, period, before);
    let rules = found.findings.len() + found.old_findings.len();
    if found.notes.is_empty() && found.carried.is_empty() && rules == 0 {
        return None;
    }
    let is_quiet = found.notes.is_empty() && found.before.is_empty() && found.carried.is_empty();
    let headline = || Block::Headline(conclusion(view, &found, before));
    let mut blocks: Vec<Block> = (!is_quiet || found.settled > 0)
        .then(headline)
        .into_iter()
        .collect();
    blocks.extend(by_kind(view, &found, before.is_some()).map(Block::Table));
    blocks.extend(carried(view, &found).map(Block::Table));
    let owner = by_part(view, &found, "problem_owner", |case| case.owner.clone());
    blocks.extend(owner.map(Block::Table));
    let carrier = by_part(view, &found, "carrier", |case| case.carrier.clone());
    blocks.extend(carrier.map(Block::Table));
    blocks.extend(by_rule(view, &found).map(Block::Table));
    blocks.push(Block::Notes(vec![
        view.word("note.problem_sources"),
        view.word("note.problem_settled"),
    ]));
    let open = open(&found);
    let message = |key| {
        let most = grouped(&found.notes, |case| case.kind.clone());
        let first = most.first();
        let kind = first.map(|group| kind_words(view, &group.key));
        Message::new(key)
            .with("count", found.notes.len())
            .with("kind", kind.unwrap_or_default().as_str())
            .with("most", first.map_or(0, |group| group.cases.len()))
            .with("open", open)
            .with("carried", found.carried.len())
            .with("findings", found.findings.len())
            .with("old", found.old_findings.len())
    };
    let (title, note) = match (found.notes.is_empty(), found.carried.is_empty()) {
        (true, true) => (
            "page.problems.title_findings",
            "page.problems.note_findings",
        ),
        (true, false) => ("page.problems.title_none", "page.problems.note_none"),
        (false, true) => ("page.problems.title_new", "page.problems.note_new"),
        (false, false) => ("page.problems.title", "page.problems.note"),
    };
    let mut page = view.upright_page(
        "problems",
        view.say(&message(title)),
        view.subtitle_without_unit("page.problems.subtitle"),
        blocks,
    );
    page.tone = if open + found.carried.len() > 0 {
        Tone::Bad
    } else {
        Tone::Neutral
    };
    Some(Built {
        page,
        note: view.say(&message(note)),
    })
}

/// How many of the period are open at its end.
fn open(found: &Problems) -> usize {
    let notes = found.notes.iter();
    notes.filter(|case| case.is_open_after(found.end)).count()
}

/// One sentence: more or fewer than before, how many were settled, what became most frequent.
fn conclusion(view: &View<'_>, found: &Problems, before: Option<Period>) -> String {
    let (now, then) = (found.notes.len(), found.before.len());
    let mut clauses = Vec::new();
    if before.is_some() {
        let key = match now.cmp(&then) {
            std::cmp::Ordering::Greater => "headline.problems_more",
            std::cmp::Ordering::Less => "headline.problems_fewer",
            std::cmp::Ordering::Equal => "headline.problems_same",
        };
        clauses.push(
            view.say(
                &Message::new(key)
                    .with("count", now)
                    .with("before", then)
                    .with("difference", now.abs_diff(then)),
            ),
        );
    }
    let complaints = found.notes.iter().filter(|case| case.is_complaint).count();
    if complaints > 0 {
        clauses.push(
            view.say(&Message::new("headline.problems_complaints").with("count", complaints)),
        );
    }
    clauses.push(view.say(&Message::new("headline.problems_settled").with("count", found.settled)));
    if let Some(oldest) = found
        .carried
        .iter()
        .filter_map(|case| case.age(found.end))
        .max()
    {
        clauses.push(
            view.say(
                &Message::new("headline.problems_carried")
                    .with("count", found.carried.len())
                    .with("days", oldest),
            ),
        );
    }
    if before.is_some() {
        clauses.extend(growing(view, found));
    }
    clauses.join(&view.word("headline.separator")) + &view.word("headline.end")
}

/// The kind that grew most beside the period before; none if none grew.
fn growing(view: &View<'_>, found: &Problems) -> Option<String> {
    let then = grouped(&found.before, |case| case.kind.clone());
    let count = |kind: &ProblemKindName| {
        let group = then.iter().find(|group| group.key == *kind);
        group.map_or(0, |group| group.cases.len())
    };
    let now = grouped(&found.notes, |case| case.kind.clone());
    let growth = now.iter().map(|group| {
        (
            group.cases.len().saturating_sub(count(&group.key)),
            &group.key,
        )
    });
    // Of equal growth the more frequent kind, which stands first.
    let (most, kind) = growth.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
    (most > 0).then(|| {
        view.say(
            &Message::new("headline.problems_growing")
                .with("kind", kind_words(view, kind).as_str())
                .with("count", most),
        )
    })
}

#[cfg(test)]
#[path = "problem_tests.rs"]
mod tests;
