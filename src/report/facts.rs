//! Everything that a report is made of.

use crate::config::Config;
use crate::figures::Input;
use crate::finding::{Finding, Problem};
use crate::lang::Catalogue;
use crate::model::{Book, Reconciled};

/// The one input of every report.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The records.
    pub book: &'a Book,
    /// The cases.
    pub reconciled: &'a Reconciled,
    /// What the rules found.
    pub findings: &'a [Finding],
    /// What could not be read.
    pub problems: &'a [Problem],
    /// The moment of looking, the period, who makes the report.
    pub config: &'a Config,
    /// The words.
    pub words: &'a Catalogue,
    /// The ground of the figures, worked out once for all reports of a run.
    pub input: Input<'a>,
}

impl<'a> Facts<'a> {
    /// Gathers the stages before.
    pub fn new(
        book: &'a Book,
        reconciled: &'a Reconciled,
        findings: &'a [Finding],
        problems: &'a [Problem],
        config: &'a Config,
        words: &'a Catalogue,
    ) -> Self {
        Self {
            book,
            reconciled,
            findings,
            problems,
            config,
            words,
            input: Input::new(book, reconciled, findings, config),
        }
    }
}
