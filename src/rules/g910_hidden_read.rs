//! G910 隐藏内容已读: hidden sheets, rows and columns that were read like all others.
//!
//! Why: Excel shows a part, gendan reads the whole, and whoever compares the two must know why they differ.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G910",
    severity: Severity::Info,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    problems::report(
        context,
        reporter,
        ProblemKind::HiddenRead,
        |_| "rules.G910.message",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Arg, Message};
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_what_is_hidden() {
        let mut world = World::new();
        let rows = Arg::List(vec!["12–15".into(), "18".into()]);
        let rows = Message::new("hidden.rows")
            .with("rows", rows)
            .with("count", 5_i64);
        let problem = world.problem(ProblemKind::HiddenRead, "10月");
        problem.detail = Some(
            Message::new("hidden.and")
                .with("first", Message::new("hidden.sheet"))
                .with("second", rows),
        );
        world.problem(ProblemKind::SheetUnknown, "x");
        world.problem(ProblemKind::CellError, "x");
        world.check(
            &RULE,
            &["G910 | – | – | 工作表“10月”有隐藏的内容，已照常读取：整张工作表是隐藏的；隐藏行 12–15、18（共 5 行）。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G910 | – | – | The sheet “10月” has hidden content, which was read like the rest: the whole sheet is hidden; hidden rows 12–15, 18 (number of rows: 5)."],
        );
    }
}
