//! 待确认: each suggestion, each payment of an ambiguous group, and on top the decisions that could not be applied, for
//! a person to decide in the sheet. The workbook that comes back is read again.

use rustc_hash::{FxHashMap, FxHashSet};

use super::decision_netting;
use super::decision_row::{Choices, Row, table};
use super::decision_words::{candidates_text, review};
use super::shown_candidates::{Proposal, candidates, proposal};
use crate::model::{
    Currency, Decision, DecisionOutcome, Message, Payment, PaymentIndex, RecordKey, Standing, Text,
};
use crate::report::document::{Block, Tone};
use crate::report::view::{Built, View};

pub(super) fn page(view: &View<'_>) -> Option<Built> {
    let waiting = waiting(view);
    let found = payments(view, &waiting);
    let mut rows = Vec::new();
    let mut choices = Choices::default();
    for (payment, decisions) in &waiting {
        let index = found.get(payment).copied();
        rows.push(row(view, payment, index, decisions, &mut choices));
    }
    let review = rows.len();
    let (mut suggested, mut ambiguous) = (0_i64, 0_i64);
    for (position, payment) in view.facts.book.payments.iter().enumerate() {
        let index = PaymentIndex::from(position);
        if !view.window().has(payment.time) {
            continue;
        }
        match proposal(view, index) {
            Some(Proposal::Suggested(_)) => suggested += 1,
            Some(Proposal::Several(_)) => ambiguous += 1,
            Some(Proposal::Netting(netting)) => match netting.standing {
                Standing::Ambiguous => ambiguous += 1,
                _ => suggested += 1,
            },
            None => continue,
        }
        let identity = payment.identity();
        if !found.contains_key(&identity) {
            rows.push(row(view, &identity, Some(index), &[], &mut choices));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let message = |key, with_review| {
        let told = Message::new(key)
            .with("suggested", suggested)
            .with("ambiguous", ambiguous);
        if review == 0 {
            return told;
        }
        Message::new(with_review)
            .with("rest", told)
            .with("review", review)
    };
    let title = message("page.to_confirm.title", "page.to_confirm.title_review");
    let note = message("page.to_confirm.note", "page.to_confirm.note_review");
    let mut how = vec![
        view.word("page.to_confirm.how"),
        view.word("page.to_confirm.how_split"),
    ];
    if review > 0 {
        how.push(view.word("page.to_confirm.how_review"));
    }
    let table = table(view, rows, choices);
    let mut page = view.page(
        "to_confirm",
        view.say(&title),
        view.subtitle("page.to_confirm.subtitle"),
        vec![Block::Notes(how), Block::Table(table)],
    );
    if review > 0 {
        page.tone = Tone::Bad;
    }
    Some(Built {
        page,
        note: view.say(&note),
    })
}

/// A decision that could not be applied, and why.
type Waiting<'a> = (&'a Decision, &'a Message);

/// The decisions that could not be applied, by payment, in the order of the book.
fn waiting<'a>(view: &View<'a>) -> Vec<(Text, Vec<Waiting<'a>>)> {
    let facts = view.facts;
    let mut waiting: Vec<(Text, Vec<Waiting<'a>>)> = Vec::new();
    for (decision, outcome) in facts.book.decisions.iter().zip(&facts.reconciled.decisions) {
        let DecisionOutcome::Review(why) = outcome else {
            continue;
        };
        // Those of one payment stand together in the book.
        match waiting.last_mut() {
            Some((payment, decisions)) if *payment == decision.payment => {
                decisions.push((decision, why));
            }
            _ => waiting.push((decision.payment.clone(), vec![(decision, why)])),
        }
    }
    waiting
}

/// The payments that decisions are about, by identity.
fn payments(
    view: &View<'_>,
    waiting: &[(Text, Vec<Waiting<'_>>)],
) -> FxHashMap<Text, PaymentIndex> {
    let wanted: FxHashSet<&str> = waiting.iter().map(|(payment, _)| &**payment).collect();
    if wanted.is_empty() {
        return FxHashMap::default();
    }
    let payments = view.facts.book.payments.iter().enumerate();
    payments
        .map(|(position, payment)| (payment.identity(), PaymentIndex::from(position)))
        .filter(|(identity, _)| wanted.contains(&**identity))
        .collect()
}

/// The row of a payment: what is proposed now, and the decisions that wait.
fn row<'a>(
    view: &View<'a>,
    identity: &Text,
    index: Option<PaymentIndex>,
    waiting: &[Waiting<'a>],
    choices: &mut Choices,
) -> Row<'a> {
    let payment = index.and_then(|index| view.facts.book.payments.get(index.get()));
    let proposed = index.and_then(|index| proposal(view, index));
    let shown = match (payment, proposed) {
        (Some(payment), Some(proposed)) => candidates(view, payment, proposed),
        _ => Vec::new(),
    };
    let nettings = match (index, proposed) {
        (Some(index), Some(Proposal::Netting(netting))) => {
            decision_netting::shown(view, index, netting)
        }
        _ => Vec::new(),
    };
    match proposed {
        Some(Proposal::Suggested(_)) => choices.confirm = true,
        Some(Proposal::Several(_)) => choices.most = choices.most.max(shown.len()),
        Some(Proposal::Netting(_)) if nettings.len() == 1 => choices.confirm = true,
        Some(Proposal::Netting(_)) => choices.most = choices.most.max(nettings.len()),
        None => {}
    }
    choices.revoke |= !waiting.is_empty();
    let look = payment.map(Payment::look);
    let mut lines = candidates_text(view, &shown);
    lines.extend(decision_netting::nettings_text(view, &nettings));
    lines.extend(hidden(view, proposed));
    let mut reasons: Vec<String> = waiting
        .iter()
        .map(|(decision, why)| review(view, decision, why, look.as_deref()))
        .collect();
    reasons.extend(proposed.map(|proposed| {
        view.say(match proposed {
            Proposal::Suggested(link) => &link.reason,
            Proposal::Several(group) => &group.reason,
            Proposal::Netting(netting) => &netting.reason,
        })
    }));
    let earlier: Vec<Decision> = waiting
        .iter()
        .map(|(decision, _)| (*decision).clone())
        .collect();
    let seen = || earlier.first().map(|decision| decision.seen.clone());
    let key = RecordKey {
        payment: identity.clone(),
        look: look.or_else(seen).unwrap_or_else(|| "".into()),
        currency: payment.map_or(Currency::CNY, |payment| payment.amount.currency()),
        candidates: shown,
        candidates_digest: None,
        nettings,
        earlier,
    };
    Row {
        standing: Some(standing(view, proposed, !waiting.is_empty())),
        id: identity.to_string(),
        payment,
        memo: payment.is_none().then(|| view.word("decision.not_read")),
        candidates: lines.join("\n"),
        reason: reasons.join("\n"),
        alternatives: proposed.map(|proposed| match proposed {
            Proposal::Suggested(link) => i64::from(link.alternatives) + 1,
            Proposal::Several(group) => i64::from(group.solutions),
            Proposal::Netting(_) => key.nettings.len() as i64,
        }),
        decision: None,
        key: key.encode(),
    }
}

fn standing(view: &View<'_>, proposed: Option<Proposal<'_>>, waits: bool) -> (Tone, String) {
    if waits {
        return (Tone::Bad, view.word("decision.review"));
    }
    let standing = match proposed {
        Some(Proposal::Several(_)) => Standing::Ambiguous,
        Some(Proposal::Netting(netting)) => netting.standing,
        _ => Standing::Suggested,
    };
    (Tone::Warning, view.in_table("standing", standing.code()))
}

/// That there are more candidates than are shown.
fn hidden(view: &View<'_>, proposed: Option<Proposal<'_>>) -> Option<String> {
    let Some(Proposal::Several(group)) = proposed else {
        return None;
    };
    let hidden = i64::from(group.solutions) - group.candidates.len() as i64;
    if group.bounded {
        Some(view.word("note.bounded"))
    } else {
        (hidden > 0).then(|| view.say(&Message::new("note.more_candidates").with("count", hidden)))
    }
}
