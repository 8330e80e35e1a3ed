//! G911 错误值: a cell that is needed and holds an error instead of a value.
//!
//! Why: the row lives on without it, so an amount is missing from every sum and nothing else says so.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G911",
    severity: Severity::Error,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::CellError,
        |problem| match &problem.detail {
            Some(why) if why.key == "cell_error.stored" => "rules.G911.message_stored",
            _ => "rules.G911.message",
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_error_values_and_cells_stored_wrongly() {
        let mut world = World::new();
        world.problem(ProblemKind::CellError, "#N/A").detail =
            Some(Message::new("cell_error.not_found"));
        let problem = world.problem(ProblemKind::CellError, "1,234");
        problem.column = Some("应付".into());
        problem.detail = Some(Message::new("cell_error.stored"));
        world.problem(ProblemKind::AmountUnreadable, "#N/A");
        world.problem(ProblemKind::FormulaEmpty, "");
        world.check(
            &RULE,
            &[
                "G911 | – | – | “状态”列是错误值“#N/A”，按空白处理：公式没有查到对应的内容。",
                "G911 | – | – | “应付”列的“1,234”按空白处理：这一格在文件里存坏了，读不出值。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G911 | – | – | The column “状态” holds the error value “#N/A”, which counts as blank: the formula found nothing.",
                "G911 | – | – | “1,234” in the column “应付” counts as blank: the cell is stored wrongly in the file and has no value that can be read.",
            ],
        );
    }

    #[test]
    fn a_broken_column_is_counted_exactly() {
        let mut world = World::new();
        world.threshold(&RULE, "most", 1);
        for _ in 0..3 {
            world.problem(ProblemKind::CellError, "#REF!").detail =
                Some(Message::new("cell_error.reference"));
        }
        world.check(
            &RULE,
            &[
                "G911 | – | – | “状态”列是错误值“#REF!”，按空白处理：公式引用的单元格已经不在。",
                "G911 | – | – | 从这里起，“状态”列还有 2 处同样的问题没有逐条列出。",
            ],
        );
    }
}
