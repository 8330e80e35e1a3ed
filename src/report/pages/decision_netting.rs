//! Movements that seem to cancel each other or to repeat a line, as rows to be decided on.

use super::decision_words::numbered;
use crate::model::{
    DecidedNetting, Message, Nature, Netting, NettingKind, Payment, PaymentIndex, Standing,
    shown_look,
};
use crate::report::view::View;

/// More candidates than this make a cell that nobody reads.
const MOST: usize = 20;

/// The netting that is to be decided on in the row of a payment: each stands in one row, but where one of several lines
/// was taken back, each line that takes back has one.
pub(super) fn netting<'a>(view: &View<'a>, index: PaymentIndex) -> Option<&'a Netting> {
    let netting = view.facts.reconciled.netting(index)?;
    let mut backs = reversals(view, netting);
    let speaks = match netting.standing {
        Standing::Suggested => {
            let first = backs.next().or(netting.payments.first().copied());
            first == Some(index)
        }
        Standing::Ambiguous => backs.any(|one| one == index),
        _ => false,
    };
    speaks.then_some(netting)
}

fn reversals<'a>(view: &View<'a>, netting: &'a Netting) -> impl Iterator<Item = PaymentIndex> {
    let book = view.facts.book;
    let is_reversal = |one: &PaymentIndex| {
        let payment = book.payments.get(one.get());
        payment.is_some_and(|payment| payment.nature == Nature::Reversal)
    };
    netting.payments.iter().copied().filter(is_reversal)
}

/// What may be confirmed or chosen in the row of a payment.
pub(super) fn shown(
    view: &View<'_>,
    index: PaymentIndex,
    netting: &Netting,
) -> Vec<DecidedNetting> {
    let payment = |index: PaymentIndex| view.facts.book.payments.get(index.get());
    let named =
        |index: &PaymentIndex| payment(*index).map(|payment| (payment.identity(), payment.look()));
    let of = |others: &[PaymentIndex]| DecidedNetting {
        kind: netting.kind,
        others: others.iter().filter_map(named).collect(),
        kept: netting.kept.and_then(payment).map(Payment::identity),
    };
    let others = netting.payments.iter().copied();
    if netting.standing == Standing::Ambiguous {
        let backs: Vec<PaymentIndex> = reversals(view, netting).collect();
        let others = others.filter(|other| !backs.contains(other));
        others.take(MOST).map(|other| of(&[other])).collect()
    } else {
        let others: Vec<PaymentIndex> = others.filter(|other| *other != index).collect();
        vec![of(&others)]
    }
}

/// 与 T2（2026-10-03 -100.00 CNY · 张三）互相抵销, each with its number where there are several.
pub(super) fn nettings_text(view: &View<'_>, nettings: &[DecidedNetting]) -> Vec<String> {
    numbered(
        view,
        nettings.iter().map(|one| netting_text(view, one)).collect(),
    )
}

/// One of them.
pub(super) fn netting_text(view: &View<'_>, netting: &DecidedNetting) -> String {
    let others = netting.others.iter().map(|(payment, look)| {
        let values = [("payment", &**payment), ("look", shown_look(look))];
        view.fill("decision.other", &values)
    });
    let others = others.collect::<Vec<_>>().join(&view.word("decision.and"));
    match (netting.kind, netting.kept.clone()) {
        (NettingKind::Duplicate, None) => view.word("decision.repeats"),
        (NettingKind::Duplicate, Some(kept)) => {
            view.say(&Message::new("decision.repeats_one").with("payment", kept))
        }
        _ => view.fill("decision.cancels", &[("payments", &others)]),
    }
}
