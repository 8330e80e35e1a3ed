//! Rows of returned sheets: an identical repeat is one row.

use rustc_hash::FxHashSet;

use super::Proofs;
use crate::model::FollowUp;

/// The rows by day and origin, identical repeats merged.
pub(super) fn join(mut rows: Vec<FollowUp>, proofs: &mut Proofs) -> Vec<FollowUp> {
    rows.sort_by_key(|row| row.origin);
    let mut seen = FxHashSet::default();
    rows.retain(|row| {
        let new = seen.insert((
            row.waybill.clone(),
            row.order.clone(),
            row.clerk.clone(),
            (row.day, row.time, row.time_given, row.next),
            row.call_result.clone(),
            row.outcome.clone(),
            row.note.clone(),
        ));
        if !new {
            proofs.merge(row.origin);
        }
        new
    });
    rows.sort_by_key(|row| (row.day, row.origin));
    rows
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, follow_up, proofs};
    use super::*;

    #[test]
    fn repeats_are_merged_and_days_come_in_order() {
        let mut second = follow_up("SF1", 3, "改约");
        second.day = Some(day("10-07"));
        let rows = vec![
            follow_up("SF1", 1, "改约"),
            follow_up("SF1", 2, "改约"),
            second,
        ];
        let mut proofs = proofs(1, 3);
        let rows = join(rows, &mut proofs);
        let order: Vec<_> = rows.iter().map(|row| row.origin.row).collect();
        assert_eq!(order, [3, 1]);
        assert_eq!(proofs.0[0].merged(), 1);
    }
}
