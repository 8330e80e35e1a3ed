//! Level 1: the statement's own numbers. A payment whose merchant order number is an order, or whose
//! transaction number an order names, belongs to it, whatever the amount.

use rayon::prelude::*;

use super::numbers::{Numbers, is_telling};
use super::state::{State, single};
use super::{across_currencies, level_remark, split};
use crate::model::{
    Allocation, Direction, Level, Link, Message, Money, Nature, OrderIndex, Payment, PaymentIndex,
    Signal, Signals, Standing, Text, is_masked,
};

/// A transaction number shorter than this may be a bank's running number that equals an order's by
/// chance: then the amount must agree.
const LONG_ID: usize = 10;

/// Runs the level.
pub(super) fn run(state: &mut State<'_>) {
    // What the numbers name does not change while links are made, so all are looked up side by side.
    let open = state.open_payments().into_par_iter();
    let found: Vec<(PaymentIndex, &Payment, Option<Found>)> = open
        .map(|(index, payment)| (index, payment, find(state, index, payment)))
        .collect();
    for (index, payment, found) in found {
        let Some(found) = found else {
            if let Some(number) = payment.merchant_order.as_ref() {
                state.note(index, Level::Id, &[], || {
                    Message::new("considered.unknown_number").with("number", number.clone())
                });
            }
            continue;
        };
        let link = match found.orders.as_slice() {
            [order] => one(state, index, payment, *order, &found),
            orders => several(state, index, payment, orders, &found),
        };
        match link {
            Some(link) => state.link(link),
            None => state.note(index, Level::Id, &found.orders, || {
                Message::new("considered.short_number").with("number", found.number.clone())
            }),
        }
    }
}

/// The orders that a payment's numbers name.
struct Found {
    orders: Vec<OrderIndex>,
    number: Text,
    reason: &'static str,
    sure: bool,
    /// True if a person rejected another order of the same number, so that the number is not to be relied on.
    doubtful: bool,
}

fn find(state: &State<'_>, index: PaymentIndex, payment: &Payment) -> Option<Found> {
    let numbers = state.numbers();
    let own = payment.has_own_id.then_some(&payment.id);
    let merchant = payment.merchant_order.as_ref();
    let by_number = |number: Option<&Text>, reason, least: usize| {
        let number = number.filter(|number| !is_masked(number))?;
        let order = variants(number)
            .find_map(|form| numbers.sound_order(form))
            .filter(|order| !state.bars().bars(index, *order))?;
        Some(Found {
            orders: vec![order],
            number: number.clone(),
            reason,
            sure: number.len() >= least,
            doubtful: false,
        })
    };
    let by_transaction = |number: Option<&Text>| {
        let number = number.filter(|number| !is_masked(number))?;
        let orders = variants(number)
            .map(|form| Numbers::paid_by(numbers, form))
            .find(|orders| !orders.is_empty())?;
        let mut orders = orders.to_vec();
        let doubtful = state.bars().take_out(index, &mut orders);
        if orders.is_empty() {
            return None;
        }
        Some(Found {
            orders,
            number: number.clone(),
            reason: "reason.id.transaction",
            sure: is_telling(number),
            doubtful,
        })
    };
    by_number(merchant, "reason.id.merchant_order", 6)
        .or_else(|| by_transaction(own))
        .or_else(|| by_transaction(merchant))
        .or_else(|| by_number(own, "reason.id.own", LONG_ID))
}

/// A number as it stands, without a platform's prefix (`T200P…`), and without the suffix of a refund
/// or a further attempt (`…_1`).
fn variants(number: &str) -> impl Iterator<Item = &str> {
    let plain = without_prefix(number);
    let base = number.split_once('_').map_or(number, |(base, _)| base);
    let forms = [number, plain, base, without_prefix(base)];
    let is_new = move |at: usize, form: &str| !forms.iter().take(at).any(|known| *known == form);
    let forms = forms.into_iter().enumerate();
    forms
        .filter(move |(at, form)| !form.is_empty() && is_new(*at, form))
        .map(|(_, form)| form)
}

fn without_prefix(number: &str) -> &str {
    let rest = number
        .strip_prefix('T')
        .map(|rest| rest.trim_start_matches(|digit: char| digit.is_ascii_digit()))
        .and_then(|rest| rest.strip_prefix('P'));
    rest.filter(|rest| rest.len() >= LONG_ID).unwrap_or(number)
}

fn one(
    state: &State<'_>,
    index: PaymentIndex,
    payment: &Payment,
    order: OrderIndex,
    found: &Found,
) -> Option<Link> {
    if !found.sure && !level_remark::agrees(state, payment, order) {
        return None;
    }
    if across_currencies::is_foreign(state, payment, &[order]) {
        return foreign(state, index, payment, &[order]);
    }
    let standing = if moves_as_expected(state, payment, order, found) && !found.doubtful {
        Standing::Confirmed
    } else {
        Standing::Suggested
    };
    let reason = Message::new(found.reason)
        .with("number", found.number.clone())
        .with("order", state.order(order)?.number.text());
    let signals = Signals::of(&[Signal::Number])
        .and_if(Signal::Amount, level_remark::agrees(state, payment, order));
    let link = single(index, order, payment.amount, Level::Id, standing, reason);
    Some(link.with_signals(signals))
}

/// Another currency: the number tells the orders, a stated rate must tell the amount.
fn foreign(
    state: &State<'_>,
    index: PaymentIndex,
    payment: &Payment,
    orders: &[OrderIndex],
) -> Option<Link> {
    let came_back = payment.direction == Direction::In && payment.nature == Nature::Refund;
    let (level, sign) = (Level::Id, Signal::Number);
    across_currencies::link(state, index, payment, orders, level, sign, !came_back)
}

/// True if a line that bears the number of an order can only be its receipt or its refund. Platforms book
/// their own charges and compensations under the same number: what goes out must call itself a refund, bear
/// the suffix of one, or be an amount that the order leads to expect; what comes back in is no receipt.
fn moves_as_expected(
    state: &State<'_>,
    payment: &Payment,
    order: OrderIndex,
    found: &Found,
) -> bool {
    let refund = payment.nature == Nature::Refund;
    match payment.direction {
        Direction::In => payment.nature == Nature::Ordinary,
        Direction::Out => {
            refund
                || found.number.contains('_')
                || payment.id.contains('_')
                || level_remark::agrees(state, payment, order)
        }
    }
}

/// One payment for several orders: sure of the orders, but of the split only if it adds up.
fn several(
    state: &State<'_>,
    index: PaymentIndex,
    payment: &Payment,
    orders: &[OrderIndex],
    found: &Found,
) -> Option<Link> {
    if across_currencies::is_foreign(state, payment, orders) {
        return foreign(state, index, payment, orders);
    }
    let exact = exact_split(state, payment, orders);
    let standing = if exact.is_some() && !found.doubtful {
        Standing::Confirmed
    } else {
        Standing::Suggested
    };
    let signals = Signals::of(&[Signal::Number]).and_if(Signal::Sum, exact.is_some());
    let allocations = exact.unwrap_or_else(|| split::fill(state, orders, payment.amount));
    (!allocations.is_empty()).then(|| Link {
        payment: index,
        level: Level::Id,
        standing,
        allocations,
        reason: Message::new("reason.id.several")
            .with("number", found.number.clone())
            .with("count", orders.len()),
        alternatives: 0,
        signals,
        rate: None,
    })
}

fn exact_split(
    state: &State<'_>,
    payment: &Payment,
    orders: &[OrderIndex],
) -> Option<Vec<Allocation>> {
    if payment.direction == Direction::In {
        return split::exact(state, orders, payment.amount);
    }
    let zero = Money::zero(payment.amount.currency());
    let mut total = zero;
    let mut parts = Vec::with_capacity(orders.len());
    for order in orders {
        let amount = state.order(*order)?.due?;
        total = total.checked_add(amount)?;
        parts.push(Allocation::exact(*order, amount));
    }
    (total == payment.amount).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;
    use super::*;

    #[test]
    fn numbers_lose_prefix_and_suffix() {
        let forms: Vec<_> = variants("T200P123456789012_1").collect();
        assert!(forms.contains(&"123456789012"), "{forms:?}");
        assert_eq!(without_prefix("T200P123"), "T200P123");
    }

    #[test]
    fn the_number_decides_whatever_the_amount() {
        check(
            "order A100001 100.00 10-01 张三\n\
             order 100002 50.00 10-01 李四 tx=4200001234567890\n\
             in P1 60.00 10-09 王五 merchant=A100001\n\
             in P2 70.00 10-09 王五 merchant=A100001\n\
             in 4200001234567890 50.00 10-02 -\n\
             out R1 20.00 10-12 - merchant=A100001_1",
            &[
                "P1 confirmed 1 A100001=60.00",
                "P2 confirmed 1 A100001=70.00",
                "4200001234567890 confirmed 1 100002=50.00",
                "R1 confirmed 1 A100001=20.00",
            ],
        );
    }

    #[test]
    fn what_a_platform_books_under_the_number_is_not_always_the_orders_money() {
        check(
            "order A100001 100.00 10-01 张三\n\
             in P1 100.00 10-02 - merchant=A100001\n\
             out R1 20.00 10-03 - merchant=A100001 nature=refund\n\
             out R2 7.00 10-03 - merchant=A100001 memo=小额打款\n\
             in R3 7.00 10-04 - merchant=A100001 nature=refund",
            &[
                "P1 confirmed 1 A100001=100.00",
                "R1 confirmed 1 A100001=20.00",
                "R2 suggested 1 A100001=7.00",
                "R3 suggested 1 A100001=7.00",
            ],
        );
    }

    #[test]
    fn a_short_running_number_needs_the_amount() {
        check(
            "order 1002 33.00 10-01 张三\norder 1003 44.50 10-01 李四\n\
             in 1002 12.00 10-02 王五\nin 1003 44.50 10-02 李四",
            &["1002 unmatched", "1003 confirmed 1 1003=44.50"],
        );
    }

    #[test]
    fn one_transaction_for_several_orders_must_add_up() {
        let orders = "order A100001 60.00 10-01 张三 tx=T123456789\n\
                      order A100002 40.00 10-01 张三 tx=T123456789\n";
        check(
            &format!("{orders}in T123456789 100.00 10-02 -"),
            &["T123456789 confirmed 1 A100001=60.00 A100002=40.00"],
        );
        check(
            &format!("{orders}in T123456789 90.00 10-02 -"),
            &["T123456789 suggested 1 A100001=60.00 A100002=30.00"],
        );
    }
}
