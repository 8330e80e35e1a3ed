//! G502 需代跟: the owner of a row is away on the day for which it is dispatched.
//!
//! The finding names the owner, why she is away, and who stands in; where nobody can, that is a warning.

use super::follow_up::about_tracked;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, Assignment, HolderBy, Message, Text};

pub(super) static RULE: Rule = Rule {
    code: "G502",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    // A row that somebody has needs nothing more than to be known.
    for has_holder in [false, true] {
        if has_holder {
            reporter.at_most(Severity::Info);
        }
        let rows = context.followed.assignments.iter();
        for row in rows.filter(|row| row.holder.is_some() == has_holder) {
            report(context, reporter, row);
        }
    }
}

fn report(context: &Context<'_>, reporter: &mut Reporter<'_>, row: &Assignment) {
    let (Some(owner), Some(absence)) = (&row.owner, row.absence) else {
        return;
    };
    // A person gave the row back to the owner, who comes in after all.
    let Some(parcel) = context
        .book
        .parcels
        .get(row.parcel.get())
        .filter(|_| row.holder.as_ref() != Some(owner))
    else {
        return;
    };
    let key = match (&row.holder, row.holder_by) {
        (None, _) => "rules.G502.message_nobody",
        (Some(_), HolderBy::Person) => "rules.G502.message_person",
        (Some(_), _) => "rules.G502.message",
    };
    let mut message = Message::new(key)
        .with("waybill", parcel.waybill.text())
        .with("status", parcel.status_word(row.status))
        .with("owner", owner.clone())
        .with("absence", Arg::Word(absence.key()))
        .with("day", row.day);
    if let Some(holder) = &row.holder {
        message = message.with("holder", Text::clone(holder));
    }
    let mut finding = about_tracked(context, reporter, row.parcel, parcel, message);
    finding.staff = Some(owner.clone());
    finding.origin = Some(row.origin);
    reporter.report(finding);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Absence, CourierStatus, Origin, OwnerBy, SheetId};
    use crate::rules::follow_up_fixture::{World, day};

    fn world() -> World {
        let mut world = World::new();
        let mut add = |waybill: &str, absence, holder: Option<&str>, holder_by| {
            let parcel = world.parcel(waybill, |_| {});
            world.followed.assignments.push(Assignment {
                parcel,
                day: day("2026-11-02"),
                status: CourierStatus::Transit,
                owner: Some("李敏".into()),
                owner_by: OwnerBy::Sheet,
                absence,
                holder: holder.map(Into::into),
                holder_by,
                origin: Origin::row(SheetId(0), 5),
            });
        };
        add(
            "SF1",
            Some(Absence::Resting),
            Some("王芳"),
            HolderBy::StandIn,
        );
        add("SF2", Some(Absence::Left), None, HolderBy::Nobody);
        add(
            "SF3",
            Some(Absence::OtherShift),
            Some("赵强"),
            HolderBy::Person,
        );
        add("SF4", None, Some("李敏"), HolderBy::Owner);
        add("SF5", Some(Absence::Resting), Some("李敏"), HolderBy::Owner);
        world
    }

    #[test]
    fn names_the_owner_why_she_is_away_and_who_stands_in() {
        let world = world();
        world.check(
            &RULE,
            &[
                "G502 | SF2 | 李敏 | 运单 SF2（{TRANSIT}）的跟单员李敏 2026-11-02 离职，没有人可以代跟。",
                "G502 | SF1 | 李敏 | 运单 SF1（{TRANSIT}）的跟单员李敏 2026-11-02 休息，由王芳代跟。",
                "G502 | SF3 | 李敏 | 运单 SF3（{TRANSIT}）的跟单员李敏 2026-11-02 换班，已指定赵强代跟。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G502 | SF2 | 李敏 | Waybill SF2 ({TRANSIT}): on 2026-11-02 the owner 李敏 is away (left), and nobody can stand in.",
                "G502 | SF1 | 李敏 | Waybill SF1 ({TRANSIT}): on 2026-11-02 the owner 李敏 is away (resting); 王芳 stands in.",
                "G502 | SF3 | 李敏 | Waybill SF3 ({TRANSIT}): on 2026-11-02 the owner 李敏 is away (on another shift); 赵强 was named to stand in.",
            ],
        );
        let severities: Vec<Severity> = world
            .run(&RULE)
            .iter()
            .map(|found| found.severity)
            .collect();
        assert_eq!(
            severities,
            [Severity::Warning, Severity::Info, Severity::Info]
        );
    }
}
