//! Level 7: within one party, one receipt for several orders, or several receipts for one order (deposit
//! and balance, instalments). Solutions are counted: one is a match, two or more are ambiguous, and a
//! search that reached its bound says so and confirms nothing.

use super::barred::allowed;
use super::debtors::{Party, parties};
use super::other_meanings::speaks_of_another;
use super::proposals::{Piece, Proposal, claims, is_no_part, propose, rivals};
use super::state::State;
use super::subset_sum::Budget;
use super::window::{self, DayNumber};
use crate::model::{
    Allocation, AmbiguousGroup, Arg, Level, Link, Message, Money, Order, OrderIndex, PaymentIndex,
    Signals, Standing,
};

/// The whole run spends at most so many times the steps of one search.
const SEARCHES: usize = 100;

/// And on one party at most so many times.
const SEARCHES_PER_PARTY: usize = 10;

/// Runs the level, party by party. A single party may not use up the work of all.
pub(super) fn run(state: &mut State<'_>) {
    let search = state.matching.combination_steps;
    let mut left = search.saturating_mul(SEARCHES);
    for party in parties(state) {
        let share = left.min(search.saturating_mul(SEARCHES_PER_PARTY));
        let mut budget = Budget {
            run: share,
            search,
            listed: state.matching.listed_candidates,
        };
        one_for_several(state, &party, &mut budget);
        several_for_one(state, &party, &mut budget);
        left -= share - budget.run;
    }
}

fn one_for_several(state: &mut State<'_>, party: &Party, budget: &mut Budget) {
    let pieces: Vec<Piece<OrderIndex>> = open_orders(state, party)
        .map(|(index, amount)| Piece {
            index,
            amount,
            days: state.window(index),
        })
        .collect();
    let receipts: Vec<PaymentIndex> = open_payments(state, party).collect();
    let proposals: Vec<_> = receipts
        .iter()
        .filter_map(|whole| {
            let whole = *whole;
            let amount = state.payment(whole)?.amount;
            let day = state.day(whole);
            let fits = |piece: &Piece<OrderIndex>| {
                window::contains(piece.days, day) && !state.bars().bars(whole, piece.index)
            };
            let proposal = propose(state, whole, amount, &pieces, fits, 1, budget)?;
            allowed(state, proposal)
        })
        .collect();
    let claims = claims(&proposals);
    for proposal in proposals {
        let reason = |key| {
            named(
                state,
                key,
                proposal.solutions.first().map_or(&[], Vec::as_slice),
            )
        };
        if let ([orders], false) = (proposal.solutions.as_slice(), proposal.bounded) {
            let rivals = rivals(&claims, orders);
            let cancelled = orders
                .iter()
                .any(|order| state.order(*order).is_none_or(Order::is_cancelled));
            // The customer's only receipt, and no part of a larger order: there is no other reading.
            let complete =
                proposal.few && receipts.len() == 1 && is_no_part(&pieces, proposal.amount);
            let sure = rivals == 0
                && (proposal.plausible || complete)
                && !cancelled
                && !speaks_of_another(state, proposal.whole);
            let link = Link {
                payment: proposal.whole,
                level: Level::Combination,
                standing: if sure {
                    Standing::Confirmed
                } else {
                    Standing::Suggested
                },
                allocations: orders
                    .iter()
                    .filter_map(|order| settle(state, *order))
                    .collect(),
                reason: reason("reason.combination.orders"),
                alternatives: rivals,
                signals: Signals::default(),
                rate: None,
            };
            state.link(link);
        } else {
            let reason = ambiguous(&proposal);
            state.group(AmbiguousGroup {
                payments: vec![proposal.whole],
                solutions: proposal.solutions.len() as u32,
                candidates: proposal.solutions,
                bounded: proposal.bounded,
                level: Level::Combination,
                reason,
            });
        }
    }
}

fn several_for_one(state: &mut State<'_>, party: &Party, budget: &mut Budget) {
    let pieces: Vec<Piece<PaymentIndex>> = open_payments(state, party)
        .filter_map(|index| {
            let days = state.day(index).map(|day| (day, day));
            Some(Piece {
                index,
                amount: state.payment(index)?.amount,
                days,
            })
        })
        .collect();
    if pieces.len() < 2 {
        return;
    }
    let wholes: Vec<(OrderIndex, Money)> = open_orders(state, party).collect();
    let proposals: Vec<_> = wholes
        .iter()
        .filter_map(|(whole, amount)| {
            let (whole, amount) = (*whole, *amount);
            let window = state.window(whole);
            let day = |piece: &Piece<PaymentIndex>| -> Option<DayNumber> { Some(piece.days?.0) };
            let fits = |piece: &Piece<PaymentIndex>| {
                window::contains(window, day(piece)) && !state.bars().bars(piece.index, whole)
            };
            propose(state, whole, amount, &pieces, fits, 2, budget)
        })
        .collect();
    let claims = claims(&proposals);
    for proposal in proposals {
        let order = proposal.whole;
        let reason = |key| named(state, key, &[order]);
        if let ([payments], false) = (proposal.solutions.as_slice(), proposal.bounded) {
            let rivals = rivals(&claims, payments);
            let cancelled = state.order(order).is_none_or(Order::is_cancelled);
            let other = |payment: &PaymentIndex| speaks_of_another(state, *payment);
            let complete = wholes.len() == 1 && payments.len() == pieces.len();
            let sure = rivals == 0
                && (proposal.plausible || complete)
                && !cancelled
                && !payments.iter().any(other);
            let standing = if sure {
                Standing::Confirmed
            } else {
                Standing::Suggested
            };
            let reason = reason("reason.combination.receipts").with("count", payments.len());
            for payment in payments {
                let Some(amount) = state.payment(*payment).map(|payment| payment.amount) else {
                    continue;
                };
                let level = Level::Combination;
                let mut link =
                    super::state::single(*payment, order, amount, level, standing, reason.clone());
                link.alternatives = rivals;
                state.link(link);
            }
        } else {
            let mut payments: Vec<PaymentIndex> = proposal.solutions.concat();
            payments.sort_unstable();
            payments.dedup();
            let reason = ambiguous(&proposal);
            state.group(AmbiguousGroup {
                payments,
                candidates: vec![vec![order]],
                solutions: proposal.solutions.len() as u32,
                bounded: proposal.bounded,
                level: Level::Combination,
                reason,
            });
        }
    }
}

fn open_payments(state: &State<'_>, party: &Party) -> impl Iterator<Item = PaymentIndex> {
    let payments = party.payments.iter().copied();
    payments.filter(|payment| state.is_open(*payment))
}

fn open_orders(state: &State<'_>, party: &Party) -> impl Iterator<Item = (OrderIndex, Money)> {
    party.orders.iter().filter_map(|index| {
        let open = state.open(*index).filter(|open| open.minor() > 0)?;
        Some((*index, open))
    })
}

fn settle(state: &State<'_>, order: OrderIndex) -> Option<Allocation> {
    let amount = state.open(order)?;
    Some(Allocation::exact(order, amount))
}

fn ambiguous<W, P>(proposal: &Proposal<W, P>) -> Message {
    let key = if proposal.bounded {
        "reason.combination.bounded"
    } else {
        "reason.combination.ambiguous"
    };
    Message::new(key).with("count", proposal.solutions.len())
}

fn named(state: &State<'_>, key: &'static str, orders: &[OrderIndex]) -> Message {
    let numbers = orders
        .iter()
        .filter_map(|order| Some(state.order(*order)?.number.text()));
    let orders = numbers
        .take(state.matching.listed_candidates)
        .map(Arg::Text)
        .collect();
    Message {
        key,
        args: vec![("orders", Arg::List(orders))],
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{check, config, outcomes, reconciled};

    #[test]
    fn sums_within_one_party_are_counted() {
        let three =
            "order A1 300.00 10-01 张三\norder A2 400.00 10-01 张三\norder A3 500.00 10-01 张三\n";
        check(
            &format!("{three}in P1 700.00 10-02 张三"),
            &["P1 confirmed 7 A1=300.00 A2=400.00"],
        );
        check(
            &format!("{three}order A4 900.00 10-01 张三\nin P1 700.00 10-02 张三"),
            &["P1 suggested 7 A1=300.00 A2=400.00"],
        );
        check(
            &format!("{three}in P1 1200.00 10-02 张三"),
            &["P1 confirmed 7 A1=300.00 A2=400.00 A3=500.00"],
        );
        check(
            &format!("{three}in P1 700.00 10-02 王五"),
            &["P1 unmatched"],
        );
        check(
            &format!("{three}order A4 200.00 10-01 张三\nin P1 700.00 10-02 张三"),
            &["P1 ambiguous 7 A1+A2,A3+A4 of 2"],
        );
        check(
            &format!("{three}in P1 700.00 10-02 张三\nin P2 700.00 10-03 张三"),
            &[
                "P1 suggested 7 A1=300.00 A2=400.00",
                "P2 suggested 7 A1=300.00 A2=400.00",
            ],
        );
    }

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
    fn a_search_that_ends_early_confirms_nothing() {
        let orders = (10..40).map(|number| format!("order A{number} {number}.00 10-01 张三\n"));
        let text = orders.collect::<Vec<_>>().concat();
        let found = outcomes(&format!("{text}in P1 300.00 10-02 张三"));
        assert!(found[0].starts_with("P1 ambiguous 7"), "{found:?}");
        let (book, found) = reconciled(&format!("{text}in P1 300.00 10-02 张三"));
        assert_eq!(book.payments.len(), 1);
        assert!(found.groups[0].bounded);
        assert_eq!(
            found.groups[0].candidates.len(),
            config().matching.listed_candidates
        );
    }
}
