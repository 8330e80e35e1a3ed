//! G412 拒收待处理: a parcel was refused or comes back, and nobody has decided in time what is to become of the goods.
//!
//! What counts as a decision is settled by the stage of following up.

use super::follow_up::report_waiting;
use super::waiting::hours_waited;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::Message;

pub(super) static RULE: Rule = Rule {
    code: "G412",
    severity: Severity::Warning,
    thresholds: &[("hours", 24)],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let limit = reporter.threshold("hours");
    for goods in context.followed.undecided() {
        let Some(since) = goods.since else {
            continue;
        };
        let hours = hours_waited(context, since);
        if hours < limit {
            continue;
        }
        let message = Message::new("rules.G412.message")
            .with("hours", hours)
            .with("limit", limit);
        report_waiting(context, reporter, goods.parcel, message, (since, hours));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{CourierStatus, GoodsBack, Money};
    use crate::rules::follow_up_fixture::{World, moment};

    fn refused(world: &mut World, waybill: &str, since: &str) {
        let parcel = world.parcel(waybill, |parcel| {
            parcel.status = CourierStatus::Refused;
            parcel.clerk = Some("张三".into());
            parcel.cod = Some(Money::cny(29_900));
        });
        world.followed.goods_back.push(GoodsBack {
            parcel,
            is_back: false,
            since: Some(moment(since)),
            decided: None,
        });
    }

    #[test]
    fn reports_refused_goods_that_nobody_decided_about() {
        let mut world = World::new();
        refused(&mut world, "JT1", "2026-10-30 09:30");
        refused(&mut world, "JT2", "2026-10-30");
        refused(&mut world, "JT3", "2026-10-30 18:01");
        refused(&mut world, "JT4", "2026-10-31");
        world.parcel("JT5", |parcel| parcel.status = CourierStatus::Refused);
        world.check(
            &RULE,
            &[
                "G412 | JT1 | 张三 | 运单 JT1（{REFUSED}）自 2026-10-30 09:30 起已 32 小时，还没有处理决定（上限 24 小时）。",
                "G412 | JT2 | 张三 | 运单 JT2（{REFUSED}）自 2026-10-30 起已 24 小时，还没有处理决定（上限 24 小时）。",
            ],
        );
        let findings = world.run(&RULE);
        assert_eq!(findings[0].amount, Some(Money::cny(29_900)));
        assert_eq!(findings[0].age_hours, Some(32));
        world.threshold(&RULE, "hours", 30);
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G412 | JT1 | 张三 | Waybill JT1 ({REFUSED}): nothing decided for 32 hours, since 2026-10-30 09:30 (limit 30 hours).",
            ],
        );
    }
}
