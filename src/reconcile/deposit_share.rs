//! Level 5, deposits that no sheet states: a receipt of the customer that is the agreed share of an order.
//!
//! Sure if the terms or the remark speak of a deposit, only one order of the customer fits, only one receipt
//! does, and the receipt is too small to pay anything else that the customer owes. Otherwise suggested, once
//! combinations have been tried.

use std::collections::BTreeMap;

use super::debtors::{Party, parties};
use super::other_meanings::speaks_of_another;
use super::state::{State, single};
use super::window;
use crate::config::DepositPlan;
use crate::model::{
    Level, Message, Money, Order, OrderIndex, Payment, PaymentIndex, Signal, Signals, Standing,
    Terms,
};

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

/// A deposit that fits more orders than this tells nothing.
const MOST: usize = 20;

/// How an amount agrees with the share of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    /// Within the tolerance.
    Close,
    /// The share rounded to tens or hundreds.
    Rounded,
}

/// True if a receipt that is called a deposit, or an order on such terms, agrees with the share.
pub(super) fn is_called_share(plan: &DepositPlan, order: &Order, payment: &Payment) -> bool {
    let called = order.terms == Some(Terms::DepositBalance) || is_called_deposit(payment);
    called && fit(plan, order, payment.amount) == Some(Fit::Close)
}

/// Confirms the deposits that are sure. True if there was one: then balances may follow.
pub(super) fn confirm(state: &mut State<'_>) -> bool {
    let mut any = false;
    for (payment, order) in proposals(state) {
        let sure = payment.alone
            && payment.fit == Fit::Close
            && payment.called
            && !speaks_of_another(state, payment.index);
        if sure {
            link(state, payment.index, order, Standing::Confirmed);
            any = true;
        }
    }
    any
}

/// Suggests the others.
pub(super) fn suggest(state: &mut State<'_>) {
    for (payment, order) in proposals(state) {
        if payment.fit == Fit::Close || payment.called {
            link(state, payment.index, order, Standing::Suggested);
        }
    }
}

/// A receipt that fits one order only, and is the only one to fit it.
struct Proposal {
    index: PaymentIndex,
    fit: Fit,
    /// True if terms or remark speak of a deposit.
    called: bool,
    /// True if it is too small to pay anything else.
    alone: bool,
}

fn proposals(state: &State<'_>) -> Vec<(Proposal, OrderIndex)> {
    if state.matching.deposit.percent.millionths <= 0 {
        return Vec::new();
    }
    let of_party = |party: Party| of_party(state, &party);
    parties(state).into_iter().flat_map(of_party).collect()
}

fn of_party(state: &State<'_>, party: &Party) -> Vec<(Proposal, OrderIndex)> {
    let plan = &state.matching.deposit;
    let mut shares: Vec<(Money, OrderIndex)> = party
        .orders
        .iter()
        .filter_map(|index| Some((share(plan, awaiting(state, *index)?)?, *index)))
        .collect();
    if shares.is_empty() {
        return Vec::new();
    }
    shares.sort_unstable();
    shares.dedup();
    let open = |index: &OrderIndex| state.open(*index).filter(|open| open.minor() > 0);
    let least = party.orders.iter().filter_map(open).min();
    // By order: its receipts, of which there may be one.
    let mut found: BTreeMap<OrderIndex, Vec<Proposal>> = BTreeMap::new();
    for index in &party.payments {
        let Some(payment) = state.payment(*index).filter(|_| state.is_open(*index)) else {
            continue;
        };
        let amount = payment.amount;
        let reach = reach(plan, amount);
        let first = shares.partition_point(|(share, _)| {
            share.currency() < amount.currency()
                || (share.currency() == amount.currency()
                    && share.minor() < amount.minor().saturating_sub(reach))
        });
        let near = shares.get(first..).unwrap_or_default().iter();
        let near = near.take_while(|(share, _)| {
            share.currency() == amount.currency()
                && share.minor() <= amount.minor().saturating_add(reach)
        });
        let day = state.day(*index);
        let fitting: Vec<(OrderIndex, Fit)> = near
            .take(MOST)
            .filter(|(_, order)| window::contains(state.window(*order), day))
            .filter_map(|(_, order)| Some((*order, fit(plan, state.order(*order)?, amount)?)))
            .collect();
        if let [(order, fit)] = fitting[..] {
            let terms = state.order(order).and_then(|order| order.terms);
            found.entry(order).or_default().push(Proposal {
                index: *index,
                fit,
                called: terms == Some(Terms::DepositBalance) || is_called_deposit(payment),
                alone: least.is_some_and(|least| amount < least),
            });
        }
    }
    let single = found.into_iter().filter_map(|(order, mut receipts)| {
        let receipt = receipts.pop().filter(|_| receipts.is_empty())?;
        Some((receipt, order))
    });
    single.collect()
}

/// The order, if it may still bring a deposit that nobody stated.
fn awaiting<'a>(state: &State<'a>, index: OrderIndex) -> Option<&'a Order> {
    let order = state.order(index)?;
    let terms = matches!(
        order.effective_terms(),
        Terms::Prepaid | Terms::DepositBalance
    );
    let unstated = order.deposit.is_none_or(|deposit| deposit.minor() <= 0);
    (terms && unstated && !order.is_cancelled() && state.is_untouched(index)).then_some(order)
}

/// The agreed share of what is due, less than the whole.
fn share(plan: &DepositPlan, order: &Order) -> Option<Money> {
    let due = order.due?;
    let share = plan.percent.percent_of(due.minor());
    (0 < share && share < due.minor()).then(|| Money::from_minor(share, due.currency()))
}

fn tolerance(plan: &DepositPlan, amount: Money) -> i64 {
    yuan(amount).saturating_mul(plan.tolerance.millionths) / 1_000_000
}

fn yuan(amount: Money) -> i64 {
    10_i64.saturating_pow(amount.currency().exponent())
}

fn reach(plan: &DepositPlan, amount: Money) -> i64 {
    tolerance(plan, amount).max(ROUNDING.saturating_mul(yuan(amount)))
}

fn fit(plan: &DepositPlan, order: &Order, amount: Money) -> Option<Fit> {
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

fn is_called_deposit(payment: &Payment) -> bool {
    let memo = payment.memo.as_deref().unwrap_or_default();
    WORDS.iter().any(|word| memo.contains(word))
}

fn link(state: &mut State<'_>, payment: PaymentIndex, order: OrderIndex, standing: Standing) {
    let Some((receipt, of)) = state.payment(payment).zip(state.order(order)) else {
        return;
    };
    let percent = state.matching.deposit.percent.millionths / 1_000_000;
    let reason = Message::new("reason.party.deposit")
        .with("party", receipt.party.clone().unwrap_or_default())
        .with("order", of.number.text())
        .with("amount", receipt.amount)
        .with("percent", percent);
    let mut link = single(
        payment,
        order,
        receipt.amount,
        Level::Party,
        standing,
        reason,
    );
    link.signals = Signals::of(&[Signal::Payer, Signal::Amount, Signal::Day])
        .and_if(Signal::Unique, standing == Standing::Confirmed);
    state.link(link);
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_share_that_is_called_a_deposit_is_sure() {
        let order = "order A1 1837.46 10-01 张三\n";
        for (pay, expected) in [
            ("551.24 10-02 张三 memo=订金", "P1 confirmed 5 A1=551.24"),
            ("551.00 10-02 张三 memo=预付", "P1 confirmed 5 A1=551.00"),
            ("550.00 10-02 张三 memo=定金", "P1 suggested 5 A1=550.00"),
            ("551.24 10-02 张三 memo=货款", "P1 suggested 5 A1=551.24"),
            ("551.24 10-02 王五 memo=订金", "P1 unmatched"),
        ] {
            check(&format!("{order}in P1 {pay}"), &[expected]);
        }
    }

    #[test]
    fn the_balance_follows() {
        check(
            "order A1 1000.00 10-01 张三\norder A2 5000.00 10-01 张三\n\
             in P1 300.00 10-02 张三 memo=订金\nin P2 700.00 10-12 张三",
            &["P1 confirmed 5 A1=300.00", "P2 confirmed 5 A1=700.00"],
        );
    }

    #[test]
    fn what_may_pay_something_else_is_not_sure() {
        check(
            "order A1 1000.00 10-01 张三\norder A2 200.00 10-01 张三\n\
             in P1 300.00 10-02 张三 memo=订金",
            &["P1 suggested 5 A1=300.00"],
        );
        check(
            "order A1 1000.00 10-01 张三\norder A2 1001.00 10-01 张三\n\
             in P1 300.00 10-02 张三 memo=订金",
            &["P1 unmatched"],
        );
        check(
            "order A1 1000.00 10-01 张三 deposit=500.00\nin P1 300.00 10-02 张三 memo=订金",
            &["P1 suggested 5 A1=300.00"],
        );
    }

    #[test]
    fn a_number_and_the_share_are_sure() {
        check(
            "order A100001 1000.00 10-01 张三\nin P1 300.00 10-02 王五 memo=A100001订金",
            &["P1 confirmed 2 A100001=300.00"],
        );
        check(
            "order A100001 1000.00 10-01 张三\nin P1 300.00 10-02 王五 memo=A100001货款",
            &["P1 suggested 2 A100001=300.00"],
        );
    }
}
