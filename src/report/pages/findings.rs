//! 异常: every finding, grouped by rule, worst first, with room for what was done.

use crate::figures::{by_rule, count_of, worst_first};
use crate::finding::Severity;
use crate::model::{Kind, Message};
use crate::report::blocks::{finding_columns, finding_row, rule_heading, rule_remark};
use crate::report::document::{Block, Table, TableRow, Tone};
use crate::report::view::{Built, View};

/// More rows than this are of no use to a person; the rest is in `result.json`.
const MOST_ROWS: usize = 50_000;

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let findings = view.facts.findings;
    if findings.is_empty() {
        return None;
    }
    let rules = by_rule(&view.facts.input);
    let errors = count_of(findings, Severity::Error);
    let columns = finding_columns(view);
    let mut rows = Vec::new();
    let sorted = worst_first(findings);
    let mut by_code: rustc_hash::FxHashMap<&str, Vec<_>> = rustc_hash::FxHashMap::default();
    for finding in sorted {
        by_code.entry(finding.code).or_default().push(finding);
    }
    let mut shown = 0;
    for rule in &rules {
        if shown >= MOST_ROWS {
            break;
        }
        rows.push(TableRow::heading(rule_heading(view, rule), columns.len()));
        rows.push(TableRow::remark(rule_remark(view, rule), columns.len()));
        let of_rule = by_code.get(rule.code).into_iter().flatten();
        for finding in of_rule.take(MOST_ROWS - shown) {
            rows.push(finding_row(view, finding));
            shown += 1;
        }
    }
    let table = Table {
        title: String::new(),
        subtitle: String::new(),
        columns,
        rows,
        source: view.source(&Kind::ALL_READ, "basis.as_of"),
        freeze: 3,
        filter: true,
    };
    let mut blocks = vec![Block::Table(table)];
    if shown < findings.len() {
        blocks.push(Block::Notes(vec![
            view.say(
                &Message::new("note.cut")
                    .with("shown", shown)
                    .with("rows", findings.len()),
            ),
        ]));
    }
    let title = view.say(
        &Message::new("page.findings.title")
            .with("count", findings.len())
            .with("rules", rules.len())
            .with("errors", errors),
    );
    let subtitle = [view.word("page.findings.subtitle"), view.unit()].join(" · ");
    let mut page = view.page("findings", title, subtitle, blocks);
    page.tone = if errors > 0 { Tone::Bad } else { Tone::Neutral };
    Some(Built {
        page,
        note: view.say(
            &Message::new("page.findings.note")
                .with("count", findings.len())
                .with("errors", errors),
        ),
    })
}
