//! 催货清单: what logistics has to deliver today, and its answers.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
