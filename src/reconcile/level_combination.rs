//! Level 7: within one party, one receipt for several orders, or several receipts for one order (deposit
//! and balance, instalments). Solutions are counted: one is a match, two or more are ambiguous, and a
//! search that reached its bound says so and confirms nothing.

use rustc_hash::FxHashMap;

use super::chance::zeros;
use super::party::{name_key, phone_key};
use super::state::State;
use super::subset_sum::{Budget, Solutions, subsets};
use super::window::{self, DayNumber, Window};
use crate::model::{
    Allocation, AmbiguousGroup, Arg, Level, Link, Message, Money, Order, OrderIndex, PaymentIndex,
    Standing, Text,
};

/// The whole run spends at most so many times the steps of one search.
const SEARCHES: usize = 100;

/// So few sets may be tried without weighing how likely one of them fits by chance.
const FEW: u128 = 16;

/// Runs the level, party by party.
pub(super) fn run(state: &mut State<'_>) {
    let mut budget = Budget {
        run: state.matching.combination_steps.saturating_mul(SEARCHES),
        search: state.matching.combination_steps,
        listed: state.matching.listed_candidates,
    };
    for party in parties(state) {
        one_for_several(state, &party, &mut budget);
        several_for_one(state, &party, &mut budget);
    }
}

#[derive(Default)]
struct Party {
    orders: Vec<OrderIndex>,
    payments: Vec<PaymentIndex>,
}

/// Customers with open orders and open receipts, by their first order.
fn parties(state: &State<'_>) -> Vec<Party> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut parties: Vec<Party> = Vec::new();
    for (index, order, _) in state.open_orders() {
        let name = order.customer.as_deref().and_then(name_key);
        let phone = order.phone.as_deref().and_then(phone_key);
        for key in [phone, name].into_iter().flatten() {
            let place = *places.entry(key).or_insert(parties.len());
            match parties.get_mut(place) {
                Some(party) => party.orders.push(index),
                None => parties.push(Party {
                    orders: vec![index],
                    payments: Vec::new(),
                }),
            }
        }
    }
    let key = |text: &Option<Text>| {
        let text = text.as_deref()?;
        let known = |key: String| places.get(&key).copied();
        phone_key(text)
            .and_then(known)
            .or_else(|| name_key(text).and_then(known))
    };
    for (index, payment) in state.open_receipts() {
        let place = key(&payment.party_account).or_else(|| key(&payment.party));
        if let Some(party) = place.and_then(|place| parties.get_mut(place)) {
            party.payments.push(index);
        }
    }
    parties.retain(|party| !party.payments.is_empty());
    parties
}

/// One side of a combination: the record, its money, and when it may have met the other side.
struct Piece<I> {
    index: I,
    amount: Money,
    days: Option<Window>,
}

/// The sets of pieces that add up to one amount.
struct Proposal<W, P> {
    whole: W,
    solutions: Vec<Vec<P>>,
    bounded: bool,
    plausible: bool,
}

fn one_for_several(state: &mut State<'_>, party: &Party, budget: &mut Budget) {
    let pieces: Vec<Piece<OrderIndex>> = open_orders(state, party)
        .map(|(index, amount)| Piece {
            index,
            amount,
            days: state.window(index),
        })
        .collect();
    let proposals = party
        .payments
        .iter()
        .copied()
        .filter(|payment| state.is_open(*payment));
    let proposals: Vec<_> = proposals
        .filter_map(|whole| {
            let amount = state.payment(whole)?.amount;
            let day = state.day(whole);
            let fits = |piece: &Piece<OrderIndex>| window::contains(piece.days, day);
            propose(state, whole, amount, &pieces, fits, 1, budget)
        })
        .collect();
    let claims = claims(&proposals);
    for proposal in proposals {
        let reason = |key| {
            named(
                state,
                key,
                proposal.solutions.first().map_or(&[], Vec::as_slice),
            )
        };
        if let ([orders], false) = (proposal.solutions.as_slice(), proposal.bounded) {
            let rivals = rivals(&claims, orders);
            let cancelled = orders
                .iter()
                .any(|order| state.order(*order).is_none_or(Order::is_cancelled));
            let sure = rivals == 0 && proposal.plausible && !cancelled;
            let link = Link {
                payment: proposal.whole,
                level: Level::Combination,
                standing: if sure {
                    Standing::Confirmed
                } else {
                    Standing::Suggested
                },
                allocations: orders
                    .iter()
                    .filter_map(|order| settle(state, *order))
                    .collect(),
                reason: reason("reason.combination.orders"),
                alternatives: rivals,
            };
            state.link(link);
        } else {
            let reason = ambiguous(&proposal);
            state.group(AmbiguousGroup {
                payments: vec![proposal.whole],
                solutions: proposal.solutions.len() as u32,
                candidates: proposal.solutions,
                bounded: proposal.bounded,
                level: Level::Combination,
                reason,
            });
        }
    }
}

fn several_for_one(state: &mut State<'_>, party: &Party, budget: &mut Budget) {
    let pieces: Vec<Piece<PaymentIndex>> = party
        .payments
        .iter()
        .copied()
        .filter(|payment| state.is_open(*payment))
        .filter_map(|index| {
            let days = state.day(index).map(|day| (day, day));
            Some(Piece {
                index,
                amount: state.payment(index)?.amount,
                days,
            })
        })
        .collect();
    if pieces.len() < 2 {
        return;
    }
    let wholes: Vec<(OrderIndex, Money)> = open_orders(state, party).collect();
    let proposals: Vec<_> = wholes
        .into_iter()
        .filter_map(|(whole, amount)| {
            let window = state.window(whole);
            let day = |piece: &Piece<PaymentIndex>| -> Option<DayNumber> { Some(piece.days?.0) };
            let fits = |piece: &Piece<PaymentIndex>| window::contains(window, day(piece));
            propose(state, whole, amount, &pieces, fits, 2, budget)
        })
        .collect();
    let claims = claims(&proposals);
    for proposal in proposals {
        let order = proposal.whole;
        let reason = |key| named(state, key, &[order]);
        if let ([payments], false) = (proposal.solutions.as_slice(), proposal.bounded) {
            let rivals = rivals(&claims, payments);
            let cancelled = state.order(order).is_none_or(Order::is_cancelled);
            let sure = rivals == 0 && proposal.plausible && !cancelled;
            let standing = if sure {
                Standing::Confirmed
            } else {
                Standing::Suggested
            };
            let reason = reason("reason.combination.receipts").with("count", payments.len());
            for payment in payments {
                let Some(amount) = state.payment(*payment).map(|payment| payment.amount) else {
                    continue;
                };
                let level = Level::Combination;
                let mut link =
                    super::state::single(*payment, order, amount, level, standing, reason.clone());
                link.alternatives = rivals;
                state.link(link);
            }
        } else {
            let mut payments: Vec<PaymentIndex> = proposal.solutions.concat();
            payments.sort_unstable();
            payments.dedup();
            let reason = ambiguous(&proposal);
            state.group(AmbiguousGroup {
                payments,
                candidates: vec![vec![order]],
                solutions: proposal.solutions.len() as u32,
                bounded: proposal.bounded,
                level: Level::Combination,
                reason,
            });
        }
    }
}

fn open_orders(state: &State<'_>, party: &Party) -> impl Iterator<Item = (OrderIndex, Money)> {
    party.orders.iter().filter_map(|index| {
        let open = state.open(*index).filter(|open| open.minor() > 0)?;
        Some((*index, open))
    })
}

fn settle(state: &State<'_>, order: OrderIndex) -> Option<Allocation> {
    let amount = state.open(order)?;
    Some(Allocation {
        order,
        amount,
        fee: Money::zero(amount.currency()),
    })
}

fn propose<W, P: Copy>(
    state: &State<'_>,
    whole: W,
    amount: Money,
    pieces: &[Piece<P>],
    fits: impl Fn(&Piece<P>) -> bool,
    least: usize,
    budget: &mut Budget,
) -> Option<Proposal<W, P>> {
    let mut fitting: Vec<&Piece<P>> = pieces
        .iter()
        .filter(|piece| piece.amount.currency() == amount.currency() && piece.amount <= amount)
        .filter(|piece| fits(piece))
        .collect();
    let too_many = fitting.len() > state.matching.combination_orders;
    fitting.truncate(state.matching.combination_orders);
    let amounts: Vec<i64> = fitting.iter().map(|piece| piece.amount.minor()).collect();
    let Solutions { found, bounded } = subsets(&amounts, amount.minor(), least, budget);
    let size = found.first()?.len();
    let roundest = fitting
        .iter()
        .map(|piece| zeros(piece.amount))
        .min()
        .unwrap_or_default();
    let solutions = found.iter().map(|set| {
        set.iter()
            .filter_map(|at| Some(fitting.get(*at)?.index))
            .collect()
    });
    Some(Proposal {
        whole,
        solutions: solutions.collect(),
        bounded: bounded || too_many,
        plausible: is_plausible(fitting.len(), size, amount.minor() / 10_i64.pow(roundest)),
    })
}

/// True if a fit is no accident: all pieces together, few sets tried, or so many possible sums that one
/// of the sets tried meets this one by chance less than once in a thousand.
fn is_plausible(pieces: usize, size: usize, possible_sums: i64) -> bool {
    let mut tried = 0_u128;
    let mut sets = 1_u128;
    for taken in 1..=size as u128 {
        sets = sets.saturating_mul((pieces as u128 + 1).saturating_sub(taken)) / taken;
        if taken > 1 {
            tried = tried.saturating_add(sets);
        }
    }
    let possible = u128::try_from(possible_sums).unwrap_or_default();
    size == pieces || tried <= FEW || tried.saturating_mul(1000) <= possible
}

/// By piece: how many proposals would take it.
fn claims<W, P: Copy + Eq + std::hash::Hash>(proposals: &[Proposal<W, P>]) -> FxHashMap<P, u32> {
    let mut claims: FxHashMap<P, u32> = FxHashMap::default();
    for proposal in proposals {
        let mut seen: rustc_hash::FxHashSet<P> = rustc_hash::FxHashSet::default();
        for piece in proposal.solutions.iter().flatten() {
            if seen.insert(*piece) {
                *claims.entry(*piece).or_default() += 1;
            }
        }
    }
    claims
}

fn rivals<P: Eq + std::hash::Hash>(claims: &FxHashMap<P, u32>, pieces: &[P]) -> u32 {
    let most = pieces.iter().filter_map(|piece| claims.get(piece)).max();
    most.map_or(0, |most| most - 1)
}

fn ambiguous<W, P>(proposal: &Proposal<W, P>) -> Message {
    let key = if proposal.bounded {
        "reason.combination.bounded"
    } else {
        "reason.combination.ambiguous"
    };
    Message::new(key).with("count", proposal.solutions.len())
}

fn named(state: &State<'_>, key: &'static str, orders: &[OrderIndex]) -> Message {
    let numbers = orders
        .iter()
        .filter_map(|order| Some(state.order(*order)?.number.text()));
    let orders = numbers
        .take(state.matching.listed_candidates)
        .map(Arg::Text)
        .collect();
    Message {
        key,
        args: vec![("orders", Arg::List(orders))],
    }
}
