//! G914 决定待复核: a decision that could not be applied, or cannot be understood; an answer on one of our lists that belongs to
//! no row, or contradicts another of equal rank.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};
use crate::model::{Arg, DecisionOutcome, Message};

pub(super) static RULE: Rule = Rule {
    code: "G914",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let outcomes = &context.reconciled.decisions;
    for (decision, outcome) in context.book.decisions.iter().zip(outcomes) {
        let DecisionOutcome::Review(why) = outcome else {
            continue;
        };
        let who = decision.who.clone();
        let message = Message::new("rules.G914.message")
            .with(
                "who",
                who.map_or(Arg::Word("rules.G914.somebody"), Arg::Text),
            )
            .with("payment", decision.payment.clone())
            .with("why", why.clone());
        let mut finding = reporter.finding(message);
        finding.payment = Some(decision.payment.clone());
        finding.origin = Some(decision.origin);
        reporter.report(finding);
    }
    for kind in [
        ProblemKind::DecisionUnreadable,
        ProblemKind::DecisionKey,
        ProblemKind::ReplyKey,
    ] {
        problems::report(context, reporter, kind, |problem| match problem.kind {
            ProblemKind::DecisionKey => "rules.G914.message_key",
            ProblemKind::ReplyKey => "rules.G914.message_reply_key",
            _ => "rules.G914.message_unreadable",
        });
    }
    contradictions(context, reporter);
}

/// Answers about one row that contradict each other; of each key only what holds is left, so several are equals.
fn contradictions(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let replies = &context.book.replies;
    for equals in replies.chunk_by(|one, other| one.key == other.key) {
        let [first, _, ..] = equals else {
            continue;
        };
        let said = equals.iter().map(|reply| {
            let answer = reply.answer.clone().unwrap_or_default();
            let said = Message::new("rules.G914.reply_said")
                .with("answer", answer)
                .with("place", Arg::Place(reply.origin));
            Arg::Message(Box::new(said))
        });
        let message = Message::new("rules.G914.message_reply_contradicts")
            .with("waybill", first.key.waybill.clone())
            .with("said", Arg::List(said.collect()));
        let mut finding = reporter.finding(message);
        finding.waybill = Some(first.key.waybill.clone());
        finding.staff.clone_from(&first.key.clerk);
        finding.origin = Some(first.origin);
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Decision, Origin, Reply, ReplyAbout, ReplyKey, SheetId, Verdict};
    use crate::rules::follow_up_fixture::World;

    fn decision(who: Option<&str>) -> Decision {
        Decision {
            payment: "T1".into(),
            verdict: Verdict::Confirm,
            candidates: Vec::new(),
            candidates_digest: None,
            nettings: Vec::new(),
            parts: Vec::new(),
            seen: "look".into(),
            who: who.map(Into::into),
            when: None,
            entered: None,
            note: None,
            objection: None,
            origin: Origin::row(SheetId(0), 7).at(9),
        }
    }

    #[test]
    fn reports_decisions_that_are_not_applied() {
        let mut world = World::new();
        world.book.decisions = vec![decision(Some("王芳")), decision(None), decision(None)];
        let review = DecisionOutcome::Review(Message::new("rules.G902.name"));
        world.reconciled.decisions = vec![review.clone(), review, DecisionOutcome::Applied];
        world.check(
            &RULE,
            &[
                "G914 | – | – | 王芳对交易 T1 的决定没有应用：缺必填列。",
                "G914 | – | – | 有人对交易 T1 的决定没有应用：缺必填列。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G914 | – | – | The decision of 王芳 about payment T1 was not applied: Missing column.",
                "G914 | – | – | The decision of somebody about payment T1 was not applied: Missing column.",
            ],
        );
        let finding = world.run(&RULE).remove(0);
        assert_eq!(finding.origin, Some(Origin::row(SheetId(0), 7).at(9)));
        assert_eq!(finding.payment.as_deref(), Some("T1"));
    }

    #[test]
    fn reports_decisions_that_cannot_be_understood() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::DecisionUnreadable, "选7");
        problem.column = Some("决定".into());
        problem.detail = Some(Message::new("decision.no_such_choice").with("count", 3_i64));
        let problem = world.problem(ProblemKind::DecisionKey, "选1");
        problem.detail = Some(Message::new("decision.key_broken"));
        world.problem(ProblemKind::StatusUnknown, "x");
        world.check(
            &RULE,
            &[
                "G914 | – | – | 看不懂“决定”列的“选7”，没有应用：这一行只有 3 个候选，请在 选1 到 选3 中选。",
                "G914 | – | – | 决定“选1”没有应用：本行的“记录标识”已损坏或被改动，请在新的汇总里重新决定。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G914 | – | – | “选7” in the column “决定” is not understood and was not applied: the row has 3 candidates; pick one from 1 to 3.",
                "G914 | – | – | The decision “选1” was not applied: the record key of the row is damaged or was changed; decide again in the newest summary.",
            ],
        );
    }

    #[test]
    fn reports_answers_without_a_row_and_answers_that_contradict() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::ReplyKey, "成立");
        problem.detail = Some(Message::new("reply.key_broken"));
        let reply = |waybill: &str, answer: &str, row| Reply {
            key: ReplyKey {
                about: ReplyAbout::Appeal,
                waybill: waybill.into(),
                day: None,
                clerk: Some("张三".into()),
                code: None,
            },
            answer: Some(answer.into()),
            note: None,
            who: None,
            when: None,
            saved: None,
            origin: Origin::row(SheetId(1), row).at(3),
        };
        world.book.replies = vec![
            reply("SF1", "成立", 4),
            reply("SF1", "不成立", 9),
            reply("SF2", "成立", 5),
        ];
        world.check(
            &RULE,
            &[
                "G914 | – | – | 清单上的答复“成立”没有采用：本行的“记录标识”已损坏或被改动，不知道答复的是哪一行；请在最新的清单上重新填写。",
                "G914 | SF1 | 张三 | 对运单 SF1 的答复互相矛盾，分不出先后，都没有采用：成立（跟单.xlsx › 10月 › D4）、不成立（跟单.xlsx › 10月 › D9）。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G914 | – | – | The answer “成立” on a list was not used: the record key of the row is damaged or was changed, so nobody knows which row it answers; answer again on the newest list.",
                "G914 | SF1 | 张三 | Answers about waybill SF1 contradict each other, neither is later, and none was used: 成立 (跟单.xlsx › 10月 › D4), 不成立 (跟单.xlsx › 10月 › D9).",
            ],
        );
    }

    #[test]
    fn what_was_applied_or_superseded_is_no_finding() {
        let mut world = World::new();
        world.book.decisions = vec![decision(None), decision(None)];
        world.reconciled.decisions = vec![DecisionOutcome::Superseded, DecisionOutcome::Applied];
        world.check(&RULE, &[]);
    }
}
