//! A few receipts of neighbouring days that together pay several orders of a customer, though none does so
//! alone: a sum over a channel's limit. Only suggested.

use super::combination_link::signals;
use super::natural_sets;
use super::proposals::{Belief, Found, Piece, Record, propose};
use super::sides::Sides;
use super::state::State;
use super::subset_sum::Solver;
use super::window;
use crate::model::{
    Allocation, Level, Link, Message, Money, OrderIndex, PaymentIndex, Signal, Standing,
};

/// Receipts that are joined at most.
const RECEIPTS: usize = 3;

/// Days between the first and the last of them at most.
const DAYS: i64 = 2;

/// A customer with more on either side is not looked at.
const MOST: usize = 60;

/// Receipts, and the orders that they pay with how much of each.
type Together<'a> = (Vec<&'a Piece>, Vec<(Record, Money)>);

/// Suggests the orders of receipts that come right after each other.
pub(super) fn run(state: &mut State<'_>, sides: &Sides, solver: &mut Solver) {
    if sides.orders.len() < 2
        || sides.receipts.len() < 2
        || sides.orders.len().max(sides.receipts.len()) > MOST
    {
        return;
    }
    for length in 2..=RECEIPTS {
        let mut found: Vec<Together<'_>> = Vec::new();
        for receipts in sides.receipts.windows(length) {
            let sets = orders_of(state, sides, receipts, solver);
            found.extend(sets.map(|set| (receipts.iter().collect(), set)));
        }
        // Two that share a receipt or an order contradict each other.
        let records = |(receipts, set): &Together<'_>| {
            let orders = set.iter().map(|(record, _)| *record);
            receipts
                .iter()
                .map(|piece| piece.record)
                .chain(orders)
                .collect::<Vec<_>>()
        };
        let all: Vec<Record> = found.iter().flat_map(records).collect();
        for one in &found {
            let alone = |record: &Record| all.iter().filter(|other| *other == record).count() == 1;
            if records(one).iter().all(alone) {
                suggest(state, &one.0, &one.1);
            }
        }
    }
}

/// The only orders that the receipts come to together, if it is no accident.
fn orders_of(
    state: &State<'_>,
    sides: &Sides,
    receipts: &[Piece],
    solver: &mut Solver,
) -> Option<Vec<(Record, Money)>> {
    let (first, last) = (receipts.first()?, receipts.last()?);
    let near = last.day? - first.day? <= DAYS;
    let open =
        |piece: &Piece| matches!(piece.record, Record::Payment(payment) if state.is_open(payment));
    if !near || !receipts.iter().all(open) {
        return None;
    }
    let sum = Money::total(receipts.iter().map(|piece| piece.amount))?;
    let fitting: Vec<&Piece> = sides
        .orders
        .iter()
        .filter(|order| order.part.is_none() && order.amount.currency() == sum.currency())
        .filter(|order| {
            receipts
                .iter()
                .all(|piece| window::contains(order.window, piece.day))
        })
        .collect();
    let whole = (first.record, sum, sum.minor());
    let found = propose(solver, whole, &fitting, MOST, |items| {
        Some(natural_sets::of(state, &fitting, items, sum.minor()))
    });
    match found {
        Found::Sets(proposal) if proposal.belief == Belief::Sure && proposal.first().len() > 1 => {
            Some(proposal.first().to_vec())
        }
        _ => None,
    }
}

/// Fills the orders with the receipts, one after another.
fn suggest(state: &mut State<'_>, receipts: &[&Piece], orders: &[(Record, Money)]) {
    let mut due: Vec<(OrderIndex, Money)> = Vec::new();
    for (record, amount) in orders.iter().rev() {
        if let Record::Order(order) = record {
            due.push((*order, *amount));
        }
    }
    let all = state.listed_numbers(due.iter().rev().map(|(order, _)| *order));
    let reason = Message::new("reason.combination.several")
        .with("count", receipts.len())
        .with("orders", all);
    let mut links: Vec<(PaymentIndex, Vec<Allocation>)> = Vec::new();
    for piece in receipts {
        let Record::Payment(payment) = piece.record else {
            continue;
        };
        let mut left = piece.amount.minor();
        let mut parts = Vec::new();
        while left > 0 {
            let Some((order, open)) = due.pop() else {
                break;
            };
            let take = left.min(open.minor());
            left -= take;
            parts.push(Allocation::exact(
                order,
                Money::from_minor(take, open.currency()),
            ));
            if take < open.minor() {
                due.push((
                    order,
                    Money::from_minor(open.minor() - take, open.currency()),
                ));
            }
        }
        links.push((payment, parts));
    }
    for (payment, allocations) in links {
        let orders: Vec<OrderIndex> = allocations.iter().map(|part| part.order).collect();
        state.link(Link {
            payment,
            level: Level::Combination,
            standing: Standing::Suggested,
            signals: signals(state, payment, &orders).and(Signal::Unique),
            allocations,
            reason: reason.clone(),
            alternatives: 0,
            rate: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn two_receipts_pay_two_orders_together() {
        check(
            "order A1 1317.45 10-01 张三\norder A2 2408.12 10-01 张三\n\
             in P1 2000.00 10-02 张三\nin P2 1725.57 10-03 张三",
            &[
                "P1 suggested 7 A1=1317.45 A2=682.55",
                "P2 suggested 7 A2=1725.57",
            ],
        );
        check(
            "order A1 1317.45 10-01 张三\norder A2 2408.12 10-01 张三\n\
             in P1 2000.00 10-02 张三\nin P2 1725.58 10-03 张三",
            &["P1 suggested 5 A2=2000.00", "P2 suggested 5 A2=1725.58"],
        );
    }
}
