//! G501 无跟单员: an open parcel that nobody owns.
//!
//! A clerk owns a parcel through the parcel itself, a row of any day's courier sheet, an order in it,
//! or a returned sheet (but for rows that load alone gave to somebody), or because a rule gives her such parcels. Where load gave the row to somebody for the day, the
//! finding says to whom. Where no sheet of the run names any clerk, that is said once, not for each row.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::follow_up::about_tracked;
use super::waiting::hours_waited;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Assignment, CourierStatus, HolderBy, Message, Parcel, ParcelIndex};

pub(super) static RULE: Rule = Rule {
    code: "G501",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let seen_with_clerk: FxHashSet<&str> = context
        .book
        .sightings
        .iter()
        .filter(|sighting| sighting.clerk.is_some())
        .map(|sighting| sighting.waybill.as_str())
        .collect();
    let rows = context.followed.assignments.iter();
    let assigned: FxHashMap<ParcelIndex, &Assignment> = rows.map(|row| (row.parcel, row)).collect();
    let is_owned = |index: &ParcelIndex| assigned.get(index).is_some_and(|row| row.owner.is_some());
    let ownerless: Vec<(ParcelIndex, &Parcel)> = context
        .book
        .parcels
        .iter()
        .enumerate()
        .map(|(position, parcel)| (ParcelIndex::from(position), parcel))
        .filter(|(_, parcel)| is_to_be_followed(parcel))
        .filter(|(_, parcel)| !seen_with_clerk.contains(parcel.waybill.as_str()))
        .filter(|(index, _)| context.clerk_of_parcel(*index).is_none())
        .filter(|(index, _)| !is_owned(index) && !is_followed(context, *index))
        .collect();
    // Who has a row for the day because he had the least.
    let by_load = |index: ParcelIndex| {
        let row: &Assignment = assigned.get(&index)?;
        let holder = row
            .holder
            .as_ref()
            .filter(|_| row.holder_by == HolderBy::Load)?;
        Some((row.day, holder))
    };
    if !ownerless.is_empty() && names_nobody(context) {
        let holders = ownerless.iter().filter_map(|(index, _)| by_load(*index));
        let people: BTreeSet<&str> = holders.map(|(_, holder)| &**holder).collect();
        let key = match people.len() {
            0 => "rules.G501.message_none",
            _ => "rules.G501.message_none_load",
        };
        let message = Message::new(key).with("count", ownerless.len());
        let message = message.with("people", people.len());
        reporter.report(reporter.finding(message));
        return;
    }
    for (index, parcel) in ownerless {
        let message = match by_load(index) {
            Some((day, holder)) => Message::new("rules.G501.message_load")
                .with("day", day)
                .with("holder", holder.clone()),
            None => Message::new("rules.G501.message"),
        };
        let message = message
            .with("waybill", parcel.waybill.text())
            .with("status", parcel.status_word(parcel.status));
        let mut finding = about_tracked(context, reporter, index, parcel, message);
        finding.age_hours = parcel
            .shipped_at()
            .map(|since| hours_waited(context, since).max(0));
        reporter.report(finding);
    }
}

/// True if the courier has the parcel or is about to have it, and it is not final.
fn is_to_be_followed(parcel: &Parcel) -> bool {
    let on_its_way = parcel.is_shipped()
        || parcel.uploaded.is_some()
        || parcel.status == CourierStatus::Labelled;
    parcel.tracked && parcel.status.is_open() && on_its_way
}

/// True if a returned sheet has a row of the parcel under somebody's name. A row that we gave to somebody by load alone makes
/// it nobody's own.
fn is_followed(context: &Context<'_>, index: ParcelIndex) -> bool {
    context
        .reconciled
        .parcel_follow_ups
        .get(index.get())
        .into_iter()
        .flatten()
        .filter_map(|follow_up| context.book.follow_ups.get(follow_up.get()))
        .any(|row| {
            row.clerk.is_some() && row.given.as_ref().is_none_or(|given| given.owner.is_some())
        })
}

fn names_nobody(context: &Context<'_>) -> bool {
    let book = context.book;
    book.parcels.iter().all(|parcel| parcel.clerk.is_none())
        && book.orders.iter().all(|order| order.clerk.is_none())
        && book.sightings.iter().all(|row| row.clerk.is_none())
        && book.follow_ups.iter().all(|row| row.clerk.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{FollowUpIndex, Given, Origin, SheetId, Sighting};
    use crate::rules::follow_up_fixture::{World, day, moment};

    #[test]
    fn reports_open_parcels_that_nobody_owns() {
        let mut world = World::new();
        world.parcel("SF1", |parcel| {
            parcel.shipped = Some(moment("2026-10-29 18:00"));
        });
        world.parcel("SF2", |parcel| parcel.clerk = Some("张三".into()));
        let in_order = world.parcel("SF3", |_| {});
        world.order("A3", in_order, 0, |order| order.clerk = Some("李四".into()));
        world.parcel("SF4", |parcel| parcel.status = CourierStatus::Signed);
        world.parcel("SF5", |parcel| parcel.tracked = false);
        let seen = world.parcel("SF6", |_| {});
        let waybill = world.book.parcels[seen.get()].waybill.clone();
        let (on, origin) = (Some(day("2026-10-30")), Origin::row(SheetId(0), 9));
        world.book.sightings.push(Sighting {
            clerk: Some("张三".into()),
            ..Sighting::new(waybill, on, CourierStatus::Transit, origin)
        });
        world.parcel("SF7", |parcel| parcel.status = CourierStatus::Unknown);
        world.due(
            "SF8",
            "2026-10-30",
            crate::model::Answer::Done,
            Some("改约"),
        );
        world.reconciled.parcel_follow_ups[7].push(FollowUpIndex(0));
        world.check(
            &RULE,
            &["G501 | SF1 | – | 运单 SF1（{TRANSIT}）还没有签收，却没有跟单员。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G501 | SF1 | – | Waybill SF1 ({TRANSIT}) is open, and no clerk follows it up."],
        );
        assert_eq!(world.run(&RULE)[0].age_hours, Some(48));
    }

    #[test]
    fn says_who_has_a_row_for_the_day_and_is_silent_where_a_rule_gives_it_to_somebody() {
        use crate::model::OwnerBy;
        let mut world = World::new();
        let row = |parcel, owner: Option<&str>, by| Assignment {
            parcel,
            day: day("2026-11-02"),
            status: CourierStatus::Transit,
            owner: owner.map(Into::into),
            owner_by: OwnerBy::Rule,
            absence: None,
            holder: Some("张三".into()),
            holder_by: by,
            origin: Origin::row(SheetId(0), 9),
        };
        let loaded = world.parcel("SF1", |_| {});
        let ruled = world.parcel("SF2", |_| {});
        world.followed.assignments = vec![
            row(loaded, None, HolderBy::Load),
            row(ruled, Some("张三"), HolderBy::Owner),
        ];
        world.check(
            &RULE,
            &["G501 | – | – | 本次读入的表都没有写跟单员：1 个未完结的包裹无人负责，已先按件数平均分给 1 人跟进。"],
        );
        world.parcel("SF3", |parcel| parcel.clerk = Some("李四".into()));
        world.check(
            &RULE,
            &["G501 | SF1 | – | 运单 SF1（{TRANSIT}）还没有签收，却没有跟单员；2026-11-02 先分给件数最少的张三跟进。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G501 | SF1 | – | Waybill SF1 ({TRANSIT}) is open, and no clerk follows it up; for 2026-11-02 it went to 张三, who had the least."],
        );
    }

    #[test]
    fn what_load_gave_to_somebody_once_is_still_nobodys() {
        for (owner, expected) in [
            (Some("张三"), [].as_slice()),
            (
                None,
                &["G501 | SF1 | – | 运单 SF1（{TRANSIT}）还没有签收，却没有跟单员。"],
            ),
        ] {
            let mut world = World::new();
            world.due(
                "SF1",
                "2026-10-30",
                crate::model::Answer::Done,
                Some("改约"),
            );
            world.reconciled.parcel_follow_ups[0].push(FollowUpIndex(0));
            world.book.follow_ups[0].given = Some(Given {
                day: day("2026-10-30"),
                waybill: "SF1".into(),
                owner: owner.map(Into::into),
                holder: "张三".into(),
                origin: Origin::row(SheetId(1), 2),
            });
            world.book.follow_ups[0].clerk = Some("张三".into());
            world.check(&RULE, expected);
        }
    }

    #[test]
    fn says_once_that_no_sheet_names_a_clerk() {
        let mut world = World::new();
        for waybill in ["SF1", "SF2", "SF3"] {
            world.parcel(waybill, |_| {});
        }
        world.check(
            &RULE,
            &["G501 | – | – | 本次读入的表都没有写跟单员：3 个未完结的包裹无人负责。"],
        );
    }

    #[test]
    fn is_silent_without_open_parcels() {
        let mut world = World::new();
        world.parcel("SF1", |parcel| parcel.status = CourierStatus::Returned);
        world.check(&RULE, &[]);
        World::new().check(&RULE, &[]);
    }
}
