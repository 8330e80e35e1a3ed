//! What level 4 believes: receipts and orders that some digits and an amount bring together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::in_order::tidy;
use super::party::{Agreement, agreement, name_key};
use super::state::{State, single};
use crate::model::{
    AmbiguousGroup, Arg, Level, Message, Money, OrderIndex, PaymentIndex, Signal, Signals,
    Standing, Text,
};

/// What happened to the number, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Mishap {
    /// The same number, written with blanks, dashes, or O for 0.
    Alike,
    /// Two neighbouring characters are swapped.
    Swapped,
    /// One character is another one.
    Wrong,
    /// One character is missing.
    Missing,
    /// One character is too many.
    Extra,
    /// Noughts in front are missing.
    Zeros,
    /// Excel rounded or cut it.
    Excel,
    /// Excel took it for a date.
    Date,
    /// Only its end is given.
    Tail,
}

impl Mishap {
    const fn key(self) -> &'static str {
        match self {
            Self::Alike => "reason.damaged.alike",
            Self::Swapped => "reason.damaged.swapped",
            Self::Wrong => "reason.damaged.wrong",
            Self::Missing => "reason.damaged.missing",
            Self::Extra => "reason.damaged.extra",
            Self::Zeros => "reason.damaged.zeros",
            Self::Excel => "reason.damaged.excel",
            Self::Date => "reason.damaged.date",
            Self::Tail => "reason.damaged.tail",
        }
    }
}

/// Receipts and orders of one amount that the same digits name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    pub(super) mishap: Mishap,
    pub(super) payments: Vec<PaymentIndex>,
    pub(super) orders: Vec<OrderIndex>,
    pub(super) amount: Money,
    /// The number as the receipt or, if that is whole, the order has it.
    pub(super) written: Text,
}

/// Who may still settle a pair.
pub(super) struct Others {
    receipts: FxHashMap<Money, u32>,
    orders: FxHashMap<Money, u32>,
    payers: FxHashMap<(String, Money), u32>,
    customers: FxHashMap<(String, Money), u32>,
}

impl Others {
    /// Counts what is open, by amount and by name and amount.
    pub(super) fn count(state: &State<'_>) -> Self {
        let mut others = Self {
            receipts: FxHashMap::default(),
            orders: FxHashMap::default(),
            payers: FxHashMap::default(),
            customers: FxHashMap::default(),
        };
        for (_, payment) in state.open_receipts() {
            *others.receipts.entry(payment.amount).or_default() += 1;
            if let Some(name) = payment.party.as_deref().and_then(name_key) {
                *others.payers.entry((name, payment.amount)).or_default() += 1;
            }
        }
        for (_, order, open) in state.open_orders() {
            *others.orders.entry(open).or_default() += 1;
            if let Some(name) = order.customer.as_deref().and_then(name_key) {
                *others.customers.entry((name, open)).or_default() += 1;
            }
        }
        others
    }

    /// True if the amount, or the payer with it, occurs once on each side: then a later level may be sure of what
    /// the digits could only suggest.
    fn can_tell(&self, state: &State<'_>, payment: PaymentIndex, amount: Money) -> bool {
        let once = |count: Option<&u32>| count.is_none_or(|count| *count == 1);
        if once(self.receipts.get(&amount)) && once(self.orders.get(&amount)) {
            return true;
        }
        let name = state
            .payment(payment)
            .and_then(|payment| name_key(payment.party.as_deref()?));
        name.is_some_and(|name| {
            let key = (name, amount);
            self.customers.get(&key) == Some(&1) && self.payers.get(&key) == Some(&1)
        })
    }
}

/// Suggests the claims in which a receipt and an order have only each other. With `others`, what a later level
/// may be sure of is left to it, and nothing is grouped; without, what is not unique is ambiguous.
pub(super) fn decide(
    state: &mut State<'_>,
    mut claims: Vec<Claim>,
    taken: &mut FxHashSet<OrderIndex>,
    others: Option<&Others>,
) {
    claims.sort_unstable();
    let mut orders: FxHashMap<PaymentIndex, Only<OrderIndex>> = FxHashMap::default();
    let mut payments: FxHashMap<OrderIndex, Only<PaymentIndex>> = FxHashMap::default();
    for claim in &claims {
        for payment in &claim.payments {
            Only::add(&mut orders, *payment, &claim.orders);
        }
        for order in &claim.orders {
            Only::add(&mut payments, *order, &claim.payments);
        }
    }
    let mut contested: Vec<Claim> = Vec::new();
    for claim in claims {
        let ([payment], [order]) = (claim.payments.as_slice(), claim.orders.as_slice()) else {
            contested.push(claim);
            continue;
        };
        let (payment, order) = (*payment, *order);
        if orders.get(&payment) != Some(&Only::One(order))
            || payments.get(&order) != Some(&Only::One(payment))
        {
            contested.push(claim);
        } else if !state.is_open(payment) || taken.contains(&order) {
            // A second mishap that says the same, or a more telling one before.
        } else if others.is_some_and(|others| others.can_tell(state, payment, claim.amount)) {
            state.note(payment, Level::DamagedId, &[order], || {
                Message::new("reason.damaged.left_to_others")
            });
        } else {
            taken.insert(order);
            suggest(state, &claim, payment, order);
        }
    }
    if others.is_none() {
        group(state, contested);
    }
}

/// The only one of its kind, or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Only<T> {
    One(T),
    Several,
}

impl<T: Copy + PartialEq> Only<T> {
    fn add<K: std::hash::Hash + Eq>(map: &mut FxHashMap<K, Self>, key: K, found: &[T]) {
        let new = match found {
            [one] => Self::One(*one),
            _ => Self::Several,
        };
        map.entry(key)
            .and_modify(|known| {
                if *known != new {
                    *known = Self::Several;
                }
            })
            .or_insert(new);
    }
}

fn suggest(state: &mut State<'_>, claim: &Claim, payment: PaymentIndex, order: OrderIndex) {
    let Some((receipt, wanted)) = state.payment(payment).zip(state.order(order)) else {
        return;
    };
    let agreement = agreement(state, payment, order);
    let payer = match agreement {
        Agreement::Same => "reason.damaged.payer_same",
        Agreement::Fits | Agreement::Unknown => "reason.damaged.payer_unknown",
        Agreement::Different => "reason.damaged.payer_different",
    };
    let reason = Message::new(claim.mishap.key())
        .with("written", claim.written.clone())
        .with("order", wanted.number.text())
        .with("amount", claim.amount)
        .with("payer", Arg::Word(payer));
    let dated = state.day(payment).is_some() && state.window(order).is_some();
    let mut link = single(
        payment,
        order,
        receipt.amount,
        Level::DamagedId,
        Standing::Suggested,
        reason,
    );
    link.signals = Signals::of(&[Signal::Digits, Signal::Amount, Signal::Unique])
        .and_if(Signal::Day, dated)
        .and_if(Signal::Payer, agreement == Agreement::Same);
    state.link(link);
}

/// Groups what is not unique: receipts that want the same one order stand together.
fn group(state: &mut State<'_>, contested: Vec<Claim>) {
    let mut of_order: FxHashMap<OrderIndex, usize> = FxHashMap::default();
    let mut groups: Vec<Claim> = Vec::new();
    for claim in contested {
        if let [order] = claim.orders.as_slice() {
            if let Some(known) = of_order.get(order).and_then(|at| groups.get_mut(*at)) {
                known.payments.extend(&claim.payments);
                continue;
            }
            of_order.insert(*order, groups.len());
        }
        groups.push(claim);
    }
    for mut claim in groups {
        tidy(&mut claim.payments);
        let solutions = claim.payments.len().max(claim.orders.len()).max(2);
        let listed = claim.orders.iter().take(state.matching.listed_candidates);
        let candidates: Vec<Vec<OrderIndex>> = listed.map(|order| vec![*order]).collect();
        let reason = Message::new("reason.damaged.ambiguous")
            .with("amount", claim.amount)
            .with("payments", claim.payments.len())
            .with("orders", claim.orders.len());
        state.group(AmbiguousGroup {
            payments: claim.payments,
            candidates,
            solutions: u32::try_from(solutions).unwrap_or(u32::MAX),
            bounded: false,
            level: Level::DamagedId,
            reason,
        });
    }
}
