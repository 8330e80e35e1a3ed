//! G405 揽收超时: the waybill was uploaded (or the parcel shipped) and no pick-up scan followed in time.
//!
//! Left out: parcels that the customer fetches, for no courier comes for them; and labels whose
//! orders were all cancelled, for nobody is to come.

use super::follow_up::about_tracked;
use super::waiting::{hours_waited, is_self_pickup};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{CourierStatus, Message, Parcel, ParcelIndex};

pub(super) static RULE: Rule = Rule {
    code: "G405",
    severity: Severity::Warning,
    thresholds: &[("hours", 24)],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let limit = reporter.threshold("hours");
    for (position, parcel) in context.book.parcels.iter().enumerate() {
        let index = ParcelIndex::from(position);
        if !is_awaited(parcel) || is_called_off(context, index, parcel) {
            continue;
        }
        let (key, since) = match (parcel.uploaded, parcel.shipped) {
            (Some(uploaded), _) => ("rules.G405.message", uploaded),
            (None, Some(shipped)) => ("rules.G405.message_shipped", shipped),
            (None, None) => continue,
        };
        let hours = hours_waited(context, since);
        if hours < limit {
            continue;
        }
        let message = Message::new(key)
            .with("waybill", parcel.waybill.text())
            .with("since", since)
            .with("hours", hours)
            .with("limit", limit);
        let mut finding = about_tracked(context, reporter, index, parcel, message);
        finding.age_hours = Some(hours);
        reporter.report(finding);
    }
}

/// True if a courier sheet knows the parcel and the courier has not had it in hand.
fn is_awaited(parcel: &Parcel) -> bool {
    let never_scanned = matches!(
        parcel.status,
        CourierStatus::NoTrace | CourierStatus::Labelled
    );
    parcel.tracked && never_scanned && parcel.picked_up.is_none()
}

fn is_called_off(context: &Context<'_>, index: ParcelIndex, parcel: &Parcel) -> bool {
    let mut orders = context.orders_of(index).peekable();
    let cancelled = orders.peek().is_some() && orders.all(|(_, order)| order.is_cancelled());
    cancelled || is_self_pickup(context, index, parcel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::OrderState;
    use crate::rules::follow_up_fixture::{Change, World, moment};

    fn label(parcel: &mut Parcel) {
        parcel.status = CourierStatus::Labelled;
        parcel.clerk = Some("张三".into());
        parcel.uploaded = Some(moment("2026-10-30 09:30"));
    }

    #[test]
    fn reports_labels_that_nobody_came_for() {
        let mut world = World::new();
        world.parcel("YT1", label);
        world.parcel("YT2", |parcel| {
            parcel.status = CourierStatus::NoTrace;
            parcel.shipped = Some(moment("2026-10-29"));
        });
        world.check(
            &RULE,
            &[
                "G405 | YT1 | 张三 | 运单 YT1 于 2026-10-30 09:30 上传，已过 32 小时仍没有揽收扫描（上限 24 小时）。",
                "G405 | YT2 | – | 运单 YT2 于 2026-10-29 发货，已过 48 小时仍没有揽收扫描（上限 24 小时）。",
            ],
        );
        assert_eq!(world.run(&RULE)[0].age_hours, Some(32));
        world.threshold(&RULE, "hours", 48);
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G405 | YT2 | – | Waybill YT2 was shipped on 2026-10-29; 48 hours later there is no pick-up scan (limit 48 hours).",
            ],
        );
    }

    #[test]
    fn leaves_out_what_is_in_time_in_hand_or_called_off() {
        let cases: [(&str, Change); 7] = [
            ("in time", |parcel| {
                parcel.uploaded = Some(moment("2026-10-30 18:01"));
            }),
            ("uploaded in time, shipped before", |parcel| {
                parcel.uploaded = Some(moment("2026-10-31 08:00"));
                parcel.shipped = Some(moment("2026-10-28"));
            }),
            ("picked up", |parcel| {
                parcel.picked_up = Some(moment("2026-10-31 08:00"));
            }),
            ("in transit", |parcel| {
                parcel.status = CourierStatus::Transit;
            }),
            ("cancelled", |parcel| {
                parcel.status = CourierStatus::Cancelled;
            }),
            ("not tracked", |parcel| parcel.tracked = false),
            ("fetched by the customer", |parcel| {
                parcel.self_pickup = true;
            }),
        ];
        for (name, change) in cases {
            let mut world = World::new();
            world.parcel("YT1", |parcel| {
                label(parcel);
                change(parcel);
            });
            assert_eq!(world.run(&RULE), [], "{name}");
        }
    }

    #[test]
    fn one_live_order_is_enough_to_wait_for_the_courier() {
        let mut world = World::new();
        let index = world.parcel("YT1", label);
        world.order("A1", index, 0, |order| {
            order.state = Some(OrderState::Cancelled);
        });
        assert_eq!(world.run(&RULE), []);
        world.order("A2", index, 0, |_| {});
        assert_eq!(world.run(&RULE).len(), 1);
    }
}
