//! 稽核交接: counts, sums and file hashes; made after the pages it tells of.

use super::Contents;
use crate::report::document::{Page, Tone};
use crate::report::view::View;

pub(super) fn page(view: &View<'_>, contents: &Contents) -> Page {
    Page {
        id: "audit",
        name: view.word("page.audit.name"),
        title: view.word("page.audit.title"),
        subtitle: view.as_of(),
        tone: Tone::Neutral,
        landscape: false,
        blocks: contents.blocks(view),
    }
}
