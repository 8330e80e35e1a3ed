//! How many findings there are, by rule and by severity.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::input::Input;
use crate::finding::{Finding, Severity};
use crate::model::Money;

/// The findings of one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleCount {
    /// The rule.
    pub code: &'static str,
    /// The most urgent of its findings.
    pub severity: Severity,
    /// How many.
    pub count: i64,
    /// The money at stake, in the currency of the reports.
    pub amount: Money,
    /// The age of the oldest, in hours.
    pub oldest_hours: Option<i64>,
}

/// Findings by rule, worst first: by severity, then money, then age.
pub fn by_rule(input: &Input<'_>) -> Vec<RuleCount> {
    let mut rules: BTreeMap<&'static str, RuleCount> = BTreeMap::new();
    for finding in input.findings {
        let rule = rules.entry(finding.code).or_insert(RuleCount {
            code: finding.code,
            severity: finding.severity,
            count: 0,
            amount: input.money(0),
            oldest_hours: None,
        });
        rule.count += 1;
        rule.severity = rule.severity.max(finding.severity);
        rule.oldest_hours = rule.oldest_hours.max(finding.age_hours);
        if let Some(sum) = finding
            .amount
            .and_then(|amount| rule.amount.checked_add(amount))
        {
            rule.amount = sum;
        }
    }
    let mut rules: Vec<RuleCount> = rules.into_values().collect();
    rules.sort_by_key(|rule| {
        (
            Reverse(rule.severity),
            Reverse(rule.amount),
            Reverse(rule.oldest_hours),
            rule.code,
        )
    });
    rules
}

/// Findings, worst first: by severity, then money, then age; equals keep their order.
pub fn worst_first<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Vec<&'a Finding> {
    let mut sorted: Vec<&Finding> = findings.into_iter().collect();
    sorted.sort_by_key(|finding| {
        (
            Reverse(finding.severity),
            Reverse(finding.amount.map(|amount| amount.abs().minor())),
            Reverse(finding.age_hours),
        )
    });
    sorted
}

/// How many findings are of a severity.
pub fn count_of(findings: &[Finding], severity: Severity) -> i64 {
    findings
        .iter()
        .filter(|finding| finding.severity == severity)
        .count() as i64
}
