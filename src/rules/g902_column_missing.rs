//! G902 缺必填列: a kind without a column it cannot do without.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G902",
    severity: Severity::Error,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::ColumnMissing,
        |_| "rules.G902.message",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_the_column_that_is_not_there() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::ColumnMissing, "");
        problem.column = Some("运单号".into());
        problem.detail = Some(Message::new("rules.G901.name"));
        world.problem(ProblemKind::SheetUnknown, "");
        world.problem(ProblemKind::ColumnTwice, "");
        world.check(
            &RULE,
            &["G902 | – | – | 缺少必需的列“运单号”：未识别的表。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G902 | – | – | The column “运单号” is missing and cannot be done without: Unknown sheet."],
        );
    }
}
