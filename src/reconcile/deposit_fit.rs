//! The agreed share of an order as its deposit, where no sheet states one, and what agrees with it.

use crate::config::{Decimal, DepositPlan};
use crate::model::{Money, Order, Payment, Terms};

/// Words of a remark that call a payment a deposit.
const WORDS: [&str; 8] = [
    "订金",
    "定金",
    "預付",
    "预付",
    "預訂",
    "首付",
    "订货金",
    "DEPOSIT",
];

/// Rounded shares are farther from the share than the tolerance by at most this many yuan.
const ROUNDING: i64 = 50;

/// How an amount agrees with the share of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// Within the tolerance.
    Close,
    /// The share rounded to tens or hundreds.
    Rounded,
}

/// True if a receipt that is called a deposit, or comes for an order on such terms, agrees with the share.
pub(super) fn is_called_share(plan: &DepositPlan, order: &Order, payment: &Payment) -> bool {
    let called = order.terms == Some(Terms::DepositBalance) || is_called_deposit(payment);
    called && fit(plan, order, payment.amount) == Some(Fit::Close)
}

/// The percent that the order's terms state, else the usual one.
pub(super) fn percent(plan: &DepositPlan, order: &Order) -> Decimal {
    let stated = order.deposit_percent.map(i64::from);
    stated.map_or(plan.percent, Decimal::whole)
}

/// The agreed share of what is due, less than the whole.
pub(super) fn share(plan: &DepositPlan, order: &Order) -> Option<Money> {
    let due = order.due?;
    let share = percent(plan, order).percent_of(due.minor());
    (0 < share && share < due.minor()).then(|| Money::from_minor(share, due.currency()))
}

fn tolerance(plan: &DepositPlan, amount: Money) -> i64 {
    yuan(amount).saturating_mul(plan.tolerance.millionths) / 1_000_000
}

fn yuan(amount: Money) -> i64 {
    10_i64.saturating_pow(amount.currency().exponent())
}

/// How far from an amount its share may lie at most, in minor units.
pub(super) fn reach(plan: &DepositPlan, amount: Money) -> i64 {
    tolerance(plan, amount).max(ROUNDING.saturating_mul(yuan(amount)))
}

/// How an amount agrees with the share of an order whose deposit no sheet states.
pub(super) fn fit(plan: &DepositPlan, order: &Order, amount: Money) -> Option<Fit> {
    let unstated = order.deposit.is_none_or(|deposit| deposit.minor() <= 0);
    let share = share(plan, order).filter(|share| {
        unstated && share.currency() == amount.currency() && plan.percent.millionths > 0
    })?;
    let off = (share.minor() - amount.minor()).abs();
    if off <= tolerance(plan, amount) {
        return Some(Fit::Close);
    }
    // People round 551.24 to 550, and 5512.40 to 5500.
    let rounded = [(10, 100), (100, 1000)].into_iter().any(|(step, least)| {
        let (step, least) = (step * yuan(amount), least * yuan(amount));
        share.minor() >= least && amount.minor() % step == 0 && 2 * off <= step
    });
    rounded.then_some(Fit::Rounded)
}

/// True if the remark calls the payment a deposit.
pub(super) fn is_called_deposit(payment: &Payment) -> bool {
    let memo = payment.memo.as_deref().unwrap_or_default();
    WORDS.iter().any(|word| memo.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::testing::book;
    use super::*;

    #[test]
    fn people_round_what_they_pay_in_advance() {
        for (due, amount, expected) in [
            ("1837.46", "551.24", Some(Fit::Close)),
            ("1837.46", "552.00", Some(Fit::Close)),
            ("1837.46", "550.00", Some(Fit::Rounded)),
            ("18374.60", "5500.00", Some(Fit::Rounded)),
            ("18374.60", "5400.00", None),
            ("1837.46", "560.00", None),
            ("99.00", "30.00", Some(Fit::Close)),
        ] {
            let book = book(&format!(
                "order A1 {due} 10-01 张三\nin P1 {amount} 10-02 张三"
            ));
            let paid = book.payments[0].amount;
            let found = fit(&DepositPlan::default(), &book.orders[0], paid);
            assert_eq!(found, expected, "{due} {amount}");
        }
    }
}
