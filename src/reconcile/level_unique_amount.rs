//! Level 6: an amount that occurs once on each side, in time.
//!
//! Confirmed only if
//! - it occurs once among all receipts and once among all amounts of orders, linked or not;
//! - a coincidence is negligible, as the lone amounts around it show (see `chance`);
//! - the order was not cancelled;
//! - the remark does not speak of something else (see `other_meanings`);
//! - payer and customer do not differ, or, since 代付 is normal, the order shows that it was paid (its state,
//!   or its goods left), the amount is not a round one (a multiple of 10 yuan) and the payer owes nothing
//!   under a name of their own.
//!
//! All else is suggested, and what several share is an ambiguous group.

use rustc_hash::{FxHashMap, FxHashSet};

use super::barred::without_barred;
use super::candidates::Component;
use super::chance::{Chance, zeros};
use super::meeting::{Meeting, meet};
use super::other_meanings::speaks_of_another;
use super::party::{Agreement, agreement, name_key};
use super::state::{State, single};
use crate::model::{
    Direction, Level, Message, Money, Nature, Order, OrderIndex, PaymentIndex, Standing,
};

/// Confirms the unique pairs that are sure.
pub(super) fn confirm(state: &mut State<'_>) {
    let found = find(state);
    let seen = Occurrences::count(state);
    let pairs: Vec<Pair> = found
        .components
        .iter()
        .filter_map(|(amount, component)| Pair::new(state, *amount, component))
        .collect();
    let (receipts, orders) = strangers(&found);
    // Pairs whose names differ are another kind: far more of them are accidents.
    let [alike, different] = [false, true].map(|different| {
        let kind = pairs.iter().filter(|pair| pair.different == different);
        let (receipts, orders) = (receipts.iter().copied(), orders.iter().copied());
        Chance::new(receipts, orders, kind.map(|pair| pair.amount))
    });
    let debtors: FxHashSet<String> = state
        .open_orders()
        .into_iter()
        .filter_map(|(_, order, _)| name_key(order.customer.as_deref()?))
        .collect();
    for pair in pairs {
        let chance = if pair.different { &different } else { &alike };
        let cancelled = state.order(pair.order).is_none_or(Order::is_cancelled);
        if !seen.is_rare(pair.amount)
            || !chance.is_negligible(pair.amount)
            || cancelled
            || speaks_of_another(state, pair.payment)
            || (pair.different && !may_pay_for_others(state, &pair, &debtors))
        {
            continue;
        }
        let key = if pair.different {
            "reason.unique_amount.other_payer"
        } else {
            "reason.unique_amount.confirmed"
        };
        link(state, &pair, Standing::Confirmed, key);
    }
}

/// Suggests the unique pairs that remain, and groups what is not unique.
pub(super) fn suggest(state: &mut State<'_>) {
    for (amount, component) in find(state).components {
        if let Some(pair) = Pair::new(state, amount, &component) {
            link(
                state,
                &pair,
                Standing::Suggested,
                "reason.unique_amount.suggested",
            );
        } else {
            let listed = state.matching.listed_candidates;
            let key = "reason.unique_amount.ambiguous";
            state.group(component.into_group(Level::UniqueAmount, key, amount, listed));
        }
    }
}

/// What is open, brought together by amount.
fn find(state: &State<'_>) -> Meeting<Money> {
    let payments = state.open_receipts().into_iter();
    let payments = payments.map(|(index, payment)| (payment.amount, (state.day(index), index)));
    let orders = state.open_orders().into_iter();
    let orders = orders.map(|(index, _, open)| (open, (state.window(index), index)));
    without_barred(state, meet(payments.collect(), orders.collect()))
}

/// The amounts of all that is in no pair. Where amounts lie close, strangers meet strangers, so what is
/// in larger components counts as well as what met nothing.
fn strangers(found: &Meeting<Money>) -> (Vec<Money>, Vec<Money>) {
    let mut receipts = found.lone_payments.clone();
    let mut orders = found.lone_orders.clone();
    let crowds = found
        .components
        .iter()
        .filter(|(_, component)| component.pair().is_none());
    for (amount, component) in crowds {
        receipts.extend(component.payments.iter().map(|_| *amount));
        orders.extend(component.orders.iter().map(|_| *amount));
    }
    (receipts, orders)
}

/// How often an amount occurs in the whole data, linked or open.
struct Occurrences {
    receipts: FxHashMap<Money, u32>,
    orders: FxHashMap<Money, u32>,
}

impl Occurrences {
    fn count(state: &State<'_>) -> Self {
        let mut receipts: FxHashMap<Money, u32> = FxHashMap::default();
        let moved = state.book.payments.iter().filter(|payment| {
            payment.direction == Direction::In && payment.nature != Nature::NeverMoved
        });
        for payment in moved {
            *receipts.entry(payment.amount).or_default() += 1;
        }
        let mut orders: FxHashMap<Money, u32> = FxHashMap::default();
        for order in &state.book.orders {
            let rest = order
                .due
                .zip(order.deposit)
                .and_then(|(due, paid)| due.checked_sub(paid));
            let mut amounts = [order.due, order.deposit, rest];
            amounts.sort_unstable();
            let mut last = None;
            for amount in amounts.into_iter().flatten() {
                if last != Some(amount) {
                    *orders.entry(amount).or_default() += 1;
                }
                last = Some(amount);
            }
        }
        Self { receipts, orders }
    }

    fn is_rare(&self, amount: Money) -> bool {
        let at_most_once =
            |counts: &FxHashMap<Money, u32>| counts.get(&amount).is_none_or(|count| *count <= 1);
        at_most_once(&self.receipts) && at_most_once(&self.orders)
    }
}

/// A receipt and an order that are each other's only candidate.
struct Pair {
    amount: Money,
    payment: PaymentIndex,
    order: OrderIndex,
    different: bool,
}

impl Pair {
    fn new(state: &State<'_>, amount: Money, component: &Component) -> Option<Self> {
        let (payment, order) = component.pair()?;
        let customer = state.order(order)?.customer.as_deref();
        let different = agreement(state.payment(payment)?, customer) == Agreement::Different;
        Some(Self {
            amount,
            payment,
            order,
            different,
        })
    }
}

/// True if a payer who is not the customer can be believed to pay for them: somebody paid for the order,
/// the amount is not round, and the payer has no open order of their own that the money may be for.
fn may_pay_for_others(state: &State<'_>, pair: &Pair, debtors: &FxHashSet<String>) -> bool {
    let payer = state
        .payment(pair.payment)
        .and_then(|payment| name_key(payment.party.as_deref()?));
    let round = zeros(pair.amount) > pair.amount.currency().exponent();
    state.shows_payment(pair.order) && !round && payer.is_none_or(|payer| !debtors.contains(&payer))
}

fn link(state: &mut State<'_>, pair: &Pair, standing: Standing, key: &'static str) {
    let number = state
        .order(pair.order)
        .map(|order| order.number.text())
        .unwrap_or_default();
    let reason = Message::new(key)
        .with("order", number)
        .with("amount", pair.amount);
    let level = Level::UniqueAmount;
    state.link(single(
        pair.payment,
        pair.order,
        pair.amount,
        level,
        standing,
        reason,
    ));
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_rare_amount_is_sure_and_a_round_one_of_a_stranger_is_not() {
        check(
            "order A1 1837.46 10-01 张三 state=shipped\norder A2 100.00 10-01 李四 state=shipped\n\
             order A3 250.00 10-01 -\nin P1 1837.46 10-02 王五\nin P2 100.00 10-02 王五\nin P3 250.00 10-02 -",
            &[
                "P1 confirmed 6 A1=1837.46",
                "P2 suggested 6 A2=100.00",
                "P3 confirmed 6 A3=250.00",
            ],
        );
    }

    #[test]
    fn somebody_else_pays_only_for_what_was_paid() {
        let pay = "in P1 1837.46 10-02 王五";
        for (order, memo, standing) in [
            ("state=shipped", "货款", "confirmed"),
            ("state=waiting", "货款", "suggested"),
            ("", "货款", "suggested"),
            ("state=shipped", "往来款", "suggested"),
            ("state=shipped", "货款A100077", "suggested"),
            ("state=shipped", "货款X99A100001", "suggested"),
            ("state=shipped", "13812345678", "confirmed"),
            ("state=shipped", "20261002", "confirmed"),
        ] {
            check(
                &format!("order A100001 1837.46 10-01 张三 {order}\n{pay} memo={memo}"),
                &[&format!("P1 {standing} 6 A100001=1837.46")],
            );
        }
    }

    #[test]
    fn an_amount_seen_twice_is_never_sure() {
        check(
            "order A1 18.46 10-01 张三\norder A2 18.46 03-01 李四\nin P1 18.46 10-02 -",
            &["P1 suggested 6 A1=18.46"],
        );
        check(
            "order A1 18.46 10-01 张三\norder A2 18.46 10-01 李四\nin P1 18.46 10-02 -",
            &["P1 ambiguous 6 A1,A2 of 2"],
        );
        check(
            "order A1 18.46 10-01 张三\nin P1 18.46 10-02 -\nin P2 18.46 10-02 -",
            &["P1 ambiguous 6 A1 of 2", "P2 ambiguous 6 A1 of 2"],
        );
    }

    #[test]
    fn out_of_the_window_nothing_fits() {
        for (terms, day, fits) in [
            ("prepaid", "10-30", false),
            ("monthly", "10-30", true),
            ("prepaid", "09-20", false),
            ("prepaid", "09-29", true),
        ] {
            let expected = if fits {
                "P1 confirmed 6 A1=18.46"
            } else {
                "P1 unmatched"
            };
            check(
                &format!("order A1 18.46 10-01 张三 terms={terms}\nin P1 18.46 {day} -"),
                &[expected],
            );
        }
    }
}
