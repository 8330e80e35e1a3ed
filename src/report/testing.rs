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

/// A page of the whole period.
pub(super) fn view(
    facts: &Facts<'_>,
    page: fn(&super::view::View<'_>) -> Option<super::view::Built>,
) -> Option<super::view::Built> {
    let figures = crate::figures::Figures::new(&facts.input, None);
    page(&super::view::View {
        facts,
        figures: &figures,
        comparison: None,
        recipient: None,
    })
}
