//! G105 有单无运单: an order that should have shipped has no parcel in any sheet.
//!
//! Why: nobody packs what has no waybill; or the waybill was not entered, and nobody can follow it.
//! An order should ship once it is paid, with cash on delivery and monthly terms once it is placed,
//! and it has shipped if its own sheet says so. A parcel that is not picked up is G101. Where no sheet
//! names any waybill, nothing is reported: the sheets are not about shipping.

use super::account::{Account, accounts};
use super::goods::says_shipped;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, Moment, Terms};

pub(super) static RULE: Rule = Rule {
    code: "G105",
    severity: Severity::Error,
    thresholds: &[("hours", 48), ("working", 0)],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    if context.book.parcels.is_empty() {
        return;
    }
    let hours = reporter.threshold("hours");
    let working = reporter.threshold("working") != 0;
    for account in accounts(context) {
        if account.order.self_pickup
            || account.is_closed()
            || account.live_parcels().next().is_some()
        {
            continue;
        }
        let Some((key, since)) = should_have_shipped(&account) else {
            continue;
        };
        let waited = context.hours_waited(since, working);
        if waited < hours {
            continue;
        }
        let cancelled = context.parcels_of(account.index).next();
        let key = cancelled.map_or(key, |_| "rules.G105.message_cancelled");
        let amount = account.ledger.due;
        let waybill = cancelled.map(|(_, parcel)| parcel.waybill.text());
        let mut message = Message::new(key)
            .with("order", account.order.number.text())
            .with("since", since)
            .with("amount", amount)
            .with("hours", waited);
        if let Some(waybill) = &waybill {
            message = message.with("waybill", waybill.clone());
        }
        let mut finding = reporter.about_order(context, account.index, message);
        finding.waybill = waybill;
        finding.payment = account.last_receipt().map(|payment| payment.id.clone());
        finding.amount = Some(amount);
        finding.age_hours = Some(context.hours_since(since));
        reporter.report(finding);
    }
}

/// Why an order should have shipped, and since when.
fn should_have_shipped(account: &Account<'_>) -> Option<(&'static str, Moment)> {
    let order = account.order;
    let on_account = matches!(account.terms, Terms::CashOnDelivery | Terms::Monthly);
    let (key, since) = if says_shipped(order) {
        let since = order.shipped.or(order.paid).or(order.placed);
        ("rules.G105.message_shipped", since)
    } else if on_account {
        ("rules.G105.message_placed", order.placed)
    } else if account.is_paid() {
        ("rules.G105.message", account.paid_at())
    } else {
        return None;
    };
    Some((key, since?))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const PAID: &str = "order A1 placed=2026-11-17 due=100 clerk=王芳
        payment P1 amount=100 time=2026-11-18T10:00 pays=A1:100
        parcel W9";

    #[test]
    fn reports_a_paid_order_without_parcel() {
        assert_eq!(
            Fixture::new(PAID).said(&RULE, Language::Chinese),
            [
                "A1/-/P1 王芳 100.00 80h | 订单 A1 于 2026-11-18 10:00 付清（应收 100.00），已过 80 小时，各表中都没有它的运单。"
            ]
        );
        assert_eq!(
            Fixture::new(PAID).said(&RULE, Language::English),
            [
                "A1/-/P1 王芳 100.00 80h | Order A1 was paid on 2026-11-18 10:00 (100.00 due); 80 hours later no sheet has a waybill for it."
            ]
        );
    }

    #[test]
    fn says_why_a_parcel_was_to_be_expected() {
        let fixture = Fixture::new(
            "order A1 placed=2026-11-18 due=10 terms=cod
             order A2 placed=2026-11-18 due=20 terms=monthly
             order A3 placed=2026-11-18 due=30 shipped=2026-11-19 state=shipped
             order A4 placed=2026-11-18 due=40 terms=cod
             parcel W4 of=A4 status=CANCELLED",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/-/- - 10.00 90h | 订单 A1（应收 10.00，货到付款或月结）于 2026-11-18 下单，已过 90 小时，各表中都没有它的运单。",
                "A2/-/- - 20.00 90h | 订单 A2（应收 20.00，货到付款或月结）于 2026-11-18 下单，已过 90 小时，各表中都没有它的运单。",
                "A3/-/- - 30.00 66h | 订单 A3（应收 30.00）在订单表中已显示发货（2026-11-19），已过 66 小时，各表中都没有它的运单。",
                "A4/W4/- - 40.00 90h | 订单 A4（应收 40.00）的运单 W4 已取消，2026-11-18 起已过 90 小时，没有补新运单。",
            ]
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            ("an order with a parcel (G101)", "W9", "W9 of=A1"),
            ("within 48 hours", "11-18T10:00", "11-19T19:00"),
            ("not paid", "due=100", "due=101"),
            (
                "a deposit only",
                "due=100",
                "due=200 terms=deposit deposit=100",
            ),
            ("fetched by the customer", "due=100", "due=100 self_pickup"),
            ("cancelled", "due=100", "due=100 state=cancelled"),
            ("refunded", "due=100", "due=100 state=refunded"),
            ("no waybill in any sheet", "parcel W9", ""),
        ] {
            let table = PAID.replace(from, to);
            assert_ne!(table, PAID, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
    }
}
