//! 业务差错考核, row by row, with a column for appeals.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
