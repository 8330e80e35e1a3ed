//! Refunds that bear the number of the payment they pay back: they belong where that payment belongs.
//!
//! A refund is never set off against its receipt: both stay, linked to the order, whose account shows what was received
//! and what was refunded. A refund may name its receipt by the transaction number with a suffix (`…_1`), by the merchant
//! number, or in its remark (`退款:42000…`, `原交易号`); several refunds of one receipt take no more than it has.

use rustc_hash::FxHashMap;

use super::refund_originals::Originals;
use super::split::in_turn;
use super::state::State;
use crate::model::{
    Allocation, Direction, Level, Link, Message, Money, Nature, Payment, PaymentIndex,
    PaymentOutcome, Signal, Signals, Standing,
};

/// What each original payment still has to give back, by order.
type Left = FxHashMap<PaymentIndex, Vec<Allocation>>;

/// Links money paid out to the orders of its original payment, once those are confirmed; then refunds that came
/// back, to the orders of the refund.
pub(super) fn run(state: &mut State<'_>) {
    for direction in [Direction::Out, Direction::In] {
        let back = |payment: &Payment| {
            payment.direction == direction
                && (direction == Direction::Out || payment.nature == Nature::Refund)
        };
        let mut open = state.open_payments();
        open.retain(|(_, payment)| back(payment));
        if open.is_empty() {
            continue;
        }
        let originals = Originals::new(state.book, direction);
        let mut left = Left::default();
        for (index, payment) in open {
            let Some(original) = originals.of(index, payment) else {
                if payment.nature == Nature::Refund {
                    state.note(index, Level::Id, &[], || {
                        Message::new("considered.no_original")
                    });
                }
                continue;
            };
            match link(state, index, payment, original, &mut left) {
                Some(link) => state.link(link),
                None => state.note(index, Level::Id, &[], || {
                    let paid = state.book.payments.get(original.get());
                    let number = paid.map(|paid| paid.id.clone()).unwrap_or_default();
                    Message::new("considered.open_original").with("payment", number)
                }),
            }
        }
    }
}

fn link(
    state: &State<'_>,
    index: PaymentIndex,
    refund: &Payment,
    original: PaymentIndex,
    left: &mut Left,
) -> Option<Link> {
    let Some(PaymentOutcome::Linked(link)) = state.outcome(original) else {
        return None;
    };
    let link = state.links().get(link)?;
    let confirmed = link.standing == Standing::Confirmed;
    let parts = left
        .entry(original)
        .or_insert_with(|| link.allocations.clone());
    let has = Money::total(parts.iter().map(|part| part.amount))
        .filter(|sum| sum.currency() == refund.amount.currency());
    let same: Vec<&Allocation> = parts
        .iter()
        .filter(|part| part.amount == refund.amount)
        .collect();
    let (allocations, sure) = match (parts.as_slice(), same.as_slice()) {
        ([only], _) => (
            vec![Allocation {
                amount: refund.amount,
                ..*only
            }],
            // A fee that was kept comes back as well.
            has.is_none_or(|has| refund.amount <= has) || only.settles() >= refund.amount,
        ),
        (parts, _) if has == Some(refund.amount) => (parts.to_vec(), true),
        (_, [only]) => (vec![**only], true),
        (parts, _) => (fill(parts, refund.amount), false),
    };
    let allocations: Vec<Allocation> = allocations
        .into_iter()
        .map(|part| Allocation {
            converted: link
                .rate
                .as_ref()
                .and_then(|rate| rate.convert(part.amount)),
            ..Allocation::exact(part.order, part.amount)
        })
        .collect();
    take(parts, &allocations);
    let rate = link.rate.clone();
    let number = state.payment(original)?.id.clone();
    (!allocations.is_empty()).then(|| Link {
        payment: index,
        level: Level::Id,
        standing: if confirmed && sure {
            Standing::Confirmed
        } else {
            Standing::Suggested
        },
        allocations,
        reason: Message::new("reason.id.refund").with("payment", number),
        alternatives: 0,
        signals: Signals::of(&[Signal::Number]),
        rate,
    })
}

/// Lessens what is left by what was given back.
fn take(parts: &mut [Allocation], given: &[Allocation]) {
    for back in given {
        let of_order = parts.iter_mut().find(|part| part.order == back.order);
        if let Some(part) = of_order {
            let rest = part
                .amount
                .minor()
                .saturating_sub(back.amount.minor())
                .max(0);
            part.amount = Money::from_minor(rest, part.amount.currency());
            part.difference = None;
        }
    }
}

/// The refund taken from the parts one after another, never more than each holds.
fn fill(parts: &[Allocation], amount: Money) -> Vec<Allocation> {
    let rooms = parts.iter().map(|part| part.amount.minor());
    let shares = in_turn(amount.minor(), rooms);
    let filled = parts.iter().zip(shares).filter(|(_, share)| *share > 0);
    let filled = filled.map(|(part, share)| Allocation {
        amount: Money::from_minor(share, amount.currency()),
        ..*part
    });
    filled.collect()
}

#[cfg(test)]
#[path = "refunds_tests.rs"]
mod tests;
