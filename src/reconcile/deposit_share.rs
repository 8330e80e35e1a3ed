//! Level 5, deposits that no sheet states: a receipt of the customer that is the agreed share of an order.
//!
//! Sure if the terms or the remark speak of a deposit, only one order of the customer fits, only one receipt
//! does, the price is not a usual one, and the receipt is too small to pay anything else that the customer owes. Otherwise suggested, once
//! combinations have been tried.

use std::collections::BTreeMap;

use super::debtors::{Party, parties};
use super::deposit_fit::{Fit, fit, is_called_deposit, percent, reach, share};
use super::equal_strangers::EqualStrangers;
use super::in_order::tidy;
use super::other_meanings::speaks_of_another;
use super::state::{State, single};
use super::window;
use crate::model::{
    Level, Message, Money, Order, OrderIndex, PaymentIndex, Signal, Signals, Standing, Terms,
};

/// An amount that more orders than this have is a usual price.
const USUAL: u32 = 4;

/// A deposit that fits more orders than this tells nothing.
const MOST: usize = 20;

/// Confirms the deposits that are sure. True if there was one: then balances may follow.
pub(super) fn confirm(state: &mut State<'_>) -> bool {
    let mut any = false;
    let (proposals, strangers) = proposals(state);
    for (payment, order) in proposals {
        let sure = payment.alone
            && strangers.are_negligible(payment.share)
            && !is_usual_price(state, order)
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

/// True if orders of this amount are so many that a customer may well have another one, which nobody shows.
fn is_usual_price(state: &State<'_>, order: OrderIndex) -> bool {
    let due = state.order(order).and_then(|order| order.due);
    due.is_none_or(|due| state.directory().amounts.of(due).1 > USUAL)
}

/// Suggests the others.
pub(super) fn suggest(state: &mut State<'_>) {
    for (payment, order) in proposals(state).0 {
        if payment.fit == Fit::Close || payment.called {
            link(state, payment.index, order, Standing::Suggested);
        }
    }
}

/// A receipt that fits one order only, and is the only one to fit it.
struct Proposal {
    index: PaymentIndex,
    fit: Fit,
    /// The share that it agrees with.
    share: Money,
    /// True if terms or remark speak of a deposit.
    called: bool,
    /// True if it is too small to pay anything else.
    alone: bool,
}

/// What fits, and how many shares and called deposits met nothing.
fn proposals(state: &State<'_>) -> (Vec<(Proposal, OrderIndex)>, EqualStrangers) {
    let mut strangers = EqualStrangers::default();
    let mut found = Vec::new();
    if state.matching.deposit.percent.millionths > 0 {
        for party in parties(state) {
            found.extend(of_party(state, &party, &mut strangers));
        }
    }
    (found, strangers)
}

fn of_party(
    state: &State<'_>,
    party: &Party,
    strangers: &mut EqualStrangers,
) -> Vec<(Proposal, OrderIndex)> {
    let plan = &state.matching.deposit;
    let mut shares: Vec<(Money, OrderIndex)> = party
        .orders
        .iter()
        .filter_map(|index| Some((share(plan, awaiting(state, *index)?)?, *index)))
        .collect();
    if shares.is_empty() {
        return Vec::new();
    }
    tidy(&mut shares);
    let open = |index: &OrderIndex| state.open(*index).filter(|open| open.minor() > 0);
    let least = party.orders.iter().filter_map(open).min();
    let mut lone: Vec<Money> = Vec::new();
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
        let called = is_called_deposit(payment);
        let fitting: Vec<(OrderIndex, Money, Fit)> = near
            .take(MOST)
            .filter(|(_, order)| window::contains(state.window(*order), day))
            .filter_map(|(share, order)| {
                let fit = fit(plan, state.order(*order)?, amount)?;
                Some((*order, *share, fit))
            })
            .collect();
        if fitting.is_empty() && called {
            lone.push(whole(amount));
        }
        if let [(order, share, fit)] = fitting[..] {
            let terms = state.order(order).and_then(|order| order.terms);
            found.entry(order).or_default().push(Proposal {
                index: *index,
                fit,
                share: whole(share),
                called: called || terms == Some(Terms::DepositBalance),
                alone: least.is_some_and(|least| amount < least),
            });
        }
    }
    let left = shares
        .iter()
        .filter(|(_, order)| !found.contains_key(order));
    let left: Vec<Money> = left.map(|(share, _)| whole(*share)).collect();
    strangers.add_party(&lone, &left);
    let mut single = Vec::new();
    for (order, mut receipts) in found {
        if let Some(receipt) = receipts.pop().filter(|_| receipts.is_empty()) {
            strangers.add_pair(receipt.share);
            single.push((receipt, order));
        }
    }
    single
}

/// Without cents, for deposits are rounded.
fn whole(amount: Money) -> Money {
    let yuan = 10_i64.saturating_pow(amount.currency().exponent());
    Money::from_minor(amount.minor() / yuan * yuan, amount.currency())
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

fn link(state: &mut State<'_>, payment: PaymentIndex, order: OrderIndex, standing: Standing) {
    let Some((receipt, of)) = state.payment(payment).zip(state.order(order)) else {
        return;
    };
    let percent = percent(&state.matching.deposit, of).millionths / 1_000_000;
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
    fn the_stated_percent_goes_before_the_usual_one() {
        for (pay, expected) in [
            ("300.00 10-02 张三 memo=订金", "P1 unmatched"),
            ("500.00 10-02 张三 memo=订金", "P1 confirmed 5 A1=500.00"),
        ] {
            let order =
                "order A1 1000.00 10-01 张三 terms=deposit50\norder A2 9000.00 10-01 张三\n";
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
