//! Receipts that point two ways: the payer owes exactly that amount, and the remark speaks of somebody else's order
//! of the same amount, by its number or by its customer. People pay for friends, and people copy a wrong number:
//! either is likely, so what the remark says is suggested and never sure.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::directory::NameId;
use super::level_remark::agrees;
use super::named_orders::named;
use super::names::name_key;
use super::remark_names::{Sought, named_customers};
use super::state::{State, single};
use super::window;
use crate::model::{
    AmbiguousGroup, Level, Message, Money, OrderIndex, Payment, PaymentIndex, Signal, Signals,
    Standing,
};

/// Open orders by customer and open amount.
type Owing = FxHashMap<(NameId, Money), Vec<OrderIndex>>;

/// A receipt and two explanations of it.
struct Contest {
    payment: PaymentIndex,
    amount: Money,
    /// The orders of the payer.
    own: Vec<OrderIndex>,
    /// The order of which the remark speaks; several equals where it names a customer only.
    others: Vec<OrderIndex>,
    by_number: bool,
}

/// Suggests what the remarks of contested receipts say.
pub(super) fn run(state: &mut State<'_>) {
    let receipts: Vec<(PaymentIndex, &Payment)> = state
        .open_receipts()
        .into_iter()
        .filter(|(_, payment)| payment.memo.is_some())
        .collect();
    let mut contests = contests(state, &receipts);
    if contests.is_empty() {
        return;
    }
    let claims = claims(state, &receipts, &contests);
    for contest in &mut contests {
        // Who pays the own order under its own number does not mean it here.
        contest.own.retain(|order| !claims.contains(order));
    }
    for contest in contests {
        if !contest.own.is_empty() {
            suggest(state, &contest, &claims);
        }
    }
}

fn contests(state: &State<'_>, receipts: &[(PaymentIndex, &Payment)]) -> Vec<Contest> {
    let owing = owing(state, receipts);
    let alike: Vec<(PaymentIndex, &Payment, Vec<OrderIndex>)> = receipts
        .par_iter()
        .filter_map(|(index, payment)| {
            let own = own(state, &owing, *index, payment);
            (!own.is_empty()).then_some((*index, *payment, own))
        })
        .collect();
    let amounts: FxHashSet<Money> = alike.iter().map(|(_, payment, _)| payment.amount).collect();
    let (sought, of_customers) = customers(state, &amounts);
    let contests = alike.into_par_iter().filter_map(|(index, payment, own)| {
        let orders = named(state, payment);
        let by_number = !orders.orders.is_empty();
        let others = match orders.only() {
            Some(order) if agrees(state, payment, order) && !is_payers(state, index, order) => {
                vec![order]
            }
            None if !by_number => of_customer(state, &sought, &of_customers, index, payment.amount),
            _ => Vec::new(),
        };
        (!others.is_empty()).then_some(Contest {
            payment: index,
            amount: payment.amount,
            own,
            others,
            by_number,
        })
    });
    contests.collect()
}

/// The open orders whose customer pays exactly as much somewhere.
fn owing(state: &State<'_>, receipts: &[(PaymentIndex, &Payment)]) -> Owing {
    let directory = state.directory();
    let paying: FxHashSet<(NameId, Money)> = receipts
        .iter()
        .flat_map(|(index, payment)| {
            let names = directory.payer(*index).names();
            names.map(|name| (name, payment.amount))
        })
        .collect();
    let mut owing = Owing::default();
    for (index, _, open) in state.open_orders() {
        let key = directory.customer(index).name.map(|name| (name, open));
        if let Some(key) = key.filter(|key| paying.contains(key)) {
            owing.entry(key).or_default().push(index);
        }
    }
    owing
}

fn own(
    state: &State<'_>,
    owing: &Owing,
    index: PaymentIndex,
    payment: &Payment,
) -> Vec<OrderIndex> {
    let names = state.directory().payer(index).names();
    names
        .filter_map(|name| owing.get(&(name, payment.amount)))
        .flatten()
        .copied()
        .filter(|order| fits(state, index, *order))
        .collect()
}

fn fits(state: &State<'_>, payment: PaymentIndex, order: OrderIndex) -> bool {
    let alive = state
        .order(order)
        .is_some_and(|order| !order.is_cancelled());
    alive
        && window::contains(state.window(order), state.day(payment))
        && !state.bars().bars(payment, order)
}

fn is_payers(state: &State<'_>, payment: PaymentIndex, order: OrderIndex) -> bool {
    let directory = state.directory();
    let customer = directory.customer(order).name;
    let mut names = directory.payer(payment).names();
    names.any(|name| Some(name) == customer)
}

/// Customers with an open order of one of these amounts: to be looked for in remarks, and their orders.
fn customers(state: &State<'_>, amounts: &FxHashSet<Money>) -> (Sought, Owing) {
    let mut sought = Sought::default();
    let mut owing = Owing::default();
    for (index, order, open) in state.open_orders() {
        if !amounts.contains(&open) {
            continue;
        }
        let key = order.customer.as_deref().and_then(name_key);
        let name = state.directory().customer(index).name;
        if let Some((key, name)) = key.zip(name) {
            sought.add(name, &key);
            owing.entry((name, open)).or_default().push(index);
        }
    }
    (sought, owing)
}

/// The orders of that amount of the only other customer whom the remark names.
fn of_customer(
    state: &State<'_>,
    sought: &Sought,
    owing: &Owing,
    index: PaymentIndex,
    amount: Money,
) -> Vec<OrderIndex> {
    let found = named_customers(state, index, sought);
    let orders = match found.as_slice() {
        [one] if one.bounded => owing.get(&(one.name, amount)),
        _ => None,
    };
    let orders = orders.into_iter().flatten().copied();
    orders.filter(|order| fits(state, index, *order)).collect()
}

/// The orders of the contests that another receipt, itself not contested, names by number and agrees with.
fn claims(
    state: &State<'_>,
    receipts: &[(PaymentIndex, &Payment)],
    contests: &[Contest],
) -> FxHashSet<OrderIndex> {
    let amounts: FxHashSet<Money> = contests.iter().map(|contest| contest.amount).collect();
    let concerned: FxHashSet<OrderIndex> = contests
        .iter()
        .flat_map(|contest| contest.own.iter().chain(&contest.others).copied())
        .collect();
    let contested: FxHashSet<PaymentIndex> =
        contests.iter().map(|contest| contest.payment).collect();
    let mut claims = FxHashSet::default();
    for (index, payment) in receipts {
        if !amounts.contains(&payment.amount) || contested.contains(index) {
            continue;
        }
        let order = named(state, payment).only();
        let order = order.filter(|order| concerned.contains(order));
        if let Some(order) = order.filter(|order| agrees(state, payment, *order)) {
            claims.insert(order);
        }
    }
    claims
}

fn suggest(state: &mut State<'_>, contest: &Contest, claims: &FxHashSet<OrderIndex>) {
    // The other order is paid under its own number by another receipt: then the payer's own is meant.
    let (chosen, first) = match (contest.own.as_slice(), contest.others.as_slice()) {
        ([own], [other]) if claims.contains(other) => (*own, *other),
        (_, [other]) => (*other, *other),
        _ => return group(state, contest),
    };
    let number = |order: OrderIndex| {
        let order = state.order(order);
        order.map(|order| order.number.text()).unwrap_or_default()
    };
    let own = contest.own.first().copied().unwrap_or(first);
    let party = state
        .payment(contest.payment)
        .and_then(|payment| payment.party.clone());
    let key = if contest.by_number {
        "reason.doubt.number_of_another"
    } else {
        "reason.doubt.customer_of_another"
    };
    let reason = Message::new(key)
        .with("order", number(first))
        .with("own", number(own))
        .with("party", party.unwrap_or_default())
        .with("amount", contest.amount);
    let (level, signal) = match (chosen == first, contest.by_number) {
        (true, true) => (Level::Remark, Some(Signal::Text)),
        (true, false) => (Level::Party, None),
        (false, _) => (Level::Party, Some(Signal::Payer)),
    };
    let mut link = single(
        contest.payment,
        chosen,
        contest.amount,
        level,
        Standing::Suggested,
        reason,
    );
    link.alternatives = contest.own.len() as u32;
    link.signals = signal
        .into_iter()
        .fold(Signals::of(&[Signal::Amount]), Signals::and);
    state.link(link);
}

/// The customer whom the remark names owes as much several times over.
fn group(state: &mut State<'_>, contest: &Contest) {
    let candidates = contest.others.iter().chain(&contest.own);
    let candidates: Vec<Vec<OrderIndex>> = candidates.map(|order| vec![*order]).collect();
    state.group(AmbiguousGroup {
        payments: vec![contest.payment],
        solutions: candidates.len() as u32,
        candidates,
        bounded: false,
        level: Level::Party,
        reason: Message::new("reason.party.ambiguous")
            .with("payments", 1_i64)
            .with("orders", contest.others.len())
            .with("amount", contest.amount),
    });
}

#[cfg(test)]
#[path = "contested_tests.rs"]
mod tests;
