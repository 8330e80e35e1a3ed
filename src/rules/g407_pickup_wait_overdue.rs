//! G407 待取超时: the parcel waits in a locker, at a station or for a customer who fetches it, and is
//! not taken.

use super::follow_up::report_waiting;
use super::waiting::{hours_waited, last_sign, waits_for_customer};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{CourierStatus, Message, ParcelIndex};

pub(super) static RULE: Rule = Rule {
    code: "G407",
    severity: Severity::Warning,
    thresholds: &[("days", 2)],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let limit = reporter.threshold("days");
    for (position, parcel) in context.book.parcels.iter().enumerate() {
        let index = ParcelIndex::from(position);
        let waits =
            parcel.tracked && parcel.signed.is_none() && waits_for_customer(context, index, parcel);
        let Some(since) = last_sign(parcel).filter(|_| waits) else {
            continue;
        };
        let hours = hours_waited(context, since);
        if hours < limit.saturating_mul(24) {
            continue;
        }
        let key = if parcel.status == CourierStatus::PickupWait {
            "rules.G407.message"
        } else {
            "rules.G407.message_self_pickup"
        };
        let message = Message::new(key)
            .with("days", hours / 24)
            .with("limit", limit);
        report_waiting(context, reporter, index, message, (since, hours));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Parcel;
    use crate::rules::follow_up_fixture::{Change, World, moment};

    fn waiting(parcel: &mut Parcel) {
        parcel.status = CourierStatus::PickupWait;
        parcel.clerk = Some("张三".into());
        parcel.last_scan = Some(moment("2026-10-29 11:00"));
    }

    #[test]
    fn reports_parcels_that_are_not_taken() {
        let mut world = World::new();
        world.parcel("JT1", waiting);
        world.parcel("JT2", |parcel| {
            parcel.self_pickup = true;
            parcel.shipped = Some(moment("2026-10-26"));
        });
        world.check(
            &RULE,
            &[
                "G407 | JT1 | 张三 | 运单 JT1（{PICKUP_WAIT}）自 2026-10-29 11:00 起已等客户取件 2 天（上限 2 天）。",
                "G407 | JT2 | – | 自取件 JT2（{TRANSIT}）自 2026-10-26 起已 5 天，客户还没有取走（上限 2 天）。",
            ],
        );
        assert_eq!(world.run(&RULE)[0].age_hours, Some(55));
        world.threshold(&RULE, "days", 5);
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G407 | JT2 | – | Self-pickup JT2 ({TRANSIT}): not taken for 5 days, since 2026-10-26 (limit 5 days).",
            ],
        );
    }

    #[test]
    fn leaves_out_what_is_fresh_taken_or_on_its_way() {
        let cases: [(&str, Change); 5] = [
            ("fresh", |parcel| {
                parcel.last_scan = Some(moment("2026-10-29 18:01"));
            }),
            ("taken", |parcel| parcel.status = CourierStatus::Signed),
            ("taken, status late", |parcel| {
                parcel.signed = Some(moment("2026-10-30 10:00"));
            }),
            ("in transit", |parcel| {
                parcel.status = CourierStatus::Transit;
            }),
            ("no time is known", |parcel| parcel.last_scan = None),
        ];
        for (name, change) in cases {
            let mut world = World::new();
            world.parcel("JT1", |parcel| {
                waiting(parcel);
                change(parcel);
            });
            assert_eq!(world.run(&RULE), [], "{name}");
        }
    }
}
