//! Rows of the roster: one person for each name.

use std::collections::BTreeMap;

use super::{Proofs, fill};
use crate::model::{Staff, Text};

/// One person for each name, by name. Blanks are filled, rest days add up, and who has left in any row
/// has left.
pub(super) fn join(mut rows: Vec<Staff>, proofs: &mut Proofs) -> Vec<Staff> {
    rows.sort_by_key(|row| row.origin);
    let mut staff: BTreeMap<Text, Staff> = BTreeMap::new();
    for mut row in rows {
        row.rest_days.sort_unstable();
        row.rest_days.dedup();
        let Some(known) = staff.get_mut(&row.name) else {
            staff.insert(row.name.clone(), row);
            continue;
        };
        let days = known.rest_days.len();
        known.rest_days.extend(&row.rest_days);
        known.rest_days.sort_unstable();
        known.rest_days.dedup();
        let mut new = fill!(known, row, [role, group, left]) | (known.rest_days.len() > days);
        if known.in_service && !row.in_service {
            known.in_service = false;
            new = true;
        }
        if !new {
            proofs.merge(row.origin);
        }
    }
    staff.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, proofs};
    use super::*;
    use crate::model::{Origin, SheetId};

    #[test]
    fn rows_of_one_name_are_one_person() {
        let row = |row: u32, name: &str, rest: &str, in_service| Staff {
            in_service,
            rest_days: vec![day(rest)],
            ..Staff::new(name.into(), Origin::row(SheetId(0), row))
        };
        let mut proofs = proofs(1, 4);
        let rows = vec![
            row(1, "小李", "10-10", true),
            row(2, "小李", "10-09", true),
            row(3, "小李", "10-10", true),
            row(4, "小王", "10-10", false),
        ];
        let staff = join(rows, &mut proofs);
        let names: Vec<_> = staff.iter().map(|person| &*person.name).collect();
        assert_eq!(names, ["小李", "小王"]);
        assert_eq!(staff[0].rest_days, [day("10-09"), day("10-10")]);
        assert!(!staff[1].in_service);
        assert_eq!(proofs.0[0].merged(), 1);
    }
}
