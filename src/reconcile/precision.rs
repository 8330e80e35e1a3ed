//! Precision on made-up months whose truth is known: namesakes, strangers' receipts, unpaid orders, sums
//! of several orders, instalments, and statements that often do not tell who paid.

use std::collections::BTreeMap;

use super::testing::reconciled;
use crate::model::{Level, Link, Standing};

/// Numbers without end from a seed.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn from_seed(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }

    pub(super) fn name(&mut self) -> String {
        let mut letters = |from: &str, count| {
            let letters: Vec<char> = from.chars().collect();
            let picks = (0..count).map(|_| letters[self.below(letters.len() as u64) as usize]);
            picks.collect::<String>()
        };
        letters("张李王赵陈刘杨黄周吴", 1) + &letters("伟芳娜敏静丽强磊军洋勇艳杰娟涛", 2)
    }

    /// Shop prices: mostly whole yuan, `.80` or `.90`.
    pub(super) fn price(&mut self) -> u64 {
        let base = [50, 300, 2000, 9000][self.below(4) as usize];
        let cents = [90, 0, 80, self.below(100)][self.below(4) as usize];
        (base + self.below(base)) * 100 + cents
    }
}

#[derive(Default)]
pub(super) struct Month {
    pub(super) lines: Vec<String>,
    pub(super) truth: BTreeMap<String, Vec<String>>,
}

impl Month {
    pub(super) fn pay(&mut self, amount: u64, day: u64, party: &str, orders: &[&str]) {
        let id = format!("P{:09}", self.truth.len());
        self.lines
            .push(format!("in {id} {} 09-{day:02} {party}", yuan(amount)));
        let orders = orders.iter().map(|order| (*order).to_owned()).collect();
        self.truth.insert(id, orders);
    }
}

pub(super) fn yuan(minor: u64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}

fn month(seed: u64, customers: usize) -> Month {
    let mut dice = Dice::from_seed(seed);
    let mut month = Month::default();
    for customer in 0..customers {
        let (name, day) = (dice.name(), 1 + dice.below(25));
        let orders: Vec<(String, u64)> = (0..=dice.below(3))
            .map(|at| (format!("A{customer:05}{at}"), dice.price()))
            .collect();
        for (number, due) in &orders {
            month
                .lines
                .push(format!("order {number} {} 09-{day:02} {name}", yuan(*due)));
        }
        let party = match dice.below(10) {
            0..=3 => "-".to_owned(),
            4 | 5 => dice.name(),
            _ => name,
        };
        let way = dice.below(10);
        if way == 2 {
            let sum = orders.iter().map(|(_, due)| due).sum();
            let numbers: Vec<&str> = orders.iter().map(|(number, _)| number.as_str()).collect();
            month.pay(sum, day + 2, &party, &numbers);
        }
        for (number, due) in &orders {
            let third = due / 3;
            match way {
                0..=2 => {}
                3 => {
                    month.pay(third, day + 1, &party, &[number]);
                    month.pay(due - third, day + 3, &party, &[number]);
                }
                4 => month.pay(due * 9 / 10, day + 1, &party, &[number]),
                _ => month.pay(*due, day + dice.below(3), &party, &[number]),
            }
        }
        if dice.below(4) == 0 {
            let stranger = dice.price();
            month.pay(stranger, day + 2, &party, &[]);
        }
    }
    month
}

/// A confirmed link that is not true: the receipt, the reason, the orders and the level.
pub(super) type Wrong = (String, &'static str, Vec<String>, Level);

/// How many confirmed links are true, by level, and those that are not.
pub(super) fn judged(month: &Month) -> (BTreeMap<Level, usize>, Vec<Wrong>) {
    let (mut right, mut wrong) = (BTreeMap::new(), Vec::new());
    let (book, found) = reconciled(&month.lines.join("\n"));
    let confirmed = |link: &&Link| link.standing == Standing::Confirmed;
    for link in found.links.iter().filter(confirmed) {
        let id = &book.payments[link.payment.get()].id;
        let orders = link.allocations.iter();
        let numbers: Vec<String> = orders
            .map(|part| book.orders[part.order.get()].number.to_string())
            .collect();
        if numbers == month.truth[&**id] {
            *right.entry(link.level).or_default() += 1;
        } else {
            wrong.push((id.to_string(), link.reason.key, numbers, link.level));
        }
    }
    (right, wrong)
}

#[test]
fn what_is_confirmed_is_true() {
    let mut tally = Tally::default();
    for (seed, customers) in (1..=30).zip([30, 300, 300, 1000, 2000].into_iter().cycle()) {
        tally.judge(seed, &month(seed, customers));
    }
    tally.holds(10_000);
}

/// Confirmed links that are true, and those that are not.
#[derive(Default)]
pub(super) struct Tally {
    right: BTreeMap<Level, usize>,
    wrong: Vec<String>,
}

impl Tally {
    pub(super) fn judge(&mut self, seed: u64, month: &Month) {
        let (right, wrong) = judged(month);
        for (level, count) in right {
            *self.right.entry(level).or_default() += count;
        }
        for (id, reason, numbers, _) in wrong {
            self.wrong.push(format!("{seed} {id} {reason} {numbers:?}"));
        }
    }

    /// At least so many are right, and at most one in a thousand is wrong.
    pub(super) fn holds(&self, least: usize) {
        let right: usize = self.right.values().sum();
        assert!(right > least, "{:?}", self.right);
        let wrong = &self.wrong;
        assert!(wrong.len() * 1000 <= right, "{:?} {wrong:?}", self.right);
    }

    pub(super) fn right_at(&self, level: Level) -> usize {
        self.right.get(&level).copied().unwrap_or(0)
    }
}
