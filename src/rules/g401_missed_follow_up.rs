//! G401 漏跟: a row was due on a working day and is in no sheet that came back in time.
//!
//! Which rows were due, and which sheets came back in time, is settled by reconciliation; a day that
//! has not closed, or for which no sheet was read, gives no due rows and so no findings.

use super::follow_up::report_due_rows;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Answer, Message};

pub(super) static RULE: Rule = Rule {
    code: "G401",
    severity: Severity::Error,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    report_due_rows(context, reporter, Answer::Missed, |row, _| {
        (Message::new("rules.G401.message"), row.origin)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{CourierStatus, Money, Origin, SheetId};
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn a_status_that_is_not_known_is_told_in_the_sheet_s_own_word() {
        let mut world = World::new();
        world.due("SF1001", "2026-10-30", Answer::Missed, None);
        world.followed.due_rows[0].status = CourierStatus::Unknown;
        world.book.parcels[0].status_text = Some("待网点反馈".into());
        world.check(
            &RULE,
            &[
                "G401 | SF1001 | 张三 | 2026-10-30 派给张三的运单 SF1001（待网点反馈）漏跟：按时交回的跟单表里没有这一单。",
            ],
        );
    }

    #[test]
    fn reports_rows_that_did_not_come_back() {
        let mut world = World::new();
        world.due("SF1001", "2026-10-30", Answer::Missed, None);
        world.due("SF1002", "2026-10-30", Answer::Blank, None);
        world.due("SF1003", "2026-10-30", Answer::NotStandard, Some("好"));
        world.due("SF1004", "2026-10-30", Answer::Done, Some("改约"));
        world.book.parcels[0].cod = Some(Money::cny(29_900));
        world.book.parcels[0].clerk = Some("李四".into());
        world.check(
            &RULE,
            &[
                "G401 | SF1001 | 张三 | 2026-10-30 派给张三的运单 SF1001（{DELIVERING}）漏跟：按时交回的跟单表里没有这一单。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G401 | SF1001 | 张三 | Waybill SF1001 ({DELIVERING}), assigned to 张三 on 2026-10-30, was missed: no sheet that came back in time has it.",
            ],
        );
        let findings = world.run(&RULE);
        assert_eq!(findings[0].amount, Some(Money::cny(29_900)));
        assert_eq!(findings[0].age_hours, Some(24));
        assert_eq!(findings[0].origin, Some(Origin::row(SheetId(0), 40)));
        assert_eq!(findings[0].severity, Severity::Error);
    }
}
