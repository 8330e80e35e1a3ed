//! Precision where the parties are hard: namesakes, payers who stand for somebody else, masked names, names in
//! remarks, tails of telephones, deposits that no sheet states, and a few prices that everything costs.

use super::precision::{Dice, Month, Tally, yuan};
use crate::model::Level;

/// Half of the goods cost one of a few prices.
fn price(dice: &mut Dice) -> u64 {
    let usual = [9_90, 99_00, 298_00, 398_00, 536_00, 1280_00];
    match usual.get(dice.below(12) as usize) {
        Some(price) => *price,
        None => dice.price(),
    }
}

/// Family names and one more character: many people bear the same.
fn short_name(dice: &mut Dice) -> String {
    dice.name().chars().take(2).collect()
}

fn masked(name: &str) -> String {
    let hidden = name.chars().skip(1);
    std::iter::once('*').chain(hidden).collect()
}

struct Maker {
    dice: Dice,
    month: Month,
    orders: usize,
}

impl Maker {
    /// An order of the month, and its number.
    fn order(&mut self, due: u64, day: u64, customer: &str) -> String {
        let number = format!("A{:06}", self.orders);
        self.orders += 1;
        let line = format!("order {number} {} 09-{day:02} {customer}", yuan(due));
        self.month.lines.push(line);
        number
    }

    /// A payer is seen twice under numbers; then once without, and now and then for something else.
    fn alias(&mut self, customer: usize, day: u64) {
        let (payer, customer) = (self.dice.name(), format!("tb_{customer}"));
        for _ in 0..2 {
            let due = price(&mut self.dice);
            let number = self.order(due, day, &customer);
            let party = format!("{payer} merchant={number}");
            self.month.pay(due, day, &party, &[&number]);
        }
        let due = price(&mut self.dice);
        let number = self.order(due, day, &customer);
        if self.dice.below(3) == 0 {
            let other = price(&mut self.dice);
            self.month.pay(other, day + 2, &payer, &[]);
        } else {
            self.month.pay(due, day + 1, &payer, &[&number]);
        }
    }

    /// A deposit of three tenths, perhaps rounded, and the rest; or a deposit for an order that nobody shows.
    fn deposit(&mut self, name: &str, day: u64) {
        let due = price(&mut self.dice);
        let number = self.order(due, day, name);
        let share = (due * 3 + 5) / 10;
        let party = format!("{name} memo=订金");
        match self.dice.below(4) {
            0 => self
                .month
                .pay(price(&mut self.dice) * 3 / 10, day, &party, &[]),
            1 => self.month.pay(share / 100 * 100, day, &party, &[&number]),
            _ => {
                self.month.pay(share, day, &party, &[&number]);
                self.month.pay(due - share, day + 3, name, &[&number]);
            }
        }
    }

    /// One order, and a receipt that tells its customer by a hint only; or a stranger's that seems to.
    fn hint(&mut self, name: &str, day: u64) {
        let (due, tail) = (price(&mut self.dice), self.dice.below(10_000));
        let customer = format!("{name} phone=1381234{tail:04}");
        let number = self.order(due, day, &customer);
        let payer = self.dice.name();
        let party = match self.dice.below(4) {
            0 => masked(name),
            1 => format!("{payer} memo=帮{name}付货款"),
            2 => format!("{payer} memo=手机尾号{tail:04}"),
            _ => format!("{name}先生"),
        };
        if self.dice.below(4) == 0 {
            let other = price(&mut self.dice);
            self.month.pay(other, day + 1, &party, &[]);
        } else {
            self.month.pay(due, day + 1, &party, &[&number]);
        }
    }
}

fn month(seed: u64, customers: usize) -> Month {
    let mut maker = Maker {
        dice: Dice::from_seed(seed),
        month: Month::default(),
        orders: 0,
    };
    for customer in 0..customers {
        let day = 1 + maker.dice.below(20);
        let name = match maker.dice.below(3) {
            0 => short_name(&mut maker.dice),
            _ => maker.dice.name(),
        };
        match maker.dice.below(4) {
            0 => maker.alias(customer, day),
            1 => maker.deposit(&name, day),
            _ => maker.hint(&name, day),
        }
    }
    maker.month
}

#[test]
fn what_is_confirmed_of_hard_parties_is_true() {
    let mut tally = Tally::default();
    for (seed, customers) in (1..=20).zip([40, 400, 1000, 2000].into_iter().cycle()) {
        tally.judge(seed, &month(seed, customers));
    }
    tally.holds(5_000);
    assert!(tally.right_at(Level::Party) > 500);
}
