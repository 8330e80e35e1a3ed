//! What the tests of the reports are made of.

use super::Facts;
use crate::figures::fixture::Fixture;
use crate::lang::Catalogue;

/// The facts of a made-up book, without problems of reading.
pub(super) fn facts<'a>(fixture: &'a Fixture, words: &'a Catalogue) -> Facts<'a> {
    Facts::new(
        &fixture.book,
        &fixture.reconciled,
        &fixture.followed,
        &fixture.findings,
        &[],
        &fixture.config,
        words,
    )
}
