//! Uniqueness is judged without what people rejected: an order that lost its rival by a person's word is the
//! only one left.

use super::candidates::{Awaited, Component, Dated, components};
use super::meeting::Meeting;
use super::places::Places;
use super::proposals::{Belief, Proposal, Record};
use super::state::State;
use super::window;
use crate::model::{OrderIndex, PaymentIndex};

/// Beyond so many pairs to look at, a component stays as it is: too large rather than too small, so nothing is
/// taken for unique that is not.
const MOST_PAIRS: usize = 1 << 20;

/// The meeting without rejected pairs: what hung together by them alone falls apart, and what met nothing else
/// is alone.
pub(super) fn without_barred<K: Copy>(state: &State<'_>, mut meeting: Meeting<K>) -> Meeting<K> {
    if state.bars().is_empty() {
        return meeting;
    }
    for (key, component) in std::mem::take(&mut meeting.components) {
        let touched: Vec<PaymentIndex> = component
            .payments
            .iter()
            .copied()
            .filter(|payment| state.bars().touches(*payment))
            .collect();
        if touched.is_empty() || touched.len() * component.orders.len() > MOST_PAIRS {
            meeting.components.push((key, component));
            continue;
        }
        for part in fall_apart(state, &component, &touched) {
            match (part.payments.len(), part.orders.len()) {
                (count, 0) => meeting.lone_payments.extend((0..count).map(|_| key)),
                (0, count) => meeting.lone_orders.extend((0..count).map(|_| key)),
                _ => meeting.components.push((key, part)),
            }
        }
    }
    meeting
}

/// The parts of a component that are still connected, also those of one side only, by their first record.
fn fall_apart(
    state: &State<'_>,
    component: &Component,
    touched: &[PaymentIndex],
) -> Vec<Component> {
    let Component { payments, orders } = component;
    let awaited = || orders.iter().map(|order| (state.window(*order), *order));
    let free: Vec<Dated> = payments
        .iter()
        .filter(|payment| touched.binary_search(payment).is_err())
        .map(|payment| (state.day(*payment), *payment))
        .collect();
    // Payments first, then orders.
    let count = payments.len() + orders.len();
    let mut places = Places::new(count);
    let payment_at = |payment: &PaymentIndex| payments.binary_search(payment).unwrap_or_default();
    let order_at =
        |order: &OrderIndex| payments.len() + orders.binary_search(order).unwrap_or_default();
    for one in components(free, awaited().collect::<Vec<Awaited>>()) {
        let members: Vec<usize> = (one.payments.iter().map(payment_at))
            .chain(one.orders.iter().map(order_at))
            .collect();
        for pair in members.windows(2) {
            if let [one, other] = *pair {
                places.join(one, other);
            }
        }
    }
    for payment in touched {
        let day = state.day(*payment);
        for (days, order) in awaited() {
            if window::contains(days, day) && !state.bars().bars(*payment, order) {
                places.join(payment_at(payment), order_at(&order));
            }
        }
    }
    let mut parts: Vec<Component> = Vec::new();
    let mut part_of: Vec<Option<usize>> = vec![None; count];
    for place in 0..count {
        let root = places.root(place);
        let next = parts.len();
        let at = part_of
            .get_mut(root)
            .map_or(next, |at| *at.get_or_insert(next));
        if at == next {
            parts.push(Component::default());
        }
        let Some(part) = parts.get_mut(at) else {
            continue;
        };
        match payments.get(place) {
            Some(payment) => part.payments.push(*payment),
            None => part.orders.extend(orders.get(place - payments.len())),
        }
    }
    parts
}

/// True if a person rejected the order for the receipt.
pub(super) fn are_barred(state: &State<'_>, receipt: Record, order: Record) -> bool {
    match (receipt, order) {
        (Record::Payment(payment), Record::Order(order)) => state.bars().bars(payment, order),
        _ => false,
    }
}

/// The proposal without sets that were rejected; `None` if none is left. That another set made the same sum
/// before a person spoke leaves the rest only likely.
pub(super) fn allowed(state: &State<'_>, mut proposal: Proposal) -> Option<Proposal> {
    let Record::Payment(payment) = proposal.whole else {
        return Some(proposal);
    };
    let before = proposal.sets.len();
    proposal.sets.retain(|set| {
        let orders = set.iter().filter_map(|(record, _)| match record {
            Record::Order(order) => Some(*order),
            Record::Payment(_) => None,
        });
        let mut orders: Vec<OrderIndex> = orders.collect();
        orders.sort_unstable();
        !state.bars().bars_set(payment, &orders)
    });
    let rejected = before - proposal.sets.len();
    if rejected > 0 {
        proposal.count = proposal.count.saturating_sub(rejected as u32).max(1);
        proposal.belief = if proposal.count == 1 && proposal.belief != Belief::Noise {
            Belief::Likely
        } else {
            proposal.belief.max(Belief::Likely)
        };
        proposal.kind = None;
        proposal.few = false;
    }
    (!proposal.sets.is_empty()).then_some(proposal)
}
