//! 已决定: every decision that holds, or waits for a statement that was not read this time, filled in as it was made. The newest summary alone carries all of them on, so the
//! page shows them whatever the period.

use rustc_hash::{FxHashMap, FxHashSet};

use super::decision_netting::nettings_text;
use super::decision_row::{Choices, Row, table};
use super::decision_words::candidates_text;
use crate::model::{
    Currency, DecidedPart, Decision, DecisionOutcome, Message, Payment, RecordKey, Verdict,
    shown_look,
};
use crate::report::document::{Block, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let (decisions, outcomes) = (&view.facts.book.decisions, &view.facts.reconciled.decisions);
    let held = decisions.iter().zip(outcomes);
    let held = held.filter_map(|(decision, outcome)| match outcome {
        DecisionOutcome::Applied => Some((decision, false)),
        DecisionOutcome::NotHere => Some((decision, true)),
        DecisionOutcome::Superseded | DecisionOutcome::Review(_) => None,
    });
    let held: Vec<(&Decision, bool)> = held.collect();
    if held.is_empty() {
        return None;
    }
    let wanted: FxHashSet<&str> = held
        .iter()
        .map(|(decision, _)| &*decision.payment)
        .collect();
    let payments = view.facts.book.payments.iter();
    let payments: FxHashMap<_, &Payment> = payments
        .map(|payment| (payment.identity(), payment))
        .filter(|(identity, _)| wanted.contains(&**identity))
        .collect();
    let mut choices = Choices {
        revoke: true,
        ..Choices::default()
    };
    let waits = held.iter().filter(|(_, waits)| *waits).count();
    let count = held.len() - waits;
    let mut rows: Vec<Row<'_>> = held
        .into_iter()
        .map(|(decision, waits)| {
            let candidates = decision.candidates.len().max(decision.nettings.len());
            choices.confirm |= candidates == 1 || decision.verdict == Verdict::Confirm;
            choices.most = choices
                .most
                .max(if candidates > 1 { candidates } else { 0 });
            let payment = payments.get(&decision.payment).copied();
            row(view, decision, payment, waits)
        })
        .collect();
    // What waits for its statement comes last.
    rows.sort_by_key(|row| {
        let payment = row.payment;
        let when = payment.map(|payment| (payment.time, payment.id.clone()));
        (payment.is_none(), when)
    });
    let title = if waits == 0 {
        Message::new("page.decided.title")
    } else {
        Message::new("page.decided.title_waits").with("waits", waits)
    };
    let note = Message::new("page.decided.note").with("count", count + waits);
    let table = table(view, rows, choices);
    let how = view.word("page.decided.how");
    Some(Built {
        page: view.page(
            "decided",
            view.say(&title.with("count", count)),
            [view.word("page.decided.subtitle"), view.unit()].join(" · "),
            vec![Block::Notes(vec![how]), Block::Table(table)],
        ),
        note: view.say(&note),
    })
}

fn row<'a>(
    view: &View<'_>,
    decision: &'a Decision,
    payment: Option<&'a Payment>,
    waits: bool,
) -> Row<'a> {
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
        nettings: decision.nettings.clone(),
        earlier: vec![decision.clone()],
    };
    let mut lines = candidates_text(view, &decision.candidates);
    lines.extend(nettings_text(view, &decision.nettings));
    Row {
        standing: Some(match decision.verdict {
            _ if waits => (Tone::Warning, view.word("decision.waits")),
            Verdict::Revoke => (Tone::Neutral, view.word("decision.revoked")),
            _ => (Tone::Good, view.word("decision.applied")),
        }),
        id: decision.payment.to_string(),
        payment,
        candidates: lines.join("\n"),
        memo: payment
            .is_none()
            .then(|| shown_look(&decision.seen).to_owned()),
        reason: match decision.verdict {
            _ if waits => view.word("decision.waits_why"),
            Verdict::Reject => view.word("decision.rejected_for_good"),
            Verdict::Revoke => view.word("decision.revoked_open"),
            _ => String::new(),
        },
        decision: Some(decision),
        key: key.encode(),
        ..Row::default()
    }
}
