//! Decisions and candidates in words.

use super::decision_netting::netting_text;
use crate::model::{DecidedPart, Decision, Message, Verdict, shown_look};
use crate::report::view::View;

/// Up to so many candidates stand in a line each.
const ONE_BELOW_THE_OTHER: usize = 6;
/// More orders than this of one candidate make a cell that nobody reads; the key holds all.
const MOST_ORDERS: usize = 20;

/// 选2.
pub(super) fn pick(view: &View<'_>, number: usize) -> String {
    view.say(&Message::new("choice.pick").with("number", number))
}

/// The word that is chosen for a verdict.
pub(super) fn verdict_word(view: &View<'_>, verdict: Verdict) -> String {
    match verdict {
        Verdict::Choose(number) => pick(view, number as usize),
        verdict => view.in_table("choice", verdict.code()),
    }
}

/// `D001=50.00; D002=30.00`, as it is typed.
pub(super) fn split_text(parts: &[DecidedPart]) -> String {
    let parts = parts
        .iter()
        .map(|part| format!("{}={}", part.order, part.amount));
    parts.collect::<Vec<_>>().join("; ")
}

/// `D001 张三 100.00（抹零 0.50）+ D002 李四 50.00`.
pub(super) fn parts_text(view: &View<'_>, parts: &[DecidedPart]) -> String {
    let orders = &view.facts.book.orders;
    let one = |part: &DecidedPart| {
        // Orders come by number.
        let found = orders.binary_search_by(|order| order.number.as_str().cmp(&part.order));
        let order = found.ok().and_then(|position| orders.get(position));
        let customer = order.map_or_else(String::new, |order| format!(" {}", view.customer(order)));
        let difference = part.difference.map_or_else(String::new, |difference| {
            let (name, amount) = (
                view.word(difference.kind.key()),
                view.money(difference.amount),
            );
            view.fill("decision.named", &[("name", &name), ("amount", &amount)])
        });
        format!(
            "{}{customer} {}{difference}",
            part.order,
            view.money(part.amount)
        )
    };
    let shown: Vec<String> = parts.iter().take(MOST_ORDERS).map(one).collect();
    let shown = shown.join(" + ");
    if parts.len() <= MOST_ORDERS {
        return shown;
    }
    let count = parts.len().to_string();
    view.fill("value.and_more", &[("first", &shown), ("count", &count)])
}

/// The candidates: one as it is, several with their numbers, many two beside each other.
pub(super) fn candidates_text(view: &View<'_>, candidates: &[Vec<DecidedPart>]) -> Vec<String> {
    let texts = candidates.iter().map(|parts| parts_text(view, parts));
    numbered(view, texts.collect())
}

/// Each text with the number by which it is picked; one alone as it is.
pub(super) fn numbered(view: &View<'_>, texts: Vec<String>) -> Vec<String> {
    if texts.len() < 2 {
        return texts;
    }
    let lines: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(position, text)| format!("{}：{text}", pick(view, position + 1)))
        .collect();
    let beside = if lines.len() > ONE_BELOW_THE_OTHER {
        2
    } else {
        1
    };
    lines.chunks(beside).map(|line| line.join("　")).collect()
}

/// What was decided, by whom and when: `选2 D002 李四 150.00（王芳，2026-11-02）`.
pub(super) fn told(view: &View<'_>, decision: &Decision) -> String {
    let mut told = verdict_word(view, decision.verdict);
    if let Some(parts) = decision.chosen() {
        told.push(' ');
        told.push_str(&parts_text(view, parts));
    }
    if let Some(netting) = decision.chosen_netting() {
        told.push(' ');
        told.push_str(&netting_text(view, netting));
    }
    let when = decision.when.map(|when| when.day().to_string());
    let by: Vec<String> = decision
        .who
        .as_deref()
        .map(str::to_owned)
        .into_iter()
        .chain(when)
        .collect();
    if by.is_empty() {
        return told;
    }
    let by = by.join(&view.word("decision.comma"));
    view.fill("decision.by", &[("decision", &told), ("by", &by)])
}

/// Why an earlier decision is not applied, and how the row looked then and looks now.
pub(super) fn review(
    view: &View<'_>,
    decision: &Decision,
    why: &Message,
    look: Option<&str>,
) -> String {
    let (told, why) = (told(view, decision), view.say(why));
    let why = why.trim_end_matches(['。', '.']);
    let mut lines = vec![view.fill("decision.not_applied", &[("decision", &told), ("why", why)])];
    if let Some(look) = look.filter(|look| **look != *decision.seen) {
        let values = [
            ("then", shown_look(&decision.seen)),
            ("now", shown_look(look)),
        ];
        lines.push(view.fill("decision.looks", &values));
    }
    if let Some(note) = &decision.note {
        lines.push(view.fill("decision.note", &[("note", note)]));
    }
    lines.join("\n")
}
