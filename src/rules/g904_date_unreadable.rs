//! G904 日期无法识别: a cell of a date column that is no date.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G904",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::DateUnreadable,
        |_| "rules.G904.message",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_dates_that_cannot_be_read() {
        let mut world = World::new();
        world
            .problem(ProblemKind::DateUnreadable, "2026-13-45\t")
            .column = Some("发货日期".into());
        let problem = world.problem(ProblemKind::DateUnreadable, "{text}");
        problem.column = None;
        problem.detail = Some(Message::new("rules.G906.name"));
        world.problem(ProblemKind::AmountUnreadable, "x");
        world.problem(ProblemKind::StatusUnknown, "x");
        world.check(
            &RULE,
            &[
                "G904 | – | – | “发货日期”列的“2026-13-45 ”不是能认出的日期。",
                "G904 | – | – | “未命名”列的“{text}”不是能认出的日期：必填为空。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G904 | – | – | “2026-13-45 ” in the column “发货日期” is no date that can be read.",
                "G904 | – | – | “{text}” in the column “unnamed” is no date that can be read: Required value blank.",
            ],
        );
        assert_eq!(world.run(&RULE)[0].origin, world.problems[0].origin);
    }
}
