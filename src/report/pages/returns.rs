//! 拒收, 退回: goods that are coming back and wait for a decision.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
