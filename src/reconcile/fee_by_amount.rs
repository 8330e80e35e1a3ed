//! A receipt that becomes exactly what one order awaits when its fee is added: the fee that the statement
//! states, or the one of its channel's schedule. Found by looking the computed amounts up, without the payer,
//! so only where the pair is unique on both sides and the amount so rare that it is hardly chance; and never
//! more than suggested.

use rustc_hash::FxHashMap;

use super::candidates::{Awaited, Dated};
use super::chance::zeros;
use super::difference::name;
use super::difference_reason::{because, with_difference};
use super::in_order::tidy;
use super::meeting::meet;
use super::other_meanings::speaks_of_another;
use super::party::{Agreement, agreement};
use super::state::{State, single};
use crate::model::{
    DifferenceKind, Level, Message, Money, OrderIndex, Payment, PaymentIndex, Signal, Signals,
    Standing,
};

/// One chance hit in so many tries is borne, for a suggestion.
const BORNE: i64 = 20;

/// Suggests the pairs.
pub(super) fn run(state: &mut State<'_>) {
    let orders: Vec<(Money, Awaited)> = state
        .open_orders()
        .into_iter()
        .filter(|(_, order, _)| !order.is_cancelled())
        .map(|(index, _, open)| (open, (state.window(index), index)))
        .collect();
    if orders.is_empty() {
        return;
    }
    let amounts = Amounts::new(orders.iter().map(|(open, _)| *open).collect());
    let mut payments: Vec<(Money, Dated)> = Vec::new();
    for (index, payment) in state.open_receipts() {
        // A receipt that is just what somebody awaits lacks no fee.
        if amounts.contains(payment.amount) {
            continue;
        }
        let grosses = grosses(state, payment);
        let tries = grosses.len() as i64;
        let known = grosses
            .into_iter()
            .filter(|gross| amounts.contains(*gross) && amounts.are_sparse(*gross, tries));
        payments.extend(known.map(|gross| (gross, (state.day(index), index))));
    }
    let pairs: Vec<(PaymentIndex, OrderIndex)> = meet(payments, orders)
        .components
        .iter()
        .filter_map(|(_, component)| component.pair())
        .collect();
    let mut times: FxHashMap<PaymentIndex, u32> = FxHashMap::default();
    for (payment, _) in &pairs {
        *times.entry(*payment).or_default() += 1;
    }
    for (payment, order) in pairs {
        if times.get(&payment) == Some(&1) {
            suggest(state, payment, order);
        }
    }
}

/// The amounts before the fee of which a receipt may be the rest. A line of the schedule that holds for every
/// channel says too little.
fn grosses(state: &State<'_>, payment: &Payment) -> Vec<Money> {
    let currency = payment.amount.currency();
    if let Some(fee) = payment.fee {
        let gross = payment.amount.checked_add(fee);
        return gross.filter(|_| !fee.is_zero()).into_iter().collect();
    }
    let lines = state.matching.differences.fee.iter();
    let lines =
        lines.filter(|fee| !fee.channel.is_empty() && fee.holds_for(&payment.channel, currency));
    let mut grosses: Vec<Money> = lines
        .flat_map(|fee| fee.grosses(payment.amount.minor(), currency))
        .map(|gross| Money::from_minor(gross, currency))
        .collect();
    tidy(&mut grosses);
    grosses
}

/// The amounts that orders await, sorted, so that what lies around one can be counted.
struct Amounts(Vec<Money>);

impl Amounts {
    fn new(mut amounts: Vec<Money>) -> Self {
        amounts.sort_unstable_by_key(|amount| (amount.currency(), amount.minor()));
        Self(amounts)
    }

    fn contains(&self, amount: Money) -> bool {
        let key = |amount: &Money| (amount.currency(), amount.minor());
        self.0.binary_search_by_key(&key(&amount), key).is_ok()
    }

    /// True if so many tries hardly hit any of the amounts near this one by chance: those within five in a
    /// hundred, against the amounts as round as this one that are possible there.
    fn are_sparse(&self, amount: Money, tries: i64) -> bool {
        let spread = (amount.minor() / 20).max(1);
        let below = |most: i64| {
            let key = (amount.currency(), most);
            self.0
                .partition_point(|one| (one.currency(), one.minor()) < key)
        };
        let near = below(amount.minor() + spread + 1) - below(amount.minor() - spread);
        let possible = 2 * spread / 10_i64.pow(zeros(amount).min(4));
        (near as i64).saturating_mul(tries).saturating_mul(BORNE) <= possible
    }
}

fn suggest(state: &mut State<'_>, index: PaymentIndex, order_index: OrderIndex) {
    let found = state.payment(index).zip(state.order(order_index));
    let Some(((payment, order), open)) = found.zip(state.open(order_index)) else {
        return;
    };
    let named = name(order, open, payment, &state.matching.differences)
        .filter(|named| named.difference.kind == DifferenceKind::ChannelFee);
    let different = agreement(state, index, order_index) == Agreement::Different;
    let Some(named) = named.filter(|named| named.sure || !different) else {
        state.note(index, Level::NamedDifference, &[order_index], || {
            Message::new("reason.difference.other_payer")
        });
        return;
    };
    if speaks_of_another(state, index) {
        state.note(index, Level::NamedDifference, &[order_index], || {
            Message::new("reason.difference.speaks_of_another")
        });
        return;
    }
    let reason = Message::new("reason.difference.by_amount")
        .with("order", order.number.text())
        .with("amount", payment.amount)
        .with("open", open);
    let reason = with_difference(reason, because(&named, open, payment));
    let (level, standing) = (Level::NamedDifference, Standing::Suggested);
    let mut link = single(index, order_index, payment.amount, level, standing, reason);
    for part in &mut link.allocations {
        part.difference = Some(named.difference);
    }
    link.signals = Signals::of(&[Signal::Difference, Signal::Unique, Signal::Rare]).and_if(
        Signal::Day,
        payment.time.is_some() && order.placed.is_some(),
    );
    state.link(link);
}
