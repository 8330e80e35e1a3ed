//! The worst findings, a sentence each, for people who do not read the whole list.

use crate::figures::worst_first;
use crate::model::Kind;
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::{View, tone_of};

/// So many of the worst findings under a title; `None` if there are none. The sentence names the
/// order or the waybill.
pub(in crate::report) fn worst(view: &View<'_>, most: usize, title: String) -> Option<Table> {
    let findings = worst_first(view.facts.findings);
    if findings.is_empty() {
        return None;
    }
    let rows = findings.iter().take(most).map(|finding| {
        let severity = view.in_table("severity", finding.severity.code());
        TableRow::item(vec![
            Cell::Status(tone_of(finding.severity), severity),
            Cell::Text(view.rule(finding.code)),
            Cell::Text(view.say(&finding.message)),
            Cell::text(finding.staff.as_deref()),
            Cell::money(finding.amount),
            finding
                .age_hours
                .map_or(Cell::Blank, |hours| Cell::Count(hours / 24)),
        ])
    });
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title,
        subtitle: [view.word("subtitle.worst"), view.unit()].join(" · "),
        columns: vec![
            column("severity", Role::Status),
            column("rule", Role::Text),
            column("message", Role::LongText),
            column("clerk", Role::Text),
            column("amount", Role::Money),
            column("age_days", Role::Count),
        ],
        rows: rows.collect(),
        source: view.source(&Kind::ALL_READ, "basis.as_of"),
        freeze: 0,
        filter: false,
    };
    Some(table.without_blank_columns())
}
