//! G906 必填为空: a row without its key or its value.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G906",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::RequiredBlank,
        |_| "rules.G906.message",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_cells_that_must_not_be_blank() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::RequiredBlank, "");
        problem.column = Some("订单号".into());
        problem.detail = Some(Message::new("rules.G902.name"));
        world.problem(ProblemKind::ColumnMissing, "");
        world.problem(ProblemKind::StatusUnknown, "");
        world.check(&RULE, &["G906 | – | – | 必填的“订单号”没有填：缺必填列。"]);
        world.check_in(
            Language::English,
            &RULE,
            &["G906 | – | – | The required “订单号” is blank: Missing column."],
        );
    }
}
