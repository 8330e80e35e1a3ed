//! The findings of each rule: how many, how much, how old, and what to do, said once.

use crate::figures::{RuleCount, by_rule as counts};
use crate::model::{Kind, Message};
use crate::report::document::{Cell, Column, Role, Table, TableRow};
use crate::report::view::{View, tone_of};

/// One row for each rule that found something, worst first; `None` if none did.
pub(in crate::report) fn by_rule(view: &View<'_>) -> Option<Table> {
    let rules = counts(&view.facts.input);
    if rules.is_empty() {
        return None;
    }
    let rows = rules.iter().map(|rule| {
        let severity = view.in_table("severity", rule.severity.code());
        TableRow::item(vec![
            Cell::Status(tone_of(rule.severity), severity),
            Cell::Text(view.rule(rule.code)),
            Cell::Count(rule.count),
            Cell::money(Some(rule.amount).filter(|amount| !amount.is_zero())),
            days(rule).map_or(Cell::Blank, Cell::Count),
            Cell::Text(todo(view, rule.code)),
        ])
    });
    let column = |name: &str, role| Column::new(view.in_table("column", name), role);
    let table = Table {
        title: view.say(&Message::new("table.by_rule").with("rules", rules.len())),
        subtitle: [view.word("subtitle.by_rule"), view.unit()].join(" · "),
        columns: vec![
            column("severity", Role::Status),
            column("rule", Role::Text),
            column("findings", Role::Count),
            column("amount", Role::Money),
            column("oldest", Role::Count),
            column("todo", Role::LongText),
        ],
        rows: rows.collect(),
        source: view.source(&Kind::ALL_READ, "basis.as_of"),
        freeze: 0,
        filter: false,
    };
    Some(table.without_blank_columns())
}

/// The heading over the findings of a rule: `G102 已发未付（异常）：共 37 条，涉及金额合计 36,351.00，最久 23 天`.
pub(in crate::report) fn rule_heading(view: &View<'_>, rule: &RuleCount) -> String {
    let name = view.rule(rule.code);
    let severity = view.in_table("severity", rule.severity.code());
    let mut clauses = vec![
        view.say(
            &Message::new("group.count")
                .with("rule", name.as_str())
                .with("severity", severity.as_str())
                .with("count", rule.count),
        ),
    ];
    if !rule.amount.is_zero() {
        clauses.push(view.say(&Message::new("group.amount").with("amount", rule.amount)));
    }
    if let Some(days) = days(rule) {
        clauses.push(view.say(&Message::new("group.oldest").with("days", days)));
    }
    clauses.join(&view.word("group.separator"))
}

/// What to do about the findings of a rule: `建议：……`.
pub(in crate::report) fn rule_remark(view: &View<'_>, rule: &RuleCount) -> String {
    view.fill("group.todo", &[("todo", &todo(view, rule.code))])
}

fn todo(view: &View<'_>, code: &str) -> String {
    view.word(&format!("rules.{code}.todo"))
}

/// The age of the oldest in days; none for what is younger than a day.
fn days(rule: &RuleCount) -> Option<i64> {
    rule.oldest_hours
        .map(|hours| hours / 24)
        .filter(|days| *days > 0)
}
