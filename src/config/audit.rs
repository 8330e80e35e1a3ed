//! `[audit]`: the sample that the auditor checks again.

use serde::Deserialize;

/// How the sample is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Audit {
    /// So many percent of the rows …
    pub sample_percent: u32,
    /// … but at least so many …
    pub sample_at_least: u32,
    /// … and at most so many.
    pub sample_at_most: u32,
    /// What parts the rows before drawing, each part in proportion and with one row at least: `clerk`, `answer`,
    /// `status`, `carrier`.
    pub strata: Vec<String>,
}

impl Default for Audit {
    fn default() -> Self {
        Self {
            sample_percent: 5,
            sample_at_least: 20,
            sample_at_most: 200,
            strata: vec!["clerk".to_owned(), "answer".to_owned()],
        }
    }
}
