//! G903 列重复: two columns for one field.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G903",
    severity: Severity::Info,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::ColumnTwice,
        |_| "rules.G903.message",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_columns_that_mean_the_same() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::ColumnTwice, "快递单号");
        problem.column = Some("运单\n号".into());
        world.problem(ProblemKind::ColumnMissing, "");
        world.problem(ProblemKind::RequiredBlank, "");
        world.check(
            &RULE,
            &["G903 | – | – | “运单 号”列与本表的另一列意思相同，只能用其中一列。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G903 | – | – | The column “运单 号” means the same as another one of this sheet; only one of them can be used."],
        );
    }
}
