//! Decisions in the text language of the tests:
//!
//! ```text
//! decide PAYMENT confirm|choose:2|reject|ignore|revoke|split [PARTS] [cand= who= when= note= seen=]
//! ```
//! Parts are `A1=60.00+A2=40.00`, a named difference follows as `A1=99.40~0.60`, and `!` marks an order that was
//! already cancelled when it was shown; `cand=` takes several sets parted by `|`, `-` for a set of no orders. `seen=` stands for another look
//! than the payment's.

use super::testing::{book, outcomes, reconciled};
use super::testing_words::{Words, day, money};
use crate::model::{
    Book, DecidedPart, Decision, DecisionOutcome, Difference, DifferenceKind, Payment, Text,
    Verdict,
};

pub(super) fn decision(words: &Words<'_>, book: &Book) -> Decision {
    let id = words.at(1);
    let payment = book.payments.iter().find(|payment| *payment.id == *id);
    let identity = payment.map_or_else(|| id.into(), Payment::identity);
    let look = payment.map_or_else(|| "gone".into(), Payment::look);
    let text = |name| words.value(name).map(Text::from);
    let sets = words.value("cand").into_iter();
    Decision {
        payment: identity,
        verdict: match words.at(2).split_once(':') {
            Some((_, number)) => Verdict::Choose(number.parse().expect("a number")),
            None => verdict(words.at(2)),
        },
        candidates: sets.flat_map(|sets| sets.split('|')).map(parts).collect(),
        parts: match words.at(3) {
            given if words.at(2) == "split" && given.contains('=') => parts(given),
            _ => Vec::new(),
        },
        candidates_digest: None,
        nettings: Vec::new(),
        seen: text("seen").unwrap_or(look),
        who: text("who"),
        when: words.value("when").map(day),
        entered: None,
        note: text("note"),
        objection: None,
        origin: words.origin,
    }
}

fn verdict(word: &str) -> Verdict {
    match word {
        "confirm" => Verdict::Confirm,
        "reject" => Verdict::Reject,
        "split" => Verdict::Split,
        "ignore" => Verdict::Ignore,
        "revoke" => Verdict::Revoke,
        other => panic!("{other}"),
    }
}

fn parts(text: &str) -> Vec<DecidedPart> {
    let part = |part: &str| {
        let (order, amount) = part.split_once('=').expect("order=amount");
        let cancelled = amount.ends_with('!');
        let amount = amount.trim_end_matches('!');
        let (amount, difference) = match amount.split_once('~') {
            Some((amount, difference)) => (amount, Some(money(difference))),
            None => (amount, None),
        };
        DecidedPart {
            order: order.into(),
            amount: money(amount),
            difference: difference.map(|amount| Difference {
                kind: DifferenceKind::ChannelFee,
                amount,
            }),
            cancelled,
        }
    };
    let words = text.split('+').filter(|word| *word != "-");
    words.map(part).collect()
}

/// What became of every decision: `P1 applied`, `P1 review changed`, by payment and word.
pub(super) fn decided(text: &str) -> Vec<String> {
    let (book, found) = reconciled(text);
    assert_eq!(found.decisions.len(), book.decisions.len());
    let mut lines: Vec<String> = book
        .decisions
        .iter()
        .zip(&found.decisions)
        .map(|(decision, outcome)| {
            let is_it = |payment: &&Payment| payment.identity() == decision.payment;
            let payment = book.payments.iter().find(is_it);
            let id = payment.map_or(&decision.payment, |payment| &payment.id);
            let why = match outcome {
                DecisionOutcome::Review(why) => why.key.trim_start_matches("review"),
                _ => "",
            };
            let why = why.replace('.', " ");
            format!("{id} {} {}{why}", decision.verdict.code(), outcome.code())
        })
        .collect();
    lines.sort();
    lines
}

/// Checks what became of every payment and of every decision.
pub(super) fn check(text: &str, payments: &[&str], decisions: &[&str]) {
    assert_eq!(outcomes(text), payments, "\n{text}");
    assert_eq!(decided(text), decisions, "\n{text}");
}

#[test]
fn the_language_says_what_a_page_says() {
    let book =
        book("in P1 100.00 10-02 -\ndecide P1 choose:2 cand=A1=99.40~0.60|A2=60.00+A3=40.00!");
    let decision = &book.decisions[0];
    assert_eq!(decision.verdict, Verdict::Choose(2));
    assert_eq!(decision.seen, book.payments[0].look());
    assert_eq!(
        decision.candidates[0][0].difference.expect("one").amount,
        money("0.60")
    );
    let cancelled: Vec<bool> = decision.candidates[1]
        .iter()
        .map(|part| part.cancelled)
        .collect();
    assert_eq!(cancelled, [false, true]);
}
