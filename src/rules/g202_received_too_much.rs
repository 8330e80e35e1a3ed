//! G202 多收: more came in than is due, or an order was cancelled and its money kept.
//!
//! Why: it is the customer's money; found late it is a complaint, and often it is another order's
//! payment that was linked to the wrong one.

use super::account::accounts;
use super::tolerance::{THRESHOLDS, Tolerance};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Message, OrderStanding};

pub(super) static RULE: Rule = Rule {
    code: "G202",
    severity: Severity::Warning,
    thresholds: THRESHOLDS,
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let tolerance = Tolerance::of(reporter);
    for account in accounts(context) {
        let ledger = account.ledger;
        let cancelled = account.order.is_cancelled() || ledger.standing == OrderStanding::Cancelled;
        let (key, over) = if cancelled {
            ("rules.G202.message_cancelled", ledger.received)
        } else if account.is_due_known() {
            ("rules.G202.message", ledger.balance.negated())
        } else {
            continue;
        };
        let Some(last) = account.last_receipt() else {
            continue;
        };
        if over.minor() <= 0 || tolerance.forgives(over, ledger.due) {
            continue;
        }
        let message = Message::new(key)
            .with("order", account.order.number.text())
            .with("due", ledger.due)
            .with("received", ledger.received)
            .with("over", over);
        let mut finding = reporter.about_order(context, account.index, message);
        finding.payment = Some(last.id.clone());
        finding.amount = Some(over);
        finding.age_hours = last.time.map(|time| context.hours_since(time));
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const OVER: &str = "order A1 due=1000 clerk=王芳
        payment P1 amount=1000 time=2026-11-01 pays=A1:1000
        payment P2 amount=50 time=2026-11-20 pays=A1:50";

    #[test]
    fn reports_money_beyond_what_is_due() {
        assert_eq!(
            Fixture::new(OVER).said(&RULE, Language::Chinese),
            ["A1/-/P2 王芳 50.00 42h | 订单 A1 应收 1,000.00，已收 1,050.00，多收 50.00。"]
        );
        assert_eq!(
            Fixture::new(OVER).said(&RULE, Language::English),
            ["A1/-/P2 王芳 50.00 42h | Order A1: 1,000.00 due, 1,050.00 received, 50.00 too much."]
        );
    }

    #[test]
    fn reports_the_kept_money_of_a_cancelled_order() {
        let table = OVER.replace("due=1000", "due=1000 state=cancelled");
        assert_eq!(
            Fixture::new(&table).said(&RULE, Language::Chinese),
            ["A1/-/P2 王芳 1050.00 42h | 订单 A1 已取消，已收的 1,050.00 还没有退。"]
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            ("paid exactly", "due=1000", "due=1050"),
            ("paid short (G201)", "due=1000", "due=1100"),
            (
                "the surplus paid back",
                "time=2026-11-20 pays=A1:50",
                "pays=A1:50\npayment P3 amount=50 out pays=A1:50",
            ),
            (
                "a cancelled order paid back",
                "due=1000",
                "due=1000 state=cancelled\npayment P3 amount=1050 out pays=A1:1050",
            ),
            ("an amount not known", "due=1000", ""),
        ] {
            let table = OVER.replace(from, to);
            assert_ne!(table, OVER, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
        let tolerant = Fixture::new(OVER).with(&RULE, "tolerance_cents", 5000);
        assert_eq!(tolerant.findings(&RULE), [], "within the tolerance");
    }
}
