//! G101 已付未发: an order is paid and has a waybill, and yet no courier took a parcel of it.
//!
//! Why: platforms fine late shipping, and a label without a pick-up scan counts as false shipping.
//! An order without any parcel is G105. Cash on delivery counts as confirmed when it is placed; a
//! deposit only starts production, so the order counts as paid once it is settled. Goods that the
//! customer fetches never ship.
//!
//! A parcel that only the order's own sheet names cannot be tracked: there the platform's word counts.

use super::account::{Account, accounts};
use super::goods::{is_picked_up, says_shipped};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, Message, OrderState, Terms};

pub(super) static RULE: Rule = Rule {
    code: "G101",
    severity: Severity::Error,
    thresholds: &[("hours", 48), ("working", 0)],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let hours = reporter.threshold("hours");
    let working = reporter.threshold("working") != 0;
    for account in accounts(context) {
        let (order, ledger) = (account.order, account.ledger);
        let collects = account.terms == Terms::CashOnDelivery;
        if order.self_pickup || account.is_closed() || !(collects || account.is_paid()) {
            continue;
        }
        let since = if collects {
            order.placed
        } else {
            account.paid_at()
        };
        if account.live_parcels().next().is_none() || left(&account) {
            continue;
        }
        let Some(since) = since else { continue };
        let waited = context.hours_waited(since, working);
        if waited < hours {
            continue;
        }
        let key = if collects {
            "rules.G101.message_cod"
        } else {
            "rules.G101.message"
        };
        let amount = if collects || ledger.received.is_zero() {
            ledger.due
        } else {
            ledger.received
        };
        let waybills = account
            .live_parcels()
            .map(|(_, parcel)| parcel.waybill.text().into());
        let message = Message::new(key)
            .with("order", order.number.text())
            .with("since", since)
            .with("amount", amount)
            .with("hours", waited)
            .with("waybills", Arg::List(waybills.collect()));
        let mut finding = reporter.about_order(context, account.index, message);
        finding.waybill = account
            .live_parcels()
            .next()
            .map(|(_, parcel)| parcel.waybill.text());
        finding.payment = account.last_receipt().map(|payment| payment.id.clone());
        finding.amount = Some(amount);
        finding.age_hours = Some(context.hours_since(since));
        reporter.report(finding);
    }
}

/// True if anything shows that goods of the order left.
fn left(account: &Account<'_>) -> bool {
    account.order.state == Some(OrderState::Completed)
        || account.live_parcels().any(|(_, parcel)| {
            is_picked_up(parcel) || (!parcel.tracked && says_shipped(account.order))
        })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const LATE: &str = "order A1 placed=2026-11-16 due=100 clerk=王芳
        parcel W1 of=A1 status=LABELLED shipped=2026-11-17
        payment P1 amount=100 time=2026-11-18T10:00 pays=A1:100";

    #[test]
    fn reports_what_is_paid_and_not_picked_up() {
        assert_eq!(
            Fixture::new(LATE).said(&RULE, Language::Chinese),
            [
                "A1/W1/P1 王芳 100.00 80h | 订单 A1 于 2026-11-18 10:00 收款 100.00，已过 80 小时，运单 W1 仍未揽收。"
            ]
        );
        assert_eq!(
            Fixture::new(LATE).said(&RULE, Language::English),
            [
                "A1/W1/P1 王芳 100.00 80h | Order A1 was paid 100.00 on 2026-11-18 10:00; 80 hours later the courier has still not picked up waybill W1."
            ]
        );
    }

    #[test]
    fn cash_on_delivery_counts_from_placing() {
        let fixture = Fixture::new(
            "order A1 placed=2026-11-18 due=100 terms=cod
             parcel W1 of=A1 clerk=李娜
             parcel W2 of=A1 status=NO_TRACE",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/W1/- 李娜 100.00 90h | 货到付款订单 A1（代收 100.00）于 2026-11-18 下单，已过 90 小时，运单 W1、W2 仍未揽收。"
            ]
        );
    }

    #[test]
    fn the_platforms_word_counts_where_no_statement_was_read() {
        let table = "order A1 paid=2026-11-18 due=100\nparcel W1 of=A1 untracked";
        assert_eq!(Fixture::new(table).findings(&RULE).len(), 1);
        let unpaid = "order A1 placed=2026-11-18 due=100\nparcel W1 of=A1 untracked";
        assert_eq!(Fixture::new(unpaid).findings(&RULE), []);
    }

    #[test]
    fn days_off_count_only_if_wanted() {
        // Thursday 20:00 to Saturday 18:00: 46 hours, 28 of them on working days.
        let fixture = |hours| {
            Fixture::new(&LATE.replace("11-18T10:00", "11-19T20:00")).with(&RULE, "hours", hours)
        };
        assert_eq!(fixture(47).findings(&RULE).len(), 0);
        assert_eq!(fixture(46).findings(&RULE).len(), 1);
        assert_eq!(
            fixture(29).with(&RULE, "working", 1).findings(&RULE).len(),
            0
        );
        assert_eq!(
            fixture(28).with(&RULE, "working", 1).findings(&RULE).len(),
            1
        );
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            ("picked up", "status=LABELLED", "status=PICKED"),
            ("signed", "status=LABELLED", "signed=2026-11-20"),
            ("no parcel (G105)", "of=A1", ""),
            ("a cancelled parcel (G105)", "LABELLED", "CANCELLED"),
            ("within 48 hours", "11-18T10:00", "11-19T19:00"),
            ("not paid in full", "due=100", "due=101"),
            ("fetched by the customer", "due=100", "due=100 self_pickup"),
            ("cancelled", "due=100", "due=100 state=cancelled"),
            ("completed", "due=100", "due=100 state=completed"),
            (
                "only known to the order",
                "LABELLED shipped=2026-11-17",
                "UNKNOWN shipped=2026-11-17 untracked",
            ),
        ] {
            let table = LATE.replace(from, to);
            assert_ne!(table, LATE, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
    }
}
