//! 停滞件 by carrier: no new scan, not picked up.

use crate::report::view::{Built, View};

pub(super) fn page(_view: &View<'_>) -> Option<Built> {
    None
}
