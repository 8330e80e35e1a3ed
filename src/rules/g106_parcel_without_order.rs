//! G106 运单无订单: a parcel that belongs to no order.
//!
//! Why: goods left that nobody sold, or a number is mistyped, and the parcel's money and follow-up
//! are counted for no one. A cancelled waybill is nothing; where no order sheet was read, neither is
//! the rest.

use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, CourierStatus, Message, ParcelIndex};

pub(super) static RULE: Rule = Rule {
    code: "G106",
    severity: Severity::Warning,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    if context.book.orders.is_empty() {
        return;
    }
    for (position, parcel) in context.book.parcels.iter().enumerate() {
        let index = ParcelIndex::from(position);
        if parcel.status == CourierStatus::Cancelled || context.orders_of(index).next().is_some() {
            continue;
        }
        let damaged = parcel
            .orders
            .iter()
            .find(|number| number.damage().is_some());
        let message = match damaged {
            Some(number) => {
                Message::new("rules.G106.message_damaged").with("number", number.typed())
            }
            None if parcel.orders.is_empty() => Message::new("rules.G106.message"),
            None => {
                let numbers = parcel.orders.iter().map(|number| number.text().into());
                Message::new("rules.G106.message_numbers")
                    .with("numbers", Arg::List(numbers.collect()))
            }
        };
        let shipped = parcel.shipped_at();
        let message = message.with("waybill", parcel.waybill.text()).with(
            "shipped",
            shipped.map_or(Arg::Word("rules.missing.time"), Arg::Moment),
        );
        let mut finding = reporter.about_parcel(context, index, message);
        finding.amount = parcel.cod.filter(|cod| cod.minor() > 0);
        finding.age_hours = shipped.map(|at| context.hours_since(at));
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    #[test]
    fn reports_a_parcel_that_no_order_owns() {
        let fixture = Fixture::new(
            "order A1
             parcel W1 shipped=2026-11-20 cod=99.5 clerk=王芳
             parcel W2 names=B7,B8 status=TRANSIT
             parcel W3 names=7.83E+14 damage=scientific",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "-/W1/- 王芳 99.50 42h | 运单 W1（发货 2026-11-20）没有写订单号，也没有任何订单写了这个运单号。",
                "-/W2/- - - - | 运单 W2（发货 时间不详）写的订单号 B7、B8 在订单表中找不到。",
                "-/W3/- - - - | 运单 W3（发货 时间不详）写的订单号 7.83E+14 已被 Excel 改坏，无法对应到订单。",
            ]
        );
        assert_eq!(
            fixture.said(&RULE, Language::English),
            [
                "-/W1/- 王芳 99.50 42h | Waybill W1 (shipped: 2026-11-20) names no order, and no order names it.",
                "-/W2/- - - - | Waybill W2 (shipped: time not known) names order B7, B8, which no order sheet has.",
                "-/W3/- - - - | Waybill W3 (shipped: time not known) names order 7.83E+14, a number that Excel has damaged, so its order cannot be found.",
            ]
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, table) in [
            ("a parcel of an order", "order A1\nparcel W1 of=A1"),
            (
                "a cancelled waybill",
                "order A1\nparcel W1 status=CANCELLED",
            ),
            ("no order sheet read", "parcel W1"),
        ] {
            assert_eq!(Fixture::new(table).findings(&RULE), [], "{what}");
        }
    }
}
