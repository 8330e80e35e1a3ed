//! 跟单督办: what was handed out, what came back, what is to be decided; made after the pages it tells of.

use super::Contents;
use crate::report::document::{Page, Tone};
use crate::report::view::View;

pub(super) fn page(view: &View<'_>, contents: &Contents) -> Page {
    Page {
        id: "supervision",
        name: view.word("page.supervision.name"),
        title: view.word("page.supervision.title"),
        subtitle: view.as_of(),
        tone: Tone::Neutral,
        landscape: false,
        blocks: contents.blocks(view),
    }
}
