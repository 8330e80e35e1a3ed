//! 老客户: customers who signed for the first time.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
