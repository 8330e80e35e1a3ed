//! G913 表重复: a sheet whose rows stand in another sheet too; they are counted once.

use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, Origin, SheetProof};

pub(super) static RULE: Rule = Rule {
    code: "G913",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for sheet in &context.book.sheets {
        let Some(repeat) = sheet.audit.repeat else {
            continue;
        };
        let Some(first) = context.book.sheet(repeat.of) else {
            continue;
        };
        let key = if repeat.is_counted_once {
            "rules.G913.message"
        } else {
            "rules.G913.message_counted"
        };
        let rows = if repeat.is_counted_once {
            sheet.merged()
        } else {
            sheet.used()
        };
        let message = Message::new(key)
            .with("first", first.name())
            .with("rows", i64::from(rows));
        let mut finding = reporter.finding(message);
        finding.origin = Some(place(sheet));
        reporter.report(finding);
    }
}

/// The head of a sheet.
fn place(sheet: &SheetProof) -> Origin {
    Origin::row(sheet.id, sheet.header_row.unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Repeat, RowFate, SheetId};
    use crate::rules::follow_up_fixture::World;

    fn world(is_counted_once: bool) -> World {
        let mut world = World::new();
        let second = &mut world.book.sheets[1];
        for fate in [RowFate::Merged, RowFate::Used] {
            second.fates.insert(fate, 40);
        }
        second.audit.repeat = Some(Repeat {
            of: SheetId(0),
            is_counted_once,
        });
        world
    }

    #[test]
    fn names_the_sheet_that_is_repeated() {
        world(true).check(
            &RULE,
            &["G913 | – | – | 这张表与“快递.xlsx › 10月”内容完全相同，40 行只算一次。"],
        );
        world(false).check(
            &RULE,
            &["G913 | – | – | 这个文件与“快递.xlsx › 10月”一模一样，但文件名写的日期或人员不同，40 行照常计算，可能是拷错了文件。"],
        );
        world(true).check_in(
            Language::English,
            &RULE,
            &["G913 | – | – | This sheet says the same as “快递.xlsx › 10月”; its rows (40) are counted once."],
        );
        world(false).check_in(
            Language::English,
            &RULE,
            &["G913 | – | – | This file is a copy of “快递.xlsx › 10月”, but its name states another day or person; its rows (40) are counted. The wrong file may have been copied."],
        );
        let origin = world(true).run(&RULE)[0].origin;
        assert_eq!(origin, Some(Origin::row(SheetId(1), 1)));
    }
}
