//! What must hold for any decisions about any data.

use proptest::prelude::*;

use super::invariants::lines;
use super::testing::{outcomes, reconciled};
use super::testing_decisions::decided;
use crate::model::{
    Book, DecidedPart, Decision, DecisionOutcome, Direction, Level, Money, OrderIndex,
    PaymentIndex, PaymentOutcome, Reconciled, Standing, Verdict,
};

/// Decisions about payments of those books, some of which are there.
fn decisions() -> impl Strategy<Value = Vec<String>> {
    let amount = prop::sample::select(vec!["10.00", "20.00", "30.00", "17.43", "5.00"]);
    let part = (0..20_u8, amount).prop_map(|(order, amount)| format!("A1000{order:02}={amount}"));
    let set = prop::collection::vec(part, 1..3).prop_map(|parts| parts.join("+"));
    let verdict = prop::sample::select(vec![
        "confirm", "choose:1", "reject", "reject", "split", "ignore", "revoke",
    ]);
    let more = prop::sample::select(vec!["", "", "when=10-05", "when=10-06", "seen=other"]);
    let decision = (
        0..20_u8,
        verdict,
        set.clone(),
        prop::collection::vec(set, 1..4),
        more,
    )
        .prop_map(|(payment, verdict, parts, sets, more)| {
            let sets = if verdict == "confirm" {
                parts.clone()
            } else {
                sets.join("|")
            };
            format!("decide P10000000{payment:02} {verdict} {parts} cand={sets} {more}")
        });
    prop::collection::vec(decision, 0..16)
}

/// The decision with its payment, if that is there.
fn placed<'a>(
    book: &'a Book,
    found: &'a Reconciled,
) -> impl Iterator<Item = (&'a Decision, &'a DecisionOutcome, PaymentIndex)> {
    let decisions = book.decisions.iter().zip(&found.decisions);
    decisions.filter_map(|(decision, outcome)| {
        let payment = book
            .payments
            .iter()
            .position(|one| one.identity() == decision.payment)?;
        Some((decision, outcome, PaymentIndex::from(payment)))
    })
}

fn numbers(book: &Book, orders: impl IntoIterator<Item = OrderIndex>) -> Vec<String> {
    let mut numbers: Vec<String> = orders
        .into_iter()
        .map(|order| book.orders[order.get()].number.to_string())
        .collect();
    numbers.sort();
    numbers.dedup();
    numbers
}

/// Every set of orders that the outcome shows for a payment.
fn shown(book: &Book, found: &Reconciled, payment: PaymentIndex) -> Vec<Vec<String>> {
    let link = found.link(payment);
    let linked = link.map(|link| numbers(book, link.allocations.iter().map(|part| part.order)));
    let group = found.group(payment).into_iter();
    let grouped = group.flat_map(|group| &group.candidates);
    let grouped = grouped.map(|set| numbers(book, set.iter().copied()));
    linked.into_iter().chain(grouped).collect()
}

fn meant(decision: &Decision) -> &[DecidedPart] {
    match decision.verdict {
        Verdict::Split => &decision.parts,
        _ => &decision.candidates[0],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_holds_is_as_decided(lines in lines(), decisions in decisions()) {
        let (book, found) = reconciled(&[lines, decisions].concat().join("\n"));
        prop_assert_eq!(found.decisions.len(), book.decisions.len());
        for (decision, outcome) in book.decisions.iter().zip(&found.decisions) {
            let here = book.payments.iter().any(|one| one.identity() == decision.payment);
            prop_assert_eq!(*outcome == DecisionOutcome::NotHere, !here);
        }
        for (decision, outcome, payment) in placed(&book, &found) {
            if *outcome != DecisionOutcome::Applied {
                continue;
            }
            match decision.verdict {
                Verdict::Confirm | Verdict::Choose(_) | Verdict::Split => {
                    let link = found.link(payment).expect("a link");
                    prop_assert_eq!((link.level, link.standing), (Level::Decision, Standing::Confirmed));
                    let linked: Vec<(String, Money)> = link
                        .allocations
                        .iter()
                        .map(|part| (book.orders[part.order.get()].number.to_string(), part.amount))
                        .collect();
                    let decided: Vec<(String, Money)> = meant(decision)
                        .iter()
                        .map(|part| (part.order.to_string(), part.amount))
                        .collect();
                    prop_assert_eq!(linked, decided);
                }
                Verdict::Ignore => {
                    prop_assert_eq!(found.standing(payment), Standing::Excluded);
                }
                Verdict::Reject | Verdict::Revoke => {}
            }
        }
        for link in found.links.iter().filter(|link| link.level == Level::Decision) {
            prop_assert!(found.decided.contains_key(&link.payment));
        }
    }

    #[test]
    fn what_was_rejected_never_returns(
        lines in lines(), others in decisions(), picks in prop::collection::vec(any::<bool>(), 64),
    ) {
        // Three months on: each time some of what is shown is rejected.
        let mut lines = lines;
        let mut rejected: Vec<(PaymentIndex, Vec<String>)> = Vec::new();
        for round in 0..3 {
            let (book, found) = reconciled(&lines.join("\n"));
            let mut picks = picks.iter().cycle().skip(round * 7);
            for payment in (0..book.payments.len()).map(PaymentIndex::from) {
                for orders in shown(&book, &found, payment) {
                    for (barred, set) in &rejected {
                        let single = set.len() == 1 && orders.contains(&set[0]);
                        let again = *barred == payment && (single || orders == *set);
                        prop_assert!(!again, "{payment:?} {set:?} {orders:?}");
                    }
                    if picks.next() == Some(&true) {
                        let set = match orders.join("=1.00+").as_str() {
                            "" => "-".to_owned(),
                            orders => format!("{orders}=1.00"),
                        };
                        let id = &book.payments[payment.get()].id;
                        lines.push(format!("decide {id} reject cand={set}"));
                        rejected.push((payment, orders));
                    }
                }
            }
        }
        // Whatever else was decided, a rejection that holds is kept.
        lines.extend(others);
        let (book, found) = reconciled(&lines.join("\n"));
        for (decision, outcome, payment) in placed(&book, &found) {
            if decision.verdict != Verdict::Reject || *outcome != DecisionOutcome::Applied {
                continue;
            }
            for set in &decision.candidates {
                let mut rejected: Vec<String> = set.iter().map(|part| part.order.to_string()).collect();
                rejected.sort();
                rejected.dedup();
                for orders in shown(&book, &found, payment) {
                    let single = rejected.len() == 1 && orders.contains(&rejected[0]);
                    prop_assert!(!single && orders != rejected, "{decision:?} {orders:?}");
                }
            }
        }
    }

    #[test]
    fn money_stays_accounted_for(lines in lines(), decisions in decisions()) {
        let (book, found) = reconciled(&[lines, decisions].concat().join("\n"));
        let mut linked = vec![0; book.payments.len()];
        for link in &found.links {
            let sum: i64 = link.allocations.iter().map(|part| part.amount.minor()).sum();
            prop_assert!(sum <= book.payments[link.payment.get()].amount.minor(), "{link:?}");
            linked[link.payment.get()] += 1;
        }
        for (position, outcome) in found.outcomes.iter().enumerate() {
            let grouped = found.groups.iter().filter(|group| group.payments.contains(&position.into()));
            let expected = match outcome {
                PaymentOutcome::Linked(_) => (1, 0),
                PaymentOutcome::Ambiguous(_) => (0, 1),
                _ => (0, 0),
            };
            prop_assert_eq!((linked[position], grouped.count()), expected);
        }
        // The amount alone, or with a name, never takes more than people and numbers left open.
        for (position, order) in book.orders.iter().enumerate() {
            let mut sums = [0, 0];
            for link in found.links.iter().filter(|link| link.standing == Standing::Confirmed) {
                let parts = link.allocations.iter().filter(|part| part.order.get() == position);
                let sum: i64 = parts.map(|part| part.settles().minor()).sum();
                if book.payments[link.payment.get()].direction == Direction::In {
                    sums[usize::from(link.level >= Level::Party)] += sum;
                }
            }
            let due = order.due.map_or(0, Money::minor);
            prop_assert!(sums[1] == 0 || sums[0] + sums[1] <= due, "{order:?}");
        }
    }

    #[test]
    fn the_order_of_rows_and_decisions_changes_nothing(
        lines in lines(), decisions in decisions(), turn in 0..40_usize,
    ) {
        let all = [lines, decisions].concat();
        let mut other = all.clone();
        other.reverse();
        let turn = turn % other.len().max(1);
        other.rotate_left(turn);
        let (one, other) = (all.join("\n"), other.join("\n"));
        prop_assert_eq!(outcomes(&one), outcomes(&other));
        prop_assert_eq!(decided(&one), decided(&other));
        prop_assert_eq!(outcomes(&one), outcomes(&one));
    }
}
