//! G408 催货: the customer urges, and the parcel is not final yet. What is wanted today comes first,
//! then what is late, the latest first, then what is still to come.

use std::cmp::Reverse;

use super::follow_up::about_tracked;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, Moment, ParcelIndex};

pub(super) static RULE: Rule = Rule {
    code: "G408",
    severity: Severity::Error,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let mut urged = Vec::new();
    for (position, parcel) in context.book.parcels.iter().enumerate() {
        let Some(wanted) = parcel.urged.filter(|_| parcel.status.is_open()) else {
            continue;
        };
        let days = context.days_since(Moment::day_only(wanted));
        let key = match days {
            0 => "rules.G408.message",
            1.. => "rules.G408.message_late",
            _ => "rules.G408.message_coming",
        };
        let message = Message::new(key)
            .with("waybill", parcel.waybill.text())
            .with("status", parcel.status_word(parcel.status))
            .with("day", wanted)
            .with("days", days.abs());
        let index = ParcelIndex::from(position);
        let mut finding = about_tracked(context, reporter, index, parcel, message);
        finding.age_hours = (days >= 0).then_some(days * 24);
        urged.push((days, finding));
    }
    urged.sort_by_key(|(days, _)| (*days != 0, *days < 0, Reverse(*days)));
    for (_, finding) in urged {
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::CourierStatus;
    use crate::rules::follow_up_fixture::{World, day};

    #[test]
    fn reports_what_is_wanted_today_first() {
        let mut world = World::new();
        for (waybill, wanted, status) in [
            ("SF1", Some("2026-11-03"), CourierStatus::Transit),
            ("SF2", Some("2026-11-01"), CourierStatus::Transit),
            ("SF3", Some("2026-10-30"), CourierStatus::Delivering),
            ("SF4", Some("2026-10-28"), CourierStatus::Transit),
            ("SF5", Some("2026-10-31"), CourierStatus::Delivering),
            ("SF6", Some("2026-10-31"), CourierStatus::Signed),
            ("SF7", None, CourierStatus::Transit),
        ] {
            world.parcel(waybill, |parcel| {
                parcel.urged = wanted.map(day);
                parcel.status = status;
                parcel.clerk = Some("张三".into());
            });
        }
        world.check(
            &RULE,
            &[
                "G408 | SF5 | 张三 | 客户催货：运单 SF5（{DELIVERING}）要求今天（2026-10-31）送到。",
                "G408 | SF4 | 张三 | 客户催货：运单 SF4（{TRANSIT}）要求 2026-10-28 送到，已晚 3 天。",
                "G408 | SF3 | 张三 | 客户催货：运单 SF3（{DELIVERING}）要求 2026-10-30 送到，已晚 1 天。",
                "G408 | SF2 | 张三 | 客户催货：运单 SF2（{TRANSIT}）要求 2026-11-01 送到，还有 1 天。",
                "G408 | SF1 | 张三 | 客户催货：运单 SF1（{TRANSIT}）要求 2026-11-03 送到，还有 3 天。",
            ],
        );
        let ages: Vec<_> = world
            .run(&RULE)
            .iter()
            .map(|finding| finding.age_hours)
            .collect();
        assert_eq!(ages, [Some(0), Some(72), Some(24), None, None]);
    }

    #[test]
    fn speaks_english() {
        let mut world = World::new();
        world.parcel("SF1", |parcel| parcel.urged = Some(day("2026-10-29")));
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G408 | SF1 | – | The customer urges: waybill SF1 ({TRANSIT}) was wanted on 2026-10-29; days late: 2.",
            ],
        );
    }
}
