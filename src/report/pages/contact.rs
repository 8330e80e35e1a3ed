//! 分发: the rows of the outbound-sales contact.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
