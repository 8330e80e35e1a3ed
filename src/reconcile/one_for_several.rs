//! One receipt for several orders of a customer.

use super::barred::{allowed, are_barred};
use super::natural_sets;
use super::proposals::{Belief, Found, Piece, Record, propose};
use super::sides::Sides;
use super::state::State;
use super::subset_sum::Solver;
use super::window;

/// What is found for each receipt.
pub(super) fn search(
    state: &State<'_>,
    sides: &Sides,
    solver: &mut Solver,
) -> Vec<(Record, Found)> {
    let amounts = sides.receipts.iter().map(|receipt| receipt.amount.minor());
    let top = amounts.max().unwrap_or_default();
    let receipts = sides.receipts.iter();
    receipts
        .map(|receipt| {
            (
                receipt.record,
                for_receipt(state, sides, receipt, top, solver),
            )
        })
        .collect()
}

fn for_receipt(
    state: &State<'_>,
    sides: &Sides,
    receipt: &Piece,
    top: i64,
    solver: &mut Solver,
) -> Found {
    // Looking through the orders is work as well, and for a party of thousands most of it.
    if !solver.spend(4 * sides.orders.len() as u64) {
        return Found::Cut;
    }
    let fitting: Vec<&Piece> = sides
        .orders
        .iter()
        .filter(|order| order.amount.currency() == receipt.amount.currency())
        .filter(|order| window::contains(order.window, receipt.day))
        .filter(|order| !are_barred(state, receipt.record, order.record))
        .collect();
    let target = receipt.amount.minor();
    let whole = (receipt.record, receipt.amount, top);
    let most = state.matching.combination_orders;
    let mut found = propose(solver, whole, &fitting, most, |items| {
        Some(natural_sets::of(state, &fitting, items, target))
    });
    if let Found::Sets(proposal) = found {
        found = allowed(state, proposal).map_or(Found::Nothing, Found::Sets);
    }
    if let Found::Sets(proposal) = &mut found {
        // The customer's only receipt, and no part of a larger order: there is no other reading.
        let no_part = sides
            .orders
            .iter()
            .all(|order| order.amount <= receipt.amount);
        if proposal.few && proposal.count == 1 && sides.receipts.len() == 1 && no_part {
            proposal.belief = Belief::Sure;
        }
    }
    found
}

#[cfg(test)]
#[path = "one_for_several_tests.rs"]
mod tests;
