//! G909 公式无缓存值: a formula whose result the file does not hold.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G909",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(context, reporter, ProblemKind::FormulaEmpty, |problem| {
        if problem.text.is_empty() {
            "rules.G909.message"
        } else {
            "rules.G909.message_text"
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_formulas_without_a_result() {
        let mut world = World::new();
        world.problem(ProblemKind::FormulaEmpty, "").column = Some("金额".into());
        let problem = world.problem(ProblemKind::FormulaEmpty, "=G2+H2");
        problem.detail = Some(Message::new("rules.G906.name"));
        world.problem(ProblemKind::AmountUnreadable, "");
        world.problem(ProblemKind::RequiredBlank, "");
        world.check(
            &RULE,
            &[
                "G909 | – | – | “金额”列的公式没有存下计算结果，按空白处理。",
                "G909 | – | – | “状态”列的公式“=G2+H2”没有存下计算结果，按空白处理：必填为空。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G909 | – | – | The formula in the column “金额” has no stored result; it counts as blank.",
                "G909 | – | – | The formula “=G2+H2” in the column “状态” has no stored result; it counts as blank: Required value blank.",
            ],
        );
    }
}
