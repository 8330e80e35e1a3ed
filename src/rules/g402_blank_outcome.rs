//! G402 未填跟单表: a due row came back, and its outcome is blank.

use super::follow_up::report_due_rows;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Answer, Message};

pub(super) static RULE: Rule = Rule {
    code: "G402",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_due_rows(context, reporter, Answer::Blank, |row, follow_up| {
        let origin = follow_up.map_or(row.origin, |follow_up| follow_up.origin);
        (Message::new("rules.G402.message"), origin)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Money, Origin, ParcelIndex, SheetId};
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_rows_that_came_back_blank() {
        let mut world = World::new();
        world.due("SF1001", "2026-10-29", Answer::Done, Some("改约"));
        world.due("SF1002", "2026-10-29", Answer::Blank, None);
        world.due("SF1003", "2026-10-29", Answer::Missed, None);
        world.order("A1", ParcelIndex(1), 8_800, |_| {});
        world.check(
            &RULE,
            &[
                "G402 | SF1002 | 张三 | 2026-10-29 派给张三的运单 SF1002（{DELIVERING}）交回时没有填跟单状态。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G402 | SF1002 | 张三 | Waybill SF1002 ({DELIVERING}), assigned to 张三 on 2026-10-29, came back with the outcome blank.",
            ],
        );
        let findings = world.run(&RULE);
        assert_eq!(findings[0].order.as_deref(), Some("A1"));
        assert_eq!(findings[0].amount, Some(Money::cny(8_800)));
        assert_eq!(findings[0].age_hours, Some(48));
        assert_eq!(findings[0].origin, Some(Origin::row(SheetId(1), 3)));
    }
}
