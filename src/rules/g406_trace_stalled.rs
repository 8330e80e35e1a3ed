//! G406 轨迹停滞: the courier has the parcel, and no new scan came for too long.
//!
//! Remote regions have a longer limit. The usual shorter limit within one province needs the
//! sender's province, which no sheet tells, so there is no threshold for it until one does. A
//! parcel that was never scanned is G405, one that waits for its customer is G407, one that seems lost
//! is G411, and one whose status is unknown is left alone, for it may be delivered.

use super::follow_up::report_waiting;
use super::g411_seems_lost::{limit as lost_after, silent_since};
use super::waiting::{hours_waited, is_on_its_way, last_sign, waits_for_customer};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, Parcel, ParcelIndex, Text};

pub(super) static RULE: Rule = Rule {
    code: "G406",
    severity: Severity::Warning,
    thresholds: &[("hours_other", 72), ("hours_remote", 120)],
    check,
};

/// Regions to which the couriers themselves promise no usual time.
const REMOTE: [&str; 10] = [
    "新疆",
    "西藏",
    "青海",
    "宁夏",
    "内蒙古",
    "甘肃",
    "海南",
    "香港",
    "澳门",
    "台湾",
];

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let (other, remote) = (
        reporter.threshold("hours_other"),
        reporter.threshold("hours_remote"),
    );
    let lost_after = lost_after(context);
    for (position, parcel) in context.book.parcels.iter().enumerate() {
        let index = ParcelIndex::from(position);
        let is_lost = |limit| silent_since(context, index, parcel, limit).is_some();
        if lost_after.is_some_and(is_lost) {
            continue;
        }
        if !is_on_its_way(parcel) || waits_for_customer(context, index, parcel) {
            continue;
        }
        let Some(since) = last_sign(parcel) else {
            continue;
        };
        let province = remote_province(context, index, parcel);
        let limit = if province.is_some() { remote } else { other };
        let hours = hours_waited(context, since);
        if hours < limit {
            continue;
        }
        let message = match province {
            Some(province) => Message::new("rules.G406.message_remote").with("province", province),
            None => Message::new("rules.G406.message"),
        };
        let message = message.with("hours", hours).with("limit", limit);
        report_waiting(context, reporter, index, message, (since, hours));
    }
}

fn remote_province(context: &Context<'_>, index: ParcelIndex, parcel: &Parcel) -> Option<Text> {
    parcel
        .province
        .clone()
        .or_else(|| {
            context
                .orders_of(index)
                .find_map(|(_, order)| order.province.clone())
        })
        .filter(|province| REMOTE.iter().any(|remote| province.starts_with(remote)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::CourierStatus;
    use crate::rules::follow_up_fixture::{Change, World, moment};

    fn stale(parcel: &mut Parcel) {
        parcel.clerk = Some("张三".into());
        parcel.province = Some("广东".into());
        parcel.last_scan = Some(moment("2026-10-28 12:00"));
    }

    #[test]
    fn reports_parcels_without_a_new_scan() {
        let mut world = World::new();
        world.parcel("ZT1", stale);
        let index = world.parcel("ZT2", |parcel| {
            parcel.status = CourierStatus::Stalled;
            parcel.picked_up = Some(moment("2026-10-26 18:00"));
        });
        world.order("A2", index, 5_000, |order| {
            order.province = Some("新疆".into());
        });
        world.parcel("ZT3", |parcel| {
            parcel.status = CourierStatus::Labelled;
            parcel.picked_up = Some(moment("2026-10-28 18:00"));
        });
        world.check(
            &RULE,
            &[
                "G406 | ZT1 | 张三 | 运单 ZT1（{TRANSIT}）自 2026-10-28 12:00 起已 78 小时没有新轨迹（上限 72 小时）。",
                "G406 | ZT2 | – | 运单 ZT2（{STALLED}）发往偏远地区新疆，自 2026-10-26 18:00 起已 120 小时没有新轨迹（上限 120 小时）。",
                "G406 | ZT3 | – | 运单 ZT3（{LABELLED}）自 2026-10-28 18:00 起已 72 小时没有新轨迹（上限 72 小时）。",
            ],
        );
        world.threshold(&RULE, "hours_other", 73);
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G406 | ZT1 | 张三 | Waybill ZT1 ({TRANSIT}): no new scan for 78 hours, since 2026-10-28 12:00 (limit 73 hours).",
                "G406 | ZT2 | – | Waybill ZT2 ({STALLED}) to remote 新疆: no new scan for 120 hours, since 2026-10-26 18:00 (limit 120 hours).",
            ],
        );
    }

    #[test]
    fn leaves_out_what_moves_or_is_another_rule_s() {
        let cases: [(&str, Change); 8] = [
            ("scanned", |parcel| {
                parcel.last_scan = Some(moment("2026-10-28 18:01"));
            }),
            ("remote", |parcel| parcel.province = Some("西藏".into())),
            ("signed", |parcel| parcel.status = CourierStatus::Signed),
            ("returning", |parcel| {
                parcel.status = CourierStatus::Returning;
            }),
            ("never scanned", |parcel| {
                parcel.status = CourierStatus::NoTrace;
            }),
            ("in a locker", |parcel| {
                parcel.status = CourierStatus::PickupWait;
            }),
            ("fetched by the customer", |parcel| {
                parcel.self_pickup = true;
            }),
            ("unknown", |parcel| parcel.status = CourierStatus::Unknown),
        ];
        for (name, change) in cases {
            let mut world = World::new();
            world.parcel("ZT1", |parcel| {
                stale(parcel);
                change(parcel);
            });
            assert_eq!(world.run(&RULE), [], "{name}");
        }
    }
}
