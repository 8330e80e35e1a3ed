//! The story of a payment: what it says, what became of it and why, and why it is no other order's.

use super::{MOST, Story, levels};
use crate::cli::page::Page;
use crate::model::{
    AmbiguousGroup, Direction, Link, Message, Netting, Order, Payment, PaymentIndex,
    PaymentOutcome, Standing,
};

pub(super) fn tell(story: &Story<'_>, index: PaymentIndex, page: &mut Page) {
    let Some(payment) = story.book().payments.get(index.get()) else {
        return;
    };
    let title = Message::new(match payment.direction {
        Direction::In => "explain.receipt",
        Direction::Out => "explain.paid_out",
    });
    let title = title
        .with("payment", payment.id.clone())
        .with("amount", payment.amount);
    page.line(0, &story.say(&title));
    facts(story, payment, page);
    outcome(story, index, page);
    levels::tell(story, page, |one| one.payment == index);
    findings(story, &payment.id, page);
    // What is no order's money has no order beside it.
    if story.explained.outcome.reconciled.standing(index) != Standing::Excluded {
        near_misses(story, index, page);
    }
    page.blank();
}

fn facts(story: &Story<'_>, payment: &Payment, page: &mut Page) {
    let mut entry = |key: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            page.entry(story.word(key), text);
        }
    };
    let time = payment.time.map(|time| time.to_string());
    entry("column.time", time.as_deref());
    entry("column.channel", Some(&payment.channel));
    entry("column.party", payment.party.as_deref());
    entry("explain.merchant", payment.merchant_order.as_deref());
    entry("column.memo", payment.memo.as_deref());
    entry("column.origin", Some(&story.book().place(payment.origin)));
}

fn outcome(story: &Story<'_>, index: PaymentIndex, page: &mut Page) {
    let found = &story.explained.outcome.reconciled;
    let standing = &story.standing(found.standing(index));
    match found.outcomes.get(index.get()) {
        Some(PaymentOutcome::Excluded(why)) => {
            page.entry(story.word("explain.outcome"), standing);
            let decision = found.decided.get(&index);
            let decision = decision.and_then(|at| story.book().decisions.get(*at));
            let reason = match decision {
                Some(decision) => story.say(&decision.reason()),
                None => story.word(why.key()).to_owned(),
            };
            page.entry(story.word("explain.reason"), &reason);
        }
        _ => match (found.link(index), found.group(index), found.netting(index)) {
            (Some(link), _, _) => linked(story, link, standing, page),
            (None, Some(group), _) => grouped(story, group, index, standing, page),
            (None, None, Some(netting)) => netted(story, netting, standing, page),
            (None, None, None) => page.entry(story.word("explain.outcome"), standing),
        },
    }
}

/// What cancels it, or which other line tells of the same movement.
fn netted(story: &Story<'_>, netting: &Netting, standing: &str, page: &mut Page) {
    page.entry(story.word("explain.outcome"), standing);
    page.entry(story.word("explain.reason"), &story.say(&netting.reason));
}

/// What the rules say of it.
fn findings(story: &Story<'_>, id: &str, page: &mut Page) {
    let findings = story.explained.outcome.findings.iter();
    let mut own = findings
        .filter(|one| one.payment.as_deref() == Some(id))
        .peekable();
    if own.peek().is_some() {
        page.line(2, story.word("explain.findings"));
    }
    for finding in own {
        page.entry(finding.code, &story.say(&finding.message));
    }
}

fn linked(story: &Story<'_>, link: &Link, standing: &str, page: &mut Page) {
    let outcome = Message::new("explain.at_level")
        .with("standing", standing)
        .with("number", i64::from(link.level.number()))
        .with("level", story.word(link.level.key()));
    page.entry(story.word("explain.outcome"), &story.say(&outcome));
    for part in link.allocations.iter().take(MOST) {
        page.entry(story.word("explain.part"), &story.part(part));
    }
    if let Some(more) = story.more(link.allocations.len()) {
        page.entry("", &more);
    }
    page.entry(story.word("explain.reason"), &story.say(&link.reason));
    let signals: Vec<&str> = link
        .signals
        .iter()
        .map(|signal| story.words.get(signal.key()))
        .collect();
    if !signals.is_empty() {
        let text = signals.join(story.word("headline.separator"));
        page.entry(story.word("explain.signals"), &text);
    }
    if let Some(rate) = &link.rate {
        let said = Message::new("explain.rate")
            .with("from", rate.from.code())
            .with("to", rate.to.code())
            .with("rate", rate.figure().as_str())
            .with("source", rate.source.clone())
            .with("day", rate.day);
        page.entry(story.word("explain.rate_label"), &story.say(&said));
    }
    let others = Message::new("explain.alternatives").with("count", i64::from(link.alternatives));
    page.entry(story.word("explain.others"), &story.say(&others));
}

fn grouped(
    story: &Story<'_>,
    group: &AmbiguousGroup,
    index: PaymentIndex,
    standing: &str,
    page: &mut Page,
) {
    let outcome = Message::new("explain.at_level")
        .with("standing", standing)
        .with("number", i64::from(group.level.number()))
        .with("level", story.word(group.level.key()));
    page.entry(story.word("explain.outcome"), &story.say(&outcome));
    page.entry(story.word("explain.reason"), &story.say(&group.reason));
    let others = group.payments.iter().filter(|one| **one != index);
    let others: Vec<&Payment> = others
        .filter_map(|one| story.book().payments.get(one.get()))
        .collect();
    for payment in others.iter().take(MOST) {
        page.entry(story.word("explain.rival"), &payment.id);
    }
    if let Some(more) = story.more(others.len()) {
        page.entry("", &more);
    }
    let listed = group.candidates.iter().take(MOST);
    let mut shown = 0;
    for (candidate, number) in listed.zip(1_i64..) {
        shown = number;
        let orders: Vec<String> = candidate
            .iter()
            .filter_map(|order| Some(describe(story, story.book().orders.get(order.get())?)))
            .collect();
        let label = story.say(&Message::new("choice.pick").with("number", number));
        page.entry(&label, &orders.join(" + "));
    }
    let hidden = i64::from(group.solutions) - shown;
    if group.bounded {
        page.entry("", story.word("note.bounded"));
    } else if hidden > 0 {
        let more = Message::new("note.more_candidates").with("count", hidden);
        page.entry("", &story.say(&more));
    }
}

fn near_misses(story: &Story<'_>, index: PaymentIndex, page: &mut Page) {
    let outcome = &story.explained.outcome;
    let misses = story.explained.other_orders.get(&index);
    let misses = misses.map_or(&[][..], Vec::as_slice);
    if misses.is_empty() {
        page.line(2, story.word("explain.no_other_order"));
        return;
    }
    page.line(2, story.word("explain.other_orders"));
    for miss in misses {
        let Some(order) = outcome.book.orders.get(miss.order.get()) else {
            continue;
        };
        let text = format!(
            "{}{}{}",
            describe(story, order),
            story.word("explain.colon"),
            story.against(&miss.against)
        );
        page.line(4, &text);
    }
}

/// `D001 张三 100.00 2026-10-08`.
fn describe(story: &Story<'_>, order: &Order) -> String {
    let customer = order.customer.as_deref().map(str::to_owned);
    let due = order.due.map(|due| story.words.money(due));
    let placed = order.placed.map(|placed| placed.day().to_string());
    let parts = [Some(order.number.to_string()), customer, due, placed];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}
