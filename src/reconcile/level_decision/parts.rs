//! The orders and amounts of a decision, held against the records as they are now.

use super::super::state::State;
use super::tidied;
use crate::model::{
    Allocation, Currency, DecidedPart, Decision, Message, Money, Nature, Order, OrderIndex,
    Payment, StatedRate, Verdict,
};

/// What a decision comes to.
pub(super) struct Decided {
    pub(super) allocations: Vec<Allocation>,
    pub(super) rate: Option<StatedRate>,
}

/// The parts as they were decided, if every one of them can still be booked.
pub(super) fn check(
    state: &State<'_>,
    payment: &Payment,
    decision: &Decision,
) -> Result<Decided, Message> {
    if payment.nature == Nature::NeverMoved {
        return Err(Message::new("review.never_moved"));
    }
    let parts = meant(decision)?;
    let mut sum = Money::zero(payment.amount.currency());
    let mut decided = Decided {
        allocations: Vec::with_capacity(parts.len()),
        rate: None,
    };
    for part in parts {
        let positive = part.amount.minor() > 0;
        sum = sum
            .checked_add(part.amount)
            .filter(|_| positive)
            .ok_or_else(|| {
                Message::new("review.amount")
                    .with("order", part.order.clone())
                    .with("amount", part.amount)
            })?;
        let allocation = book(state, payment, part, &mut decided.rate)?;
        let twice = |other: &Allocation| other.order == allocation.order;
        if decided.allocations.iter().any(twice) {
            return Err(of_order("review.order_twice", part));
        }
        decided.allocations.push(allocation);
    }
    if sum > payment.amount {
        let message = Message::new("review.exceeds").with("sum", sum);
        return Err(message.with("amount", payment.amount));
    }
    Ok(decided)
}

/// The parts that the person meant; of a verdict without parts, there are none.
pub(super) fn meant(decision: &Decision) -> Result<&[DecidedPart], Message> {
    let shown = decision.candidates.len();
    let candidate = |position: Option<usize>| decision.candidates.get(position?);
    let parts = match decision.verdict {
        Verdict::Split if decision.parts.is_empty() => {
            return Err(Message::new("review.no_parts"));
        }
        Verdict::Split => Some(&decision.parts),
        Verdict::Confirm if shown > 1 => {
            return Err(Message::new("review.which").with("count", shown));
        }
        Verdict::Confirm => candidate(Some(0)),
        Verdict::Choose(number) if shown > 0 => {
            let missing = || {
                Message::new("review.no_such_candidate")
                    .with("count", shown)
                    .with("number", i64::from(number))
            };
            Some(candidate((number as usize).checked_sub(1)).ok_or_else(missing)?)
        }
        Verdict::Choose(_) | Verdict::Reject | Verdict::Ignore | Verdict::Revoke => None,
    };
    parts
        .map(Vec::as_slice)
        .filter(|parts| !parts.is_empty())
        .ok_or_else(|| Message::new("review.no_candidate"))
}

/// One part, against its order as it is now.
fn book(
    state: &State<'_>,
    payment: &Payment,
    part: &DecidedPart,
    rate: &mut Option<StatedRate>,
) -> Result<Allocation, Message> {
    let index = match named(state, part).as_slice() {
        [] => return Err(of_order("review.order_gone", part)),
        [order] => *order,
        _ => return Err(of_order("review.order_shared", part)),
    };
    let order = state.order(index);
    if order.is_some_and(Order::is_cancelled) && !part.cancelled {
        return Err(of_order("review.order_cancelled", part));
    }
    let currency = order
        .and_then(|order| order.due)
        .map_or(part.amount.currency(), Money::currency);
    let foreign = || {
        of_order("review.currency", part)
            .with("currency", currency.code())
            .with("paid", payment.amount.currency().code())
    };
    let mut allocation = Allocation::exact(index, part.amount);
    if currency != part.amount.currency() {
        let rates = &state.rates;
        let day = payment.time.map(crate::model::Moment::day);
        let stated = day.and_then(|day| rates.rate(part.amount.currency(), currency, day));
        let stated = stated.ok_or_else(foreign)?;
        allocation.converted = Some(stated.convert(part.amount).ok_or_else(foreign)?);
        // A link states one rate.
        if rate.as_ref().is_some_and(|other| other != stated) {
            return Err(foreign());
        }
        *rate = Some(stated.clone());
    }
    allocation.difference = part.difference;
    let booked: Option<Currency> = part.difference.map(|one| one.amount.currency());
    if booked.is_some_and(|booked| booked != currency) {
        return Err(foreign());
    }
    Ok(allocation)
}

/// The orders that bear the number of a part. Of several whose numbers Excel damaged into one, those that
/// await the amount that was shown; all, if none does.
fn named(state: &State<'_>, part: &DecidedPart) -> Vec<OrderIndex> {
    let orders = &state.book.orders;
    let first = orders.partition_point(|order| *order.number.as_str() < *part.order);
    let rest = orders.get(first..).unwrap_or_default().iter().enumerate();
    let bearing: Vec<OrderIndex> = rest
        .take_while(|(_, order)| *order.number.as_str() == *part.order)
        .map(|(at, _)| OrderIndex::from(first + at))
        .collect();
    if bearing.len() < 2 {
        return bearing;
    }
    let difference = part.difference.map(|difference| difference.amount);
    let shown = difference
        .and_then(|difference| part.amount.checked_add(difference))
        .unwrap_or(part.amount);
    let awaits =
        |index: &OrderIndex| state.order(*index).and_then(|order| order.due) == Some(shown);
    let awaiting: Vec<OrderIndex> = bearing.iter().copied().filter(awaits).collect();
    if awaiting.is_empty() {
        bearing
    } else {
        awaiting
    }
}

/// The sets of orders that a rejected candidate names: nothing if one of its orders is not here, several if a
/// damaged number of a single order can be several orders.
pub(super) fn rejected(state: &State<'_>, candidate: &[DecidedPart]) -> Vec<Vec<OrderIndex>> {
    if let [part] = candidate {
        let orders = named(state, part).into_iter();
        return orders.map(|order| vec![order]).collect();
    }
    let orders: Vec<Vec<OrderIndex>> = candidate.iter().map(|part| named(state, part)).collect();
    if orders.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let firsts = orders.iter().filter_map(|orders| orders.first().copied());
    vec![tidied(firsts.collect())]
}

/// The orders that a decision speaks of, for its story.
pub(super) fn orders(state: &State<'_>, decision: &Decision) -> Vec<OrderIndex> {
    let parts = decision.candidates.iter().flatten().chain(&decision.parts);
    tidied(parts.flat_map(|part| named(state, part)).collect())
}

fn of_order(key: &'static str, part: &DecidedPart) -> Message {
    Message::new(key).with("order", part.order.clone())
}
