//! Which receipts a courier's settlement list may have been paid with.

use rustc_hash::FxHashMap;

use super::settlement_lines::{carrier, orders};
use super::state::State;
use super::window;
use crate::model::{Level, Message, Money, OrderIndex, PaymentIndex, Settlement};

/// The sum of a list as it may arrive: less the fees, or before them if the courier charges apart.
pub(super) struct Claim<'a> {
    pub(super) settlement: &'a Settlement,
    pub(super) net: bool,
    pub(super) named: bool,
    pub(super) payments: Vec<PaymentIndex>,
}

/// Notes, for receipts that are watched, the lists of their sum that were not theirs: at another time, or nothing says
/// that the courier paid.
pub(super) fn note_equal_sums(
    state: &mut State<'_>,
    receipts: &FxHashMap<Money, Vec<PaymentIndex>>,
    claims: &[Claim<'_>],
) {
    if state.watch().is_idle() {
        return;
    }
    for settlement in &state.book.settlements {
        let claimed = claims
            .iter()
            .find(|claim| std::ptr::eq(claim.settlement, settlement));
        let claimed = claimed.map_or(&[][..], |claim| claim.payments.as_slice());
        let sums = [true, false].map(|net| total(settlement, net));
        let equal = sums.iter().flatten().filter_map(|sum| receipts.get(sum));
        for payment in equal.flatten().filter(|one| !claimed.contains(one)) {
            state.note(*payment, Level::Settlement, &[], || {
                Message::new("considered.other_list").with("batch", settlement.batch.clone())
            });
        }
    }
}

/// The receipts that a list may have been paid with: of the right sum, in time, and from the courier,
/// or, if none names the courier, the only one of that sum.
pub(super) fn claim<'a>(
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
    let lines = settlement.lines.iter();
    Money::total(lines.map(|line| if net { line.net() } else { line.amount }))
}

fn names_carrier(state: &State<'_>, payment: PaymentIndex, settlement: &Settlement) -> bool {
    let Some((payment, carrier)) = state.payment(payment).zip(carrier(state, settlement)) else {
        return false;
    };
    let texts = [&payment.party, &payment.memo, &payment.party_account];
    texts
        .into_iter()
        .flatten()
        .any(|text| text.contains(carrier))
}
