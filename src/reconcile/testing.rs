//! A book in a few lines of text, and the outcome in a few more, for the tests of this stage.
//!
//! ```text
//! order NUMBER DUE DAY CUSTOMER [deposit= terms= state= waybill= tx= refunded= cod= phone= clerk= damage= note=]
//! in|out ID AMOUNT DAY PARTY [clock= memo= merchant= nature= account= channel= fee= left= noid]
//! parcel NUMBER [orders= carrier= status= scan= signed=]
//! see NUMBER DAY STATUS [clerk=]
//! follow NUMBER DAY OUTCOME [order= call= time= next= clerk= holder= notime contact]
//! staff NAME [rest= left=]
//! given NUMBER DAY HOLDER [owner=]
//! reply appeal|urge|return|claim NUMBER ANSWER
//! settle BATCH DAY CARRIER WAYBILL:AMOUNT:FEE …
//! decide PAYMENT VERDICT …  (see `testing_decisions`)
//! ```
//! Days are of 2026, `10-08` or `10-08T15:30`; `-` stands for nothing. A row with `holder=` came back with the key of our own dispatch.

use super::testing_words::{Words, day};
use crate::config::Config;
use crate::model::{Book, Direction, Exclusion, Parcel, PaymentIndex, PaymentOutcome, Reconciled};

/// Reconciles a book on Friday 9 October 2026 at 18:00.
pub(crate) fn reconciled(text: &str) -> (Book, Reconciled) {
    let book = book(text);
    let reconciled = super::reconcile(&book, &config());
    (book, reconciled)
}

pub(crate) fn config() -> Config {
    Config::defaults(day("10-09").at() + chrono::TimeDelta::hours(18))
}

/// Checks what became of every payment.
pub(super) fn check(text: &str, expected: &[&str]) {
    let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    expected.sort();
    assert_eq!(outcomes(text), expected, "\n{text}");
}

/// What became of every payment: `P1 confirmed 5 A1=100.00`, `P2 ambiguous 6 A1,A2 of 2`.
pub(super) fn outcomes(text: &str) -> Vec<String> {
    outcomes_with(text, &config())
}

/// The same under other settings.
pub(super) fn outcomes_with(text: &str, config: &Config) -> Vec<String> {
    let book = book(text);
    let found = super::reconcile(&book, config);
    let mut lines: Vec<String> = (0..book.payments.len())
        .map(|at| {
            format!(
                "{} {}",
                book.payments[at].id,
                outcome(&book, &found, PaymentIndex::from(at))
            )
        })
        .collect();
    lines.sort();
    lines
}

fn outcome(book: &Book, found: &Reconciled, payment: PaymentIndex) -> String {
    let number = |order: &crate::model::OrderIndex| book.orders[order.get()].number.to_string();
    match found.outcomes[payment.get()] {
        PaymentOutcome::Unmatched => "unmatched".to_owned(),
        PaymentOutcome::Excluded(why) => Exclusion::key(why)
            .trim_start_matches("exclusion.")
            .to_owned(),
        PaymentOutcome::Netted(netting) => {
            let netting = &found.nettings[netting];
            assert!(netting.payments.contains(&payment));
            let kind = format!("{:?}", netting.kind).to_lowercase();
            format!(
                "{} {kind} of {}",
                netting.standing.code(),
                netting.payments.len()
            )
        }
        PaymentOutcome::Linked(link) => {
            let link = &found.links[link];
            assert_eq!(link.payment, payment);
            let parts = link.allocations.iter().map(|part| {
                let fee = part
                    .difference
                    .map(|difference| format!("+{}", difference.amount))
                    .unwrap_or_default();
                format!(" {}={}{fee}", number(&part.order), part.amount)
            });
            let parts = parts.collect::<Vec<_>>().concat();
            format!("{} {}{parts}", link.standing.code(), link.level.number())
        }
        PaymentOutcome::Ambiguous(group) => {
            let group = &found.groups[group];
            assert!(group.payments.contains(&payment));
            let sets = group
                .candidates
                .iter()
                .map(|set| set.iter().map(number).collect::<Vec<_>>().join("+"));
            let sets = sets.collect::<Vec<_>>().join(",");
            format!(
                "ambiguous {} {sets} of {}",
                group.level.number(),
                group.solutions
            )
        }
    }
}

pub(super) fn book(text: &str) -> Book {
    let mut book = Book::default();
    let mut decisions = Vec::new();
    for (line, row) in text.lines().zip(1..) {
        let words = split(line);
        let words = Words::new(&words, row);
        match words.at(0) {
            "order" => book.orders.push(words.order()),
            "in" => book.payments.push(words.payment(Direction::In)),
            "out" => book.payments.push(words.payment(Direction::Out)),
            "parcel" => book.parcels.push(words.parcel()),
            "see" => book.sightings.push(words.sighting()),
            "follow" => book.follow_ups.push(words.follow_up()),
            "staff" => book.staff.push(super::testing_follow::staff(&words)),
            "given" => book.given.push(super::testing_follow::given(&words)),
            "reply" => book.replies.push(super::testing_follow::reply(&words)),
            "settle" => book.settlements.push(words.settlement()),
            "decide" => decisions.push((row, line)),
            other => panic!("{other}"),
        }
    }
    book.orders.sort_by(|a, b| a.number.cmp(&b.number));
    for order in &book.orders {
        for number in &order.waybills {
            if !book.parcels.iter().any(|parcel| parcel.waybill == *number) {
                book.parcels.push(Parcel::new(number.clone(), order.origin));
            }
        }
    }
    book.parcels.sort_by(|a, b| a.waybill.cmp(&b.waybill));
    book.payments
        .sort_by(|a, b| (a.time, &a.id).cmp(&(b.time, &b.id)));
    for (row, line) in decisions {
        let words = split(line);
        let decision = super::testing_decisions::decision(&Words::new(&words, row), &book);
        book.decisions.push(decision);
    }
    book
}

/// Only the plain blank parts words, so that an ideographic one can stand in a value.
fn split(line: &str) -> Vec<&str> {
    line.split(' ').filter(|word| !word.is_empty()).collect()
}
