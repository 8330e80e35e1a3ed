//! A book in a few lines of text, and the outcome in a few more, for the tests of this stage.
//!
//! ```text
//! order NUMBER DUE DAY CUSTOMER [deposit= terms= state= waybill= tx= refunded= cod= phone= clerk= damage= note=]
//! in|out ID AMOUNT DAY PARTY [memo= merchant= nature= account= channel= fee= left= noid]
//! parcel NUMBER [orders=]
//! see NUMBER DAY STATUS [clerk=]
//! follow NUMBER DAY OUTCOME [order= call= time= notime]
//! settle BATCH DAY CARRIER WAYBILL:AMOUNT:FEE …
//! decide PAYMENT VERDICT …  (see `testing_decisions`)
//! ```
//! Days are of 2026; `-` stands for nothing.

use crate::config::Config;
use crate::model::{
    Book, CourierStatus, Currency, Damage, Direction, Exclusion, FollowUp, Moment, Money, Nature,
    Order, OrderNo, OrderState, Origin, Parcel, Payment, PaymentIndex, PaymentOutcome, Reconciled,
    Settlement, SettlementLine, SheetId, Sighting, Terms, Text, WaybillNo,
};

/// Reconciles a book on Friday 9 October 2026 at 18:00.
pub(super) fn reconciled(text: &str) -> (Book, Reconciled) {
    let book = book(text);
    let reconciled = super::reconcile(&book, &config());
    (book, reconciled)
}

pub(super) fn config() -> Config {
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

pub(super) struct Words<'a> {
    words: &'a [&'a str],
    pub(super) origin: Origin,
}

impl<'a> Words<'a> {
    fn new(words: &'a [&'a str], row: u32) -> Self {
        let origin = Origin::row(SheetId(0), row);
        Self { words, origin }
    }

    pub(super) fn at(&self, position: usize) -> &'a str {
        self.words.get(position).copied().unwrap_or("-")
    }

    fn text(&self, position: usize) -> Option<Text> {
        Some(self.at(position))
            .filter(|word| *word != "-")
            .map(Into::into)
    }

    pub(super) fn value(&self, name: &str) -> Option<&'a str> {
        let found = self
            .words
            .iter()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='));
        found.filter(|value| !value.is_empty())
    }

    fn list(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.value(name)
            .into_iter()
            .flat_map(|list| list.split(','))
    }

    fn moment(&self, position: usize) -> Option<Moment> {
        Some(self.at(position)).filter(|word| *word != "-").map(day)
    }

    fn order(&self) -> Order {
        let number = self.at(1);
        let damage = self.value("damage").map(|damage| match damage {
            "scientific" => Damage::Scientific,
            "digits" => Damage::DigitsLost,
            "date" => Damage::Date,
            _ => Damage::LeadingZeroLost { zeros: 1 },
        });
        let mut order = Order::new(OrderNo::new(number, number, damage), self.origin);
        order.due = Some(self.at(2)).filter(|word| *word != "-").map(money);
        order.placed = self.moment(3);
        order.customer = self.text(4);
        order.deposit = self.value("deposit").map(money);
        order.cod = self.value("cod").map(money);
        order.refunded = self.value("refunded").map(money);
        order.phone = self.value("phone").map(Into::into);
        order.clerk = self.value("clerk").map(Into::into);
        order.note = self.value("note").map(Into::into);
        order.terms = self.value("terms").map(|terms| match terms {
            "monthly" => Terms::Monthly,
            _ => Terms::Prepaid,
        });
        order.state = self.value("state").map(|state| match state {
            "shipped" => OrderState::Shipped,
            "waiting" => OrderState::AwaitingPayment,
            _ => OrderState::Cancelled,
        });
        order.waybills = self.list("waybill").map(waybill).collect();
        order.transactions = self.list("tx").map(Into::into).collect();
        order
    }

    fn payment(&self, direction: Direction) -> Payment {
        Payment {
            neutral: false,
            id: self.at(1).into(),
            damaged_id: self.value("left").map(Into::into),
            has_own_id: !self.words.contains(&"noid"),
            merchant_order: self.value("merchant").map(Into::into),
            time: self.moment(3),
            direction,
            amount: money(self.at(2)),
            fee: self.value("fee").map(money),
            nature: match self.value("nature") {
                Some("never") => Nature::NeverMoved,
                Some("own") => Nature::OwnTransfer,
                Some("refund") => Nature::Refund,
                Some("charge") => Nature::Charge,
                Some("reversal") => Nature::Reversal,
                _ => Nature::Ordinary,
            },
            channel: self.value("channel").unwrap_or("工行").into(),
            party: self.text(4),
            party_account: self.value("account").map(Into::into),
            memo: self.value("memo").map(Into::into),
            origin: self.origin,
        }
    }

    fn parcel(&self) -> Parcel {
        let mut parcel = Parcel::new(waybill(self.at(1)), self.origin);
        parcel.orders = self
            .list("orders")
            .map(|number| OrderNo::new(number, number, None))
            .collect();
        parcel
    }

    fn sighting(&self) -> Sighting {
        Sighting {
            waybill: waybill(self.at(1)),
            day: self.moment(2).map(Moment::day),
            status: CourierStatus::from_code(self.at(3)).expect("a status"),
            clerk: self.value("clerk").map(Into::into),
            origin: self.origin,
        }
    }

    fn follow_up(&self) -> FollowUp {
        FollowUp {
            waybill: self.text(1).map(|number| waybill(&number)),
            order: self
                .value("order")
                .map(|number| OrderNo::new(number, number, None)),
            clerk: None,
            day: self.moment(2).map(Moment::day),
            time: self.value("time").map(day),
            time_given: !self.words.contains(&"notime"),
            call_result: self.value("call").map(Into::into),
            outcome: self.text(3),
            next: None,
            note: None,
            origin: self.origin,
        }
    }

    fn settlement(&self) -> Settlement {
        let line = |word: &&str| {
            let mut parts = word.split(':');
            let mut part = || parts.next().expect("waybill:amount:fee");
            SettlementLine {
                waybill: Some(waybill(part())),
                order: None,
                amount: money(part()),
                fee: money(part()),
                origin: self.origin,
            }
        };
        Settlement {
            batch: self.at(1).into(),
            day: self.moment(2).map(Moment::day),
            carrier: self.text(3),
            lines: self.words.iter().skip(4).map(line).collect(),
        }
    }
}

fn waybill(number: &str) -> WaybillNo {
    WaybillNo::new(number, number, None)
}

pub(super) fn day(text: &str) -> Moment {
    Moment::day_only(format!("2026-{text}").parse().expect("a date"))
}

/// `12.30`, `-12.30`, `USD12.30`.
pub(super) fn money(text: &str) -> Money {
    let digits = text.trim_start_matches(|letter: char| letter.is_ascii_uppercase());
    let (code, _) = text.split_at(text.len() - digits.len());
    let (whole, cents) = digits.split_once('.').unwrap_or((digits, "00"));
    let minor = format!("{whole}{cents}").parse().expect("fen");
    Money::from_minor(minor, Currency::new(code).unwrap_or(Currency::CNY))
}
