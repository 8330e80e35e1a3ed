//! `[matching.differences]`: how far an amount may be off, and under which name.

use serde::Deserialize;

use super::decimal::Decimal;

/// The differences that are known by name, and the tolerance.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Differences {
    /// Off by so many percent of what is due, or …
    pub tolerance_percent: Decimal,
    /// … by so many yuan, whichever is more, is confirmed as a difference within the tolerance.
    pub tolerance: Decimal,
}

impl Default for Differences {
    fn default() -> Self {
        Self {
            tolerance_percent: Decimal::default(),
            tolerance: Decimal::default(),
        }
    }
}
