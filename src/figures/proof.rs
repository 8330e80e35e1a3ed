//! The proof that no money vanished: what was read is what stands somewhere.

use std::collections::BTreeMap;

use super::input::Input;
use crate::model::{Currency, Direction, Kind, Money, PaymentIndex, Standing};

/// The account of the money of one direction and currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneyProof {
    /// In or out.
    pub direction: Direction,
    /// What the sheets add up to, as they were read.
    pub read: Money,
    /// Of this, in rows that repeat rows already used.
    pub merged: Money,
    /// How the payments stand, every standing in order: how many, and how much.
    pub standings: Vec<(Standing, i64, Money)>,
    /// True if rows of the sheets were merged, so that `merged` may be more than nothing.
    pub has_merged: bool,
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

    /// True if read = confirmed + suggested + ambiguous + unmatched + excluded, to the cent, but for
    /// rows that were merged because they repeat others.
    pub fn holds(&self) -> bool {
        self.merged.is_zero() || (self.has_merged && self.merged.minor() > 0)
    }
}

const STANDINGS: [Standing; 5] = [
    Standing::Confirmed,
    Standing::Suggested,
    Standing::Ambiguous,
    Standing::Unmatched,
    Standing::Excluded,
];

/// The account of all payments, by direction and currency.
pub fn money_proof(input: &Input<'_>) -> Vec<MoneyProof> {
    let mut proofs: BTreeMap<(bool, Currency), MoneyProof> = BTreeMap::new();
    let sheets = || {
        input
            .book
            .sheets
            .iter()
            .filter(|sheet| sheet.kind == Kind::Payment)
    };
    let has_merged = sheets().any(|sheet| sheet.merged() > 0);
    let mut proof = |direction: Direction, currency: Currency, change: &dyn Fn(&mut MoneyProof)| {
        let nothing = Money::zero(currency);
        let entry = proofs
            .entry((direction == Direction::Out, currency))
            .or_insert_with(|| MoneyProof {
                direction,
                read: nothing,
                merged: nothing,
                standings: STANDINGS.map(|standing| (standing, 0, nothing)).to_vec(),
                has_merged,
            });
        change(entry);
    };
    for (direction, amount) in sheets().flat_map(|sheet| &sheet.money) {
        proof(*direction, amount.currency(), &|proof| {
            proof.read = proof.read.checked_add(*amount).unwrap_or(proof.read);
        });
    }
    for (position, payment) in input.book.payments.iter().enumerate() {
        let standing = input.reconciled.standing(PaymentIndex::from(position));
        proof(payment.direction, payment.amount.currency(), &|proof| {
            for (_, count, sum) in proof
                .standings
                .iter_mut()
                .filter(|(known, _, _)| *known == standing)
            {
                *count += 1;
                *sum = sum.checked_add(payment.amount).unwrap_or(*sum);
            }
        });
    }
    let mut proofs: Vec<MoneyProof> = proofs.into_values().collect();
    for proof in &mut proofs {
        proof.merged = proof
            .read
            .checked_sub(proof.accounted())
            .unwrap_or(proof.read);
    }
    proofs
}
