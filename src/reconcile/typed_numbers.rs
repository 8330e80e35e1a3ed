//! Receipts whose remarks bear a number that is nearly that of an order, or only its end.
//!
//! What was written is indexed, once, under the receipt's amount; then each order that awaits such an amount is looked up
//! by its own number and its deletions. An order of another amount costs one look, one of another number three.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::awaited::Awaited;
use super::digit_claims::{Claim, Mishap};
use super::in_order::tidy;
use super::numbers::is_telling;
use super::other_meanings::{is_telephone, means_something_else};
use super::state::State;
use super::tokens::{mentions, words};
use super::typing::{LEAST, MOST, end, found_by, found_by_end, halves, own_halves, plain, slips};
use super::window;
use crate::model::{Direction, Money, OrderIndex, Payment, PaymentIndex, Text};

/// Words before the end of an order's number.
const CUES: [&str; 9] = [
    "尾号",
    "单号",
    "后四位",
    "后4位",
    "末四位",
    "末尾",
    "后几位",
    "订单",
    "尾数",
];

/// Words before the end of some other number.
const OTHER_ENDS: [&str; 6] = ["卡", "手机", "电话", "账号", "帐号", "身份"];

/// With a word before it, so few digits may be the end of a number.
const LEAST_END: usize = 4;

/// Receipts of one amount that bear the same number.
struct Written {
    payments: Vec<PaymentIndex>,
    amount: Money,
    text: Text,
}

/// What was written, under the keys of what it may mean.
#[derive(Default)]
struct Index {
    written: Vec<Written>,
    places: FxHashMap<(Money, Vec<u8>, bool), usize>,
    keys: FxHashMap<u64, Vec<(usize, Mishap)>>,
    halves: FxHashSet<u64>,
    /// The lengths of ends, a bit each.
    ends: FxHashMap<Money, u64>,
}

/// Brings both sides together.
pub(super) fn claims(state: &State<'_>) -> Vec<Claim> {
    let mut index = Index::default();
    for (payment, receipt) in state.open_receipts() {
        index.read(state, payment, receipt);
    }
    if index.written.is_empty() {
        return Vec::new();
    }
    let mut found: BTreeMap<(usize, Mishap), Vec<OrderIndex>> = BTreeMap::new();
    for (order, wanted, _) in state.open_orders() {
        if wanted.number.damage().is_some() {
            continue;
        }
        let mut number = None;
        for amount in Awaited::of(state, order, Direction::In).amounts() {
            if !index.ends.contains_key(&amount) {
                continue;
            }
            let number = number.get_or_insert_with(|| plain(wanted.number.as_str()));
            if let Some(number) = number {
                index.look_up(amount, number, |at, mishap| {
                    found.entry((at, mishap)).or_default().push(order);
                });
            }
        }
    }
    let claims = found
        .into_iter()
        .filter_map(|((at, mishap), orders)| index.written.get(at)?.claim(state, mishap, orders));
    claims.collect()
}

impl Index {
    fn read(&mut self, state: &State<'_>, payment: PaymentIndex, receipt: &Payment) {
        let numbers = state.numbers();
        let is_known = |number: &str| {
            numbers.sound_order(number).is_some() || numbers.parcel(number).is_some()
        };
        let texts = [receipt.memo.as_deref(), receipt.merchant_order.as_deref()];
        for text in texts.into_iter().flatten() {
            if !text.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            // A text that names an order by its number is level 2's business.
            if !mentions(text, is_known).numbers.is_empty() {
                continue;
            }
            let words = words(text);
            let joined = joined(text, &words);
            // Put together, a number may well be that of an order.
            let apart = words.iter().filter(|word| !is_known(word));
            for word in apart.chain(&joined) {
                let telephone = is_telephone(word) && !numbers.has_shape_of(word);
                if telephone || means_something_else(word, text, receipt) {
                    continue;
                }
                let Some(number) = plain(word) else { continue };
                if number.len() >= LEAST && is_telling(word) {
                    self.add(payment, receipt.amount, &number, word, false);
                }
                if is_end(word, &number, text) {
                    self.add(payment, receipt.amount, &number, word, true);
                }
            }
        }
    }

    fn add(&mut self, payment: PaymentIndex, amount: Money, number: &[u8], text: &str, tail: bool) {
        let next = self.written.len();
        let key = (amount, number.to_vec(), tail);
        let at = *self.places.entry(key).or_insert(next);
        if let Some(written) = self.written.get_mut(at) {
            if written.payments.last() != Some(&payment) {
                written.payments.push(payment);
            }
            return;
        }
        self.written.push(Written {
            payments: vec![payment],
            amount,
            text: text.into(),
        });
        let lengths = self.ends.entry(amount).or_default();
        let keys = &mut self.keys;
        if tail {
            *lengths |= 1 << number.len().min(MOST);
            let key = end(amount, number);
            keys.entry(key).or_default().push((at, Mishap::Tail));
            return;
        }
        slips(amount, number, |key, mishap| {
            let known = keys.entry(key).or_default();
            if !known.iter().any(|(place, _)| *place == at) {
                known.push((at, mishap));
            }
        });
        halves(amount, number, |key| {
            self.halves.insert(key);
        });
    }

    fn look_up(&self, amount: Money, number: &[u8], mut found: impl FnMut(usize, Mishap)) {
        let mut seen: Vec<(usize, Mishap)> = Vec::new();
        if own_halves(amount, number).any(|key| self.halves.contains(&key)) {
            found_by(amount, number, |key| {
                seen.extend(self.keys.get(&key).into_iter().flatten());
            });
        }
        let lengths = self.ends.get(&amount).copied().unwrap_or_default();
        for length in (LEAST_END..=MOST).filter(|length| lengths & (1 << length) != 0) {
            let key = found_by_end(amount, number, length);
            let known = key.and_then(|key| self.keys.get(&key));
            seen.extend(known.into_iter().flatten());
        }
        seen.sort_unstable();
        seen.dedup_by_key(|(at, _)| *at);
        for (at, mishap) in seen {
            found(at, mishap);
        }
    }
}

impl Written {
    /// The receipts and orders that meet in time.
    fn claim(&self, state: &State<'_>, mishap: Mishap, orders: Vec<OrderIndex>) -> Option<Claim> {
        let days: Vec<_> = self.payments.iter().map(|one| state.day(*one)).collect();
        let mut orders = orders;
        orders.retain(|order| {
            let window = state.window(*order);
            days.iter().any(|day| window::contains(window, *day))
        });
        tidy(&mut orders);
        let windows: Vec<_> = orders.iter().map(|order| state.window(*order)).collect();
        let in_time = |day| windows.iter().any(|window| window::contains(*window, day));
        let payments = self.payments.iter().zip(days);
        let payments: Vec<PaymentIndex> = payments
            .filter(|(_, day)| in_time(*day))
            .map(|(payment, _)| *payment)
            .collect();
        (!payments.is_empty()).then(|| Claim {
            mishap,
            payments,
            orders,
            amount: self.amount,
            written: self.text.clone(),
        })
    }
}

/// Numbers that were written with blanks inside: two neighbours, and all of a run.
fn joined(text: &str, words: &[String]) -> Vec<String> {
    let digits = |word: &String| word.bytes().any(|byte| byte.is_ascii_digit());
    if words.len() < 2 || words.len() > 6 || !words.iter().all(digits) {
        return Vec::new();
    }
    let apart = text.chars().filter(|letter| letter.is_whitespace()).count();
    if apart + 1 < words.len() {
        return Vec::new();
    }
    let mut joined: Vec<String> = words.windows(2).map(<[String]>::concat).collect();
    if words.len() > 2 {
        joined.push(words.concat());
    }
    joined
}

/// True if a word may be the end of a number: long enough to tell, or called so, and not called the end of another.
fn is_end(word: &str, number: &[u8], text: &str) -> bool {
    let upper = text.to_uppercase();
    let before = upper.split(word).next().unwrap_or_default();
    let mut near: Vec<char> = before.chars().rev().take(8).collect();
    near.reverse();
    let near: String = near.into_iter().collect();
    let says = |words: &[&str]| words.iter().any(|word| near.contains(word));
    if says(&OTHER_ENDS) || number.len() < LEAST_END {
        return false;
    }
    (number.len() >= LEAST && is_telling(word)) || says(&CUES)
}
