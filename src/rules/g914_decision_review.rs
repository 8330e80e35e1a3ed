//! G914 决定待复核: a decision that could not be applied, or cannot be understood.

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
    for kind in [ProblemKind::DecisionUnreadable, ProblemKind::DecisionKey] {
        problems::report(context, reporter, kind, |problem| match problem.kind {
            ProblemKind::DecisionKey => "rules.G914.message_key",
            _ => "rules.G914.message_unreadable",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Decision, Origin, SheetId, Verdict};
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
    fn what_was_applied_or_superseded_is_no_finding() {
        let mut world = World::new();
        world.book.decisions = vec![decision(None), decision(None)];
        world.reconciled.decisions = vec![DecisionOutcome::Superseded, DecisionOutcome::Applied];
        world.check(&RULE, &[]);
    }
}
