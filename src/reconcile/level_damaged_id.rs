//! Level 4: numbers that Excel damaged or somebody mistyped: what survived of the number, the amount and the
//! day together point to one order.
//!
//! Digits alone say nothing, and a number that is another order's is never taken for a slip. What is unique on both sides
//! is suggested, what is not is an ambiguous group; nothing is confirmed.

use rustc_hash::FxHashSet;

use super::digit_claims::{Claim, Mishap, Others, decide};
use super::state::State;
use super::{excel_damage, typed_numbers};
use crate::model::OrderIndex;

/// Suggests what no later level could be sure of: neither the amount nor the payer with it is unique, and only the digits
/// tell which order is meant.
pub(super) fn undecidable_otherwise(state: &mut State<'_>) {
    let others = Others::count(state);
    level(state, Some(&others));
}

/// Suggests or groups the rest.
pub(super) fn run(state: &mut State<'_>) {
    level(state, None);
}

/// Written by hand or cut at the fifteenth digit, most of the number is there; then come ends of numbers, and what
/// scientific notation leaves.
fn level(state: &mut State<'_>, others: Option<&Others>) {
    let (tails, mut near): (Vec<Claim>, Vec<Claim>) = typed_numbers::claims(state)
        .into_iter()
        .partition(|claim| claim.mishap == Mishap::Tail);
    let (zeros, excel): (Vec<Claim>, Vec<Claim>) = excel_damage::claims(state)
        .into_iter()
        .partition(|claim| claim.mishap == Mishap::Zeros);
    near.extend(zeros);
    let mut taken: FxHashSet<OrderIndex> = FxHashSet::default();
    for claims in [near, tails, excel] {
        decide(state, claims, &mut taken, others);
    }
}

#[cfg(test)]
#[path = "level_damaged_id_tests.rs"]
mod tests;
