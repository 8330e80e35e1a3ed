//! The auditor: goes over all movements once everything has happened, and takes back what is not sure after
//! all, because by chance something else fits as well.
//!
//! A movement that names its order stands. One that has only the payer's name is compared with the other
//! orders and receipts of that name, one that has only its amount with all others in time. Where another
//! order fits as well it is ambiguous; where the amount is merely not rare it cannot be confirmed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;

use super::book::{Cents, Evidence, Movement, Order, Terms, Truth};
use super::make::Book;

/// Money comes at most so many days after the order, and so many before it, by the terms of the firm.
const BEFORE: i64 = 4;
const AFTER: i64 = 16;
const AFTER_LONG: i64 = 96;

/// Looks at everything once more.
pub(super) fn audit(book: &mut Book) {
    let seen = Seen::of(book);
    for position in 0..book.movements.len() {
        let movement = &book.movements[position];
        let verdict = match movement.evidence {
            _ if movement.truth != Truth::Orders || movement.out => continue,
            Evidence::Number | Evidence::Case => {
                names_another(book, movement).then_some(Verdict::Unsure)
            }
            Evidence::Party => seen.party(book, movement),
            Evidence::Amount => seen.amount(book, movement),
        };
        let movement = &mut book.movements[position];
        match verdict {
            None => {}
            Some(Verdict::Unsure) => movement.decidable = false,
            Some(Verdict::Ambiguous(orders)) => {
                movement.decidable = false;
                movement.truth = Truth::Ambiguous;
                movement.candidates = orders;
            }
        }
    }
}

enum Verdict {
    Unsure,
    Ambiguous(Vec<usize>),
}

/// What there is, by amount and by name.
struct Seen {
    /// Every amount that an order may await, with the order.
    awaited: BTreeMap<Cents, Vec<usize>>,
    /// Receipts by amount.
    received: BTreeMap<Cents, Vec<usize>>,
    /// Orders that something names: they need no other receipt.
    named: BTreeSet<usize>,
}

impl Seen {
    fn of(book: &Book) -> Self {
        let mut awaited: BTreeMap<Cents, Vec<usize>> = BTreeMap::new();
        for (position, order) in book.orders.iter().enumerate() {
            let amounts: BTreeSet<Cents> = awaits(order).into_iter().collect();
            for amount in amounts {
                awaited.entry(amount).or_default().push(position);
            }
        }
        let mut received: BTreeMap<Cents, Vec<usize>> = BTreeMap::new();
        let mut named = BTreeSet::new();
        for (position, movement) in book.movements.iter().enumerate() {
            if !movement.out && movement.truth != Truth::Excluded {
                received.entry(movement.amount).or_default().push(position);
            }
            let full = |order: usize| book.orders[order].due == movement.amount;
            if movement.evidence == Evidence::Number {
                let parts = movement.parts.iter().map(|part| part.order);
                named.extend(parts.filter(|order| movement.parts.len() > 1 || full(*order)));
            }
        }
        Self {
            awaited,
            received,
            named,
        }
    }

    /// The payer's name and the amount: other orders of that name, other receipts of it.
    fn party(&self, book: &Book, movement: &Movement) -> Option<Verdict> {
        let order = movement.parts.first()?.order;
        let name = &book.orders[order].customer.name;
        let mut rivals = self.rivals(book, movement, order);
        rivals.retain(|rival| book.orders[*rival].customer.name == *name);
        let others = self.received.get(&movement.amount)?;
        let again = others.iter().map(|place| &book.movements[*place]);
        let again = again.filter(|other| {
            other.id != movement.id && other.party == movement.party && !names(other)
        });
        let own = |other: &Movement| other.parts.iter().any(|part| part.order == order);
        if !rivals.is_empty() {
            rivals.insert(0, order);
            return Some(Verdict::Ambiguous(rivals));
        }
        let mut again = again.filter(|other| !own(other));
        again.next().map(|_| Verdict::Unsure)
    }

    /// The amount alone.
    fn amount(&self, book: &Book, movement: &Movement) -> Option<Verdict> {
        let order = movement.parts.first()?.order;
        let mut rivals = self.rivals(book, movement, order);
        if !rivals.is_empty() && hints(movement) {
            return Some(Verdict::Unsure);
        }
        if !rivals.is_empty() {
            rivals.insert(0, order);
            return Some(Verdict::Ambiguous(rivals));
        }
        let orders = self.awaited.get(&movement.amount).map_or(0, Vec::len);
        let receipts = self.received.get(&movement.amount).map_or(0, Vec::len);
        let is_common = orders > 1 || receipts > 1 || self.is_crowded(book, movement);
        (is_common || names_another(book, movement)).then_some(Verdict::Unsure)
    }

    /// True if the open amounts lie so close that a stranger's money would meet one of them to the cent by
    /// chance more often than once in 300: as strangers are a part of those who pay without a word, one
    /// match in 1,000 would be false.
    fn is_crowded(&self, book: &Book, movement: &Movement) -> bool {
        let width = movement.amount / 10;
        let near = self
            .awaited
            .range(movement.amount - width..=movement.amount + width);
        let open = near.flat_map(|(_, orders)| orders).filter(|order| {
            !self.named.contains(order) && is_in_time(&book.orders[**order], movement.time)
        });
        open.count() as i64 * 300 > 2 * width
    }

    /// Other orders that await the amount at the time, and that nothing names.
    fn rivals(&self, book: &Book, movement: &Movement, order: usize) -> Vec<usize> {
        let awaited = self.awaited.get(&movement.amount);
        awaited
            .into_iter()
            .flatten()
            .copied()
            .filter(|rival| {
                *rival != order
                    && !self.named.contains(rival)
                    && is_in_time(&book.orders[*rival], movement.time)
            })
            .collect()
    }
}

/// The amounts that an order may await at one time.
fn awaits(order: &Order) -> Vec<Cents> {
    let share = (order.due * 30 + 50) / 100;
    match order.terms {
        Terms::Deposit if order.deposit > 0 => {
            vec![order.due, order.deposit, order.due - order.deposit]
        }
        Terms::Deposit => vec![order.due, share, order.due - share, share / 100 * 100],
        _ => vec![order.due],
    }
}

fn is_in_time(order: &Order, time: NaiveDateTime) -> bool {
    let after = if order.terms == Terms::Prepaid {
        AFTER
    } else {
        AFTER_LONG
    };
    let days = (time.date() - order.placed.date()).num_days();
    (-BEFORE..=after).contains(&days)
}

fn names(movement: &Movement) -> bool {
    movement.evidence == Evidence::Number
}

/// True if the words say more than the amount does, so that several orders of the amount are not equals.
fn hints(movement: &Movement) -> bool {
    movement.memo.bytes().any(|byte| byte.is_ascii_digit()) || movement.party.contains('*')
}

/// True if the words name an order that the movement is not for: a typing error made it another's number.
fn names_another(book: &Book, movement: &Movement) -> bool {
    if !movement.tag.starts_with("number_") {
        return false;
    }
    let own: Vec<usize> = movement.parts.iter().map(|part| part.order).collect();
    book.orders.iter().enumerate().any(|(position, order)| {
        !own.contains(&position) && movement.memo.contains(order.number.as_str())
    })
}
