//! Several receipts for one order of a customer: deposit and balance, instalments, a sum over a channel's limit.

use super::barred::are_barred;
use super::deposit_fit::percent;
use super::proposals::{Belief, Found, Piece, Proposal, Record, propose};
use super::sides::Sides;
use super::state::State;
use super::subset_sum::Solver;
use super::window;
use crate::model::{Money, OrderIndex, Terms};

/// What is found for each order.
pub(super) fn search(
    state: &State<'_>,
    sides: &Sides,
    solver: &mut Solver,
) -> Vec<(Record, Found)> {
    if sides.receipts.len() < 2 {
        return Vec::new();
    }
    let amounts = sides.orders.iter().map(|order| order.amount.minor());
    let top = amounts.max().unwrap_or_default();
    let orders = sides.orders.iter();
    orders
        .map(|order| (order.record, for_order(state, sides, order, top, solver)))
        .collect()
}

fn for_order(
    state: &State<'_>,
    sides: &Sides,
    order: &Piece,
    top: i64,
    solver: &mut Solver,
) -> Found {
    if !solver.spend(4 * sides.receipts.len() as u64) {
        return Found::Cut;
    }
    let fitting: Vec<&Piece> = sides
        .receipts
        .iter()
        .filter(|receipt| receipt.amount.currency() == order.amount.currency())
        .filter(|receipt| receipt.amount < order.amount)
        .filter(|receipt| window::contains(order.window, receipt.day))
        .filter(|receipt| !are_barred(state, receipt.record, order.record))
        .collect();
    if fitting.len() < 2 {
        return Found::Nothing;
    }
    let whole = (order.record, order.amount, top);
    let most = state.matching.combination_orders;
    let mut found = propose(solver, whole, &fitting, most, |_| None);
    if let Found::Sets(proposal) = &mut found {
        let only = proposal.complete && proposal.count == 1;
        let complete = sides.orders.len() == 1 && proposal.first().len() == sides.receipts.len();
        if only
            && (complete || is_deposit_and_balance(state, proposal) || are_instalments(proposal))
        {
            proposal.belief = Belief::Sure;
        }
    }
    found
}

/// True for two receipts of which the first is the deposit that the order states.
pub(super) fn is_deposit_and_balance(state: &State<'_>, proposal: &Proposal) -> bool {
    let (Record::Order(order), [first, _]) = (proposal.whole, proposal.first()) else {
        return false;
    };
    is_deposit(state, order, first.1)
}

fn is_deposit(state: &State<'_>, index: OrderIndex, amount: Money) -> bool {
    let Some(order) = state.order(index) else {
        return false;
    };
    let plan = &state.matching.deposit;
    let by_terms = || {
        let share = percent(plan, order).percent_of(order.due?.minor());
        let off = (share - amount.minor()).abs();
        let deposits = order.effective_terms() == Terms::DepositBalance && share > 0;
        (deposits && off <= plan.tolerance.minor()).then_some(amount)
    };
    state.is_untouched(index) && order.deposit.or_else(by_terms) == Some(amount)
}

/// True for three receipts or more of the same amount.
pub(super) fn are_instalments(proposal: &Proposal) -> bool {
    let set = proposal.first();
    set.len() >= 3
        && set
            .windows(2)
            .all(|pair| matches!(pair, [one, other] if one.1 == other.1))
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn several_receipts_pay_one_order() {
        let order = "order A1 1000.00 10-01 张三\n";
        check(
            &format!("{order}in P1 300.00 10-02 张三\nin P2 700.00 10-05 张三"),
            &["P1 confirmed 7 A1=300.00", "P2 confirmed 7 A1=700.00"],
        );
        check(
            &format!(
                "{order}in P1 500.00 10-02 张三\nin P2 500.00 10-05 张三\nin P3 500.00 10-06 张三"
            ),
            &[
                "P1 ambiguous 7 A1 of 3",
                "P2 ambiguous 7 A1 of 3",
                "P3 ambiguous 7 A1 of 3",
            ],
        );
    }

    #[test]
    fn equal_thirds_are_instalments() {
        let book = "order A1 999.00 10-01 张三\norder A2 5000.00 10-01 张三\n\
                    in P1 333.00 10-02 张三\nin P2 333.00 10-05 张三\nin P3 333.00 10-09 张三\n";
        check(
            &format!("{book}in P4 120.00 10-09 张三"),
            &[
                "P1 confirmed 7 A1=333.00",
                "P2 confirmed 7 A1=333.00",
                "P3 confirmed 7 A1=333.00",
                "P4 suggested 5 A2=120.00",
            ],
        );
        check(
            &format!("{book}in P4 333.00 10-09 张三"),
            &[
                "P1 ambiguous 7 A1 of 4",
                "P2 ambiguous 7 A1 of 4",
                "P3 ambiguous 7 A1 of 4",
                "P4 ambiguous 7 A1 of 4",
            ],
        );
    }
}
