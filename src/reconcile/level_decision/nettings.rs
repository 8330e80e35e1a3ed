//! Decisions on movements that cancel each other, or repeat another line.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::state::State;
use crate::model::{
    Book, DecidedNetting, Decision, Message, Nature, Netting, Payment, PaymentIndex, Standing, Text,
};

/// Where the payments are that decisions name beside their own, by identity.
pub(super) type Places = FxHashMap<Text, PaymentIndex>;

/// Finds them.
pub(super) fn places(book: &Book) -> Places {
    let nettings = book.decisions.iter().flat_map(|one| &one.nettings);
    let wanted: FxHashSet<&str> = nettings
        .flat_map(|netting| {
            netting
                .others
                .iter()
                .map(|(payment, _)| payment)
                .chain(&netting.kept)
        })
        .map(|payment| &**payment)
        .collect();
    let mut places = Places::default();
    if !wanted.is_empty() {
        for (position, payment) in book.payments.iter().enumerate() {
            let identity = payment.identity();
            if wanted.contains(&*identity) {
                places.entry(identity).or_insert(position.into());
            }
        }
    }
    places
}

/// True if a payment that was meant is not among the records: the decision waits for it.
pub(super) fn is_elsewhere(decision: &Decision, places: &Places) -> bool {
    let netting = decision.chosen_netting();
    netting.is_some_and(|netting| {
        let mut others = netting.others.iter();
        others.any(|(payment, _)| !places.contains_key(payment))
    })
}

/// The other payments that a decision sets aside.
pub(super) fn others(decision: &Decision, places: &Places) -> Vec<PaymentIndex> {
    let netting = decision.chosen_netting();
    netting.map_or_else(Vec::new, |netting| all(netting, places).unwrap_or_default())
}

/// Sets the payments aside, if each of them still is as it was.
pub(super) fn confirm(
    state: &mut State<'_>,
    index: PaymentIndex,
    decision: &Decision,
    netting: &DecidedNetting,
    places: &Places,
) -> Result<(), Message> {
    let never = |one: &PaymentIndex| {
        let payment = state.payment(*one);
        payment.is_none_or(|payment| payment.nature == Nature::NeverMoved)
    };
    let mut payments = all(netting, places).unwrap_or_default();
    for (place, (_, look)) in payments.iter().zip(&netting.others) {
        let Some(payment) = state.payment(*place) else {
            continue;
        };
        if payment.look() != *look {
            let why = Message::new("review.other_changed");
            return Err(why.with("payment", payment.id.clone()));
        }
        if !state.is_open(*place) {
            return Err(taken(payment));
        }
    }
    payments.push(index);
    if payments.iter().any(never) {
        return Err(Message::new("review.never_moved"));
    }
    payments.sort_unstable();
    let kept = netting.kept.as_ref().and_then(|kept| places.get(kept));
    state.net(Netting {
        kind: netting.kind,
        payments,
        kept: kept.copied(),
        standing: Standing::Excluded,
        reason: decision.reason(),
    });
    Ok(())
}

/// Remembers that these payments cancel or repeat nothing; those of which one is not here need no bar.
pub(super) fn reject(
    state: &mut State<'_>,
    index: PaymentIndex,
    decision: &Decision,
    places: &Places,
) {
    for netting in &decision.nettings {
        if let Some(mut payments) = all(netting, places) {
            payments.push(index);
            state.decided.bars.bar_netting(payments);
        }
    }
}

/// Why a decision on a payment cannot hold of which another decision disposes.
pub(super) fn taken(payment: &Payment) -> Message {
    Message::new("review.taken").with("payment", payment.id.clone())
}

fn all(netting: &DecidedNetting, places: &Places) -> Option<Vec<PaymentIndex>> {
    let others = netting.others.iter();
    others
        .map(|(payment, _)| places.get(payment).copied())
        .collect()
}
