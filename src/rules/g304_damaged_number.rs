//! G304 单号受损: Excel took an order or waybill number for a number and changed it.
//!
//! Why: a damaged number matches nothing, and nothing in Excel brings the digits back; it has to be
//! mended where it came from. Each cell is reported once: a waybill that only an order names is
//! reported with the order.

use super::{Context, Reporter, Rule};
use crate::finding::{Finding, Severity};
use crate::model::{Arg, Damage, Message, OrderIndex, ParcelIndex, Text};

pub(super) static RULE: Rule = Rule {
    code: "G304",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    check_orders(context, reporter);
    check_parcels(context, reporter);
    check_follow_ups(context, reporter);
}

fn check_orders(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for (position, order) in context.book.orders.iter().enumerate() {
        let own = said(ORDER, order.number.typed(), order.number.damage()).map(|m| (m, None));
        let waybills = order.waybills.iter().filter_map(|waybill| {
            let message = said(WAYBILL, waybill.typed(), waybill.damage())?;
            Some((message, Some(waybill.text())))
        });
        for (message, waybill) in own.into_iter().chain(waybills) {
            let finding = reporter.about_order(context, OrderIndex::from(position), message);
            reporter.report(Finding {
                waybill,
                amount: order.due,
                age_hours: order.placed.map(|placed| context.hours_since(placed)),
                ..finding
            });
        }
    }
}

fn check_parcels(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let tracked = |position: &usize| {
        let parcel = context.book.parcels.get(*position);
        parcel.is_some_and(|parcel| parcel.tracked)
    };
    for position in (0..context.book.parcels.len()).filter(tracked) {
        let Some(parcel) = context.book.parcels.get(position) else {
            continue;
        };
        let own = said(WAYBILL, parcel.waybill.typed(), parcel.waybill.damage());
        let orders = parcel.orders.iter().filter_map(|number| {
            let message = said(ORDER, number.typed(), number.damage())?;
            Some((message, Some(number.text())))
        });
        for (message, order) in own.map(|m| (m, None)).into_iter().chain(orders) {
            let finding = reporter.about_parcel(context, ParcelIndex::from(position), message);
            reporter.report(Finding {
                order: finding.order.clone().or(order),
                amount: parcel.cod.filter(|cod| cod.minor() > 0),
                age_hours: parcel.shipped_at().map(|at| context.hours_since(at)),
                ..finding
            });
        }
    }
}

fn check_follow_ups(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for row in &context.book.follow_ups {
        let waybill = row.waybill.as_ref();
        let order = row.order.as_ref();
        let waybill_said =
            waybill.and_then(|number| said(WAYBILL, number.typed(), number.damage()));
        let order_said = order.and_then(|number| said(ORDER, number.typed(), number.damage()));
        for message in [waybill_said, order_said].into_iter().flatten() {
            let finding = reporter.finding(message);
            reporter.report(Finding {
                order: order.map(crate::model::OrderNo::text),
                waybill: waybill.map(crate::model::WaybillNo::text),
                staff: row.clerk.clone(),
                origin: Some(row.origin),
                ..finding
            });
        }
    }
}

const ORDER: &str = "rules.subject.order";
const WAYBILL: &str = "rules.subject.waybill";

/// What was done to a number, if something was.
fn said(subject: &'static str, typed: &str, damage: Option<Damage>) -> Option<Message> {
    let key = match damage? {
        Damage::Scientific => "rules.G304.message_scientific",
        Damage::DigitsLost => "rules.G304.message",
        Damage::LeadingZeroLost { .. } => "rules.G304.message_zero",
        Damage::Date => "rules.G304.message_date",
    };
    let message = Message::new(key)
        .with("what", Arg::Word(subject))
        .with("number", Text::from(typed));
    let Damage::LeadingZeroLost { zeros } = damage? else {
        return Some(message);
    };
    let likely = format!("{}{typed}", "0".repeat(zeros.into()));
    Some(message.with("likely", likely.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    #[test]
    fn reports_each_damaged_cell_and_what_happened_to_it() {
        let fixture = Fixture::new(
            "order 7.83E+14 damage=scientific placed=2026-11-20 due=50 clerk=王芳
             order A2 waybills=773012345678901200 damage=digits
             parcel 773012345678901200 of=A2 untracked damage=digits
             parcel 12345678901 of=A2 damage=zero cod=8 clerk=李娜
             parcel W4 names=202611200001234500 damage=digits
             follow_up 7.73E+13 damage=scientific clerk=赵敏
             follow_up 2026-10-01 damage=date clerk=赵敏",
        );
        let digits = "超过 15 位却按数字存放，第 16 位起已被 Excel 改掉，原号码无法还原。";
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "7.83E+14/-/- 王芳 50.00 42h | 订单号 7.83E+14 被 Excel 存成了科学计数法，原号码已不完整。".to_owned(),
                format!("A2/773012345678901200/- 李娜 - - | 运单号 773012345678901200 {digits}"),
                "A2/12345678901/- 李娜 8.00 - | 运单号 12345678901 按数字存放，看来开头的 0 已被 Excel 去掉，原号码可能是 012345678901。".to_owned(),
                format!("202611200001234500/W4/- - - - | 订单号 202611200001234500 {digits}"),
                "-/7.73E+13/- 赵敏 - - | 运单号 7.73E+13 被 Excel 存成了科学计数法，原号码已不完整。".to_owned(),
                "-/2026-10-01/- 赵敏 - - | 运单号 2026-10-01 被 Excel 当成日期改掉了，原号码无法还原。".to_owned(),
            ]
        );
        let english = fixture.said(&RULE, Language::English);
        assert_eq!(
            english[2],
            "A2/12345678901/- 李娜 8.00 - | The waybill number 12345678901 stands in a number cell, where Excel seems to have dropped zeros in front: the original may be 012345678901."
        );
    }

    #[test]
    fn says_nothing_of_numbers_that_are_whole() {
        for table in [
            "order 202611200001234567 waybills=773012345678901234",
            "order A1\nparcel 0123456789 of=A1\nfollow_up 0123456789 order=A1",
        ] {
            assert_eq!(Fixture::new(table).findings(&RULE), [], "{table}");
        }
    }
}
