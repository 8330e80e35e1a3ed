//! G411 疑似丢件: the courier picked the parcel up and has not scanned it for so long that it may be lost.
//!
//! Takes over from G406, so that one parcel is told of once. Left out: parcels that cross a customs border, where
//! weeks without a scan are usual; those that wait for their customer (G407); and labels that were never picked up
//! (G405).

use super::follow_up::report_waiting;
use super::waiting::{hours_waited, is_on_its_way, last_sign, waits_for_customer};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{CourierStatus, Message, Moment, Parcel, ParcelIndex};

pub(super) static RULE: Rule = Rule {
    code: "G411",
    severity: Severity::Error,
    thresholds: &[("days", 10)],
    check,
};

/// Destinations behind a customs border.
const ABROAD: [&str; 3] = ["香港", "澳门", "台湾"];

/// Carriers of parcels to other countries only.
const CARRIERS_ABROAD: [&str; 4] = ["DHL", "FedEx", "UPS", "TNT"];

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let limit = reporter.threshold("days");
    for (position, parcel) in context.book.parcels.iter().enumerate() {
        let index = ParcelIndex::from(position);
        let Some(since) = silent_since(context, index, parcel, limit) else {
            continue;
        };
        let hours = hours_waited(context, since);
        let message = Message::new("rules.G411.message")
            .with("days", hours / 24)
            .with("limit", limit);
        report_waiting(context, reporter, index, message, (since, hours));
    }
}

/// The days after which a parcel counts as lost here; none if the rule is switched off.
pub(super) fn limit(context: &Context<'_>) -> Option<i64> {
    let setting = context.config.rules.get(RULE.code);
    let enabled = setting.and_then(|setting| setting.enabled) != Some(false);
    enabled.then(|| Reporter::new(&RULE, &context.config.rules).threshold("days"))
}

/// The last sign of a parcel that seems lost: it came so many days ago.
pub(super) fn silent_since(
    context: &Context<'_>,
    index: ParcelIndex,
    parcel: &Parcel,
    limit: i64,
) -> Option<Moment> {
    if !is_on_its_way(parcel)
        || waits_for_customer(context, index, parcel)
        || crosses_a_border(context, index, parcel)
    {
        return None;
    }
    last_sign(parcel).filter(|since| hours_waited(context, *since) >= limit.saturating_mul(24))
}

fn crosses_a_border(context: &Context<'_>, index: ParcelIndex, parcel: &Parcel) -> bool {
    let abroad = |province: &str| ABROAD.iter().any(|name| province.starts_with(name));
    let of_order = || {
        let mut orders = context.orders_of(index);
        orders.any(|(_, order)| order.province.as_deref().is_some_and(abroad))
    };
    let carrier = parcel.carrier.as_deref().unwrap_or_default();
    parcel.status == CourierStatus::Customs
        || CARRIERS_ABROAD
            .iter()
            .any(|name| carrier.eq_ignore_ascii_case(name))
        || parcel.province.as_deref().map_or_else(of_order, abroad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Language, RuleSetting};
    use crate::rules::follow_up_fixture::{Change, World, moment};
    use crate::rules::g406_trace_stalled;

    fn silent(parcel: &mut Parcel) {
        parcel.clerk = Some("张三".into());
        parcel.province = Some("广东".into());
        parcel.picked_up = Some(moment("2026-10-19 12:00"));
        parcel.last_scan = Some(moment("2026-10-20 12:00"));
    }

    #[test]
    fn reports_parcels_that_are_silent_for_days_and_nobody_else_does() {
        let mut world = World::new();
        world.parcel("ZT1", silent);
        world.parcel("ZT2", |parcel| {
            parcel.province = Some("新疆".into());
            parcel.status = CourierStatus::Stalled;
            parcel.picked_up = Some(moment("2026-10-21"));
        });
        world.check(
            &RULE,
            &[
                "G411 | ZT1 | 张三 | 运单 ZT1（{TRANSIT}）自 2026-10-20 12:00 起已 11 天没有任何扫描，可能已经丢失（上限 10 天）。",
                "G411 | ZT2 | – | 运单 ZT2（{STALLED}）自 2026-10-21 起已 10 天没有任何扫描，可能已经丢失（上限 10 天）。",
            ],
        );
        assert_eq!(world.run(&g406_trace_stalled::RULE), []);
        world.threshold(&RULE, "days", 11);
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G411 | ZT1 | 张三 | Waybill ZT1 ({TRANSIT}): not scanned at all for 11 days, since 2026-10-20 12:00; it may be lost (limit 11 days).",
            ],
        );
        assert_eq!(world.run(&g406_trace_stalled::RULE).len(), 1);
        let off = RuleSetting {
            enabled: Some(false),
            ..RuleSetting::default()
        };
        world.config.rules.insert("G411".to_owned(), off);
        assert_eq!(world.run(&g406_trace_stalled::RULE).len(), 2);
    }

    #[test]
    fn leaves_out_what_moves_waits_crosses_a_border_or_is_another_rule_s() {
        let cases: [(&str, Change); 11] = [
            ("scanned", |parcel| {
                parcel.last_scan = Some(moment("2026-10-21 18:01"));
            }),
            ("signed", |parcel| parcel.status = CourierStatus::Signed),
            ("lost for sure", |parcel| {
                parcel.status = CourierStatus::LostDamaged;
            }),
            ("returning", |parcel| {
                parcel.status = CourierStatus::Returning;
            }),
            ("never picked up", |parcel| {
                parcel.status = CourierStatus::Labelled;
                (parcel.picked_up, parcel.last_scan) = (None, None);
                parcel.uploaded = Some(moment("2026-10-10"));
            }),
            ("at the customs", |parcel| {
                parcel.status = CourierStatus::Customs;
            }),
            ("to Hong Kong", |parcel| {
                parcel.province = Some("香港".into());
            }),
            ("by DHL", |parcel| parcel.carrier = Some("DHL".into())),
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
                silent(parcel);
                change(parcel);
            });
            assert_eq!(world.run(&RULE), [], "{name}");
        }
    }
}
