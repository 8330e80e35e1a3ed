//! What the matcher said of each movement, in the words of the labels.

use std::collections::BTreeMap;

use gendan::model::{Allocation, Direction, Level, Payment, PaymentIndex, Standing};
use gendan::pipeline::Outcome;

use super::truth::{Label, Parts, bare};

/// What was said of a movement.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) index: PaymentIndex,
    pub(crate) standing: Standing,
    pub(crate) level: Option<Level>,
    pub(crate) parts: Parts,
    /// The solutions that were shown.
    pub(crate) shown: Vec<Vec<String>>,
    /// The remark, for a mistake to be understood.
    pub(crate) memo: String,
}

/// Movements by direction and number, or, where a statement has no numbers, by time and amount.
pub(crate) struct Answers {
    known: BTreeMap<(bool, String), Answer>,
}

impl Answers {
    /// Takes them from an outcome.
    pub(crate) fn of(outcome: &Outcome) -> Self {
        let mut known = BTreeMap::new();
        for (place, payment) in outcome.book.payments.iter().enumerate() {
            let answer = answer(outcome, PaymentIndex::from(place), payment);
            known.insert((payment.direction == Direction::Out, key(payment)), answer);
        }
        Self { known }
    }

    /// What was said of a movement; `None` if it was not read.
    pub(crate) fn get(&self, label: &Label) -> Option<&Answer> {
        let key = if label.has_id {
            bare(&label.id)
        } else {
            format!("{} {}", label.time, label.amount)
        };
        self.known.get(&(label.direction == "out", key))
    }

    /// What was said of the movement with a number, whichever way it went.
    pub(crate) fn by_id(&self, id: &str, out: bool) -> Option<&Answer> {
        self.known.get(&(out, bare(id)))
    }
}

fn key(payment: &Payment) -> String {
    if payment.has_own_id {
        return bare(&payment.id);
    }
    let time = payment.time.map(|time| time.to_string().replace(' ', "T"));
    format!("{} {}", time.unwrap_or_default(), payment.amount)
}

fn answer(outcome: &Outcome, index: PaymentIndex, payment: &Payment) -> Answer {
    let number = |order: gendan::model::OrderIndex| {
        let order = outcome.book.orders.get(order.get());
        order.map_or_else(String::new, |order| bare(order.number.as_str()))
    };
    let link = outcome.reconciled.link(index);
    let parts = |parts: &[Allocation]| -> Parts {
        let parts = parts.iter();
        parts
            .map(|part| (number(part.order), part.amount.to_string()))
            .collect()
    };
    let group = outcome.reconciled.group(index);
    let shown = group.map(|group| {
        let candidates = group.candidates.iter();
        let sets = candidates.map(|set| {
            let mut set: Vec<String> = set.iter().map(|order| number(*order)).collect();
            set.sort();
            set
        });
        sets.collect()
    });
    Answer {
        index,
        standing: outcome.reconciled.standing(index),
        level: link
            .map(|link| link.level)
            .or_else(|| group.map(|group| group.level)),
        parts: link.map_or_else(Parts::new, |link| parts(&link.allocations)),
        shown: shown.unwrap_or_default(),
        memo: payment.memo.as_deref().unwrap_or_default().to_owned(),
    }
}
