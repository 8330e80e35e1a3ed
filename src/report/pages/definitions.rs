//! 口径: what each figure means, with its numerator and its denominator.

use crate::model::Message;
use crate::report::blocks::definitions;
use crate::report::document::Block;
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let mut table = definitions(view)?;
    let title = std::mem::take(&mut table.title);
    let subtitle = std::mem::take(&mut table.subtitle);
    let note = Message::new("page.definitions.note").with("count", table.rows.len());
    Some(Built {
        page: view.upright_page("definitions", title, subtitle, vec![Block::Table(table)]),
        note: view.say(&note),
    })
}
