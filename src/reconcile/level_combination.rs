//! Level 7: within one party, one receipt for several orders, or several receipts for one order (deposit
//! and balance, instalments). Solutions are counted: one is a match, two or more are ambiguous, and a
//! search that reached its bound says so and confirms nothing.
//!
//! All proposals of a customer, in both directions, are weighed against each other before one is taken; what is
//! sure is taken first, and the others are searched again with what it leaves.

use super::combination_link::{group, link};
use super::debtors::{Party, parties};
use super::other_meanings::speaks_of_another;
use super::proposals::{Belief, Found, Proposal, Record};
use super::rivals::rivals;
use super::sides::Sides;
use super::state::State;
use super::subset_sum::Solver;
use super::{one_for_several, several_for_one, several_for_several};
use crate::model::{Level, Message, Money, Order, PaymentIndex, Standing};

/// The whole run spends at most so many times the work of one search.
const SEARCHES: u64 = 100;

/// And on one party at most so many times.
const SEARCHES_PER_PARTY: u64 = 10;

/// A step of a search looks at so many words of a table: these go by quickly.
const WORK_PER_STEP: u64 = 64;

/// Runs the level, party by party. A single party may not use up the work of all.
pub(super) fn run(state: &mut State<'_>) {
    each_party(state, false);
}

/// Lists the sets of receipts that nothing else explains, though so many were tried that some had to fit, and
/// tells which receipts were not searched to the end.
pub(super) fn left_over(state: &mut State<'_>) {
    each_party(state, true);
}

fn each_party(state: &mut State<'_>, last: bool) {
    let most = (state.matching.combination_steps as u64).saturating_mul(WORK_PER_STEP);
    let mut left = most.saturating_mul(SEARCHES);
    for party in parties(state) {
        let share = left.min(most.saturating_mul(SEARCHES_PER_PARTY));
        let mut solver = Solver {
            left: share,
            most,
            wanted: state.matching.listed_candidates.max(1),
            table: None,
        };
        settle(state, &party, &mut solver, last);
        left -= share - solver.left;
    }
}

fn settle(state: &mut State<'_>, party: &Party, solver: &mut Solver, last: bool) {
    loop {
        let sides = Sides::new(state, party);
        if sides.orders.is_empty() || sides.receipts.is_empty() {
            return;
        }
        let mut found = one_for_several::search(state, &sides, solver);
        found.extend(several_for_one::search(state, &sides, solver));
        let cut = found.iter().any(|(_, found)| matches!(found, Found::Cut));
        let proposals: Vec<Proposal> = found
            .iter()
            .filter_map(|(_, found)| match found {
                Found::Sets(proposal) => Some(proposal.clone()),
                Found::Nothing | Found::Cut => None,
            })
            .collect();
        let rivals = rivals(&proposals, solver);
        // What was not searched to the end may want anything.
        let sure: Vec<&Proposal> = proposals
            .iter()
            .zip(&rivals)
            .filter(|(proposal, rivals)| is_sure(state, proposal) && **rivals == 0)
            .map(|(proposal, _)| proposal)
            .collect();
        if sure.is_empty() || cut || last {
            finish(state, proposals, &rivals, last);
            if last {
                tell(state, &sides, &found);
            } else {
                several_for_several::run(state, &Sides::new(state, party), solver);
            }
            return;
        }
        let before = state.links().len();
        for proposal in sure {
            link(state, proposal, Standing::Confirmed, 0);
        }
        if state.links().len() == before {
            return;
        }
    }
}

/// Suggests what can be believed, the surest and smallest first, and lists what cannot be told apart.
fn finish(state: &mut State<'_>, proposals: Vec<Proposal>, rivals: &[u32], last: bool) {
    let mut ranked: Vec<(Proposal, u32)> =
        proposals.into_iter().zip(rivals.iter().copied()).collect();
    ranked.sort_by_key(|(proposal, rivals)| {
        (
            proposal.belief,
            *rivals,
            proposal.first().len(),
            proposal.whole,
        )
    });
    for (proposal, rivals) in ranked {
        match proposal.belief {
            Belief::Sure | Belief::Preferred | Belief::Likely => {
                link(state, &proposal, Standing::Suggested, rivals);
            }
            Belief::Equal => group(state, &proposal),
            Belief::Noise if last => group(state, &proposal),
            Belief::Noise => {
                if let Record::Payment(payment) = proposal.whole {
                    state.note(payment, Level::Combination, &[], || {
                        Message::new("reason.combination.noise")
                            .with("count", i64::from(proposal.count))
                    });
                }
            }
        }
    }
}

/// True if nothing speaks against the first set.
fn is_sure(state: &State<'_>, proposal: &Proposal) -> bool {
    let records = proposal
        .first()
        .iter()
        .map(|(record, amount)| (*record, Some(*amount)));
    let sound = |(record, amount): (Record, Option<Money>)| match record {
        Record::Payment(payment) => !speaks_of_another(state, payment),
        Record::Order(index) => state.order(index).is_some_and(|order| {
            // A part is sure only if the order states it.
            let whole = amount.is_none() || amount == state.open(index) || amount == order.deposit;
            whole && !Order::is_cancelled(order)
        }),
    };
    proposal.belief == Belief::Sure && records.chain([(proposal.whole, None)]).all(sound)
}

/// Remembers which receipts were not searched to the end, and notes which had no set at all.
fn tell(state: &mut State<'_>, sides: &Sides, found: &[(Record, Found)]) {
    for (record, found) in found {
        if let (Record::Payment(payment), Found::Nothing) = (record, found)
            && state.is_open(*payment)
        {
            state.note(*payment, Level::Combination, &[], || {
                Message::new("considered.no_set").with("orders", sides.orders.len())
            });
        }
    }
    let cut = found
        .iter()
        .filter(|(_, found)| matches!(found, Found::Cut));
    let payments: Vec<PaymentIndex> = cut
        .filter_map(|(record, _)| match record {
            Record::Payment(payment) => Some(*payment),
            Record::Order(_) => None,
        })
        .filter(|payment| state.is_open(*payment))
        .collect();
    for payment in payments {
        state.leave_unsearched(payment);
        let orders = sides.orders.len();
        state.note(payment, Level::Combination, &[], || {
            Message::new("reason.combination.unsearched").with("orders", orders)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{config, reconciled};
    use std::fmt::Write;

    #[test]
    fn a_search_of_many_sets_confirms_nothing_and_counts_them() {
        let orders = (10..40).map(|number| format!("order A{number} {number}.00 10-01 张三\n"));
        let text = orders.collect::<Vec<_>>().concat();
        let (_, found) = reconciled(&format!("{text}in P1 300.00 10-02 张三"));
        let [group] = found.groups.as_slice() else {
            panic!("{:?}", found.links);
        };
        assert!(!group.bounded);
        // Counted independently, by the polynomial of the thirty amounts.
        assert_eq!(group.solutions, 3_862_042);
        assert_eq!(group.candidates.len(), config().matching.listed_candidates);
    }

    #[test]
    fn what_was_not_searched_is_told() {
        let mut text = String::new();
        for number in 0..400 {
            let fen = 100_003 + number * number * 7919 % 900_001;
            let _ = writeln!(
                text,
                "order A{number:03} {}.{:02} 10-01 张三",
                fen / 100,
                fen % 100
            );
        }
        let (_, found) = reconciled(&format!(
            "{text}in P1 99999.98 10-02 张三\nin P2 1.00 10-02 张三"
        ));
        assert_eq!(found.unsearched.len(), 1);
        assert_eq!(found.unsearched[0].get(), 0);
    }
}
