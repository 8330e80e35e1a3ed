//! Receipts and orders whose numbers may be the same if Excel's damage is allowed for: the order's number or a
//! payment number that it names against the receipt's own and merchant number, either of them damaged, or both.

use rustc_hash::FxHashSet;

use super::awaited::Awaited as Expected;
use super::candidates::{Awaited, Dated};
use super::digit_claims::{Claim, Mishap};
use super::in_order::tidy;
use super::meeting::meet;
use super::state::State;
use super::survivors::{Known, Shape, hash, month_and_day, without_zeros};
use crate::model::{Damage, Direction, Money, Order, Payment, Text};

/// What the numbers of the book lost, so that only such keys are made.
#[derive(Default)]
struct Losses {
    receipts: Vec<Shape>,
    orders: Vec<Shape>,
    zeros: FxHashSet<usize>,
    dates: bool,
}

/// Whose number it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Side {
    Receipt,
    Order,
}

/// The amount, and what is left of a number.
type Key = (Money, u64);

/// Brings both sides together.
pub(super) fn claims(state: &State<'_>) -> Vec<Claim> {
    let receipts: Vec<_> = state
        .open_receipts()
        .into_iter()
        .filter(|(_, payment)| !names_an_order(state, payment))
        .collect();
    let orders = state.open_orders();
    let losses = Losses::of(
        receipts.iter().map(|(_, payment)| *payment),
        orders.iter().map(|(_, order, _)| *order),
    );
    if losses.is_empty() {
        return Vec::new();
    }
    let mut left: Vec<(Key, Dated)> = Vec::new();
    let mut keys = Vec::new();
    for (index, payment) in receipts {
        for number in numbers_of(payment) {
            losses.keys(number, Side::Receipt, &mut keys);
        }
        let dated = (state.day(index), index);
        left.extend(keys.drain(..).map(|key| ((payment.amount, key), dated)));
    }
    let mut right: Vec<(Key, Awaited)> = Vec::new();
    for (index, order, _) in orders {
        for number in numbers_of_order(order) {
            losses.keys(number, Side::Order, &mut keys);
        }
        let window = (state.window(index), index);
        for amount in Expected::of(state, index, Direction::In).amounts() {
            right.extend(keys.iter().map(|key| ((amount, *key), window)));
        }
        keys.clear();
    }
    tidy(&mut left);
    tidy(&mut right);
    let components = meet(left, right).components.into_iter();
    components
        .map(|((amount, _), component)| {
            let (mishap, written) = told(state, &component.payments, &component.orders);
            Claim {
                mishap,
                payments: component.payments,
                orders: component.orders,
                amount,
                written,
            }
        })
        .collect()
}

/// A receipt that names an order by its exact number is level 1's business.
fn names_an_order(state: &State<'_>, payment: &Payment) -> bool {
    let numbers = state.numbers();
    numbers_of(payment).any(|number| numbers.sound_order(number).is_some())
}

fn numbers_of(payment: &Payment) -> impl Iterator<Item = &str> {
    let own = payment.has_own_id.then_some(&payment.id);
    let all = [
        payment.merchant_order.as_ref(),
        own,
        payment.damaged_id.as_ref(),
    ];
    all.into_iter().flatten().map(|number| {
        let base = number.split_once('_').map(|(base, _)| base);
        base.filter(|base| !base.is_empty()).unwrap_or(number)
    })
}

fn numbers_of_order(order: &Order) -> impl Iterator<Item = &str> {
    let transactions = order.transactions.iter().map(|number| &**number);
    std::iter::once(order.number.as_str()).chain(transactions)
}

impl Losses {
    fn of<'a>(
        receipts: impl Iterator<Item = &'a Payment>,
        orders: impl Iterator<Item = &'a Order>,
    ) -> Self {
        let mut losses = Self::default();
        let mut shapes = [FxHashSet::default(), FxHashSet::default()];
        let [of_receipts, of_orders] = &mut shapes;
        for number in receipts.flat_map(numbers_of) {
            losses.look(number, false);
            of_receipts.extend(Known::read(number).and_then(|known| known.shape()));
        }
        for order in orders {
            let lost = matches!(order.number.damage(), Some(Damage::LeadingZeroLost { .. }));
            losses.dates |= order.number.damage() == Some(Damage::Date);
            losses.look(order.number.as_str(), lost);
            for number in numbers_of_order(order) {
                of_orders.extend(Known::read(number).and_then(|known| known.shape()));
            }
        }
        let [of_receipts, of_orders] = shapes;
        losses.receipts = of_receipts.into_iter().collect();
        losses.orders = of_orders.into_iter().collect();
        losses
    }

    fn look(&mut self, number: &str, lost: bool) {
        if let Some((bare, zeros)) = without_zeros(number)
            && (zeros || lost)
        {
            self.zeros.insert(bare.len());
        }
        self.dates |= number.len() == 10 && month_and_day(number).is_some();
    }

    fn is_empty(&self) -> bool {
        self.receipts.is_empty() && self.orders.is_empty() && self.zeros.is_empty() && !self.dates
    }

    /// The keys of a number: what is left of it, and what the damages of the other side would have left of it.
    ///
    /// The key says which side is damaged, so that two whole numbers share none.
    fn keys(&self, number: &str, side: Side, keys: &mut Vec<u64>) {
        if let Some(known) = Known::read(number) {
            let shape = known.shape();
            for (damaged, shapes) in [(Side::Receipt, &self.receipts), (Side::Order, &self.orders)]
            {
                let fitting = shapes
                    .iter()
                    .filter(|one| damaged != side || shape == Some(**one));
                let left = fitting.filter_map(|shape| known.key(*shape));
                keys.extend(left.map(|key| hash(&(damaged, key))));
            }
        }
        if let Some((bare, _)) = without_zeros(number)
            && self.zeros.contains(&bare.len())
        {
            keys.push(hash(&("zeros", bare)));
        }
        if self.dates
            && let Some(day) = month_and_day(number)
        {
            keys.push(hash(&("day", day)));
        }
    }
}

/// What happened, and the number in which it shows.
fn told(
    state: &State<'_>,
    payments: &[crate::model::PaymentIndex],
    orders: &[crate::model::OrderIndex],
) -> (Mishap, Text) {
    let receipt = payments.first().and_then(|index| state.payment(*index));
    let order = orders.first().and_then(|index| state.order(*index));
    let partial = |number: &&str| Known::read(number).is_some_and(|known| known.is_partial());
    let damaged = receipt
        .and_then(|receipt| numbers_of(receipt).find(partial))
        .or_else(|| order.and_then(|order| numbers_of_order(order).find(partial)));
    if let Some(number) = damaged {
        return (Mishap::Excel, number.into());
    }
    let own = order.map(|order| order.number.text()).unwrap_or_default();
    if month_and_day(&own).is_some() {
        return (Mishap::Date, own);
    }
    let number = receipt.and_then(|receipt| numbers_of(receipt).next());
    (Mishap::Zeros, number.map_or(own, Into::into))
}
