//! G905 金额无法识别: a cell of an amount column that is no amount.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G905",
    severity: Severity::Error,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::AmountUnreadable,
        |_| "rules.G905.message",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_amounts_that_cannot_be_read() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::AmountUnreadable, "一百多");
        problem.column = Some("代收货款".into());
        problem.detail = Some(Message::new("rules.G904.name"));
        world.problem(ProblemKind::DateUnreadable, "x");
        world.problem(ProblemKind::FormulaEmpty, "x");
        world.check(
            &RULE,
            &["G905 | – | – | “代收货款”列的“一百多”不是能认出的金额：日期无法识别。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G905 | – | – | “一百多” in the column “代收货款” is no amount that can be read: Unreadable date."],
        );
    }
}
