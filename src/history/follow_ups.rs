//! Rows of returned sheets: an identical repeat is one row.

use rustc_hash::FxHashMap;

use super::Proofs;
use crate::model::{CourierCell, FollowUp, Moment, Money, OrderNo, Text, WaybillNo};

/// What two rows must have in common to be one: all that a person wrote or changed, and nothing of where it stands.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    numbers: (Option<WaybillNo>, Option<OrderNo>),
    clerk: Option<Text>,
    when: (Option<chrono::NaiveDate>, Option<Moment>, bool),
    answer: [Option<Text>; 4],
    next: Option<Moment>,
    courier: (Option<Money>, Option<Text>),
    edits: Vec<(CourierCell, Text)>,
}

impl Said {
    fn of(row: &FollowUp) -> Self {
        let edits = row.edits.iter();
        Self {
            numbers: (row.waybill.clone(), row.order.clone()),
            clerk: row.clerk.clone(),
            when: (row.day, row.time, row.time_given),
            answer: [&row.call_result, &row.outcome, &row.issue, &row.note].map(Option::clone),
            next: row.next,
            courier: (row.cod, row.receiver.clone()),
            edits: edits
                .map(|edit| (edit.cell, edit.came_back.clone()))
                .collect(),
        }
    }
}

/// The rows by day and origin, identical repeats merged. Of a row that came back with its key and without, the key holds.
pub(super) fn join(mut rows: Vec<FollowUp>, proofs: &mut Proofs) -> Vec<FollowUp> {
    rows.sort_by_key(|row| row.origin);
    let mut positions: FxHashMap<Said, usize> = FxHashMap::default();
    let mut kept: Vec<FollowUp> = Vec::with_capacity(rows.len());
    for row in rows {
        let position = *positions.entry(Said::of(&row)).or_insert(kept.len());
        match kept.get_mut(position) {
            None => kept.push(row),
            Some(first) => {
                proofs.merge(row.origin);
                first.saved = first.saved.max(row.saved);
                if first.given.is_none() {
                    first.given = row.given;
                }
            }
        }
    }
    kept.sort_by_key(|row| (row.day, row.origin));
    kept
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, follow_up, proofs};
    use super::*;
    use crate::model::{Edit, Given};

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

    #[test]
    fn a_key_is_kept_and_a_row_that_was_changed_stays() {
        let first = follow_up("SF1", 1, "改约");
        let mut with_key = follow_up("SF1", 2, "改约");
        with_key.given = Some(Given {
            day: day("10-08"),
            waybill: "SF1".into(),
            owner: None,
            holder: "李敏".into(),
            origin: with_key.origin,
        });
        with_key.saved = Some(day("10-09").and_time(chrono::NaiveTime::MIN));
        let mut changed = follow_up("SF1", 3, "改约");
        changed.edits = vec![Edit {
            cell: CourierCell::Cod,
            sent: "299.00".into(),
            came_back: "199".into(),
            origin: changed.origin,
        }];
        let rows = join(vec![first, with_key, changed], &mut proofs(1, 3));
        let found: Vec<_> = rows
            .iter()
            .map(|row| (row.origin.row, row.given.is_some(), row.saved.is_some()))
            .collect();
        assert_eq!(found, [(1, true, true), (3, false, false)]);
    }
}
