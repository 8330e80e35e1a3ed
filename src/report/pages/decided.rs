//! 已决定: every decision that holds, filled in as it was made. The newest summary alone carries all of them on, so the
//! page shows them whatever the period.

use rustc_hash::FxHashMap;

use super::decision_row::{Choices, Row, table};
use super::decision_words::candidates_text;
use crate::model::{
    Currency, DecidedPart, Decision, DecisionOutcome, Message, Payment, RecordKey, Verdict,
};
use crate::report::document::{Block, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let (decisions, outcomes) = (&view.facts.book.decisions, &view.facts.reconciled.decisions);
    let held = decisions.iter().zip(outcomes);
    let held = held.filter(|(_, outcome)| **outcome == DecisionOutcome::Applied);
    let held: Vec<&Decision> = held.map(|(decision, _)| decision).collect();
    if held.is_empty() {
        return None;
    }
    let wanted: FxHashMap<&str, ()> = held
        .iter()
        .map(|decision| (&*decision.payment, ()))
        .collect();
    let payments = view.facts.book.payments.iter();
    let payments: FxHashMap<_, &Payment> = payments
        .map(|payment| (payment.identity(), payment))
        .filter(|(identity, _)| wanted.contains_key(&**identity))
        .collect();
    let mut choices = Choices {
        revoke: true,
        ..Choices::default()
    };
    let count = held.len();
    let mut rows: Vec<Row<'_>> = held
        .into_iter()
        .map(|decision| {
            let candidates = decision.candidates.len();
            choices.confirm |= candidates == 1 || decision.verdict == Verdict::Confirm;
            choices.most = choices
                .most
                .max(if candidates > 1 { candidates } else { 0 });
            row(view, decision, payments.get(&decision.payment).copied())
        })
        .collect();
    rows.sort_by_key(|row| {
        row.payment
            .map(|payment| (payment.time, payment.id.clone()))
    });
    let message = |key| view.say(&Message::new(key).with("count", count));
    let table = table(view, rows, choices);
    let how = view.word("page.decided.how");
    Some(Built {
        page: view.page(
            "decided",
            message("page.decided.title"),
            [view.word("page.decided.subtitle"), view.unit()].join(" · "),
            vec![Block::Notes(vec![how]), Block::Table(table)],
        ),
        note: message("page.decided.note"),
    })
}

fn row<'a>(view: &View<'_>, decision: &'a Decision, payment: Option<&'a Payment>) -> Row<'a> {
    let named = decision.candidates.iter().flatten().chain(&decision.parts);
    let currency = named
        .map(|part: &DecidedPart| part.amount.currency())
        .next();
    let key = RecordKey {
        payment: decision.payment.clone(),
        look: decision.seen.clone(),
        currency: payment
            .map(|payment| payment.amount.currency())
            .or(currency)
            .unwrap_or(Currency::CNY),
        candidates: decision.candidates.clone(),
        candidates_digest: decision.candidates_digest.clone(),
        earlier: vec![decision.clone()],
    };
    let lines = candidates_text(view, &decision.candidates);
    Row {
        standing: Some(match decision.verdict {
            Verdict::Revoke => (Tone::Neutral, view.word("decision.revoked")),
            _ => (Tone::Good, view.word("decision.applied")),
        }),
        id: decision.payment.to_string(),
        payment,
        candidates: lines.join("\n"),
        reason: match decision.verdict {
            Verdict::Reject => view.word("decision.rejected_for_good"),
            Verdict::Revoke => view.word("decision.revoked_open"),
            _ => String::new(),
        },
        decision: Some(decision),
        key: key.encode(),
        ..Row::default()
    }
}
