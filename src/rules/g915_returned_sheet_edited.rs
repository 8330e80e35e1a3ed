//! G915 交回的表被改动: cells that are not the clerk's to change came back with another text than they were sent with.

use super::problems::{self, THRESHOLDS, shortened};
use super::{Context, Reporter, Rule};
use crate::finding::{ProblemKind, Severity};
use crate::model::{Arg, Edit, FollowUp, Message, OrderNo, WaybillNo};

pub(super) static RULE: Rule = Rule {
    code: "G915",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for row in &context.book.follow_ups {
        let Some(first) = row.edits.first() else {
            continue;
        };
        let mut finding = reporter.finding(sentence(row));
        finding.waybill = row.waybill.as_ref().map(WaybillNo::text);
        finding.order = row.order.as_ref().map(OrderNo::text);
        finding.staff.clone_from(&row.clerk);
        finding.origin = Some(first.origin);
        reporter.report(finding);
    }
    for kind in [ProblemKind::DispatchKey, ProblemKind::ReturnedColumns] {
        problems::report(context, reporter, kind, |problem| match problem.kind {
            ProblemKind::DispatchKey => "rules.G915.message_key",
            _ => "rules.G915.message_columns",
        });
    }
}

fn sentence(row: &FollowUp) -> Message {
    let clerk = row.clerk.clone();
    let changes = row
        .edits
        .iter()
        .map(|edit| Arg::Message(Box::new(change(edit))));
    let message = match (&row.waybill, &row.order) {
        (None, Some(order)) => Message::new("rules.G915.message_order").with("order", order.text()),
        (waybill, _) => Message::new("rules.G915.message").with(
            "waybill",
            waybill.as_ref().map(WaybillNo::text).unwrap_or_default(),
        ),
    };
    let somebody = Arg::Word("rules.G915.somebody");
    let day = row.day.map(|day| day.to_string()).unwrap_or_default();
    message
        .with("clerk", clerk.map_or(somebody, Arg::Text))
        .with("day", day.as_str())
        .with("changes", Arg::List(changes.collect()))
}

fn change(edit: &Edit) -> Message {
    let key = match (edit.sent.is_empty(), edit.came_back.is_empty()) {
        (true, _) => "rules.G915.change_added",
        (false, true) => "rules.G915.change_cleared",
        (false, false) => "rules.G915.change",
    };
    Message::new(key)
        .with("column", Arg::Word(edit.cell.key()))
        .with("sent", shortened(&edit.sent))
        .with("came_back", shortened(&edit.came_back))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Answer, CourierCell, Origin, SheetId};
    use crate::rules::follow_up_fixture::World;

    fn edit(cell: CourierCell, sent: &str, came_back: &str) -> Edit {
        Edit {
            cell,
            sent: sent.into(),
            came_back: came_back.into(),
            origin: Origin::row(SheetId(1), 2).at(7),
        }
    }

    #[test]
    fn names_each_cell_that_was_changed() {
        let mut world = World::new();
        world.due("SF1001", "2026-10-30", Answer::Done, Some("改约"));
        world.due("SF1002", "2026-10-30", Answer::Done, Some("改约"));
        world.book.follow_ups[0].edits = vec![
            edit(CourierCell::Cod, "299.00", "199"),
            edit(CourierCell::Customer, "王强", ""),
            edit(CourierCell::Order, "", "D1"),
        ];
        world.check(
            &RULE,
            &["G915 | SF1001 | 张三 | 张三交回的运单 SF1001（2026-10-30 分发）被改动：“代收金额”由“299.00”改成“199”、“客户”原为“王强”，被清空、“订单号”原为空，填成“D1”。"],
        );
        world.check_in(
            Language::English,
            &RULE,
            &["G915 | SF1001 | 张三 | Waybill SF1001, returned by 张三 (dispatched for 2026-10-30), was edited: “COD” from “299.00” to “199”, “Customer” was “王强” and is blank now, “Order no.” was blank and is “D1” now."],
        );
        let origin = world.run(&RULE)[0].origin.and_then(|origin| origin.cell());
        assert_eq!(origin.as_deref(), Some("H2"));
    }

    #[test]
    fn names_keys_that_are_broken_and_columns_that_are_gone() {
        let mut world = World::new();
        world.problem(ProblemKind::DispatchKey, "").detail =
            Some(Message::new("returned.key_broken"));
        let gone = vec![Arg::Word("column.customer"), Arg::Word("column.cod")];
        world.problem(ProblemKind::ReturnedColumns, "").detail =
            Some(Message::new("returned.columns_gone").with("columns", Arg::List(gone)));
        world.problem(ProblemKind::DecisionKey, "");
        world.check(
            &RULE,
            &[
                "G915 | – | – | 这一行的“记录标识”认不出：已损坏或被改动，改按本行的运单号、订单号认。",
                "G915 | – | – | 交回的分发表少了列：分发时有内容的 客户、代收货款 不见了，不当作改动，按分发时的内容处理。",
            ],
        );
    }

    #[test]
    fn rows_that_came_back_as_they_were_are_no_finding() {
        let mut world = World::new();
        world.due("SF1001", "2026-10-30", Answer::Done, Some("改约"));
        world.due("SF1002", "2026-10-30", Answer::Blank, None);
        world.check(&RULE, &[]);
    }
}
