//! Cases → findings: one rule, one file; its words stand in `templates/lang` under `rules.<code>`
//! (`name`, `what`, `why`, `todo`, `message`).

mod account;
#[cfg(test)]
mod answers_tests;
#[cfg(test)]
mod borders;
mod catalogue;
mod context;
mod explain;
#[cfg(test)]
mod fixture;
mod follow_up;
#[cfg(test)]
mod follow_up_fixture;
mod g101_paid_not_shipped;
mod g102_shipped_not_paid;
mod g103_signed_not_paid;
mod g104_refunded_but_signed;
mod g105_order_without_parcel;
mod g106_parcel_without_order;
mod g107_receipt_without_order;
mod g108_overdue;
mod g201_received_too_little;
mod g202_received_too_much;
mod g203_collected_amount;
mod g301_order_number_twice;
mod g302_waybill_number_twice;
mod g303_receipt_twice;
mod g304_damaged_number;
mod g305_waybill_pattern;
mod g401_missed_follow_up;
mod g402_blank_outcome;
mod g403_nonstandard_outcome;
mod g404_contradicted;
mod g405_pickup_overdue;
mod g406_trace_stalled;
mod g407_pickup_wait_overdue;
mod g408_urged;
mod g411_seems_lost;
mod g412_undecided_return;
mod g501_no_clerk;
mod g502_stand_in;
mod g901_sheet_unknown;
mod g902_column_missing;
mod g903_column_twice;
mod g904_date_unreadable;
mod g905_amount_unreadable;
mod g906_required_blank;
mod g907_status_unknown;
mod g908_file_unreadable;
mod g909_formula_empty;
mod g910_hidden_read;
mod g911_cell_error;
mod g912_total_differs;
mod g913_sheet_twice;
mod g914_decision_review;
mod g915_returned_sheet_edited;
mod g916_returned_row_unknown;
mod goods;
mod nearest;
mod numbers;
mod one_slip;
mod problems;
mod settings;
mod shipment;
mod tolerance;
mod waiting;

use std::cmp::Reverse;

use rayon::prelude::*;

pub use catalogue::{RuleEntry, as_markdown_table, catalogue};
pub use context::{Context, Reporter};
pub use explain::explain;
pub use settings::check_settings;

use crate::finding::{Finding, Severity};

/// A rule of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// The stable code, never reused: `G102`.
    pub code: &'static str,
    /// How urgent its findings are, unless configured otherwise.
    pub severity: Severity,
    /// Names and defaults of the thresholds in `[rules.<code>]`.
    pub thresholds: &'static [(&'static str, i64)],
    /// The check. It reports to the reporter and returns nothing.
    pub check: fn(&Context<'_>, &mut Reporter<'_>),
}

/// Every rule, by code.
pub const RULES: &[&Rule] = &[
    &g101_paid_not_shipped::RULE,
    &g102_shipped_not_paid::RULE,
    &g103_signed_not_paid::RULE,
    &g104_refunded_but_signed::RULE,
    &g105_order_without_parcel::RULE,
    &g106_parcel_without_order::RULE,
    &g107_receipt_without_order::RULE,
    &g108_overdue::RULE,
    &g201_received_too_little::RULE,
    &g202_received_too_much::RULE,
    &g203_collected_amount::RULE,
    &g301_order_number_twice::RULE,
    &g302_waybill_number_twice::RULE,
    &g303_receipt_twice::RULE,
    &g304_damaged_number::RULE,
    &g305_waybill_pattern::RULE,
    &g401_missed_follow_up::RULE,
    &g402_blank_outcome::RULE,
    &g403_nonstandard_outcome::RULE,
    &g404_contradicted::RULE,
    &g405_pickup_overdue::RULE,
    &g406_trace_stalled::RULE,
    &g407_pickup_wait_overdue::RULE,
    &g408_urged::RULE,
    &g411_seems_lost::RULE,
    &g412_undecided_return::RULE,
    &g501_no_clerk::RULE,
    &g502_stand_in::RULE,
    &g901_sheet_unknown::RULE,
    &g902_column_missing::RULE,
    &g903_column_twice::RULE,
    &g904_date_unreadable::RULE,
    &g905_amount_unreadable::RULE,
    &g906_required_blank::RULE,
    &g907_status_unknown::RULE,
    &g908_file_unreadable::RULE,
    &g909_formula_empty::RULE,
    &g910_hidden_read::RULE,
    &g911_cell_error::RULE,
    &g912_total_differs::RULE,
    &g913_sheet_twice::RULE,
    &g914_decision_review::RULE,
    &g915_returned_sheet_edited::RULE,
    &g916_returned_row_unknown::RULE,
];

/// Runs every rule that is switched on. The findings come worst first: by severity, then money at
/// stake, then age, then code; equals stay in the rule's own order.
pub fn run(context: &Context<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = RULES
        .par_iter()
        .filter(|rule| {
            context
                .config
                .rules
                .get(rule.code)
                .and_then(|setting| setting.enabled)
                != Some(false)
        })
        .flat_map(|rule| {
            let mut reporter = Reporter::new(rule, &context.config.rules);
            (rule.check)(context, &mut reporter);
            reporter.into_findings()
        })
        .collect();
    findings.sort_by_key(|finding| {
        let money = finding.amount.map_or(0, |amount| amount.abs().minor());
        Reverse((
            finding.severity,
            money,
            finding.age_hours,
            Reverse(finding.code),
        ))
    });
    findings
}
