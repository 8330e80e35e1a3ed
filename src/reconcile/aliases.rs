//! Who pays for whom, learned from what is sure: a payer's name or account whose receipts were confirmed by
//! number, list or a person for one customer at least twice, on different orders, and hardly ever for another.

use rustc_hash::FxHashMap;

use super::directory::{AccountId, NameId};
use super::state::State;
use crate::model::{Direction, Level, Link, OrderIndex, PaymentIndex, Standing};

/// A payer may pay for others once in so many times.
const MOSTLY: usize = 10;

/// A customer, and the first two orders that taught who pays for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lesson {
    pub(super) customer: NameId,
    pub(super) orders: [OrderIndex; 2],
}

/// What was learned, by payer.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    names: FxHashMap<NameId, Lesson>,
    accounts: FxHashMap<AccountId, Lesson>,
}

impl State<'_> {
    /// The customer whom the payer of a payment was seen to pay for. What name and account teach must not
    /// differ.
    pub(super) fn alias(&self, payment: PaymentIndex) -> Option<Lesson> {
        let Aliases { names, accounts } = &self.aliases;
        if names.is_empty() && accounts.is_empty() {
            return None;
        }
        let payer = self.directory().payer(payment);
        let by_name = payer.name.and_then(|name| names.get(&name));
        let by_account = payer.account.and_then(|account| accounts.get(&account));
        let lesson = by_account.or(by_name)?;
        let agree = by_name.is_none_or(|other| other.customer == lesson.customer);
        (agree && payer.name != Some(lesson.customer)).then_some(*lesson)
    }
}

/// Learns from the links so far. What levels after the third found is never a teacher: an error there would
/// teach further errors.
pub(super) fn learn(state: &State<'_>) -> Aliases {
    let directory = state.directory();
    let mut names: Vec<(NameId, Option<NameId>, OrderIndex)> = Vec::new();
    let mut accounts: Vec<(AccountId, Option<NameId>, OrderIndex)> = Vec::new();
    for link in state.links().iter().filter(|link| teaches(state, link)) {
        let Some(order) = link.allocations.first().map(|part| part.order) else {
            continue;
        };
        let customer = customer_of(state, link);
        let payer = directory.payer(link.payment);
        names.extend(payer.name.map(|name| (name, customer, order)));
        accounts.extend(payer.account.map(|account| (account, customer, order)));
    }
    Aliases {
        names: lessons(names),
        accounts: lessons(accounts),
    }
}

fn teaches(state: &State<'_>, link: &Link) -> bool {
    link.standing == Standing::Confirmed
        && link.level <= Level::Settlement
        && state
            .payment(link.payment)
            .is_some_and(|payment| payment.direction == Direction::In)
}

/// The only customer of the orders of a link.
fn customer_of(state: &State<'_>, link: &Link) -> Option<NameId> {
    let customer = |order: OrderIndex| state.directory().customer(order).name;
    let mut customers = link.allocations.iter().map(|part| customer(part.order));
    let first = customers.next()??;
    customers.all(|other| other == Some(first)).then_some(first)
}

fn lessons<P: Copy + Ord + std::hash::Hash>(
    mut pairs: Vec<(P, Option<NameId>, OrderIndex)>,
) -> FxHashMap<P, Lesson> {
    pairs.sort_unstable();
    let of_payers = pairs.chunk_by(|(one, ..), (other, ..)| one == other);
    of_payers
        .filter_map(|pairs| Some((pairs.first()?.0, lesson(pairs)?)))
        .collect()
}

/// What the pairs of one payer teach; they are sorted by customer and order.
fn lesson<P>(pairs: &[(P, Option<NameId>, OrderIndex)]) -> Option<Lesson> {
    let mut of_customers = pairs.chunk_by(|(_, one, _), (_, other, _)| one == other);
    let most = of_customers.find(|chunk| {
        let others = pairs.len() - chunk.len();
        others * MOSTLY <= pairs.len()
    })?;
    let (_, customer, first) = most.first()?;
    let (_, _, second) = most.iter().find(|(_, _, order)| order != first)?;
    Some(Lesson {
        customer: (*customer)?,
        orders: [*first, *second],
    })
}

#[cfg(test)]
#[path = "aliases_tests.rs"]
mod tests;
