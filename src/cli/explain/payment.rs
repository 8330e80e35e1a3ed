//! The story of a payment: what it says, what became of it and why, and why it is no other order's.

use super::Story;
use crate::cli::page::Page;
use crate::model::{
    AmbiguousGroup, Direction, Link, Message, Order, Payment, PaymentIndex, PaymentOutcome,
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
    story.considerations(page, |one| one.payment == index);
    near_misses(story, index, page);
    page.blank();
}

fn facts(story: &Story<'_>, payment: &Payment, page: &mut Page) {
    let mut entry = |name: &str, text: Option<&str>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            page.entry(story.word(&format!("column.{name}")), text);
        }
    };
    let time = payment.time.map(|time| time.to_string());
    entry("time", time.as_deref());
    entry("channel", Some(&payment.channel));
    entry("party", payment.party.as_deref());
    entry("merchant", payment.merchant_order.as_deref());
    entry("memo", payment.memo.as_deref());
    entry("origin", Some(&story.book().place(payment.origin)));
}

fn outcome(story: &Story<'_>, index: PaymentIndex, page: &mut Page) {
    let found = &story.explained.outcome.reconciled;
    let standing = story
        .word(&format!("standing.{}", found.standing(index).code()))
        .to_owned();
    match found.outcomes.get(index.get()) {
        Some(PaymentOutcome::Excluded(why)) => {
            page.entry(story.word("explain.outcome"), &standing);
            page.entry(story.word("explain.reason"), story.word(why.key()));
        }
        _ => match (found.link(index), found.group(index)) {
            (Some(link), _) => linked(story, link, &standing, page),
            (None, Some(group)) => grouped(story, group, &standing, page),
            (None, None) => page.entry(story.word("explain.outcome"), &standing),
        },
    }
}

fn linked(story: &Story<'_>, link: &Link, standing: &str, page: &mut Page) {
    let outcome = Message::new("explain.at_level")
        .with("standing", standing)
        .with("number", i64::from(link.level.number()))
        .with("level", story.word(link.level.key()));
    page.entry(story.word("explain.outcome"), &story.say(&outcome));
    for part in &link.allocations {
        page.entry(story.word("explain.part"), &story.part(part));
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

fn grouped(story: &Story<'_>, group: &AmbiguousGroup, standing: &str, page: &mut Page) {
    let outcome = Message::new("explain.at_level")
        .with("standing", standing)
        .with("number", i64::from(group.level.number()))
        .with("level", story.word(group.level.key()));
    page.entry(story.word("explain.outcome"), &story.say(&outcome));
    page.entry(story.word("explain.reason"), &story.say(&group.reason));
    for (candidate, number) in group.candidates.iter().zip(1_i64..) {
        let orders: Vec<String> = candidate
            .iter()
            .filter_map(|order| Some(shown(story, story.book().orders.get(order.get())?)))
            .collect();
        let label = story.say(&Message::new("choice.pick").with("number", number));
        page.entry(&label, &orders.join(" + "));
    }
    let hidden = i64::from(group.solutions) - group.candidates.len() as i64;
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
            shown(story, order),
            story.word("explain.colon"),
            story.against(&miss.against)
        );
        page.line(4, &text);
    }
}

/// `D001 张三 100.00 2026-10-08`.
fn shown(story: &Story<'_>, order: &Order) -> String {
    let customer = order.customer.as_deref().map(str::to_owned);
    let due = order.due.map(|due| story.words.money(due));
    let placed = order.placed.map(|placed| placed.day().to_string());
    let parts = [Some(order.number.to_string()), customer, due, placed];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" ")
}
