//! Cases → findings: one rule, one file; its words stand in `templates/lang` under `rules.<code>`
//! (`name`, `what`, `why`, `todo`, `message`).

mod context;

use rayon::prelude::*;

pub use context::{Context, Reporter};

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
pub const RULES: &[&Rule] = &[];

/// Runs every rule that is switched on; the findings come by code and in the rule's own order.
pub fn run(context: &Context<'_>) -> Vec<Finding> {
    RULES
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
        .collect()
}
