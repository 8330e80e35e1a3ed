//! Level 2: order and waybill numbers inside the free text of a payment. They say which order is
//! meant; the amounts say whether that is sure.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::across_currencies;
use super::deposit_fit::is_called_share;
use super::misnamed_orders;
use super::named_orders::{Named, named};
use super::number_difference;
use super::receipts_in_parts;
use super::split;
use super::state::{State, single};
use crate::model::{
    Direction, Level, Link, Message, Money, Nature, OrderIndex, Payment, PaymentIndex, Signal,
    Signals, Standing,
};

/// Runs the level: payments whose amount agrees first, so that a doubtful one cannot take the balance
/// that another settles.
pub(super) fn run(state: &mut State<'_>) {
    let mut doubtful = Vec::new();
    let mut foreign = Vec::new();
    // What the texts name does not change while links are made, so all are read side by side.
    let texts = state.open_payments().into_par_iter();
    let texts: Vec<(PaymentIndex, &Payment, Named)> = texts
        .map(|(index, payment)| (index, payment, named(state, payment)))
        .filter(|(_, _, named)| !named.orders.is_empty())
        .collect();
    for (index, payment, mut named) in texts {
        // What a person rejected is not meant, so the rest of the text is not sure either.
        named.doubtful |= state.bars().take_out(index, &mut named.orders);
        if named.orders.is_empty() {
            continue;
        }
        if across_currencies::is_foreign(state, payment, &named.orders) {
            foreign.push((index, payment, named));
            continue;
        }
        match confirmed(state, index, payment, &named) {
            Some(link) => state.link(link),
            None => doubtful.push((index, payment, named)),
        }
    }
    let naming_one = doubtful
        .iter()
        .filter_map(|(index, payment, named)| Some((*index, *payment, named.only()?)));
    let in_parts = receipts_in_parts::complete(state, naming_one);
    let mut naming: FxHashMap<OrderIndex, u32> = FxHashMap::default();
    for order in doubtful.iter().flat_map(|(_, _, named)| &named.orders) {
        *naming.entry(*order).or_default() += 1;
    }
    let differing = doubtful.iter().filter_map(|(index, payment, named)| {
        let order = named.only()?;
        let free = !in_parts.contains(index) && !agrees(state, payment, order);
        free.then_some((*index, *payment, order))
    });
    for link in misnamed_orders::links(state, differing.collect()) {
        state.link(link);
    }
    for (index, payment, named) in doubtful {
        let part = named
            .only()
            .filter(|_| in_parts.contains(&index))
            .map(|order| {
                let reason = reason(state, &named, "reason.remark.parts", "reason.remark.parts");
                single(
                    index,
                    order,
                    payment.amount,
                    Level::Remark,
                    Standing::Confirmed,
                    reason,
                )
                .with_signals(signals(&named).and(Signal::Sum))
            });
        let certain = named
            .only()
            .is_some_and(|order| naming.get(&order) == Some(&1) && !named.untidy);
        // A balance may agree once the receipts before it are booked, whatever the order of the lines.
        let link = part
            .or_else(|| confirmed(state, index, payment, &named))
            .or_else(|| {
                let link = suggested(state, index, payment, &named)?;
                Some(number_difference::name_on(state, link, certain))
            });
        if let Some(link) = link {
            state.link(link);
        }
    }
    across_currencies::remarks(state, foreign);
}

/// True if the amount is one that the order leads to expect: a receipt its open balance, its deposit
/// or the rest; a refund what was due, received, received too much or reported as refunded.
pub(super) fn agrees(state: &State<'_>, payment: &Payment, index: OrderIndex) -> bool {
    let Some((order, open)) = state.order(index).zip(state.open(index)) else {
        return false;
    };
    let amount = Some(payment.amount);
    if payment.direction == Direction::Out {
        let received = order.due.and_then(|due| due.checked_sub(open));
        let within = order.due.is_some_and(|due| {
            due.currency() == payment.amount.currency() && payment.amount <= due
        });
        return amount == order.due
            || amount == order.refunded
            || amount == received
            || (open.minor() < 0 && payment.amount.minor() == -open.minor())
            || (payment.nature == Nature::Refund && within);
    }
    if Some(open) == amount {
        return true;
    }
    let deposit = order.deposit.filter(|deposit| deposit.minor() > 0);
    let rest = order
        .due
        .zip(deposit)
        .and_then(|(due, deposit)| due.checked_sub(deposit));
    let fits = open.currency() == payment.amount.currency() && payment.amount <= open;
    let share = is_called_share(&state.matching.deposit, order, payment);
    fits && state.is_untouched(index) && (amount == deposit || amount == rest || share)
}

fn confirmed(
    state: &State<'_>,
    index: PaymentIndex,
    payment: &Payment,
    named: &Named,
) -> Option<Link> {
    // Money that came back to the firm pays no order, whatever it names.
    let came_back = payment.direction == Direction::In && payment.nature != Nature::Ordinary;
    if named.doubtful || came_back {
        return None;
    }
    // An order that is entered long after the money came is another one, or the number is mistyped.
    let too_early = |order: &OrderIndex| {
        let day = state.day(index).zip(state.window(*order));
        day.is_some_and(|(day, (first, _))| day < first)
    };
    if payment.direction == Direction::In && named.orders.iter().any(too_early) {
        return None;
    }
    if let [order] = named.orders.as_slice() {
        let reason = reason(state, named, "reason.remark.exact", "reason.remark.waybill");
        return agrees(state, payment, *order).then(|| {
            single(
                index,
                *order,
                payment.amount,
                Level::Remark,
                Standing::Confirmed,
                reason,
            )
            .with_signals(signals(named).and(Signal::Amount))
        });
    }
    if payment.direction == Direction::Out {
        return None;
    }
    let allocations = split::exact(state, &named.orders, payment.amount)?;
    Some(Link {
        payment: index,
        level: Level::Remark,
        standing: Standing::Confirmed,
        allocations,
        reason: reason(
            state,
            named,
            "reason.remark.several",
            "reason.remark.waybill",
        ),
        alternatives: 0,
        signals: signals(named).and(Signal::Sum),
        rate: None,
    })
}

/// What told the orders.
fn signals(named: &Named) -> Signals {
    let own = if named.by_waybill {
        Signal::Waybill
    } else {
        Signal::Text
    };
    Signals::of(&[own])
}

/// A link for a person to confirm. Of several orders named, those that the amount settles alone are
/// the alternatives; otherwise it is filled in in the order of the text.
fn suggested(
    state: &State<'_>,
    index: PaymentIndex,
    payment: &Payment,
    named: &Named,
) -> Option<Link> {
    let awaited = named.orders.iter().filter_map(|order| state.open(*order));
    let awaited = awaited.fold(Money::zero(payment.amount.currency()), |sum, open| {
        sum.checked_add(open).unwrap_or(sum)
    });
    let (by_order, by_waybill) = match payment.direction {
        Direction::In => ("reason.remark.differs", "reason.remark.waybill_differs"),
        Direction::Out => (
            "reason.remark.refund_differs",
            "reason.remark.refund_differs",
        ),
    };
    let reason = reason(state, named, by_order, by_waybill)
        .with("amount", payment.amount)
        .with("open", awaited);
    let settled: Vec<OrderIndex> = named
        .orders
        .iter()
        .copied()
        .filter(|order| agrees(state, payment, *order))
        .collect();
    let chosen = match named.orders.as_slice() {
        [only] => Some(*only),
        _ => settled.first().copied(),
    };
    let mut link = if let Some(order) = chosen {
        single(
            index,
            order,
            payment.amount,
            Level::Remark,
            Standing::Suggested,
            reason,
        )
    } else {
        Link {
            payment: index,
            level: Level::Remark,
            standing: Standing::Suggested,
            allocations: split::fill(state, &named.orders, payment.amount),
            reason,
            alternatives: 0,
            signals: Signals::default(),
            rate: None,
        }
    };
    link.signals = signals(named).and_if(Signal::Amount, !settled.is_empty());
    link.alternatives = settled.len().saturating_sub(1) as u32;
    (!link.allocations.is_empty()).then_some(link)
}

fn reason(
    state: &State<'_>,
    named: &Named,
    by_order: &'static str,
    by_waybill: &'static str,
) -> Message {
    let key = if named.by_waybill {
        by_waybill
    } else {
        by_order
    };
    let orders = named.orders.iter().copied();
    Message::new(key).with("orders", state.listed_numbers(orders))
}

#[cfg(test)]
#[path = "level_remark_tests.rs"]
mod tests;
