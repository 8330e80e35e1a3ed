//! Level 3: a courier's settlement list. One receipt that equals the sum of the list pays every order
//! on it, each with its own fee.

use rustc_hash::FxHashMap;

use super::settlement_lines::{orders, parts};
use super::state::State;
use super::window;
use crate::model::{
    Allocation, AmbiguousGroup, Difference, Level, Link, Message, Money, OrderIndex, PaymentIndex,
    Settlement, Signal, Signals, Standing,
};

/// The sum of a list as it may arrive: less the fees, or before them if the courier charges apart.
struct Claim<'a> {
    settlement: &'a Settlement,
    net: bool,
    named: bool,
    payments: Vec<PaymentIndex>,
}

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

/// The receipts that a list may have been paid with: of the right sum, in time, and from the courier,
/// or, if none names the courier, the only one of that sum.
fn claim<'a>(
    state: &State<'_>,
    settlement: &'a Settlement,
    receipts: &FxHashMap<Money, Vec<PaymentIndex>>,
) -> Option<Claim<'a>> {
    let first = settlement.day.map(window::number);
    let span = first.map(|day| {
        (
            day - state.matching.days_before,
            day + state.matching.days_after_prepaid,
        )
    });
    let fees = settlement.lines.iter().any(|line| !line.fee.is_zero());
    for net in [true, false] {
        if !net && !fees {
            continue;
        }
        let Some(sum) = total(settlement, net).filter(|sum| sum.minor() > 0) else {
            continue;
        };
        let equal = receipts.get(&sum).map_or(&[][..], Vec::as_slice);
        let in_time: Vec<PaymentIndex> = equal
            .iter()
            .copied()
            .filter(|payment| window::contains(span, state.day(*payment)))
            .filter(|payment| !is_rejected(state, *payment, settlement))
            .collect();
        let named: Vec<PaymentIndex> = in_time
            .iter()
            .copied()
            .filter(|payment| names_carrier(state, *payment, settlement))
            .collect();
        let is_named = !named.is_empty();
        let payments = match (is_named, equal.len()) {
            (true, _) => named,
            (false, 1) => in_time,
            // Several strangers paid that sum: nothing says that any of them is the courier.
            _ => continue,
        };
        if !payments.is_empty() {
            return Some(Claim {
                settlement,
                net,
                named: is_named,
                payments,
            });
        }
    }
    None
}

/// True if a person said that the receipt does not pay this list, or one of its orders.
fn is_rejected(state: &State<'_>, payment: PaymentIndex, settlement: &Settlement) -> bool {
    if !state.bars().touches(payment) {
        return false;
    }
    let lines = settlement.lines.iter();
    let all: Vec<OrderIndex> = lines.flat_map(|line| orders(state, line)).collect();
    state.bars().bars_set(payment, &all)
}

fn total(settlement: &Settlement, net: bool) -> Option<Money> {
    let mut amounts = settlement
        .lines
        .iter()
        .map(|line| if net { line.net() } else { line.amount });
    let first = amounts.next()?;
    amounts.try_fold(first, Money::checked_add)
}

fn names_carrier(state: &State<'_>, payment: PaymentIndex, settlement: &Settlement) -> bool {
    let Some((payment, carrier)) = state.payment(payment).zip(settlement.carrier.as_deref()) else {
        return false;
    };
    let texts = [&payment.party, &payment.memo, &payment.party_account];
    texts
        .into_iter()
        .flatten()
        .any(|text| text.contains(carrier))
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
                    sum.difference = added(sum.difference, part.difference)?;
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
fn added(one: Option<Difference>, other: Option<Difference>) -> Option<Option<Difference>> {
    let (Some(one), Some(other)) = (one, other) else {
        return Some(one.or(other));
    };
    let amount = one.amount.checked_add(other.amount)?;
    Some(Some(Difference { amount, ..one }))
}

fn ambiguous(state: &State<'_>, claim: &Claim<'_>, rivals: u32) -> AmbiguousGroup {
    let mut all: Vec<OrderIndex> = claim
        .settlement
        .lines
        .iter()
        .flat_map(|line| orders(state, line))
        .collect();
    all.sort_unstable();
    all.dedup();
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
