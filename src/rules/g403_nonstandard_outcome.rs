//! G403 状态填写不规范: the outcome of a due row is not an allowed word, or the time of contact is
//! missing, or, for the outcomes that the settings name, the time for the next contact.
//!
//! The sentence shows the word as it was written and the allowed words that were probably meant;
//! words that fit equally well are all shown, and where nothing is near none is.

use super::follow_up::report_due_rows;
use super::nearest::{is_allowed, nearest};
use super::{Context, Reporter, Rule};
use crate::config::FollowUpPlan;
use crate::finding::Severity;
use crate::model::{Answer, Arg, FollowUp, Message};
use crate::rules::problems::shortened;

pub(super) static RULE: Rule = Rule {
    code: "G403",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let plan = &context.config.follow_up;
    report_due_rows(context, reporter, Answer::NotStandard, |row, follow_up| {
        let origin = follow_up.map_or(row.origin, |follow_up| follow_up.origin);
        (sentence(follow_up, plan), origin)
    });
}

fn sentence(follow_up: Option<&FollowUp>, plan: &FollowUpPlan) -> Message {
    let written = follow_up
        .and_then(|follow_up| follow_up.outcome.as_deref())
        .unwrap_or_default();
    let time_given = follow_up.is_none_or(|follow_up| follow_up.time_given);
    if !time_given && is_allowed(written, &plan.outcomes) {
        return Message::new("rules.G403.message_time").with("word", shortened(written));
    }
    let next_given = follow_up.is_none_or(|follow_up| follow_up.next.is_some());
    if !next_given && is_allowed(written, &plan.next_required) {
        return Message::new("rules.G403.message_next").with("word", shortened(written));
    }
    let suggestions = nearest(written, &plan.outcomes);
    let key = if is_allowed(written, &plan.call_results) {
        "rules.G403.message_call"
    } else if suggestions.is_empty() {
        "rules.G403.message"
    } else {
        "rules.G403.message_nearest"
    };
    let suggestions = suggestions.into_iter().map(Arg::from).collect();
    Message::new(key)
        .with("word", shortened(written))
        .with("nearest", Arg::List(suggestions))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Origin, SheetId};
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn names_the_word_and_the_one_that_was_meant() {
        let mut world = World::new();
        world.due(
            "SF1",
            "2026-10-30",
            Answer::NotStandard,
            Some("客户同意签收"),
        );
        world.due("SF2", "2026-10-30", Answer::NotStandard, Some("好的"));
        world.due("SF3", "2026-10-30", Answer::NotStandard, Some("签收"));
        world.due("SF4", "2026-10-30", Answer::NotStandard, Some("改约"));
        world.book.follow_ups[3].time_given = false;
        world.due("SF5", "2026-10-30", Answer::NotStandard, Some("无人接听"));
        world.due("SF6", "2026-10-30", Answer::Done, Some("改约"));
        world.due("SF7", "2026-10-30", Answer::Blank, None);
        world.check(
            &RULE,
            &[
                "G403 | SF1 | 张三 | 2026-10-30 派给张三的运单 SF1：跟单状态“客户同意签收”不是规定用词，是否应填：同意签收？",
                "G403 | SF2 | 张三 | 2026-10-30 派给张三的运单 SF2：跟单状态“好的”不是规定用词。",
                "G403 | SF3 | 张三 | 2026-10-30 派给张三的运单 SF3：跟单状态“签收”不是规定用词，是否应填：已签收、同意签收、今日签收？",
                "G403 | SF4 | 张三 | 2026-10-30 派给张三的运单 SF4：填了“改约”，但没有填跟进时间。",
                "G403 | SF5 | 张三 | 2026-10-30 派给张三的运单 SF5：“无人接听”是沟通结果的用词，不是跟单状态。",
            ],
        );
        assert_eq!(world.run(&RULE)[1].origin, Some(Origin::row(SheetId(1), 3)));
    }

    #[test]
    fn an_outcome_may_need_a_time_for_the_next_contact() {
        let mut world = World::new();
        world.config.follow_up.next_required = vec!["改约".to_owned()];
        world.due("SF1", "2026-10-30", Answer::NotStandard, Some("改约"));
        world.check(
            &RULE,
            &[
                "G403 | SF1 | 张三 | 2026-10-30 派给张三的运单 SF1：填了“改约”，但没有填下次跟进时间。",
            ],
        );
    }

    #[test]
    fn speaks_english() {
        let mut world = World::new();
        world.due("SF1", "2026-10-30", Answer::NotStandard, Some("自提"));
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G403 | SF1 | 张三 | Waybill SF1, assigned to 张三 on 2026-10-30: the outcome “自提” is not an allowed word; was this meant: 自取?",
            ],
        );
    }
}
