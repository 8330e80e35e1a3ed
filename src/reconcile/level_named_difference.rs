//! Level 8: the payer points to one order, and the amount is off by a difference that has a name. Better names
//! come first; what several receipts or orders share under names as good is an ambiguous group.
//!
//! Confirmed only if the difference is within the tolerance or a fee that the statement states, the payer has
//! few orders and receipts, nothing else of theirs fits under any name, and nothing speaks against it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::awaited::Awaited;
use super::clusters::clusters;
use super::debtors::{Party, parties};
use super::difference::{Named, name};
use super::difference_reason::{because, with_difference};
use super::fee_by_amount;
use super::in_order::tidy;
use super::other_meanings::speaks_of_another;
use super::party::{Agreement, agreement};
use super::phones::phone_key;
use super::state::{State, single};
use super::window;
use crate::model::{
    AmbiguousGroup, Direction, Level, Message, Money, Order, OrderIndex, Payment, PaymentIndex,
    Signal, Signals, Standing, Terms,
};

/// The pairs of one party that are looked at; a party with more is a platform or a crowd of namesakes.
const PAIRS_OF_A_PARTY: usize = 40_000;

/// The pairs that are looked at for each open record, over all parties: the cost grows with the rows.
const PAIRS_PER_RECORD: usize = 64;

/// A party with more open orders or receipts than this is not sure by its name.
const FEW: usize = 5;

/// Better names before lesser ones.
const TIERS: [u8; 4] = [0, 1, 2, 3];

/// A receipt and an order of the same party, and the name of their difference.
struct Candidate {
    payment: PaymentIndex,
    order: OrderIndex,
    awaited: Money,
    named: Named,
    few: bool,
}

/// Runs the level.
pub(super) fn run(state: &mut State<'_>) {
    let mut candidates = candidates(state);
    candidates.sort_by_key(|one| (one.payment, one.order, one.named.tier()));
    candidates.dedup_by_key(|one| (one.payment, one.order));
    let mut names = Names::default();
    for one in &candidates {
        *names.of_payment.entry(one.payment).or_default() += 1;
        *names.of_order.entry(one.order).or_default() += 1;
    }
    let mut taken: FxHashSet<OrderIndex> = FxHashSet::default();
    for tier in TIERS {
        let live: Vec<&Candidate> = candidates
            .iter()
            .filter(|one| one.named.tier() == tier)
            .filter(|one| state.is_open(one.payment) && !taken.contains(&one.order))
            .collect();
        let pairs: Vec<_> = live.iter().map(|one| (one.payment, one.order)).collect();
        for cluster in clusters(&pairs) {
            let cluster: Vec<&Candidate> = cluster
                .into_iter()
                .filter_map(|place| live.get(place).copied())
                .collect();
            taken.extend(cluster.iter().map(|one| one.order));
            match cluster.as_slice() {
                [only] => link(state, only, &names),
                several => group(state, several),
            }
        }
    }
    fee_by_amount::run(state);
}

/// How many candidates each side has, under any name.
#[derive(Default)]
struct Names {
    of_payment: FxHashMap<PaymentIndex, u32>,
    of_order: FxHashMap<OrderIndex, u32>,
}

impl Names {
    fn others(&self, one: &Candidate) -> u32 {
        let count = |count: Option<&u32>| count.copied().unwrap_or(1);
        let payment = count(self.of_payment.get(&one.payment));
        payment.max(count(self.of_order.get(&one.order))) - 1
    }
}

fn candidates(state: &mut State<'_>) -> Vec<Candidate> {
    let parties = parties(state);
    let records: usize = parties
        .iter()
        .map(|party| party.orders.len() + party.payments.len())
        .sum();
    let mut left = records.saturating_mul(PAIRS_PER_RECORD);
    let mut found = Vec::new();
    for mut party in parties {
        tidy(&mut party.orders);
        let pairs = party.orders.len() * party.payments.len();
        if pairs > PAIRS_OF_A_PARTY || pairs > left {
            for payment in &party.payments {
                state.note(*payment, Level::NamedDifference, &[], || {
                    Message::new("reason.difference.too_many")
                });
            }
            continue;
        }
        left -= pairs;
        of_party(state, &party, &mut found);
    }
    found
}

fn of_party(state: &mut State<'_>, party: &Party, found: &mut Vec<Candidate>) {
    let few = party.orders.len() <= FEW && party.payments.len() <= FEW;
    for index in &party.payments {
        let Some(payment) = state.payment(*index).filter(|_| state.is_open(*index)) else {
            continue;
        };
        let day = state.day(*index);
        let in_time = |order: &OrderIndex| window::contains(state.window(*order), day);
        let orders: Vec<OrderIndex> = party.orders.iter().copied().filter(in_time).collect();
        // What agrees to the cent and was not taken had its reason: no difference explains it better.
        let is_awaited = |order: &OrderIndex| {
            let awaited = Awaited::of(state, *order, Direction::In);
            awaited.amounts().any(|amount| amount == payment.amount)
        };
        if orders.iter().any(is_awaited) {
            continue;
        }
        for order in orders {
            let Some((awaited, named)) = best(state, order, payment) else {
                state.note(*index, Level::NamedDifference, &[order], || {
                    Message::new("reason.difference.nameless")
                });
                continue;
            };
            found.push(Candidate {
                payment: *index,
                order,
                awaited,
                named,
                few,
            });
        }
    }
}

/// The best name for a receipt of an order's customer; none that only the figures tell where money of another
/// amount is normal, or where the remark speaks of something else.
fn best(state: &State<'_>, index: OrderIndex, payment: &Payment) -> Option<(Money, Named)> {
    let order = state.order(index).filter(|order| !order.is_cancelled())?;
    let settings = &state.matching.differences;
    let awaited = Awaited::of(state, index, Direction::In);
    let named = |awaited: Money| Some((awaited, name(order, awaited, payment, settings)?));
    let names = awaited.whole_or_deposit().filter_map(named);
    let best = names.min_by_key(|(_, named)| named.tier())?;
    let monthly = order.effective_terms() == Terms::Monthly;
    (best.1.tier() <= 1 || !monthly).then_some(best)
}

fn link(state: &mut State<'_>, one: &Candidate, names: &Names) {
    let Some((order, payment)) = state.order(one.order).zip(state.payment(one.payment)) else {
        return;
    };
    let another = speaks_of_another(state, one.payment);
    if another && !one.named.sure {
        state.note(one.payment, Level::NamedDifference, &[one.order], || {
            Message::new("reason.difference.speaks_of_another")
        });
        return;
    }
    let alternatives = names.others(one);
    let sure = one.named.sure && one.few && alternatives == 0 && !another;
    let standing = if sure {
        Standing::Confirmed
    } else {
        Standing::Suggested
    };
    let phone = is_phone(order, payment);
    let key = if phone {
        "reason.difference.phone"
    } else {
        "reason.difference.payer"
    };
    let reason = Message::new(key)
        .with("party", payment.party.clone().unwrap_or_default())
        .with("order", order.number.text())
        .with("amount", payment.amount)
        .with("open", one.awaited);
    let reason = with_difference(reason, because(&one.named, one.awaited, payment));
    let level = Level::NamedDifference;
    let mut link = single(
        one.payment,
        one.order,
        payment.amount,
        level,
        standing,
        reason,
    );
    for part in &mut link.allocations {
        part.difference = Some(one.named.difference);
    }
    let same = agreement(state, one.payment, one.order) == Agreement::Same;
    link.alternatives = alternatives;
    link.signals = Signals::of(&[Signal::Difference])
        .and_if(Signal::Payer, same)
        .and_if(Signal::Phone, phone)
        .and_if(
            Signal::Day,
            payment.time.is_some() && order.placed.is_some(),
        )
        .and_if(Signal::Unique, alternatives == 0);
    state.link(link);
}

fn is_phone(order: &Order, payment: &Payment) -> bool {
    let known = order.phone.as_deref().and_then(phone_key);
    let given = [&payment.party_account, &payment.party]
        .into_iter()
        .flatten();
    known.is_some() && given.into_iter().any(|text| phone_key(text) == known)
}

fn group(state: &mut State<'_>, cluster: &[&Candidate]) {
    let mut payments: Vec<PaymentIndex> = cluster.iter().map(|one| one.payment).collect();
    let mut orders: Vec<OrderIndex> = cluster.iter().map(|one| one.order).collect();
    tidy(&mut payments);
    tidy(&mut orders);
    let reason = Message::new("reason.difference.ambiguous")
        .with("payments", payments.len())
        .with("orders", orders.len());
    state.group(AmbiguousGroup {
        solutions: payments.len().max(orders.len()) as u32,
        payments,
        candidates: orders.into_iter().map(|order| vec![order]).collect(),
        bounded: false,
        level: Level::NamedDifference,
        reason,
    });
}

#[cfg(test)]
#[path = "level_named_difference_tests.rs"]
mod tests;
