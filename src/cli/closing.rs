//! What a run prints at its end: what was read, where the reports are, what matters most.

use std::fmt::Write;
use std::path::PathBuf;

use super::closing_outputs;
use crate::model::{DecisionOutcome, Reply, ReplyAbout};
use crate::pipeline::Outcome;
use crate::report::{Facts, is_proved};

/// Findings that are named on the terminal.
const MOST_IMPORTANT: usize = 5;

/// The text for standard output.
pub(super) fn text(
    facts: &Facts<'_>,
    (outputs, kept): (&[PathBuf], usize),
    outcome: &Outcome,
) -> String {
    let mut text = String::new();
    let (book, words) = (facts.book, facts.words);
    let count = |number: usize| number.to_string();
    let mut line = |sentence: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{sentence}");
    };
    line(words.fill(
        "closing.read",
        &[
            ("sheets", &count(book.sheets.len())),
            ("orders", &count(book.orders.len())),
            ("parcels", &count(book.parcels.len())),
            ("payments", &count(book.payments.len())),
            ("follow_ups", &count(book.follow_ups.len())),
            (
                "as_of",
                &facts.config.as_of.format("%Y-%m-%d %H:%M").to_string(),
            ),
        ],
    ));
    if !is_proved(facts) {
        line(words.get("closing.proof_fails").to_owned());
    }
    for (key, files) in [
        ("closing.own_reports", outcome.own_reports),
        ("closing.unfilled", outcome.unfilled_files),
    ] {
        if files > 0 {
            line(words.fill(key, &[("count", &count(files))]));
        }
    }
    for sentence in decisions(facts) {
        line(sentence);
    }
    for sentence in replies(facts) {
        line(sentence);
    }
    let years = &facts.followed.unknown_years;
    if !years.is_empty() {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        line(words.fill("closing.unknown_years", &[("years", &years.join(", "))]));
    }
    line(words.get("closing.outputs").to_owned());
    for output in closing_outputs::outputs(outputs, words) {
        line(format!("  {output}"));
    }
    if kept > 0 {
        line(words.fill("closing.kept", &[("count", &count(kept))]));
    }
    if facts.findings.is_empty() {
        line(words.get("closing.nothing_found").to_owned());
        return text;
    }
    line(words.fill(
        "closing.findings",
        &[("count", &count(facts.findings.len()))],
    ));
    for finding in facts.findings.iter().take(MOST_IMPORTANT) {
        let severity = words.get(match finding.severity.code() {
            "error" => "severity.error",
            "warning" => "severity.warning",
            _ => "severity.info",
        });
        line(format!(
            "  [{severity}] {} {}",
            finding.code,
            words.say(&finding.message, book)
        ));
        if let Some(origin) = finding.origin {
            line(format!("         {}", book.place(origin)));
        }
    }
    text
}

/// How many decisions were read, and what became of them; nothing where nobody decided.
fn decisions(facts: &Facts<'_>) -> Vec<String> {
    let (decisions, outcomes) = (&facts.book.decisions, &facts.reconciled.decisions);
    if decisions.is_empty() {
        return Vec::new();
    }
    let count = |wanted: fn(&DecisionOutcome) -> bool| {
        outcomes
            .iter()
            .filter(|outcome| wanted(outcome))
            .count()
            .to_string()
    };
    let review = count(|outcome| matches!(outcome, DecisionOutcome::Review(_)));
    let values = [
        ("count", decisions.len().to_string()),
        (
            "applied",
            count(|outcome| *outcome == DecisionOutcome::Applied),
        ),
        (
            "superseded",
            count(|outcome| *outcome == DecisionOutcome::Superseded),
        ),
        ("review", review.clone()),
    ];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let mut told = vec![facts.words.fill("closing.decisions", &values)];
    if review != "0" {
        told.push(facts.words.get("closing.decisions_review").to_owned());
    }
    told
}

/// How many rows of our lists people answered, by list; nothing where nobody did.
fn replies(facts: &Facts<'_>) -> Vec<String> {
    let rows: Vec<&[Reply]> = facts
        .book
        .replies
        .chunk_by(|one, other| one.key == other.key)
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let count = |about: ReplyAbout| {
        let of_list = rows
            .iter()
            .filter(|row| row.first().is_some_and(|reply| reply.key.about == about));
        of_list.count().to_string()
    };
    let all = rows.len().to_string();
    let counts = ReplyAbout::ALL.map(|about| (about.code(), count(about)));
    let mut values = vec![("count", &*all)];
    values.extend(counts.iter().map(|(code, count)| (*code, &**count)));
    let mut told = vec![facts.words.fill("closing.replies", &values)];
    let contradict = rows.iter().filter(|row| row.len() > 1).count();
    if contradict > 0 {
        let values = [("count", &*contradict.to_string())];
        told.push(facts.words.fill("closing.replies_contradict", &values));
    }
    told
}
