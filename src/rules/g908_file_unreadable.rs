//! G908 文件损坏/加密/过大: a file that cannot be opened, or not read to its end.

use super::problems::{self, THRESHOLDS};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};

pub(super) static RULE: Rule = Rule {
    code: "G908",
    severity: Severity::Error,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for (kind, key) in [
        (ProblemKind::FileUnreadable, "rules.G908.message"),
        (ProblemKind::FileInPart, "rules.G908.message_part"),
    ] {
        problems::report(context, reporter, kind, |_| key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::Message;
    use crate::rules::follow_up_fixture::World;

    #[test]
    fn reports_files_that_were_not_read() {
        let mut world = World::new();
        let problem = world.problem(ProblemKind::FileUnreadable, "");
        problem.origin = None;
        problem.detail = Some(Message::new("rules.G901.name"));
        world.problem(ProblemKind::FileUnreadable, "").origin = None;
        world.problem(ProblemKind::FileInPart, "").origin = None;
        world.problem(ProblemKind::SheetUnknown, "");
        world.problem(ProblemKind::FormulaEmpty, "");
        world.check(
            &RULE,
            &[
                "G908 | – | – | 文件“快递.xlsx”没有读取：未识别的表。",
                "G908 | – | – | 文件“快递.xlsx”没有读取。",
                "G908 | – | – | 文件“快递.xlsx”没有读全。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G908 | – | – | The file “快递.xlsx” was not read: Unknown sheet.",
                "G908 | – | – | The file “快递.xlsx” was not read.",
                "G908 | – | – | The file “快递.xlsx” was read in part.",
            ],
        );
    }
}
