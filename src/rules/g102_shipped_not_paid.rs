//! G102 已发未付: the goods left, the terms want the money first, and it has not come.
//!
//! Why: once the goods are out, only good will brings the money. A prepaid payment that came and is
//! short is G201; a balance that is still missing days after signing is G103; cash on delivery is
//! G103 and monthly terms are G108. Goods that all came back owe nothing here.

use super::account::{accounts, statement_read};
use super::g103_signed_not_paid as signed;
use super::goods::departure;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, Message, Terms};

pub(super) static RULE: Rule = Rule {
    code: "G102",
    severity: Severity::Error,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    if !statement_read(context) {
        return;
    }
    let days = signed::days(context);
    for account in accounts(context) {
        let key = match account.terms {
            Terms::Prepaid => "rules.G102.message",
            Terms::DepositBalance => "rules.G102.message_balance",
            Terms::CashOnDelivery | Terms::Monthly => continue,
        };
        if !account.owes()
            || account.payment_came()
            || signed::waiting(context, &account, days).is_some()
        {
            continue;
        }
        let Some(departure) = departure(&account).filter(|departure| !departure.all_back) else {
            continue;
        };
        let ledger = account.ledger;
        let shipped = departure
            .at
            .map_or(Arg::Word("rules.missing.time"), Arg::Moment);
        let message = Message::new(key)
            .with("order", account.order.number.text())
            .with("shipped", shipped)
            .with("due", ledger.due)
            .with("received", ledger.received)
            .with("balance", ledger.balance);
        let mut finding = reporter.about_order(context, account.index, message);
        finding.waybill = departure
            .parcel
            .and_then(|parcel| context.book.parcels.get(parcel.get()))
            .map(|parcel| parcel.waybill.text());
        finding.amount = Some(ledger.balance);
        finding.age_hours = departure.at.map(|at| context.hours_since(at));
        reporter.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const UNPAID: &str = "order A1 due=1280 clerk=王芳
        parcel W1 of=A1 status=SIGNED shipped=2026-11-10
        payment P1 amount=1 time=2026-11-10";

    #[test]
    fn reports_goods_that_left_without_payment() {
        assert_eq!(
            Fixture::new(UNPAID).said(&RULE, Language::Chinese),
            [
                "A1/W1/- 王芳 1280.00 282h | 订单 A1 已发货（2026-11-10），应收 1,280.00，至今未收到款。"
            ]
        );
        assert_eq!(
            Fixture::new(UNPAID).said(&RULE, Language::English),
            [
                "A1/W1/- 王芳 1280.00 282h | Order A1 was shipped (2026-11-10); 1,280.00 is due and nothing has been received."
            ]
        );
    }

    #[test]
    fn reports_a_balance_that_did_not_come_before_the_goods_left() {
        let fixture = Fixture::new(
            "order A1 due=1000 terms=deposit deposit=300 state=shipped
             payment P1 amount=300 pays=A1:300",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/-/- - 700.00 - | 订单 A1 尾款未到就已发货（时间不详）：应收 1,000.00，已收 300.00，尚欠 700.00。"
            ]
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            ("paid", "time=2026-11-10", "pays=A1:1280"),
            ("paid short (G201)", "time=2026-11-10", "pays=A1:1"),
            ("cash on delivery (G103)", "due=1280", "due=1280 terms=cod"),
            ("collected by the courier (G103)", "of=A1", "of=A1 cod=1280"),
            ("monthly (G108)", "due=1280", "due=1280 terms=monthly"),
            ("not shipped", "SIGNED shipped=2026-11-10", "LABELLED"),
            ("come back", "SIGNED", "RETURNED"),
            ("cancelled", "due=1280", "due=1280 state=cancelled"),
            ("an amount not known", "due=1280", ""),
            (
                "no statement read",
                "payment P1 amount=1 time=2026-11-10",
                "",
            ),
            (
                "a balance missing long after signing (G103)",
                "due=1280",
                "due=1280 terms=deposit deposit=300\nparcel W2 of=A1 signed=2026-11-11",
            ),
        ] {
            let table = UNPAID.replace(from, to);
            assert_ne!(table, UNPAID, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
    }
}
