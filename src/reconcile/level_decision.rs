//! Level 0: a person's decision: read back from the page 待确认, it holds before anything is looked for, also
//! before rules set a line aside. Only money that never moved cannot be confirmed.
//!
//! A decision that cannot be applied as it was meant is for review: it is shown again with the reason, and until
//! then the payment is at most suggested elsewhere. One whose payment is not among the records waits for
//! another run.

mod contest;
mod nettings;
mod parts;
#[cfg(test)]
mod review_tests;
#[cfg(test)]
mod tests;

use rustc_hash::FxHashMap;

use super::in_order::tidy;
use super::state::State;
use crate::model::{
    Decision, DecisionOutcome, Exclusion, Level, Link, Message, Nature, OrderIndex, Payment,
    PaymentIndex, Signal, Signals, Standing, Verdict,
};
use contest::contest;

/// Runs the level: at most one decision of each payment is applied, so their order does not matter.
pub(super) fn run(state: &mut State<'_>) {
    let decisions = &state.book.decisions;
    if decisions.is_empty() {
        return;
    }
    state.decided.outcomes = vec![DecisionOutcome::NotHere; decisions.len()];
    let mut named: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (position, decision) in decisions.iter().enumerate() {
        named.entry(&decision.payment).or_default().push(position);
    }
    let places = nettings::places(state.book);
    for (position, payment) in state.book.payments.iter().enumerate() {
        // What is taken here is decided about one payment only, should two share an identity.
        if let Some(positions) = named.remove(&*payment.identity()) {
            decide(state, position.into(), &positions, &places);
        }
    }
}

/// Settles which decisions about a payment hold, and applies them.
fn decide(
    state: &mut State<'_>,
    index: PaymentIndex,
    positions: &[usize],
    places: &nettings::Places,
) {
    let book = state.book;
    let Some(payment) = book.payments.get(index.get()) else {
        return;
    };
    let look = payment.look();
    let decisions: Vec<(usize, &Decision)> = positions
        .iter()
        .filter_map(|position| Some((*position, book.decisions.get(*position)?)))
        .collect();
    let standings = contest(&decisions, &look);
    for position in standings.superseded {
        settle(state, position, DecisionOutcome::Superseded);
    }
    for position in standings.contradicting {
        review(state, index, position, Message::new("review.contradiction"));
    }
    for (position, decision) in standings.rejections.into_iter().chain(standings.word) {
        if nettings::is_elsewhere(decision, places) {
            settle(state, position, DecisionOutcome::NotHere);
            continue;
        }
        // A word taken back needs no row to be the same.
        let changed = *decision.seen != *look && decision.verdict != Verdict::Revoke;
        let done = if let Some(objection) = &decision.objection {
            Err(objection.clone())
        } else if changed {
            Err(Message::new("review.changed"))
        } else {
            apply(state, index, payment, decision, places)
        };
        match done {
            Ok(()) => {
                if !matches!(decision.verdict, Verdict::Reject | Verdict::Revoke) {
                    let others = nettings::others(decision, places);
                    for payment in others.into_iter().chain([index]) {
                        state.decided.holding.insert(payment, position);
                    }
                }
                settle(state, position, DecisionOutcome::Applied);
                let orders = parts::orders(state, decision);
                state.note(index, Level::Decision, &orders, || decision.reason());
            }
            Err(why) => review(state, index, position, why),
        }
    }
}

fn settle(state: &mut State<'_>, position: usize, outcome: DecisionOutcome) {
    if let Some(slot) = state.decided.outcomes.get_mut(position) {
        *slot = outcome;
    }
}

fn review(state: &mut State<'_>, index: PaymentIndex, position: usize, why: Message) {
    state.decided.under_review.insert(index);
    state.note(index, Level::Decision, &[], || why.clone());
    settle(state, position, DecisionOutcome::Review(why));
}

/// Does what was decided, or says why it cannot be done.
fn apply(
    state: &mut State<'_>,
    index: PaymentIndex,
    payment: &Payment,
    decision: &Decision,
    places: &nettings::Places,
) -> Result<(), Message> {
    let settled = matches!(
        decision.verdict,
        Verdict::Confirm | Verdict::Choose(_) | Verdict::Split | Verdict::Ignore
    );
    if settled && !state.is_open(index) {
        return Err(nettings::taken(payment));
    }
    if let Some(netting) = decision.chosen_netting() {
        return nettings::confirm(state, index, decision, netting, places);
    }
    match decision.verdict {
        Verdict::Confirm | Verdict::Choose(_) | Verdict::Split => {
            let decided = parts::check(state, payment, decision)?;
            state.link(Link {
                payment: index,
                level: Level::Decision,
                standing: Standing::Confirmed,
                allocations: decided.allocations,
                reason: decision.reason(),
                alternatives: 0,
                signals: Signals::of(&[Signal::Person]),
                rate: decided.rate,
            });
        }
        Verdict::Ignore => {
            // A line that never moved money is outside already, and the proof of the money counts it there.
            if payment.nature != Nature::NeverMoved {
                state.exclude(index, Exclusion::Ignored);
            }
        }
        Verdict::Reject => {
            if decision.candidates.is_empty() && decision.nettings.is_empty() {
                return Err(Message::new("review.no_candidate"));
            }
            for candidate in &decision.candidates {
                for set in parts::rejected(state, candidate) {
                    state.decided.bars.bar(index, set);
                }
            }
        }
        Verdict::Revoke => {}
    }
    if decision.verdict == Verdict::Reject {
        nettings::reject(state, index, decision, places);
    }
    Ok(())
}

/// Orders without repeats, in the order of the book.
fn tidied(mut orders: Vec<OrderIndex>) -> Vec<OrderIndex> {
    tidy(&mut orders);
    orders
}
