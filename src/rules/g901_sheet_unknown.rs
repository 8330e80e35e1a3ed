//! G901 未识别的表: a sheet that fits no kind; none of its rows is used.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G901",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(context, reporter, ProblemKind::SheetUnknown, |problem| {
        if problem.text.is_empty() {
            "rules.G901.message_blank"
        } else {
            "rules.G901.message"
        }
    });
    reporter.at_most(Severity::Info);
    problems::report(
        context,
        reporter,
        ProblemKind::SheetSummary,
        |_| "rules.G901.message_summary",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_sheets_that_were_not_used() {
        let mut world = World::new();
        world
            .problem(ProblemKind::SheetUnknown, "品名\t产地")
            .column = None;
        let problem = world.problem(ProblemKind::SheetUnknown, "");
        problem.origin = None;
        problem.detail = Some(Message::new("rules.G908.name"));
        world.problem(ProblemKind::SheetSummary, "支付宝账务汇总查询");
        world.problem(ProblemKind::ColumnMissing, "");
        world.problem(ProblemKind::FileUnreadable, "");
        world.check(
            &RULE,
            &[
                "G901 | – | – | 认不出这是什么表（表头“品名 产地”），整张表没有使用。",
                "G901 | – | – | 快递.xlsx：认不出这是什么表，整张表没有使用：文件打不开。",
                "G901 | – | – | 这张表（“支付宝账务汇总查询”）是汇总，不是逐笔的明细，没有使用。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G901 | – | – | This sheet fits no known kind (header “品名 产地”); none of it was used.",
                "G901 | – | – | 快递.xlsx: This sheet fits no known kind; none of it was used: Unreadable file.",
                "G901 | – | – | This sheet (“支付宝账务汇总查询”) sums up a list and is not used.",
            ],
        );
        let findings = world.run(&RULE);
        assert_eq!(findings[0].origin, world.problems[0].origin);
        let severities: Vec<Severity> = findings.iter().map(|found| found.severity).collect();
        assert_eq!(
            severities,
            [Severity::Warning, Severity::Warning, Severity::Info]
        );
    }
}
