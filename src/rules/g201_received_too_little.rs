//! G201 少收: the payment that settles an order came, and it is short.
//!
//! Why: a small gap is a fee, a coupon or a slip of the pen, and each is cured differently; nobody
//! sees it unless it is shown. Named differences (a courier's collection fee) count as received.
//! Money that has not come at all is G102, G103 or G108: cash on delivery before the remittance, or a
//! balance before it is paid, is not short. Neither is a monthly order before its stated day.

use super::account::{Account, accounts};
use super::tolerance::{THRESHOLDS, Tolerance};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, Terms};

pub(super) static RULE: Rule = Rule {
    code: "G201",
    severity: Severity::Error,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let tolerance = Tolerance::of(reporter);
    for account in accounts(context) {
        let ledger = account.ledger;
        if !account.owes()
            || !account.payment_came()
            || tolerance.forgives(ledger.balance, ledger.due)
            || is_instalment(context, &account)
        {
            continue;
        }
        let key = if ledger.fees.is_zero() {
            "rules.G201.message"
        } else {
            "rules.G201.message_fees"
        };
        let message = Message::new(key)
            .with("order", account.order.number.text())
            .with("due", ledger.due)
            .with("received", ledger.received)
            .with("fees", ledger.fees)
            .with("short", ledger.balance);
        let last = account.last_receipt();
        let mut finding = reporter.about_order(context, account.index, message);
        finding.payment = last.map(|payment| payment.id.clone());
        finding.amount = Some(ledger.balance);
        finding.age_hours = last
            .and_then(|payment| payment.time)
            .map(|time| context.hours_since(time));
        reporter.report(finding);
    }
}

/// True for a payment on account: a monthly order whose stated day is still to come.
fn is_instalment(context: &Context<'_>, account: &Account<'_>) -> bool {
    account.terms == Terms::Monthly
        && account
            .order
            .pay_by
            .is_some_and(|day| day >= context.now().date())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const SHORT: &str = "order A1 due=1280 clerk=王芳
        payment P1 amount=1260 time=2026-11-20 pays=A1:1260";

    #[test]
    fn reports_a_payment_that_is_short() {
        assert_eq!(
            Fixture::new(SHORT).said(&RULE, Language::Chinese),
            ["A1/-/P1 王芳 20.00 42h | 订单 A1 应收 1,280.00，已收 1,260.00，少收 20.00。"]
        );
        assert_eq!(
            Fixture::new(SHORT).said(&RULE, Language::English),
            ["A1/-/P1 王芳 20.00 42h | Order A1: 1,280.00 due, 1,260.00 received, 20.00 short."]
        );
    }

    #[test]
    fn reports_a_short_remittance_after_fees_and_a_short_balance() {
        let fixture = Fixture::new(
            "order A1 due=300 terms=cod fees=3
             order A2 due=1000 terms=deposit deposit=300
             payment P1 amount=250 pays=A1:250
             payment P2 amount=300 pays=A2:300 time=2026-11-01
             payment P3 amount=600 pays=A2:600 time=2026-11-21T12:00",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/-/P1 - 47.00 - | 订单 A1 应收 300.00，已收 250.00，费用 3.00，少收 47.00。",
                "A2/-/P3 - 100.00 6h | 订单 A2 应收 1,000.00，已收 900.00，少收 100.00。",
            ]
        );
    }

    #[test]
    fn a_tolerance_forgives() {
        for (name, value, expected) in [
            ("tolerance_cents", 1999, 1),
            ("tolerance_cents", 2000, 0),
            ("tolerance_permille", 15, 1),
            ("tolerance_permille", 16, 0),
        ] {
            let fixture = Fixture::new(SHORT).with(&RULE, name, value);
            assert_eq!(fixture.findings(&RULE).len(), expected, "{name} = {value}");
        }
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            ("paid in full", "due=1280", "due=1260"),
            ("paid too much (G202)", "due=1280", "due=1200"),
            ("not paid at all", "pays=A1:1260", ""),
            ("a difference with a name", "due=1280", "due=1280 fees=20"),
            ("a deposit", "due=1280", "due=1280 deposit=1260"),
            (
                "an instalment",
                "due=1280",
                "due=1280 terms=monthly pay_by=2026-11-21",
            ),
            ("cancelled", "due=1280", "due=1280 state=cancelled"),
            ("an amount not known", "due=1280", ""),
        ] {
            let table = SHORT.replace(from, to);
            assert_ne!(table, SHORT, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
    }
}
