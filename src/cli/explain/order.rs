//! The story of an order: its account, the movements of money that made it, its parcels, what was found about
//! it, and why other receipts are not its own.

use super::{MOST, Story, levels};
use crate::cli::page::Page;
use crate::model::{Allocation, Direction, Link, Message, Money, OrderIndex, PaymentIndex};

pub(super) fn tell(story: &Story<'_>, index: OrderIndex, page: &mut Page) {
    let Some(order) = story.book().orders.get(index.get()) else {
        return;
    };
    let title = Message::new("explain.order").with("order", order.number.text());
    page.line(0, &story.say(&title));
    let mut entry = |name: &str, text: Option<String>| {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            page.entry(story.word(&format!("column.{name}")), &text);
        }
    };
    entry("customer", order.customer.as_deref().map(str::to_owned));
    entry("placed", order.placed.map(|placed| placed.to_string()));
    entry("origin", Some(story.book().place(order.origin)));
    account(story, index, page);
    goods(story, index, page);
    findings(story, order.number.as_str(), page);
    money(story, index, page);
    levels::tell(story, page, |one| one.orders.contains(&index));
    near_misses(story, index, page);
    page.blank();
}

/// 应收, 已收, 退款, 费用, 余额, and the state with who set it.
fn account(story: &Story<'_>, index: OrderIndex, page: &mut Page) {
    let Some(ledger) = story.explained.outcome.reconciled.ledgers.get(index.get()) else {
        return;
    };
    let entries: [(&str, Money); 5] = [
        ("due", ledger.due),
        ("received", ledger.received),
        ("refunded", ledger.refunded),
        ("fees", ledger.fees),
        ("balance", ledger.balance),
    ];
    for (name, amount) in entries {
        if !amount.is_zero() || matches!(name, "due" | "received" | "balance") {
            page.entry(
                story.word(&format!("column.{name}")),
                &story.words.money(amount),
            );
        }
    }
    let by = if ledger.by_person {
        "explain.by_person"
    } else {
        "explain.by_rule"
    };
    let state = story
        .word(&format!("order_standing.{}", ledger.standing.code()))
        .to_owned();
    let text = format!("{state} ({})", story.word(by));
    page.entry(story.word("column.state"), &text);
}

/// Each payment with a link to the order, sure or not.
fn money(story: &Story<'_>, index: OrderIndex, page: &mut Page) {
    let links = story.explained.outcome.reconciled.links.iter();
    let links = links
        .flat_map(|link| link.allocations.iter().map(move |part| (link, part)))
        .filter(|(_, part)| part.order == index);
    let links: Vec<(&Link, &Allocation)> = links.collect();
    let competing: Vec<String> = competing(story, index);
    if links.is_empty() && competing.is_empty() {
        page.line(2, story.word("explain.no_money"));
        return;
    }
    page.line(2, story.word("explain.money"));
    for line in competing.iter().take(MOST) {
        page.line(4, line);
    }
    if let Some(more) = story.more(competing.len()) {
        page.line(4, &more);
    }
    for (link, part) in links.iter().take(MOST) {
        movement(story, link, part, page);
    }
    if let Some(more) = story.more(links.len()) {
        page.line(4, &more);
    }
}

/// One payment: its day, its part in the order, how sure it is, and why.
fn movement(story: &Story<'_>, link: &Link, part: &Allocation, page: &mut Page) {
    let Some(payment) = story.book().payments.get(link.payment.get()) else {
        return;
    };
    let direction = story.word(match payment.direction {
        Direction::In => "explain.came",
        Direction::Out => "explain.went",
    });
    let day = payment.time.map(|time| time.day().to_string());
    let standing = story.standing(link.standing);
    page.line(4, &payment.id);
    let shown = format!(
        "{} {direction} {} {standing}{}{}",
        day.unwrap_or_default(),
        story.amount(part),
        story.word("explain.colon"),
        story.say(&link.reason)
    );
    page.line(6, shown.trim_start());
}

/// The receipts that fit the order as well as others.
fn competing(story: &Story<'_>, index: OrderIndex) -> Vec<String> {
    let outcome = &story.explained.outcome;
    let groups = outcome.reconciled.groups.iter().filter(|group| {
        let mut orders = group.candidates.iter().flatten();
        orders.any(|order| *order == index)
    });
    let lines = groups.flat_map(|group| {
        group.payments.iter().filter_map(|payment| {
            let payment = outcome.book.payments.get(payment.get())?;
            let said = Message::new("explain.competes")
                .with("payment", payment.id.clone())
                .with("amount", payment.amount)
                .with("count", i64::from(group.solutions));
            Some(story.say(&said))
        })
    });
    lines.collect()
}

fn goods(story: &Story<'_>, index: OrderIndex, page: &mut Page) {
    let outcome = &story.explained.outcome;
    let parcels = outcome.reconciled.order_parcels.get(index.get());
    for parcel in parcels.into_iter().flatten() {
        let Some(parcel) = outcome.book.parcels.get(parcel.get()) else {
            continue;
        };
        let carrier = parcel.carrier.as_deref().unwrap_or_default();
        let status = story.words.status(parcel.status);
        let text = format!("{} {carrier} {status}", parcel.waybill);
        page.entry(story.word("column.waybill"), &text);
    }
}

fn findings(story: &Story<'_>, number: &str, page: &mut Page) {
    let findings = story.explained.outcome.findings.iter();
    for finding in findings.filter(|finding| finding.order.as_deref() == Some(number)) {
        page.entry(finding.code, &story.say(&finding.message));
    }
}

fn near_misses(story: &Story<'_>, index: OrderIndex, page: &mut Page) {
    let outcome = &story.explained.outcome;
    let misses = story.explained.other_payments.get(&index);
    let misses = misses.map_or(&[][..], Vec::as_slice);
    if misses.is_empty() {
        page.line(2, story.word("explain.no_other_payment"));
        return;
    }
    page.line(2, story.word("explain.other_payments"));
    for miss in misses {
        let Some(payment) = outcome.book.payments.get(miss.payment.get()) else {
            continue;
        };
        let party = payment.party.as_deref().map(str::to_owned);
        let day = payment.time.map(|time| time.day().to_string());
        let amount = Some(story.words.money(payment.amount));
        let shown = [party, amount, day].into_iter().flatten();
        let shown: Vec<String> = shown.collect();
        let text = format!(
            "{}{}{}",
            shown.join(" "),
            story.word("explain.colon"),
            whose(story, miss.payment, &miss.against)
        );
        page.line(4, &payment.id);
        page.line(6, &text);
    }
}

/// What speaks against it: first, that the money is another order's.
fn whose(story: &Story<'_>, payment: PaymentIndex, against: &[Message]) -> String {
    let outcome = &story.explained.outcome;
    let mut said = Vec::new();
    if let Some(link) = outcome.reconciled.link(payment) {
        let orders = link.allocations.iter();
        let numbers = orders.filter_map(|part| {
            let order = outcome.book.orders.get(part.order.get())?;
            Some(crate::model::Arg::Text(order.number.text()))
        });
        let numbers = numbers.take(4).collect();
        said.push(Message {
            key: "against.belongs",
            args: vec![("orders", crate::model::Arg::List(numbers))],
        });
    }
    said.extend_from_slice(against);
    story.against(&said)
}
