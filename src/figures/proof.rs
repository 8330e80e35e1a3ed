//! The proof that no money vanished: what was read is what stands somewhere.

use std::collections::BTreeMap;

use super::bridge::{Bridge, bridges};
use super::input::Input;
use crate::model::{Currency, Flow, Kind, Money, PaymentIndex, SheetProof, Standing};

/// The account of the money of one flow and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyProof {
    /// How the statements count it.
    pub flow: Flow,
    /// What the sheets add up to, as they were read.
    pub read: Money,
    /// Of this, in rows that repeat rows already used, as they were noted when they were merged.
    pub merged: Money,
    /// How the payments stand, every standing in order: how many, and how much.
    pub standings: Vec<(Standing, i64, Money)>,
    /// Of what is confirmed, what belongs to orders …
    pub allocated: Money,
    /// … and what belongs to none, such as the lines of a settlement list that nobody knows.
    pub left_over: Money,
    /// Payments of which more was given to orders than they are worth; there must be none.
    pub overdrawn: i64,
}

impl MoneyProof {
    /// What stands somewhere.
    pub fn accounted(&self) -> Money {
        self.standings
            .iter()
            .fold(Money::zero(self.read.currency()), |sum, (_, _, amount)| {
                sum.checked_add(*amount).unwrap_or(sum)
            })
    }

    /// What stands so.
    pub fn of(&self, standing: Standing) -> Money {
        let known = self
            .standings
            .iter()
            .find(|(known, _, _)| *known == standing);
        known.map_or(Money::zero(self.read.currency()), |(_, _, amount)| *amount)
    }

    /// True if read = merged + confirmed + suggested + ambiguous + unmatched + excluded, and confirmed = given to
    /// orders + left over, to the cent.
    pub fn holds(&self) -> bool {
        self.accounted().checked_add(self.merged) == Some(self.read)
            && self.allocated.checked_add(self.left_over) == Some(self.of(Standing::Confirmed))
            && self.overdrawn == 0
    }
}

/// True if every row of every sheet is accounted for, all money stands somewhere, and the statements lead to the
/// accounts of the orders, to the cent.
pub fn is_proved(input: &Input<'_>) -> bool {
    input.book.sheets.iter().all(SheetProof::holds)
        && money_proof(input).iter().all(MoneyProof::holds)
        && bridges(input).iter().all(Bridge::holds)
}

const STANDINGS: [Standing; 5] = [
    Standing::Confirmed,
    Standing::Suggested,
    Standing::Ambiguous,
    Standing::Unmatched,
    Standing::Excluded,
];

/// The account of all payments, by flow and currency. What was read and what was merged comes from the
/// rows of the sheets, the standings from the payments: two counts that must agree.
pub fn money_proof(input: &Input<'_>) -> Vec<MoneyProof> {
    let mut proofs: BTreeMap<(Flow, Currency), MoneyProof> = BTreeMap::new();
    let mut proof = |flow: Flow, currency: Currency, change: &dyn Fn(&mut MoneyProof)| {
        let nothing = Money::zero(currency);
        change(
            proofs
                .entry((flow, currency))
                .or_insert_with(|| MoneyProof {
                    flow,
                    read: nothing,
                    merged: nothing,
                    standings: STANDINGS.map(|standing| (standing, 0, nothing)).to_vec(),
                    allocated: nothing,
                    left_over: nothing,
                    overdrawn: 0,
                }),
        );
    };
    let sheets = input
        .book
        .sheets
        .iter()
        .filter(|sheet| sheet.kind == Kind::Payment);
    for sheet in sheets {
        for (flow, amount) in &sheet.money {
            proof(*flow, amount.currency(), &|proof| {
                proof.read = plus(proof.read, *amount);
            });
        }
        for (flow, amount) in &sheet.merged_money {
            proof(*flow, amount.currency(), &|proof| {
                proof.merged = plus(proof.merged, *amount);
            });
        }
    }
    for (position, payment) in input.book.payments.iter().enumerate() {
        let index = PaymentIndex::from(position);
        let standing = input.reconciled.standing(index);
        let link = input.reconciled.link(index);
        let parts = link.map_or(&[][..], |link| &link.allocations);
        let allocated = parts
            .iter()
            .fold(Money::zero(payment.amount.currency()), |sum, part| {
                plus(sum, part.amount)
            });
        let left_over = plus(payment.amount, allocated.negated());
        proof(payment.flow(), payment.amount.currency(), &|proof| {
            let slots = proof
                .standings
                .iter_mut()
                .filter(|(known, _, _)| *known == standing);
            for (_, count, sum) in slots {
                *count += 1;
                *sum = plus(*sum, payment.amount);
            }
            if standing == Standing::Confirmed {
                proof.allocated = plus(proof.allocated, allocated);
                proof.left_over = plus(proof.left_over, left_over);
                proof.overdrawn += i64::from(left_over.minor() < 0);
            }
        });
    }
    proofs.into_values().collect()
}

fn plus(sum: Money, amount: Money) -> Money {
    sum.checked_add(amount).unwrap_or(sum)
}
