//! What a run prints at its end: what was read, where the reports are, what matters most.

use std::fmt::Write;
use std::path::PathBuf;

use crate::report::Facts;

/// Findings that are named on the terminal.
const MOST_IMPORTANT: usize = 5;

/// The text for standard output.
pub(super) fn text(facts: &Facts<'_>, outputs: &[PathBuf], own_reports: usize) -> String {
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
    if own_reports > 0 {
        line(words.fill("closing.own_reports", &[("count", &count(own_reports))]));
    }
    line(words.get("closing.outputs").to_owned());
    for path in outputs {
        line(format!("  {}", path.display()));
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
