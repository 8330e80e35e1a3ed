//! Findings as rows; what to do stands once, over the rows of a rule.

use crate::finding::Finding;
use crate::report::document::{Cell, Column, Role, TableRow};
use crate::report::view::{View, tone_of};

/// The columns of a table of findings.
pub(in crate::report) fn finding_columns(view: &View<'_>) -> Vec<Column> {
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    vec![
        column("severity", Role::Status),
        column("rule", Role::Text),
        column("order", Role::Id),
        column("waybill", Role::Id),
        column("clerk", Role::Text),
        column("amount", Role::Money),
        column("age_days", Role::Count),
        column("message", Role::LongText),
        column("origin", Role::LongText),
        Column::input(view.word("column.handled"), choices(view)),
    ]
}

/// 待处理, 已联系, 已解决.
pub(in crate::report) fn choices(view: &View<'_>) -> Vec<String> {
    ["open", "contacted", "solved"]
        .map(|name| view.in_table("choice", name))
        .to_vec()
}

/// One finding.
pub(in crate::report) fn finding_row(view: &View<'_>, finding: &Finding) -> TableRow {
    let book = view.facts.book;
    let severity = view.in_table("severity", finding.severity.code());
    TableRow::item(vec![
        Cell::Status(tone_of(finding.severity), severity),
        Cell::Text(view.rule(finding.code)),
        Cell::text(finding.order.as_deref()),
        Cell::text(finding.waybill.as_deref()),
        Cell::text(finding.staff.as_deref()),
        Cell::money(finding.amount),
        finding
            .age_hours
            .map_or(Cell::Blank, |hours| Cell::Count(hours / 24)),
        Cell::Text(view.say(&finding.message)),
        Cell::text(finding.origin.map(|origin| book.place(origin))),
        Cell::Blank,
    ])
}
