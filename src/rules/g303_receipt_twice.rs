//! G303 疑似重复收款: the same payer paid the same amount by the same channel twice within a day.
//!
//! Why: a customer who paid twice wants one payment back, or one line was exported twice under two
//! numbers. Two payments that are both confirmed, each to orders that they do not overpay, are two
//! purchases and are not reported.

use super::account::channel;
use super::{Context, Reporter, Rule};
use crate::finding::Severity;
use crate::model::{
    Arg, Direction, Message, Moment, Money, OrderStanding, Payment, PaymentIndex, Standing,
};

pub(super) static RULE: Rule = Rule {
    code: "G303",
    severity: Severity::Warning,
    thresholds: &[("hours", 24)],
    check,
};

/// A receipt that may have a twin, in the order that brings twins side by side.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Receipt<'a> {
    channel: &'a str,
    party: &'a str,
    amount: Money,
    time: Moment,
    index: PaymentIndex,
}

fn check(context: &Context<'_>, reporter: &mut Reporter<'_>) {
    let hours = reporter.threshold("hours");
    let mut receipts: Vec<Receipt<'_>> = (0..context.book.payments.len())
        .filter_map(|position| receipt(context, position.into()))
        .collect();
    receipts.sort_unstable();
    let mut suspects = Vec::new();
    for pair in receipts.windows(2) {
        let [first, second] = pair else { continue };
        let same = (first.channel, first.party, first.amount)
            == (second.channel, second.party, second.amount);
        if !same || (second.time.at() - first.time.at()).num_hours() > hours {
            continue;
        }
        let (suspect, twin) = match (explained(context, first), explained(context, second)) {
            (true, true) => continue,
            (false, true) => (first.index, second.index),
            _ => (second.index, first.index),
        };
        suspects.push((suspect, twin));
    }
    suspects.sort_unstable();
    // Between two neighbours that are explained, a suspect is found twice.
    suspects.dedup_by_key(|(suspect, _)| *suspect);
    for (suspect, twin) in suspects {
        let payment = |index: PaymentIndex| context.book.payments.get(index.get());
        if let (Some(suspect), Some(twin)) = (payment(suspect), payment(twin)) {
            report(context, reporter, suspect, twin);
        }
    }
}

fn receipt<'a>(context: &Context<'a>, index: PaymentIndex) -> Option<Receipt<'a>> {
    let payment: &'a Payment = context.book.payments.get(index.get())?;
    let party = payment.party.as_deref().unwrap_or_default().trim();
    let counts = payment.direction == Direction::In
        && !party.is_empty()
        && context.reconciled.standing(index) != Standing::Excluded;
    counts.then_some(Receipt {
        channel: &payment.channel,
        party,
        amount: payment.amount,
        time: payment.time?,
        index,
    })
}

/// True if a receipt is confirmed to orders none of which got too much.
fn explained(context: &Context<'_>, receipt: &Receipt<'_>) -> bool {
    let over = |order: crate::model::OrderIndex| {
        let ledger = context.reconciled.ledgers.get(order.get());
        ledger.is_none_or(|ledger| ledger.standing == OrderStanding::Over)
    };
    context.reconciled.link(receipt.index).is_some_and(|link| {
        link.standing == Standing::Confirmed
            && !link.allocations.iter().any(|part| over(part.order))
    })
}

fn report(context: &Context<'_>, reporter: &mut Reporter<'_>, suspect: &Payment, twin: &Payment) {
    let time = |payment: &Payment| {
        payment
            .time
            .map_or(Arg::Word("rules.missing.time"), Arg::Moment)
    };
    let message = Message::new("rules.G303.message")
        .with("party", suspect.party.clone().unwrap_or_default())
        .with("channel", channel(suspect))
        .with("amount", suspect.amount)
        .with("payment", suspect.id.clone())
        .with("time", time(suspect))
        .with("twin", twin.id.clone())
        .with("twin_time", time(twin))
        .with("twin_place", Arg::Place(twin.origin));
    let mut finding = reporter.about_payment(suspect, message);
    finding.age_hours = suspect.time.map(|time| context.hours_since(time));
    reporter.report(finding);
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;
    use crate::config::Language;

    const TWICE: &str = "order A1 due=99\norder A2 due=99
        payment P1 amount=99 time=2026-11-19T10:00 party=张三 pays=A1:99
        payment P2 amount=99 time=2026-11-20T09:00 party=张三";

    #[test]
    fn reports_the_second_of_two() {
        assert_eq!(
            Fixture::new(TWICE).said(&RULE, Language::Chinese),
            [
                "-/-/P2 - 99.00 33h | 张三 付了两笔 99.00（支付宝）：P2（2026-11-20 09:00）与 P1（2026-11-19 10:00，3），疑似重复收款。"
            ]
        );
        assert_eq!(
            Fixture::new(TWICE).said(&RULE, Language::English),
            [
                "-/-/P2 - 99.00 33h | 张三 paid 99.00 twice (支付宝): P2 (2026-11-20 09:00) and P1 (2026-11-19 10:00, 3)."
            ]
        );
    }

    #[test]
    fn reports_each_suspect_once() {
        for (what, second, third, suspects) in [
            ("three of a kind", "", "", vec!["P2", "P3"]),
            ("the one in the middle", "", "pays=A2:99", vec!["P2"]),
            ("both to one order", "pays=A1:99", "pays=A2:99", vec!["P2"]),
        ] {
            let table = format!(
                "{TWICE} {second}\npayment P3 amount=99 time=2026-11-20T11:00 party=张三 {third}"
            );
            let found = Fixture::new(&table).findings(&RULE);
            let ids: Vec<_> = found.iter().filter_map(|f| f.payment.as_deref()).collect();
            assert_eq!(ids, suspects, "{what}");
        }
    }

    #[test]
    fn says_nothing_of() {
        for (what, from, to) in [
            (
                "two purchases",
                "2026-11-20T09:00 party=张三",
                "2026-11-20T09:00 party=张三 pays=A2:99",
            ),
            ("another day", "11-19T10:00", "11-19T07:00"),
            ("another payer", "09:00 party=张三", "09:00 party=李四"),
            ("nobody knows who", "party=张三", ""),
            ("another amount", "P2 amount=99", "P2 amount=98"),
            ("another channel", "P2 ", "P2 channel=微信 "),
            ("a refund", "P2 ", "P2 out "),
            ("a line that never moved money", "P2 ", "P2 excluded "),
        ] {
            let table = TWICE.replace(from, to);
            assert_ne!(table, TWICE, "{what}");
            assert_eq!(Fixture::new(&table).findings(&RULE), [], "{what}");
        }
    }
}
