//! The proof that no money vanished: what was read is what stands somewhere.

use std::collections::BTreeMap;

use super::input::Input;
use crate::model::{Currency, Flow, Kind, Money, PaymentIndex, Standing};

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

    /// True if read = merged + confirmed + suggested + ambiguous + unmatched + excluded, to the cent.
    pub fn holds(&self) -> bool {
        self.accounted().checked_add(self.merged) == Some(self.read)
    }
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
        let standing = input.reconciled.standing(PaymentIndex::from(position));
        proof(payment.flow(), payment.amount.currency(), &|proof| {
            let slots = proof
                .standings
                .iter_mut()
                .filter(|(known, _, _)| *known == standing);
            for (_, count, sum) in slots {
                *count += 1;
                *sum = plus(*sum, payment.amount);
            }
        });
    }
    proofs.into_values().collect()
}

fn plus(sum: Money, amount: Money) -> Money {
    sum.checked_add(amount).unwrap_or(sum)
}
