//! 问题汇总: notes and findings of the period by type, owner and carrier.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
