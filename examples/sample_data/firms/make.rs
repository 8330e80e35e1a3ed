//! Makes orders and movements for the cases, with customers, days and amounts that suit the firm.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::book::{Batch, Cents, Customer, Evidence, Kind, Movement, Order, Part, Terms, Truth};
use super::firm::{Firm, Prices};
use super::{Chance, numbers, words};

/// The first day.
pub(super) const FIRST: NaiveDate = match NaiveDate::from_ymd_opt(2026, 9, 1) {
    Some(day) => day,
    None => panic!("a date"),
};

/// What happened, as it is being made.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) firm: &'static Firm,
    pub(crate) chance: Chance,
    pub(crate) orders: Vec<Order>,
    pub(crate) movements: Vec<Movement>,
    pub(crate) batches: Vec<Batch>,
    regulars: Vec<Customer>,
    names: BTreeSet<String>,
    shown: BTreeSet<String>,
    amounts: BTreeSet<Cents>,
    counts: BTreeMap<NaiveDate, i64>,
}

impl Book {
    /// An empty book of a firm that is going to have about so many orders.
    pub(super) fn new(firm: &'static Firm, orders: usize, seed: u64) -> Self {
        let mut book = Self {
            firm,
            chance: Chance::new(seed),
            orders: Vec::new(),
            movements: Vec::new(),
            batches: Vec::new(),
            regulars: Vec::new(),
            names: BTreeSet::new(),
            shown: BTreeSet::new(),
            amounts: BTreeSet::new(),
            counts: BTreeMap::new(),
        };
        for _ in 0..(firm.regulars.0 * orders / 1000).max(3) {
            let customer = book.fresh();
            book.regulars.push(customer);
        }
        book
    }

    /// A customer whom nobody has seen before, with a name and a telephone of their own.
    pub(super) fn fresh(&mut self) -> Customer {
        let mut tries = 0;
        let name = loop {
            tries += 1;
            let mut name = self.name();
            if tries > 20 {
                // The usual names are used up: 张伟 of 青岛.
                name.push_str(chance_suffix(&mut self.chance));
            }
            if self.names.insert(name.clone()) {
                break name;
            }
        };
        let prefix = self.chance.pick(&["136", "151", "180", "189", "199"]);
        let phone = loop {
            // xxx0000xxxx is not given to subscribers.
            let phone = format!(
                "{prefix}{:03}0{}",
                self.chance.between(0, 9) * 100,
                self.chance.digits(4)
            );
            if self.names.insert(phone.clone()) {
                break phone;
            }
        };
        Customer { name, phone }
    }

    /// Some name of the kind that the firm's customers have.
    pub(super) fn name(&mut self) -> String {
        match (self.firm.abroad, self.firm.companies) {
            (true, _) => words::company_abroad(&mut self.chance),
            (_, true) => words::company(&mut self.chance),
            _ => words::person(&mut self.chance),
        }
    }

    /// The name of somebody who is nobody's customer.
    pub(super) fn stranger(&mut self) -> String {
        loop {
            let name = words::person(&mut self.chance);
            if !self.names.contains(&name) {
                return name;
            }
        }
    }

    /// A customer: one who comes again, or a new one.
    pub(super) fn customer(&mut self) -> Customer {
        if self.chance.percent(self.firm.regulars.1) {
            self.chance.pick_ref(&self.regulars).clone()
        } else {
            self.fresh()
        }
    }

    /// An amount as the firm's goods cost.
    pub(super) fn amount(&mut self) -> Cents {
        let amount = match self.firm.prices {
            Prices::Common(prices) => {
                let times = 1 + self.chance.weighted(&[80, 15, 5]) as i64;
                self.chance.pick(prices) * times
            }
            Prices::Odd(low, high) => self.chance.between(low, high),
            Prices::Lots(prices, low, high) => {
                self.chance.pick(prices) * self.chance.between(low, high)
            }
        };
        self.amounts.insert(amount);
        amount
    }

    /// An amount that nothing else has, to the cent.
    pub(super) fn rare(&mut self) -> Cents {
        loop {
            let cents = self.chance.between(1, 99);
            let amount = self.amount() / 100 * 100 + self.chance.between(0, 60) * 100 + cents;
            if amount % 10 != 0 && self.amounts.insert(amount) {
                return amount;
            }
        }
    }

    /// Notes that an amount is used.
    pub(super) fn uses(&mut self, amount: Cents) -> bool {
        self.amounts.insert(amount)
    }

    /// A moment in office hours, so many days after the first.
    pub(super) fn at(&mut self, day: i64) -> NaiveDateTime {
        let start = FIRST.and_time(chrono::NaiveTime::MIN) + TimeDelta::days(day);
        self.chance.later(start, 9 * 60, 18 * 60)
    }

    /// An order on some day that leaves time to pay.
    pub(super) fn sell(&mut self, customer: &Customer, due: Cents) -> usize {
        let day = self.chance.between(0, 68);
        self.sell_on(day, customer, due)
    }

    /// An order on a day.
    pub(super) fn sell_on(&mut self, day: i64, customer: &Customer, due: Cents) -> usize {
        let placed = self.at(day);
        let count = self.counts.entry(placed.date()).or_default();
        *count += 1;
        let (count, serial) = (*count, self.orders.len() as i64);
        let number = numbers::order(&mut self.chance, self.firm.numbers, placed, serial, count);
        let state = self.chance.pick(&["已发货", "已发货", "已完成"]);
        self.orders.push(Order {
            number,
            shown: None,
            as_number: false,
            placed,
            customer: customer.clone(),
            due,
            deposit: 0,
            currency: self.firm.currency,
            terms: Terms::Prepaid,
            state,
            waybill: String::new(),
            transaction: String::new(),
            tag: "",
        });
        self.orders.len() - 1
    }

    /// Shows the number of an order as Excel left it; false if that would be another order's.
    pub(super) fn damage(&mut self, order: usize, shown: String) -> bool {
        let is_new = self.shown.insert(shown.clone());
        if is_new {
            self.orders[order].as_number = !shown.contains('E');
            self.orders[order].shown = Some(shown);
        }
        is_new
    }

    /// A movement in: from somebody, at a time, on any account of a currency.
    pub(super) fn movement(
        &mut self,
        time: NaiveDateTime,
        currency: &'static str,
        amount: Cents,
        party: &str,
    ) -> Movement {
        let accounts = self.firm.accounts(currency);
        let account = self.chance.pick(&accounts);
        Movement {
            account,
            id: numbers::movement(&mut self.chance, account, time),
            time,
            amount,
            currency,
            out: false,
            kind: Kind::Transfer,
            party: party.to_owned(),
            memo: String::new(),
            merchant: String::new(),
            twice: false,
            truth: Truth::Orders,
            evidence: Evidence::Party,
            decidable: true,
            parts: Vec::new(),
            tag: "",
            candidates: Vec::new(),
            reversal: String::new(),
        }
    }

    /// A receipt for one order from its customer, some hours after it was placed.
    pub(super) fn receipt(&mut self, order: usize, amount: Cents, hours: (i64, i64)) -> Movement {
        let Order {
            placed,
            customer,
            currency,
            ..
        } = self.orders[order].clone();
        let time = self.chance.later(placed, hours.0 * 60, hours.1 * 60);
        let mut movement = self.movement(time, currency, amount, &customer.name);
        movement.parts.push(Part {
            order,
            amount,
            fee: 0,
        });
        movement
    }

    /// A refund of an order to its customer, some days after it was placed.
    pub(super) fn refund(&mut self, order: usize, amount: Cents, days: (i64, i64)) -> Movement {
        let mut movement = self.receipt(order, amount, (days.0 * 24, days.1 * 24));
        movement.out = true;
        movement.kind = Kind::Refund;
        movement
    }

    /// An order number with words around it, as people type it.
    pub(super) fn worded(&mut self, order: usize) -> String {
        let number = self.orders[order].number.clone();
        self.with_words(&number)
    }

    /// Words around a number.
    pub(super) fn with_words(&mut self, number: &str) -> String {
        match self.chance.between(0, 6) {
            0 => format!("订单{number}"),
            1 => format!("货款 单号：{number}"),
            2 => format!("{number} 货款"),
            3 => format!("货款-{number}"),
            4 => number.to_owned(),
            5 => format!("付（{number}）"),
            _ => format!("order {number} thanks"),
        }
    }

    /// Puts a movement into the book; true if it is in time to be seen.
    pub(super) fn push(&mut self, movement: Movement) {
        self.uses(movement.amount);
        self.movements.push(movement);
    }
}

fn chance_suffix(chance: &mut Chance) -> &'static str {
    chance.pick(&[
        "(东店)", "(西店)", "(南店)", "(北店)", "一部", "二部", "三部", "四部", "五部", "甲", "乙",
        "丙", "丁",
    ])
}
