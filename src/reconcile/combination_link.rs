//! A combination as links or as an ambiguous group.

use rustc_hash::FxHashSet;

use super::combination_words::{ambiguous, reason};
use super::in_order::tidy;
use super::party::{Agreement, agreement};
use super::proposals::{Proposal, Record};
use super::state::State;
use super::window;
use crate::model::{
    Allocation, AmbiguousGroup, Level, Link, OrderIndex, PaymentIndex, Signal, Signals, Standing,
};

/// Links the first set, if its receipts are all still open.
pub(super) fn link(state: &mut State<'_>, proposal: &Proposal, standing: Standing, rivals: u32) {
    let alternatives = rivals.saturating_add(proposal.count - 1);
    let reason = reason(state, proposal);
    let mut links: Vec<(PaymentIndex, Vec<Allocation>)> = Vec::new();
    match proposal.whole {
        Record::Payment(payment) => {
            let parts = proposal
                .first()
                .iter()
                .filter_map(|(record, amount)| match record {
                    Record::Order(order) => Some(Allocation::exact(*order, *amount)),
                    Record::Payment(_) => None,
                });
            links.push((payment, parts.collect()));
        }
        Record::Order(order) => {
            for (record, amount) in proposal.first() {
                if let Record::Payment(payment) = record {
                    links.push((*payment, vec![Allocation::exact(order, *amount)]));
                }
            }
        }
    }
    if !links.iter().all(|(payment, _)| state.is_open(*payment)) {
        return;
    }
    for (payment, allocations) in links {
        let orders: Vec<OrderIndex> = allocations.iter().map(|part| part.order).collect();
        state.link(Link {
            payment,
            level: Level::Combination,
            standing,
            signals: signals(state, payment, &orders).and_if(Signal::Unique, alternatives == 0),
            allocations,
            reason: reason.clone(),
            alternatives,
            rate: None,
        });
    }
}

/// What speaks for the orders, beside their sum.
pub(super) fn signals(state: &State<'_>, payment: PaymentIndex, orders: &[OrderIndex]) -> Signals {
    let day = state.day(payment);
    let in_time = |order: &OrderIndex| {
        let window = state.window(*order);
        day.is_some() && window.is_some() && window::contains(window, day)
    };
    let payer = state.directory().payer(payment);
    let same_phone = |order: &OrderIndex| {
        payer.phone.is_some() && payer.phone == state.directory().customer(*order).phone
    };
    let same = |order: &OrderIndex| agreement(state, payment, *order) == Agreement::Same;
    let alias = state.alias(payment).is_some();
    Signals::of(&[Signal::Sum])
        .and_if(Signal::Day, orders.iter().all(in_time))
        .and_if(Signal::Payer, !alias && orders.iter().all(same))
        .and_if(Signal::Alias, alias && orders.iter().all(same))
        .and_if(Signal::Phone, orders.iter().all(same_phone))
}

/// Lists the sets, of which none is taken.
pub(super) fn group(state: &mut State<'_>, proposal: &Proposal) {
    let (payments, candidates) = match proposal.whole {
        Record::Payment(payment) => {
            let orders = |set: &Vec<(Record, _)>| {
                let records = set.iter();
                records
                    .filter_map(|(record, _)| match record {
                        Record::Order(order) => Some(*order),
                        Record::Payment(_) => None,
                    })
                    .collect::<Vec<_>>()
            };
            let mut sets: Vec<Vec<OrderIndex>> = proposal.sets.iter().map(orders).collect();
            // The same orders may add up in two ways, by the deposit of one or of another.
            let mut seen: FxHashSet<Vec<OrderIndex>> = FxHashSet::default();
            sets.retain(|set| seen.insert(set.clone()));
            (vec![payment], sets)
        }
        Record::Order(order) => {
            let mut payments: Vec<PaymentIndex> = Vec::new();
            for (record, _) in proposal.sets.iter().flatten() {
                if let Record::Payment(payment) = record {
                    payments.push(*payment);
                }
            }
            tidy(&mut payments);
            (payments, vec![vec![order]])
        }
    };
    state.group(AmbiguousGroup {
        payments,
        candidates,
        solutions: proposal.count,
        bounded: !proposal.complete,
        level: Level::Combination,
        reason: ambiguous(proposal),
    });
}
