//! Rows of the roster: one person for each name.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};

use super::{Proofs, fill};
use crate::model::{Shift, Staff, Text};

/// One person for each name, by name; names that differ only in blanks are one. Blanks are filled; days of rest, shifts and
/// what a person looks after add up; of two words for a day the one read later holds. Who has left in any row has left.
pub(super) fn join(mut rows: Vec<Staff>, proofs: &mut Proofs) -> Vec<Staff> {
    rows.sort_by_key(|row| row.origin);
    let mut staff: BTreeMap<String, Staff> = BTreeMap::new();
    for mut row in rows {
        tidy(&mut row);
        let key = row.name.split_whitespace().collect();
        let Some(known) = staff.get_mut(&key) else {
            staff.insert(key, row);
            continue;
        };
        let before = known.clone();
        fill!(known, row, [role, group, left, stand_in]);
        known.in_service &= row.in_service;
        known.rest_days.append(&mut row.rest_days);
        known.rest_weekdays.append(&mut row.rest_weekdays);
        known.shifts.append(&mut row.shifts);
        known.carriers.append(&mut row.carriers);
        known.provinces.append(&mut row.provinces);
        known.shops.append(&mut row.shops);
        tidy(known);
        if *known == before {
            proofs.merge(row.origin);
        }
    }
    let mut staff: Vec<Staff> = staff.into_values().collect();
    staff.sort_by(|a, b| a.name.cmp(&b.name));
    staff
}

/// Each day, word and name once.
fn tidy(person: &mut Staff) {
    person.rest_days.sort_unstable();
    person.rest_days.dedup();
    let weekdays = &mut person.rest_weekdays;
    weekdays.sort_unstable_by_key(Weekday::num_days_from_monday);
    weekdays.dedup();
    let shifts = std::mem::take(&mut person.shifts).into_iter();
    let shifts: BTreeMap<NaiveDate, Text> = shifts.map(|shift| (shift.day, shift.word)).collect();
    let shifts = shifts.into_iter().map(|(day, word)| Shift { day, word });
    person.shifts = shifts.collect();
    for names in [
        &mut person.carriers,
        &mut person.provinces,
        &mut person.shops,
    ] {
        names.sort();
        names.dedup();
    }
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

    #[test]
    fn a_roster_and_a_plan_of_one_person_are_joined() {
        let row = |row: u32, name: &str, change: fn(&mut Staff)| {
            let mut staff = Staff::new(name.into(), Origin::row(SheetId(0), row));
            change(&mut staff);
            staff
        };
        let shift = |on: &str, word: &str| Shift {
            day: day(on),
            word: word.into(),
        };
        let mut proofs = proofs(1, 4);
        let mut plan = row(2, "JohnSmith", |staff| staff.role = Some("组长".into()));
        plan.shifts = vec![shift("10-27", "休"), shift("10-26", "早")];
        let mut changed = row(3, "John Smith", |_| {});
        changed.shifts = vec![shift("10-27", "晚")];
        let staff = join(
            vec![
                row(1, "John Smith", |staff| {
                    staff.role = Some("跟单员".into());
                    staff.rest_weekdays = vec![Weekday::Sun, Weekday::Sat];
                    staff.carriers = vec!["顺丰".into(), "圆通".into(), "顺丰".into()];
                }),
                plan,
                changed,
                row(4, "John Smith", |staff| {
                    staff.rest_weekdays = vec![Weekday::Sat];
                }),
            ],
            &mut proofs,
        );
        assert_eq!(staff.len(), 1);
        let person = &staff[0];
        assert_eq!(&*person.name, "John Smith");
        assert_eq!(person.role.as_deref(), Some("跟单员"));
        assert_eq!(person.rest_weekdays, [Weekday::Sat, Weekday::Sun]);
        assert_eq!(person.shifts, [shift("10-26", "早"), shift("10-27", "晚")]);
        assert_eq!(person.carriers.len(), 2);
        assert_eq!(proofs.0[0].merged(), 1);
    }
}
