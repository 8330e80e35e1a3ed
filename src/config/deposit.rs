//! `[matching.deposit]`: what share of an order its deposit is, where no sheet says so.

use serde::Deserialize;

use super::decimal::Decimal;

/// The deposit that is agreed on as a rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DepositPlan {
    /// Percent of what is due; nothing switches the plan off.
    pub percent: Decimal,
    /// A deposit may be off by so many yuan: people round it.
    pub tolerance: Decimal,
}

impl Default for DepositPlan {
    fn default() -> Self {
        Self {
            percent: Decimal::whole(30),
            tolerance: Decimal::whole(1),
        }
    }
}
