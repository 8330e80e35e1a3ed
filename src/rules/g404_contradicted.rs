//! G404 状态矛盾: the clerk's outcome contradicts the courier's status.
//!
//! Which rows are contradicted is settled by the stage of following up. A parcel that was written off as signed while
//! it was refused, came back or was lost is worst: nobody looks after it any more.

use super::follow_up::about_tracked;
use super::problems::shortened;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{CourierStatus, Message};

pub(super) static RULE: Rule = Rule {
    code: "G404",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for found in &context.followed.contradictions {
        let parcel = context.book.parcels.get(found.parcel.get());
        let row = context.book.follow_ups.get(found.follow_up.get());
        let Some((parcel, row)) = parcel.zip(row) else {
            continue;
        };
        let key = match (found.status, &found.clerk) {
            (CourierStatus::Signed, Some(_)) => "rules.G404.message_signed",
            (CourierStatus::Signed, None) => "rules.G404.message_signed_nobody",
            (_, Some(_)) => "rules.G404.message",
            (_, None) => "rules.G404.message_nobody",
        };
        let message = Message::new(key)
            .with("day", found.day)
            .with("clerk", found.clerk.clone().unwrap_or_default())
            .with("waybill", parcel.waybill.text())
            .with(
                "word",
                shortened(row.outcome.as_deref().unwrap_or_default()),
            )
            .with("status", parcel.status_word(found.status))
            .with("since", found.since);
        let close = found.day.and_time(context.config.close_of_day);
        let mut finding = about_tracked(context, reporter, found.parcel, parcel, message);
        if is_grave(found.status) {
            finding.severity = reporter.at_least(Severity::Error);
        }
        finding.staff.clone_from(&found.clerk);
        finding.age_hours = Some((context.now() - close).num_hours().max(0));
        finding.origin = Some(row.origin);
        reporter.report(finding);
    }
}

const fn is_grave(status: CourierStatus) -> bool {
    status.is_refused_or_returned() || matches!(status, CourierStatus::LostDamaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Language, RuleSetting};
    use crate::model::{Answer, Contradiction, FollowUpIndex, Origin, ParcelIndex, SheetId};
    use crate::rules::follow_up_fixture::{World, day, moment};

    fn contradicted(world: &mut World, status: CourierStatus, outcome: &str, clerk: Option<&str>) {
        let number = world.book.parcels.len();
        world.due(
            &format!("SF{}", number + 1),
            "2026-10-30",
            Answer::Done,
            Some(outcome),
        );
        world.followed.contradictions.push(Contradiction {
            parcel: ParcelIndex::from(number),
            day: day("2026-10-30"),
            clerk: clerk.map(Into::into),
            follow_up: FollowUpIndex::from(number),
            status,
            since: moment("2026-10-29"),
        });
    }

    #[test]
    fn tells_what_was_written_and_what_the_courier_says_since_when() {
        let mut world = World::new();
        contradicted(&mut world, CourierStatus::Transit, "已签收", Some("张三"));
        contradicted(&mut world, CourierStatus::Returning, "已签收", Some("张三"));
        contradicted(&mut world, CourierStatus::Signed, "拒收", Some("张三"));
        contradicted(&mut world, CourierStatus::Stalled, "已签收", None);
        world.due("SF5", "2026-10-30", Answer::Done, Some("已签收"));
        world.check(
            &RULE,
            &[
                "G404 | SF1 | 张三 | 2026-10-30 张三的跟单表给运单 SF1 填“已签收”，快递自 2026-10-29 起却是{TRANSIT}。",
                "G404 | SF2 | 张三 | 2026-10-30 张三的跟单表给运单 SF2 填“已签收”，快递自 2026-10-29 起却是{RETURNING}。",
                "G404 | SF3 | 张三 | 2026-10-30 张三的跟单表给运单 SF3 填“拒收”，快递却显示 2026-10-29 已签收。",
                "G404 | SF4 | – | 2026-10-30 的跟单表给运单 SF4 填“已签收”，快递自 2026-10-29 起却是{STALLED}。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G404 | SF1 | 张三 | 张三's row of 2026-10-30 says “已签收” of waybill SF1; for the courier it is {TRANSIT} since 2026-10-29.",
                "G404 | SF2 | 张三 | 张三's row of 2026-10-30 says “已签收” of waybill SF2; for the courier it is {RETURNING} since 2026-10-29.",
                "G404 | SF3 | 张三 | 张三's row of 2026-10-30 says “拒收” of waybill SF3; for the courier it was signed for on 2026-10-29.",
                "G404 | SF4 | – | A row of 2026-10-30 says “已签收” of waybill SF4; for the courier it is {STALLED} since 2026-10-29.",
            ],
        );
        let findings = world.run(&RULE);
        assert_eq!(findings[0].origin, Some(Origin::row(SheetId(1), 2)));
        assert_eq!(findings[0].age_hours, Some(24));
    }

    #[test]
    fn what_came_back_though_it_was_written_off_is_worst() {
        let mut world = World::new();
        contradicted(&mut world, CourierStatus::Transit, "已签收", None);
        contradicted(&mut world, CourierStatus::Refused, "已签收", None);
        contradicted(&mut world, CourierStatus::LostDamaged, "已签收", None);
        contradicted(&mut world, CourierStatus::Signed, "拒收", None);
        let severities = |world: &World| -> Vec<&str> {
            let found = world.run(&RULE);
            found
                .iter()
                .map(|finding| finding.severity.code())
                .collect()
        };
        assert_eq!(severities(&world), ["warning", "error", "error", "warning"]);
        let setting = RuleSetting {
            severity: Some("info".to_owned()),
            ..RuleSetting::default()
        };
        world.config.rules.insert("G404".to_owned(), setting);
        assert_eq!(severities(&world), ["info"; 4]);
    }
}
