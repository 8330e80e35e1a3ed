//! 意向客户: whose outcome or note shows interest in buying again.

use super::ground::Ground;
use crate::model::Interest;

/// Each customer once, by sales clerk and day.
pub(super) fn interests(_ground: &Ground<'_>) -> Vec<Interest> {
    Vec::new()
}
