//! Level 3: a courier's settlement list. One receipt that equals the sum of the list pays every order
//! on it, each with its own fee.

use rustc_hash::FxHashMap;

use super::in_order::tidy;
use super::settlement_claims::{Claim, claim, note_equal_sums};
use super::settlement_lines::{orders, parts};
use super::state::State;
use crate::model::{
    Allocation, AmbiguousGroup, Difference, Level, Link, Message, Money, OrderIndex, PaymentIndex,
    Signal, Signals, Standing,
};

/// Runs the level: first every list looks for its receipts, then those are linked that only one list
/// wants.
pub(super) fn run(state: &mut State<'_>) {
    let mut receipts: FxHashMap<Money, Vec<PaymentIndex>> = FxHashMap::default();
    for (index, payment) in state.open_receipts() {
        receipts.entry(payment.amount).or_default().push(index);
    }
    let book = state.book;
    let claims: Vec<Claim<'_>> = book
        .settlements
        .iter()
        .filter_map(|settlement| claim(state, settlement, &receipts))
        .collect();
    note_equal_sums(state, &receipts, &claims);
    let mut wanted: FxHashMap<PaymentIndex, u32> = FxHashMap::default();
    for payment in claims.iter().flat_map(|claim| &claim.payments) {
        *wanted.entry(*payment).or_default() += 1;
    }
    for claim in &claims {
        let rivals = |payment| wanted.get(payment).copied().unwrap_or_default();
        match claim.payments.as_slice() {
            [payment] if rivals(payment) == 1 => {
                if let Some(link) = link(state, claim, *payment) {
                    state.link(link);
                }
            }
            payments => {
                let rivals = payments.iter().map(rivals).max().unwrap_or_default();
                let group = ambiguous(state, claim, rivals);
                state.group(group);
            }
        }
    }
}

fn link(state: &State<'_>, claim: &Claim<'_>, payment: PaymentIndex) -> Option<Link> {
    let receipt = state.payment(payment)?;
    let amount = receipt.amount;
    // A sum that fits, from somebody who is not the courier, may be anything.
    let from_courier = claim.named || receipt.party.is_none();
    let mut allocations: Vec<Allocation> = Vec::new();
    let mut place: FxHashMap<(OrderIndex, bool), usize> = FxHashMap::default();
    let mut known = 0_usize;
    for line in &claim.settlement.lines {
        let parts = parts(state, line, claim.net);
        known += usize::from(!parts.is_empty());
        for part in parts {
            // What is charged back stands beside what was paid over, so that neither hides the other.
            let key = (part.order, part.amount.minor() < 0);
            let at = *place.entry(key).or_insert(allocations.len());
            match allocations.get_mut(at) {
                Some(sum) => {
                    sum.amount = sum.amount.checked_add(part.amount)?;
                    sum.difference = match (sum.difference, part.difference) {
                        (Some(one), Some(other)) => Some(added(one, other)?),
                        (one, other) => one.or(other),
                    };
                }
                None => allocations.push(part),
            }
        }
    }
    allocations.retain(|part| !part.amount.is_zero());
    let covered = allocations
        .iter()
        .map(|part| part.amount.minor())
        .sum::<i64>();
    // Charged-back lines of strangers can leave less than the known lines claim.
    let fits = covered <= amount.minor();
    if !fits {
        allocations.clear();
    }
    allocations.sort_by_key(|part| (part.order, part.amount.minor() < 0));
    let lines = claim.settlement.lines.len();
    let key = match (known == lines, claim.net) {
        _ if !from_courier => "reason.settlement.stranger",
        (true, true) => "reason.settlement.net",
        (true, false) => "reason.settlement.gross",
        (false, _) => "reason.settlement.partly",
    };
    let mut reason = Message::new(key)
        .with("batch", claim.settlement.batch.clone())
        .with("lines", lines);
    if known != lines && from_courier {
        reason = reason.with("known", known);
    }
    Some(Link {
        payment,
        level: Level::Settlement,
        standing: if fits && known > 0 && from_courier {
            Standing::Confirmed
        } else {
            Standing::Suggested
        },
        allocations,
        reason,
        alternatives: 0,
        signals: Signals::of(&[Signal::List, Signal::Sum])
            .and_if(Signal::Payer, claim.named)
            .and_if(Signal::Unique, fits),
        rate: None,
    })
}

/// Two shares of one fee.
fn added(one: Difference, other: Difference) -> Option<Difference> {
    let amount = one.amount.checked_add(other.amount)?;
    Some(Difference { amount, ..one })
}

fn ambiguous(state: &State<'_>, claim: &Claim<'_>, rivals: u32) -> AmbiguousGroup {
    let mut all: Vec<OrderIndex> = claim
        .settlement
        .lines
        .iter()
        .flat_map(|line| orders(state, line))
        .collect();
    tidy(&mut all);
    AmbiguousGroup {
        payments: claim.payments.clone(),
        candidates: vec![all],
        solutions: rivals.max(claim.payments.len() as u32),
        bounded: false,
        level: Level::Settlement,
        reason: Message::new("reason.settlement.ambiguous")
            .with("batch", claim.settlement.batch.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ORDERS: &str = "order A100001 60.00 10-01 张三 waybill=SF1 cod=60.00\n\
                          order A100002 40.00 10-01 李四 waybill=SF2 cod=40.00\n";

    #[test]
    fn the_sum_of_the_list_pays_its_orders() {
        let list = "settle B1 10-08 顺丰 SF1:60.00:1.00 SF2:40.00:1.00\n";
        for (payment, expected) in [
            (
                "in P1 98.00 10-09 顺丰速运有限公司",
                "P1 confirmed 3 A100001=59.00+1.00 A100002=39.00+1.00",
            ),
            (
                "in P1 100.00 10-09 -",
                "P1 confirmed 3 A100001=60.00 A100002=40.00",
            ),
            (
                "in P1 98.00 10-09 张三",
                "P1 suggested 3 A100001=59.00+1.00 A100002=39.00+1.00",
            ),
            ("in P1 97.00 10-09 顺丰速运有限公司", "P1 unmatched"),
            ("in P1 98.00 12-09 顺丰速运有限公司", "P1 unmatched"),
        ] {
            check(&format!("{ORDERS}{list}{payment}"), &[expected]);
        }
    }

    #[test]
    fn an_unknown_line_leaves_its_part_of_the_money_free() {
        check(
            &format!(
                "{ORDERS}settle B1 10-08 顺丰 SF1:60.00:1.00 SF9:40.00:1.00\nin P1 98.00 10-09 顺丰"
            ),
            &["P1 confirmed 3 A100001=59.00+1.00"],
        );
    }

    #[test]
    fn two_receipts_or_two_lists_that_fit_are_ambiguous() {
        let list = "settle B1 10-08 顺丰 SF1:60.00:0 SF2:40.00:0\n";
        check(
            &format!("{ORDERS}{list}in P1 100.00 10-09 顺丰\nin P2 100.00 10-09 顺丰"),
            &[
                "P1 ambiguous 3 A100001+A100002 of 2",
                "P2 ambiguous 3 A100001+A100002 of 2",
            ],
        );
        let other = "settle B2 10-08 顺丰 SF8:100.00:0\n";
        check(
            &format!("{ORDERS}{list}{other}in P1 100.00 10-09 顺丰"),
            &["P1 ambiguous 3 A100001+A100002 of 2"],
        );
    }
}
