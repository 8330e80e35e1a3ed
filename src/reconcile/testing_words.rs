//! One line of a test's book, word by word, as a record.

use crate::model::{
    CourierStatus, Currency, Damage, Direction, FollowUp, Given, Moment, Money, Nature, Order,
    OrderNo, OrderState, Origin, Parcel, Payment, Settlement, SettlementLine, SheetId, Sighting,
    Terms, Text, WaybillNo,
};

pub(super) struct Words<'a> {
    words: &'a [&'a str],
    pub(super) origin: Origin,
}

impl<'a> Words<'a> {
    pub(super) fn new(words: &'a [&'a str], row: u32) -> Self {
        let origin = Origin::row(SheetId(0), row);
        Self { words, origin }
    }

    pub(super) fn at(&self, position: usize) -> &'a str {
        self.words.get(position).copied().unwrap_or("-")
    }

    pub(super) fn text(&self, position: usize) -> Option<Text> {
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

    pub(super) fn list(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.value(name)
            .into_iter()
            .flat_map(|list| list.split(','))
    }

    pub(super) fn moment(&self, position: usize) -> Option<Moment> {
        Some(self.at(position)).filter(|word| *word != "-").map(day)
    }

    /// The day of a payment with `clock=15:04`.
    fn clock(&self) -> Option<Moment> {
        let text = format!("{}:00", self.value("clock")?);
        let clock = text.parse().expect("a clock");
        Some(Moment::timed(self.moment(3)?.day().and_time(clock)))
    }

    pub(super) fn order(&self) -> Order {
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
            "deposit50" => Terms::DepositBalance,
            _ => Terms::Prepaid,
        });
        order.deposit_percent = (self.value("terms") == Some("deposit50")).then_some(50);
        order.state = self.value("state").map(|state| match state {
            "shipped" => OrderState::Shipped,
            "waiting" => OrderState::AwaitingPayment,
            _ => OrderState::Cancelled,
        });
        order.waybills = self.list("waybill").map(waybill).collect();
        order.transactions = self.list("tx").map(Into::into).collect();
        order
    }

    pub(super) fn payment(&self, direction: Direction) -> Payment {
        Payment {
            neutral: false,
            id: self.at(1).into(),
            damaged_id: self.value("left").map(Into::into),
            has_own_id: !self.words.contains(&"noid"),
            merchant_order: self.value("merchant").map(Into::into),
            time: self.clock().or_else(|| self.moment(3)),
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

    pub(super) fn parcel(&self) -> Parcel {
        let mut parcel = Parcel::new(waybill(self.at(1)), self.origin);
        parcel.orders = self
            .list("orders")
            .map(|number| OrderNo::new(number, number, None))
            .collect();
        parcel.carrier = self.value("carrier").map(Into::into);
        parcel.status = self.value("status").map_or(CourierStatus::Unknown, |code| {
            CourierStatus::from_code(code).expect("a status")
        });
        parcel.last_scan = self.value("scan").map(day);
        parcel.signed = self.value("signed").map(day);
        parcel
    }

    pub(super) fn sighting(&self) -> Sighting {
        let day = self.moment(2).map(Moment::day);
        let status = CourierStatus::from_code(self.at(3)).expect("a status");
        Sighting {
            clerk: self.value("clerk").map(Into::into),
            ..Sighting::new(waybill(self.at(1)), day, status, self.origin)
        }
    }

    pub(super) fn follow_up(&self) -> FollowUp {
        FollowUp {
            waybill: self.text(1).map(|number| waybill(&number)),
            order: self
                .value("order")
                .map(|number| OrderNo::new(number, number, None)),
            day: self.moment(2).map(Moment::day),
            time: self.value("time").map(day),
            of_contact: self.words.contains(&"contact"),
            time_given: !self.words.contains(&"notime"),
            call_result: self.value("call").map(Into::into),
            outcome: self.text(3),
            next: self.value("next").map(day),
            clerk: self.value("clerk").map(Into::into),
            given: self.value("holder").map(|holder| Given {
                day: self.moment(2).expect("a day").day(),
                waybill: self.at(1).into(),
                owner: None,
                holder: holder.trim_matches('-').into(),
                origin: self.origin,
            }),
            ..FollowUp::new(self.origin)
        }
    }

    pub(super) fn settlement(&self) -> Settlement {
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

/// `10-08` or `10-08T15:30`, of 2026.
pub(super) fn day(text: &str) -> Moment {
    if text.contains('T') {
        return Moment::timed(format!("2026-{text}:00").parse().expect("a time"));
    }
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
