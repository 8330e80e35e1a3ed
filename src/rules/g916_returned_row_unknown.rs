//! G916 交回的行查无此单: a returned row whose waybill and order stand in nothing that was read.
//!
//! A sheet of which no row is known was handed in without its courier sheet: that is one finding.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::one_slip::one_slip;
use super::problems::shortened;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, FollowUp, Message, OrderNo, Origin, SheetId, WaybillNo};

pub(super) static RULE: Rule = Rule {
    code: "G916",
    severity: Severity::Warning,
    thresholds: &[("most", 50)],
    check,
};

/// A sheet with fewer rows may be wrong in each of them.
const FEWEST_ROWS: usize = 3;

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let most = usize::try_from(reporter.threshold("most")).unwrap_or(0);
    let mut sheets: BTreeMap<SheetId, Vec<&FollowUp>> = BTreeMap::new();
    for index in &context.followed.unknown {
        if let Some(row) = context.book.follow_ups.get(index.get()) {
            sheets.entry(row.origin.sheet).or_default().push(row);
        }
    }
    if sheets.is_empty() {
        return;
    }
    let known = numbers(context);
    let mut all: BTreeMap<SheetId, usize> = BTreeMap::new();
    for row in &context.book.follow_ups {
        *all.entry(row.origin.sheet).or_default() += 1;
    }
    for (sheet, rows) in sheets {
        let is_whole = all.get(&sheet) == Some(&rows.len()) && rows.len() >= FEWEST_ROWS;
        if is_whole {
            let message = Message::new("rules.G916.message_sheet").with("rows", rows.len());
            report_at(reporter, message, head(context, sheet));
            continue;
        }
        for row in rows.iter().take(most) {
            let mut finding = reporter.finding(sentence(row, &known));
            finding.waybill = row.waybill.as_ref().map(WaybillNo::text);
            finding.order = row.order.as_ref().map(OrderNo::text);
            finding.staff.clone_from(&row.clerk);
            finding.origin = Some(row.origin);
            reporter.report(finding);
        }
        if let Some(next) = rows.get(most) {
            let message = Message::new("rules.G916.message_rest").with("rows", rows.len() - most);
            report_at(reporter, message, next.origin);
        }
    }
}

/// Every number of an order and a parcel that was read.
fn numbers<'a>(context: &Context<'a>) -> FxHashSet<&'a str> {
    let orders = context.book.orders.iter();
    let parcels = context.book.parcels.iter();
    orders
        .map(|order| order.number.as_str())
        .chain(parcels.map(|parcel| parcel.waybill.as_str()))
        .collect()
}

fn sentence(row: &FollowUp, known: &FxHashSet<&str>) -> Message {
    let somebody = Arg::Word("rules.G916.somebody");
    let waybill = row.waybill.as_ref().map(WaybillNo::as_str);
    let order = row.order.as_ref().map(OrderNo::as_str);
    let named = |key| {
        Message::new(key)
            .with("waybill", shortened(waybill.unwrap_or_default()))
            .with("order", shortened(order.unwrap_or_default()))
    };
    let number = match (waybill, order) {
        (Some(_), None) => named("rules.G916.waybill"),
        (None, _) => named("rules.G916.order"),
        (Some(_), Some(_)) => named("rules.G916.both"),
    };
    let nearest = [waybill, order]
        .into_iter()
        .flatten()
        .find_map(|number| one_slip(number, known));
    let message = match (&row.given, nearest) {
        (Some(given), _) => Message::new("rules.G916.message_given").with("day", given.day),
        (None, Some(nearest)) => {
            Message::new("rules.G916.message_nearest").with("nearest", nearest)
        }
        (None, None) => Message::new("rules.G916.message"),
    };
    message
        .with("clerk", row.clerk.clone().map_or(somebody, Arg::Text))
        .with("number", Arg::Message(Box::new(number)))
}

/// The head of a sheet.
fn head(context: &Context<'_>, sheet: SheetId) -> Origin {
    let row = context.book.sheet(sheet).and_then(|proof| proof.header_row);
    Origin::row(sheet, row.unwrap_or(1))
}

fn report_at(reporter: &mut Reporter<'_>, message: Message, origin: Origin) {
    let mut finding = reporter.finding(message);
    finding.origin = Some(origin);
    reporter.report(finding);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::model::{Answer, FollowUpIndex, Given};
    use crate::rules::follow_up_fixture::{World, day};

    /// Rows about SF1001234 and what else came back; all but the first are unknown.
    fn world(waybills: &[&str]) -> World {
        let mut world = World::new();
        for waybill in ["SF1001234"].iter().chain(waybills) {
            world.due(waybill, "2026-10-30", Answer::Done, Some("改约"));
        }
        world.book.parcels.truncate(1);
        world.followed.unknown = (1..=waybills.len()).map(FollowUpIndex::from).collect();
        world
    }

    #[test]
    fn names_the_row_and_the_nearest_number() {
        let mut world = world(&["SF1001243", "YT9", "SF1001235"]);
        world.book.follow_ups[2].order = Some(OrderNo::new("D7", "D7", None));
        world.book.follow_ups[3].given = Some(Given {
            day: day("2026-10-30"),
            waybill: "SF1001235".into(),
            owner: None,
            holder: "张三".into(),
            origin: Origin::row(SheetId(1), 5),
        });
        world.check(
            &RULE,
            &[
                "G916 | SF1001243 | 张三 | 张三交回的运单 SF1001243，快递表和订单里都没有；最接近的是 SF1001234，只差一位，请核对。",
                "G916 | YT9 | 张三 | 张三交回的运单 YT9、订单 D7，快递表和订单里都没有。",
                "G916 | SF1001235 | 张三 | 张三交回的运单 SF1001235 是 2026-10-30 分发的，但这次读到的快递表和订单里没有。",
            ],
        );
        world.check_in(
            Language::English,
            &RULE,
            &[
                "G916 | SF1001243 | 张三 | Waybill SF1001243, returned by 张三, is in no courier sheet and no order; the nearest is SF1001234, off by one: check it.",
                "G916 | YT9 | 张三 | Waybill YT9 of order D7, returned by 张三, is in no courier sheet and no order.",
                "G916 | SF1001235 | 张三 | Waybill SF1001235, returned by 张三, was dispatched for 2026-10-30, but is in none of the courier and order sheets of this run.",
            ],
        );
    }

    #[test]
    fn a_sheet_without_a_known_row_is_one_finding() {
        let mut world = world(&["YT1", "YT2", "YT3"]);
        world.book.follow_ups.remove(0);
        world.followed.unknown = (0..3_usize).map(FollowUpIndex::from).collect();
        world.check(
            &RULE,
            &["G916 | – | – | 这张表交回的 3 行，在读到的快递表和订单里一行也没有：多半是对应的快递表没有一起放进来。"],
        );
    }

    #[test]
    fn many_rows_are_counted() {
        let mut world = world(&["YT1", "YT2", "YT3"]);
        world.threshold(&RULE, "most", 1);
        world.check(
            &RULE,
            &[
                "G916 | YT1 | 张三 | 张三交回的运单 YT1，快递表和订单里都没有。",
                "G916 | – | – | 这张表还有 2 行查无此单，没有逐条列出。",
            ],
        );
        world.followed.unknown.clear();
        world.check(&RULE, &[]);
    }
}
