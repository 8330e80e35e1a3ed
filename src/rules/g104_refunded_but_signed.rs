//! G104 退款仍签收: all the money went back to the customer, who also has the goods.
//!
//! Why: goods and money are both gone unless the parcel is fetched back or the money asked for again.
//! A parcel that was refused or came back is as it should be.

use super::account::{Account, accounts};
use super::goods::{is_signed, signed_at};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, Message, Money, OrderStanding, OrderState};

pub(super) static RULE: Rule = Rule {
    code: "G104",
    severity: Severity::Error,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for account in accounts(context) {
        let Some(refund) = full_refund(&account) else {
            continue;
        };
        let signed: Vec<_> = account
            .live_parcels()
            .filter(|(_, parcel)| is_signed(parcel))
            .collect();
        let Some((_, first)) = signed.first() else {
            continue;
        };
        let at = signed
            .iter()
            .filter_map(|(_, parcel)| signed_at(parcel))
            .min();
        let waybills = signed
            .iter()
            .map(|(_, parcel)| parcel.waybill.text().into());
        let message = Message::new("rules.G104.message")
            .with("order", account.order.number.text())
            .with("refund", refund)
            .with("waybills", Arg::List(waybills.collect()))
            .with(
                "signed",
                at.map_or(Arg::Word("rules.missing.time"), Arg::Moment),
            );
        let mut finding = reporter.about_order(context, account.index, message);
        finding.waybill = Some(first.waybill.text());
        finding.amount = Some(refund);
        finding.age_hours = at.map(|at| context.hours_since(at));
        reporter.report(finding);
    }
}

/// What was refunded, if it is all that was received: by the ledger, or by the platform's word, which
/// may come before the refund is on a statement.
fn full_refund(account: &Account<'_>) -> Option<Money> {
    let ledger = account.ledger;
    if ledger.standing == OrderStanding::Refunded {
        // Where no statement shows the refund, the order's own sheet says how much it is.
        let paid = Some(ledger.refunded).filter(|refund| refund.minor() > 0);
        return paid.or(account.order.refunded).or(account.order.due);
    }
    if account.order.state != Some(OrderState::Refunded) {
        return None;
    }
    let receipts = ledger.received.checked_add(ledger.refunded)?;
    let refund = account.order.refunded.or(account.order.due)?;
    let in_full = receipts.checked_sub(refund)?.minor() <= 0;
    (in_full && refund.minor() > 0).then_some(refund)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const REFUNDED: &str = "order A1 due=200 clerk=王芳
        parcel W1 of=A1 status=SIGNED signed=2026-11-20
        payment P1 amount=200 pays=A1:200
        payment P2 amount=200 out pays=A1:200";

    #[test]
    fn reports_a_refund_in_full_of_goods_that_the_customer_has() {
        assert_eq!(
            Fixture::new(REFUNDED).said(&RULE, Language::Chinese),
            [
                "A1/W1/- 王芳 200.00 42h | 订单 A1 已全额退款 200.00，但运单 W1 已签收（2026-11-20），货款两空。"
            ]
        );
        assert_eq!(
            Fixture::new(REFUNDED).said(&RULE, Language::English),
            [
                "A1/W1/- 王芳 200.00 42h | Order A1 was refunded in full (200.00), yet waybill W1 was signed for (2026-11-20): goods and money are both gone."
            ]
        );
    }

    #[test]
    fn the_platforms_word_of_a_full_refund_counts() {
        for (refunded, reported) in [("refunded=200", true), ("refunded=50", false), ("", true)] {
            let fixture = Fixture::new(&format!(
                "order A1 due=200 state=refunded {refunded}
                 parcel W1 of=A1 status=SIGNED
                 payment P1 amount=200 pays=A1:200"
            ));
            assert_eq!(fixture.findings(&RULE).len() == 1, reported, "{refunded}");
        }
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            ("refused goods", "SIGNED signed=2026-11-20", "REFUSED"),
            ("returned goods", "SIGNED", "RETURNED"),
            ("goods on their way", "SIGNED signed=2026-11-20", "TRANSIT"),
            ("a refund in part", "out pays=A1:200", "out pays=A1:50"),
            ("no refund", "out pays=A1:200", "out"),
        ] {
            let table = REFUNDED.replace(from, to);
            assert_ne!(table, REFUNDED, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
    }
}
