//! Level 5: the payer is the customer, by telephone, account or name, or was seen to pay for the customer
//! (see `aliases`), and the amount is one that an order of that customer awaits, in time. Sure if neither
//! another receipt nor another order fits, a coincidence among receipts and orders of one name is negligible
//! (see `namesakes`), and neither the order's state nor the remark speaks against it.

use rustc_hash::FxHashSet;

use super::aliases::learn;
use super::barred::without_barred;
use super::cancelled_rivals::without_cancelled_rivals;
use super::candidates::{Awaited, Component, Dated};
use super::deposit_share;
use super::directory::{Customer, NameId};
use super::doubts::Doubt;
use super::meeting::meet;
use super::namesakes::{Namesakes, PartyAmount, sizes};
use super::other_meanings::speaks_of_another_than;
use super::state::{State, single};
use crate::model::{
    Level, Message, Money, Order, OrderIndex, PaymentIndex, Signal, Signals, Standing,
};

/// Runs the level: the telephone before the name before who pays for whom, and a whole balance before a part
/// of it. A deposit by share comes after all of these; then the balances after such deposits.
pub(super) fn run(state: &mut State<'_>) {
    state.aliases = learn(state);
    for key in Key::ALL {
        for part in [false, true] {
            pass(state, key, part);
        }
    }
    if deposit_share::confirm(state) {
        for key in Key::ALL {
            pass(state, key, false);
        }
    }
}

/// By what payer and customer are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Phone,
    Name,
    Alias,
}

impl Key {
    const ALL: [Self; 3] = [Self::Phone, Self::Name, Self::Alias];

    const fn signal(self) -> Signal {
        match self {
            Self::Phone => Signal::Phone,
            Self::Name => Signal::Payer,
            Self::Alias => Signal::Alias,
        }
    }

    fn of_order(self, customer: Customer) -> Option<u64> {
        match self {
            Self::Phone => customer.phone,
            Self::Name | Self::Alias => customer.name.map(|name| name.get() as u64),
        }
    }

    /// Up to two parties that the receipt names.
    fn of_payment(self, state: &State<'_>, payment: PaymentIndex) -> [Option<u64>; 2] {
        let number = |name: NameId| name.get() as u64;
        let payer = state.directory().payer(payment);
        match self {
            Self::Phone => [payer.phone, None],
            Self::Name => {
                let mut names = payer.names().map(number);
                [names.next(), names.next()]
            }
            Self::Alias => {
                let lesson = state.alias(payment);
                [lesson.map(|lesson| number(lesson.customer)), None]
            }
        }
    }
}

fn pass(state: &mut State<'_>, key: Key, part: bool) {
    let directory = state.directory();
    let mut parties: FxHashSet<u64> = FxHashSet::default();
    let mut orders: Vec<(PartyAmount, Awaited)> = Vec::new();
    for (index, order, open) in state.open_orders() {
        if part && order.deposit.is_none() {
            continue;
        }
        let Some(party) = key.of_order(directory.customer(index)) else {
            continue;
        };
        parties.insert(party);
        let window = state.window(index);
        let amounts = if part {
            parts(state, index, order, open)
        } else {
            [Some(open), None]
        };
        let amounts = amounts.into_iter().flatten();
        orders.extend(amounts.map(|amount| ((party, amount), (window, index))));
    }
    if orders.is_empty() {
        return;
    }
    let mut payments: Vec<(PartyAmount, Dated)> = Vec::new();
    for (index, payment) in state.open_receipts() {
        // Who owes something of their own pays that first.
        let own = |name: NameId| parties.contains(&(name.get() as u64));
        if key == Key::Alias && directory.payer(index).names().any(own) {
            continue;
        }
        let mut known = key.of_payment(state, index).into_iter().flatten();
        let mut known = known.by_ref().filter(|party| parties.contains(party));
        // A receipt that names two customers belongs to neither by its name.
        if let (Some(party), None) = (known.next(), known.next()) {
            payments.push(((party, payment.amount), (state.day(index), index)));
        }
    }
    let sizes = sizes(&payments, &orders);
    let meeting = without_barred(state, meet(payments, orders));
    let meeting = without_cancelled_rivals(state, meeting);
    let namesakes = Namesakes::new(&meeting, sizes);
    for (party, component) in meeting.components {
        settle(state, key, component, party, &namesakes);
    }
}

/// The deposit and the rest after it, while nothing has been received.
fn parts(state: &State<'_>, index: OrderIndex, order: &Order, open: Money) -> [Option<Money>; 2] {
    let Some(deposit) = order.deposit.filter(|deposit| deposit.minor() > 0) else {
        return [None, None];
    };
    if !state.is_untouched(index) {
        // The deposit may just have been booked: then the rest is the open balance.
        return [Some(open), None];
    }
    let rest = open.checked_sub(deposit).filter(|rest| rest.minor() > 0);
    [Some(deposit), rest.filter(|rest| *rest != deposit)]
}

fn settle(
    state: &mut State<'_>,
    key: Key,
    component: Component,
    party: PartyAmount,
    namesakes: &Namesakes,
) {
    let amount = party.1;
    let Some((payment, order)) = component.pair() else {
        if !settles_together(state, &component, amount) {
            let listed = state.matching.listed_candidates;
            state.group(component.into_group(
                Level::Party,
                "reason.party.ambiguous",
                amount,
                listed,
            ));
        }
        return;
    };
    // Another bucket may have settled the order in the meantime.
    if state.open(order).is_none_or(|open| open < amount) {
        return;
    }
    let directory = state.directory();
    let name = directory.customer(order).name;
    let common =
        key != Key::Phone && name.is_some_and(|name| namesakes.is_common(directory, name, amount));
    let doubt = if namesakes.is_telling(party) {
        Doubt::of_records(state, payment, order)
    } else {
        Some(Doubt::Chance)
    };
    let mistyped = doubt == Some(Doubt::Meaning)
        && key != Key::Alias
        && !speaks_of_another_than(state, payment, order);
    let doubt = doubt.filter(|_| !mistyped);
    let mut reason = reason(state, key, payment, order, amount);
    if common && doubt.is_none() {
        reason.key = "reason.party.common";
        let (receipts, orders) = directory.amounts.of(amount);
        let count = name.map(|name| directory.count(name)).unwrap_or_default();
        reason = reason
            .with("names", i64::from(count.receipts) + i64::from(count.orders))
            .with("amounts", i64::from(receipts) + i64::from(orders));
    }
    let standing = if common || doubt.is_some() {
        Standing::Suggested
    } else {
        Standing::Confirmed
    };
    if let Some(doubt) = doubt {
        let verdict = || doubt.message(&directory.amounts, amount);
        state.note(payment, Level::Party, &[order], verdict);
    }
    let known = state.day(payment).is_some() && state.window(order).is_some();
    let mut link = single(payment, order, amount, Level::Party, standing, reason);
    link.signals = Signals::of(&[key.signal(), Signal::Amount, Signal::Unique])
        .and_if(Signal::Digits, mistyped)
        .and_if(Signal::Day, known)
        .and_if(Signal::Rare, directory.amounts.is_rare(amount));
    state.link(link);
}

/// True if the receipts do not compete for the order but pay it together: the next level's matter.
fn settles_together(state: &State<'_>, component: &Component, amount: Money) -> bool {
    let [order] = component.orders.as_slice() else {
        return false;
    };
    let together = amount
        .minor()
        .saturating_mul(component.payments.len() as i64);
    state
        .open(*order)
        .is_some_and(|open| open.minor() == together)
}

fn reason(
    state: &State<'_>,
    key: Key,
    payment: PaymentIndex,
    order: OrderIndex,
    amount: Money,
) -> Message {
    let number = |order: OrderIndex| {
        let order = state.order(order);
        order.map(|order| order.number.text()).unwrap_or_default()
    };
    let party = state
        .payment(payment)
        .and_then(|payment| payment.party.clone().or(payment.party_account.clone()));
    let words = match key {
        Key::Phone => "reason.party.phone",
        Key::Name => "reason.party.name",
        Key::Alias => "reason.party.alias",
    };
    let reason = Message::new(words)
        .with("party", party.unwrap_or_default())
        .with("order", number(order))
        .with("amount", amount);
    match state.alias(payment).filter(|_| key == Key::Alias) {
        Some(lesson) => {
            let [first, second] = lesson.orders;
            reason
                .with("first", number(first))
                .with("second", number(second))
        }
        None => reason,
    }
}

#[cfg(test)]
#[path = "level_party_tests.rs"]
mod tests;
