//! G203 代收不符: the couriers are to collect another sum than the customer still owes.
//!
//! Why: a customer who paid a deposit is asked for it twice, or the shop loses the difference at the
//! door. Compared are the collections on the waybills, those that come back or are cancelled left
//! out, and the amount due less what came before signing. Orders that share parcels are compared
//! together. Where no waybill states a collection, nothing is known.

use chrono::NaiveDate;

use super::account::{Account, account};
use super::goods::is_signed;
use super::shipment::{Shipment, shipments};
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{Arg, CourierStatus, Direction, Level, Message, Money, Parcel, Terms};

pub(super) static RULE: Rule = Rule {
    code: "G203",
    severity: Severity::Error,
    thresholds: &[],
    check,
};

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    for shipment in shipments(context) {
        report_difference(context, reporter, &shipment);
    }
}

fn report_difference(
    context: &Context<'_>,
    reporter: &mut Reporter<'_>,
    shipment: &Shipment,
) -> Option<()> {
    let parcels: Vec<&Parcel> = shipment
        .parcels
        .iter()
        .filter_map(|index| context.book.parcels.get(index.get()))
        .filter(|parcel| {
            parcel.status != CourierStatus::Cancelled && !parcel.status.is_refused_or_returned()
        })
        .collect();
    let accounts: Vec<Account<'_>> = shipment
        .orders
        .iter()
        .filter_map(|index| account(context, *index))
        .filter(|account| !account.is_closed())
        .collect();
    let is_unknown = |parcel: &&Parcel| parcel.cod.is_none() && !parcel.tracked;
    if parcels.iter().any(is_unknown) {
        return None;
    }
    let collected = sum(parcels.iter().filter_map(|parcel| parcel.cod))?;
    let collects = |account: &Account<'_>| account.terms == Terms::CashOnDelivery;
    if collected.is_zero() && !accounts.iter().any(collects) {
        return None;
    }
    let signed = parcels
        .iter()
        .filter(|parcel| is_signed(parcel))
        .filter_map(|parcel| parcel.signed)
        .min();
    let owed: Option<Vec<Money>> = accounts
        .iter()
        .map(|account| owed_at_the_door(context, account, signed.map(crate::model::Moment::day)))
        .collect();
    let owed = sum(owed?.into_iter())?;
    let difference = collected.checked_sub(owed)?;
    if difference.is_zero() {
        return None;
    }

    let first = accounts.first()?;
    let orders = accounts
        .iter()
        .map(|account| account.order.number.text().into());
    let waybills = parcels.iter().map(|parcel| parcel.waybill.text().into());
    let key = if difference.minor() > 0 {
        "rules.G203.message_over"
    } else {
        "rules.G203.message"
    };
    let message = Message::new(key)
        .with("orders", Arg::List(orders.collect()))
        .with("waybills", Arg::List(waybills.collect()))
        .with("owed", owed)
        .with("collected", collected)
        .with("difference", difference.abs());
    let mut finding = reporter.about_order(context, first.index, message);
    finding.waybill = parcels.first().map(|parcel| parcel.waybill.text());
    finding.amount = Some(difference.abs());
    let shipped = parcels
        .iter()
        .filter_map(|parcel| parcel.shipped_at())
        .min();
    finding.age_hours = shipped.map(|at| context.hours_since(at));
    reporter.report(finding);
    Some(())
}

/// What the customer still owed when the goods came: the amount due less receipts of earlier days,
/// never less than nothing. `None` if the amount due is not known.
fn owed_at_the_door(
    context: &Context<'_>,
    account: &Account<'_>,
    signed: Option<NaiveDate>,
) -> Option<Money> {
    let Some(due) = account.order.due else {
        return account.order.cod;
    };
    let mut owed = due;
    let payments = context.reconciled.order_payments.get(account.index.get());
    for index in payments.into_iter().flatten() {
        let payment = context.book.payments.get(index.get())?;
        let link = context.reconciled.link(*index)?;
        let day = payment.time.map(crate::model::Moment::day);
        let is_late = signed.is_some_and(|signed| day.is_none_or(|day| day >= signed));
        if payment.direction == Direction::Out || link.level == Level::Settlement || is_late {
            continue;
        }
        let parts = link
            .allocations
            .iter()
            .filter(|allocation| allocation.order == account.index);
        for part in parts {
            owed = owed.checked_sub(part.counted_in(due.currency())?)?;
        }
    }
    Some(owed.max(Money::zero(due.currency())))
}

fn sum(amounts: impl Iterator<Item = Money>) -> Option<Money> {
    amounts
        .map(Some)
        .reduce(|sum, amount| sum?.checked_add(amount?))?
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const LOW: &str = "order A1 due=500 deposit=100 terms=cod clerk=王芳
        parcel W1 of=A1 cod=200 shipped=2026-11-20
        parcel W2 of=A1 cod=150 shipped=2026-11-19 signed=2026-11-21
        payment P1 amount=100 time=2026-11-15 pays=A1:100";

    #[test]
    fn reports_waybills_that_collect_too_little() {
        assert_eq!(
            Fixture::new(LOW).said(&RULE, Language::Chinese),
            [
                "A1/W1/- 王芳 50.00 66h | 订单 A1 签收时应代收 400.00，运单 W1、W2 上的代收货款合计 350.00，少 50.00。"
            ]
        );
        assert_eq!(
            Fixture::new(LOW).said(&RULE, Language::English),
            [
                "A1/W1/- 王芳 50.00 66h | Order A1: 400.00 to be collected on delivery, but waybill W1, W2 says 350.00, 50.00 too little."
            ]
        );
    }

    #[test]
    fn reports_a_deposit_that_is_asked_for_twice_and_orders_that_share_a_parcel() {
        let fixture = Fixture::new(
            "order A1 due=500 deposit=100 terms=cod
             order A2 due=80 terms=cod
             order A3 due=20 terms=cod
             order A4 due=60
             parcel W1 of=A1 cod=500
             parcel W2 of=A2,A3 cod=130
             parcel W4 of=A4 cod=60
             payment P1 amount=100 pays=A1:100
             payment P4 amount=60 pays=A4:60",
        );
        assert_eq!(
            fixture.said(&RULE, Language::Chinese),
            [
                "A1/W1/- - 100.00 - | 订单 A1 签收时应代收 400.00，运单 W1 上的代收货款合计 500.00，多 100.00。",
                "A2/W2/- - 30.00 - | 订单 A2、A3 签收时应代收 100.00，运单 W2 上的代收货款合计 130.00，多 30.00。",
                "A4/W4/- - 60.00 - | 订单 A4 签收时应代收 0.00，运单 W4 上的代收货款合计 60.00，多 60.00。",
            ]
        );
    }

    #[test]
    fn says_nothing_of() {
        let right = LOW.replace("cod=150", "cod=200");
        for (what, from, to) in [
            ("the right sum", "", ""),
            (
                "the sum after it was remitted",
                "shipped=2026-11-20",
                "shipped=2026-11-20\npayment P2 amount=400 time=2026-11-21 pays=A1:400",
            ),
            (
                "a remittance on a list",
                "shipped=2026-11-20",
                "shipped=2026-11-20\npayment P2 amount=400 level=settlement pays=A1:400",
            ),
            (
                "a parcel sent again",
                "shipped=2026-11-20",
                "shipped=2026-11-20\nparcel W3 of=A1 cod=200 status=RETURNED",
            ),
            (
                "a parcel that no courier sheet names",
                "cod=200 shipped=2026-11-20",
                "untracked",
            ),
            ("cancelled", "due=500", "due=500 state=cancelled"),
            ("an amount not known", "due=500", ""),
        ] {
            let table = right.replacen(from, to, 1);
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
        let prepaid = Fixture::new("order A1 due=5\nparcel W1 of=A1 cod=0");
        assert_eq!(prepaid.findings(&RULE), [], "nothing to collect");
        let silent = Fixture::new("order A1 due=5 terms=cod\nparcel W1 of=A1");
        assert_eq!(silent.findings(&RULE), [], "no collection stated");
    }
}
