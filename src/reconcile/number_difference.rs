//! Differences on links that a number makes. The number says which order is meant; what the amount lacks is
//! booked only if it is within the tolerance or a fee that the statement states.

use super::difference::name;
use super::difference_reason::{because, with_difference};
use super::state::State;
use crate::model::{
    Difference, DifferenceKind, Direction, Level, Link, Money, Nature, Order, OrderIndex, Payment,
    Signal, Standing, Terms,
};

/// Names the difference of a suggested link to one order, and confirms the link if that is sure and `certain`:
/// the number is meant beyond doubt, and no other receipt names it.
pub(super) fn name_on(state: &State<'_>, mut link: Link, certain: bool) -> Link {
    let [part] = link.allocations.as_mut_slice() else {
        return link;
    };
    let found = state.payment(link.payment).zip(state.order(part.order));
    let Some(((payment, order), awaited)) = found.zip(state.open(part.order)) else {
        return link;
    };
    if payment.direction == Direction::Out || payment.nature == Nature::Refund {
        return link;
    }
    // What is missing of the deposit is told by the deposit, as long as nothing has come.
    let deposit = order.deposit.filter(|_| state.is_untouched(part.order));
    let named = [Some(awaited), deposit]
        .into_iter()
        .flatten()
        .find_map(|awaited| {
            let named = name(order, awaited, payment, &state.matching.differences)?;
            Some((awaited, named))
        });
    let Some((awaited, named)) = named else {
        return link;
    };
    part.difference = Some(named.difference);
    link.signals = link.signals.and(Signal::Difference);
    if named.sure && certain && !order.is_cancelled() {
        link.standing = Standing::Confirmed;
    }
    if certain {
        // The number is no piece of another, and the amount is explained: the plainer words hold.
        link.reason.key = match link.reason.key {
            "reason.remark.differs" => "reason.remark.named",
            "reason.remark.waybill_differs" => "reason.remark.waybill_named",
            other => other,
        };
    }
    link.reason = with_difference(link.reason, because(&named, awaited, payment));
    link
}

/// The confirmed links of an order that is not settled, and what else touches it.
struct Account {
    order: OrderIndex,
    receipts: Vec<usize>,
    clear: bool,
    suggested: bool,
}

/// Books what confirmed receipts lack or have too much, after all levels, so that whatever settles the order
/// in money has come first: the fees that the statement states, if together they are just what is missing;
/// else a difference within the tolerance, on the last receipt. What only may be its name is said, not booked.
pub(super) fn book(state: &mut State<'_>) {
    for account in accounts(state) {
        let order = state.order(account.order);
        let Some((order, residual)) = order.zip(state.open(account.order)) else {
            continue;
        };
        let refunded = order.refunded.is_some_and(|refunded| refunded.minor() > 0);
        if !account.clear || refunded || order.is_cancelled() {
            continue;
        }
        if !book_stated_fees(state, &account, residual) {
            book_last(state, &account, order, residual);
        }
    }
}

fn accounts(state: &State<'_>) -> Vec<Account> {
    let mut touched: Vec<(OrderIndex, usize)> = Vec::new();
    for (place, link) in state.links().iter().enumerate() {
        for part in &link.allocations {
            if state.open(part.order).is_some_and(|open| !open.is_zero()) {
                touched.push((part.order, place));
            }
        }
    }
    touched.sort_unstable();
    let of_one_order = touched.chunk_by(|(one, _), (other, _)| one == other);
    let accounts = of_one_order.filter_map(|chunk| {
        let (order, _) = chunk.first()?;
        let mut account = Account {
            order: *order,
            receipts: Vec::new(),
            clear: true,
            suggested: false,
        };
        for (_, place) in chunk {
            let link = state.links().get(*place)?;
            let incoming = state.payment(link.payment)?.direction == Direction::In;
            match link.standing {
                Standing::Confirmed if incoming && is_plain(link) => account.receipts.push(*place),
                // A refund, a share of several, a person's word: what is open then is not this receipt's.
                Standing::Confirmed => account.clear = false,
                _ => account.suggested = true,
            }
        }
        Some(account)
    });
    accounts
        .filter(|account| !account.receipts.is_empty())
        .collect()
}

/// True if a link is one receipt for one order, by a number, without a difference.
fn is_plain(link: &Link) -> bool {
    let single = matches!(link.allocations.as_slice(), [part] if part.difference.is_none());
    single && matches!(link.level, Level::Id | Level::Remark)
}

fn book_stated_fees(state: &mut State<'_>, account: &Account, residual: Money) -> bool {
    let fees: Option<Vec<Money>> = account
        .receipts
        .iter()
        .map(|place| state.payment(state.links().get(*place)?.payment)?.fee)
        .collect();
    let Some(fees) = fees.filter(|fees| fees.iter().all(|fee| !fee.is_zero())) else {
        return false;
    };
    if Money::total(fees.iter().copied()) != Some(residual.abs()) {
        return false;
    }
    for (place, fee) in account.receipts.iter().zip(fees) {
        let amount = if residual.minor() < 0 {
            fee.negated()
        } else {
            fee
        };
        let Some(link) = state.links().get(*place) else {
            continue;
        };
        let Some((order, payment)) = state.order(account.order).zip(state.payment(link.payment))
        else {
            continue;
        };
        let awaited = payment.amount.checked_add(amount);
        let named =
            awaited.and_then(|awaited| name(order, awaited, payment, &state.matching.differences));
        let reason = match (awaited, named) {
            (Some(awaited), Some(named)) => {
                with_difference(link.reason.clone(), because(&named, awaited, payment))
            }
            _ => link.reason.clone(),
        };
        let kind = DifferenceKind::ChannelFee;
        state.book(*place, Difference { kind, amount }, reason);
    }
    true
}

fn book_last(state: &mut State<'_>, account: &Account, order: &Order, residual: Money) {
    let last = account.receipts.iter().copied().max_by_key(|place| {
        let link = state.links().get(*place);
        link.map(|link| link.payment)
    });
    let Some((place, link)) = last.and_then(|place| Some((place, state.links().get(place)?)))
    else {
        return;
    };
    let Some(payment) = state.payment(link.payment) else {
        return;
    };
    let Some(awaited) = residual.checked_add(payment.amount) else {
        return;
    };
    if is_part(order, payment, residual) {
        return;
    }
    let Some(named) = name(order, awaited, payment, &state.matching.differences) else {
        return;
    };
    let because = because(&named, awaited, payment);
    if named.sure && !account.suggested {
        let reason = with_difference(link.reason.clone(), because);
        state.book(place, named.difference, reason);
    } else {
        let reason = crate::model::Message::new("reason.difference.not_booked")
            .with("reason", link.reason.clone())
            .with("difference", because);
        state.explain(place, reason);
    }
}

/// True if a receipt is the deposit, or one of the parts that monthly terms or a deposit lead to expect.
fn is_part(order: &Order, payment: &Payment, residual: Money) -> bool {
    let in_parts = matches!(
        order.effective_terms(),
        Terms::DepositBalance | Terms::Monthly
    );
    let half = residual.minor() > payment.amount.minor() / 2;
    order.deposit == Some(payment.amount) || (in_parts && half)
}

#[cfg(test)]
#[path = "number_difference_tests.rs"]
mod tests;
