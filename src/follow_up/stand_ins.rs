//! Who has a row on a day: its owner, else a colleague who stands in.

use super::ground::Ground;
use crate::model::{Assignment, HolderBy};

/// Gives each row its holder.
pub(super) fn hand_out(ground: &Ground<'_>, rows: &mut [Assignment]) {
    for row in rows {
        row.absence = row
            .owner
            .as_deref()
            .and_then(|owner| ground.roster.absence(owner, row.day));
        row.holder = row.owner.clone();
        row.holder_by = if row.holder.is_some() {
            HolderBy::Owner
        } else {
            HolderBy::Nobody
        };
    }
}
