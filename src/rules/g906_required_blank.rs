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
        |problem| match &problem.detail {
            Some(why) if why.key == "field.merged" => "rules.G906.message_merged",
            _ => "rules.G906.message",
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

    #[test]
    fn reports_amounts_merged_over_several_numbers() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::RequiredBlank, "300");
        problem.column = Some("应付".into());
        problem.detail = Some(Message::new("field.merged").with("text", "300"));
        world.check(
            &RULE,
            &["G906 | – | – | 这一行的“应付”没有自己的金额：300 是一个合并单元格，跨了不同的单号，只算在第一个单号上。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G906 | – | – | The row has no “应付” of its own: 300 is one merged cell over rows of different numbers and counts for the first of them."],
        );
    }
}
