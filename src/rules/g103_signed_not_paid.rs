//! G103 已签收未收款: the customer has the goods, and the money that was to follow has not come.
//!
//! Why: the courier holds the cash, or the customer the balance; both grow harder to get by the day.
//! It is about cash on delivery and about the balance of a deposit; a remittance that came and is
//! short is G201.

use super::account::{Account, accounts, statement_read};
use super::goods::last_signed;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, Moment, ParcelIndex, Terms};

pub(super) static RULE: Rule = Rule {
    code: "G103",
    severity: Severity::Error,
    thresholds: &[("days", 7)],
    check,
};

/// A signed parcel whose money did not follow.
pub(super) struct Waiting {
    parcel: ParcelIndex,
    since: Moment,
    /// False if no sheet tells when it was signed, so that the wait counts from shipping.
    signing_known: bool,
}

/// How many days after signing the money counts as missing.
pub(super) fn days(context: &Context<'_>) -> i64 {
    Reporter::new(&RULE, &context.config.rules).threshold("days")
}

/// The parcel for which an order has waited that long, if it has.
pub(super) fn waiting(context: &Context<'_>, account: &Account<'_>, days: i64) -> Option<Waiting> {
    if !matches!(account.terms, Terms::CashOnDelivery | Terms::DepositBalance)
        || !account.owes()
        || account.payment_came()
    {
        return None;
    }
    let (parcel, signed) = last_signed(account)?;
    let known = super::goods::signed_at(signed);
    let since = known.or(signed.shipped_at())?;
    (context.days_since(since) >= days).then_some(Waiting {
        parcel,
        since,
        signing_known: known.is_some(),
    })
}

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    if !statement_read(context) {
        return;
    }
    let days = reporter.threshold("days");
    for account in accounts(context) {
        let Some(waiting) = waiting(context, &account, days) else {
            continue;
        };
        let key = match (account.terms, waiting.signing_known) {
            (_, false) => "rules.G103.message_undated",
            (Terms::CashOnDelivery, true) => "rules.G103.message_cod",
            _ => "rules.G103.message",
        };
        let message = Message::new(key)
            .with("order", account.order.number.text())
            .with("since", waiting.since)
            .with("days", context.days_since(waiting.since))
            .with("due", account.ledger.due)
            .with("received", account.ledger.received)
            .with("balance", account.ledger.balance);
        let mut finding = reporter.about_order(context, account.index, message);
        let parcel = context.book.parcels.get(waiting.parcel.get());
        finding.waybill = parcel.map(|parcel| parcel.waybill.text());
        finding.amount = Some(account.ledger.balance);
        finding.age_hours = Some(context.hours_since(waiting.since));
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const WAITING: &str = "order A1 due=300 terms=cod clerk=王芳
        parcel W1 of=A1 status=SIGNED signed=2026-11-14T09:00
        payment P1 amount=1";

    #[test]
    fn reports_money_that_the_courier_still_holds() {
        assert_eq!(
            Fixture::new(WAITING).said(&RULE, Language::Chinese),
            [
                "A1/W1/- 王芳 300.00 177h | 货到付款订单 A1 于 2026-11-14 09:00 签收，已过 7 天，代收款 300.00 仍未回款。"
            ]
        );
        assert_eq!(
            Fixture::new(WAITING).said(&RULE, Language::English),
            [
                "A1/W1/- 王芳 300.00 177h | Cash-on-delivery order A1 was signed for on 2026-11-14 09:00; 7 days later 300.00 has not been paid over."
            ]
        );
    }

    #[test]
    fn reports_a_balance_and_a_signature_without_a_date() {
        let fixture = Fixture::new(
            "order A1 due=1000 terms=deposit deposit=300
             parcel W1 of=A1 signed=2026-11-01
             order A2 due=50 terms=cod
             parcel W2 of=A2 status=SIGNED shipped=2026-11-02
             payment P1 amount=300 pays=A1:300",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/W1/- - 700.00 498h | 订单 A1 于 2026-11-01 签收，已过 20 天，应收 1,000.00，已收 300.00，尾款 700.00 仍未到账。",
                "A2/W2/- - 50.00 474h | 订单 A2 状态为已签收但未写签收时间，发货（2026-11-02）至今已 19 天，应收 50.00，尚欠 50.00。",
            ]
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            ("signed six days ago", "11-14", "11-15"),
            (
                "remitted",
                "payment P1 amount=1",
                "payment P1 amount=300 pays=A1:300",
            ),
            (
                "remitted short (G201)",
                "payment P1 amount=1",
                "payment P1 amount=1 pays=A1:1",
            ),
            ("prepaid (G102)", "terms=cod", "terms=prepaid"),
            ("monthly (G108)", "terms=cod", "terms=monthly"),
            (
                "on its way",
                "status=SIGNED signed=2026-11-14T09:00",
                "status=TRANSIT",
            ),
            ("refused", "status=SIGNED", "status=REFUSED"),
            ("no statement read", "payment P1 amount=1", ""),
        ] {
            let table = WAITING.replace(from, to);
            assert_ne!(table, WAITING, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
    }
}
