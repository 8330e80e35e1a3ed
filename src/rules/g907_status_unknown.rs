//! G907 状态词未识别: a status word that is not known; the parcel counts as 未识别.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G907",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::StatusUnknown,
        |_| "rules.G907.message",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_words_that_are_not_known() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::StatusUnknown, "飞行中");
        problem.detail = Some(Message::new("rules.G904.name"));
        world.problem(ProblemKind::StatusUnknown, &"长".repeat(50));
        world.problem(ProblemKind::DateUnreadable, "x");
        world.problem(ProblemKind::RequiredBlank, "");
        let cut = format!("{}…", "长".repeat(40));
        world.check(
            &RULE,
            &[
                "G907 | – | – | “状态”列的“飞行中”不是认识的状态：日期无法识别。",
                &format!("G907 | – | – | “状态”列的“{cut}”不是认识的状态。"),
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G907 | – | – | “飞行中” in the column “状态” is no status that is known: Unreadable date.",
                &format!("G907 | – | – | “{cut}” in the column “状态” is no status that is known."),
            ],
        );
    }
}
