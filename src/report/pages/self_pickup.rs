//! 自取清单: what customers have to fetch, and how long it has been waiting.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
