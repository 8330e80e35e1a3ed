//! A payment that names orders in another currency. It is converted at the rate stated for its day, and is sure
//! only if the converted amount is what the orders await, up to the tolerance of exchange, which is booked under its
//! name. Without a stated rate it stays a suggestion, whatever the amount.

use super::awaited::Awaited;
use super::in_order::tidy;
use super::named_orders::Named;
use super::state::State;
use crate::model::{
    Allocation, Currency, Difference, DifferenceKind, Direction, Level, Link, Message, Money,
    Nature, OrderIndex, Payment, PaymentIndex, Signal, Signals, Standing, StatedRate,
};

/// True if one of the orders is in another currency than the payment.
pub(super) fn is_foreign(state: &State<'_>, payment: &Payment, orders: &[OrderIndex]) -> bool {
    let currency = payment.amount.currency();
    orders
        .iter()
        .filter_map(|order| state.order(*order)?.due)
        .any(|due| due.currency() != currency)
}

/// Links payments whose text names foreign orders.
pub(super) fn remarks(state: &mut State<'_>, payments: Vec<(PaymentIndex, &Payment, Named)>) {
    for (index, payment, named) in payments {
        let came_back = payment.direction == Direction::In && payment.nature == Nature::Refund;
        let sign = if named.by_waybill {
            Signal::Waybill
        } else {
            Signal::Text
        };
        let (level, sure) = (Level::Remark, !named.doubtful && !came_back);
        if let Some(link) = link(state, index, payment, &named.orders, level, sign, sure) {
            state.link(link);
        }
    }
}

/// The link of a payment to the orders that its numbers name, one of which is foreign. `sure` is false if the
/// numbers leave a doubt; `number` is the sign that names them.
pub(super) fn link(
    state: &State<'_>,
    index: PaymentIndex,
    payment: &Payment,
    orders: &[OrderIndex],
    level: Level,
    number: Signal,
    sure: bool,
) -> Option<Link> {
    let first = *orders.first()?;
    let found = convert(state, payment, orders);
    let key = match &found {
        Err(key) => *key,
        Ok(converted) if converted.parts.is_some() => "reason.exchange.agrees",
        Ok(_) => "reason.exchange.differs",
    };
    let (rate, total, parts) = match found {
        Ok(found) => (Some(found.rate.clone()), Some(found.total), found.parts),
        Err(_) => (None, None, None),
    };
    let agrees = parts.is_some();
    let reason = reason(state, key, payment, orders, total, rate.as_ref());
    let whole = Allocation {
        converted: total,
        ..Allocation::exact(first, payment.amount)
    };
    Some(Link {
        payment: index,
        level,
        standing: if agrees && sure {
            Standing::Confirmed
        } else {
            Standing::Suggested
        },
        allocations: parts.unwrap_or_else(|| vec![whole]),
        reason,
        alternatives: 0,
        signals: Signals::of(&[number]).and_if(Signal::Amount, agrees),
        rate,
    })
}

/// What a payment comes to at the stated rate; the parts only if that is what the orders await.
struct Converted<'a> {
    rate: &'a StatedRate,
    total: Money,
    parts: Option<Vec<Allocation>>,
}

fn convert<'a>(
    state: &State<'a>,
    payment: &Payment,
    orders: &[OrderIndex],
) -> Result<Converted<'a>, &'static str> {
    let to = common_currency(state, orders).ok_or("reason.exchange.mixed")?;
    let rate = payment
        .time
        .and_then(|time| state.rates.rate(payment.amount.currency(), to, time.day()))
        .ok_or("reason.exchange.none")?;
    let total = rate
        .convert(payment.amount)
        .filter(|total| total.minor() > 0)
        .ok_or("reason.exchange.none")?;
    let parts = match orders {
        [order] => one(state, payment, *order, total),
        orders => several(state, payment, orders, total),
    };
    Ok(Converted { rate, total, parts })
}

fn common_currency(state: &State<'_>, orders: &[OrderIndex]) -> Option<Currency> {
    let mut currencies = orders
        .iter()
        .map(|order| Some(state.order(*order)?.due?.currency()));
    let first = currencies.next()??;
    currencies
        .all(|other| other == Some(first))
        .then_some(first)
}

/// The whole for one order, if exactly one of the amounts that it awaits is as near as the tolerance allows.
fn one(
    state: &State<'_>,
    payment: &Payment,
    order: OrderIndex,
    total: Money,
) -> Option<Vec<Allocation>> {
    let mut near: Vec<Money> = Awaited::of(state, order, payment.direction)
        .amounts()
        .filter(|awaited| is_near(state, total, *awaited))
        .collect();
    tidy(&mut near);
    let [awaited] = near.as_slice() else {
        return None;
    };
    Some(vec![part(order, payment.amount, total, *awaited)])
}

/// Each order its share, if together they await the converted amount; what rounding leaves goes to the last.
fn several(
    state: &State<'_>,
    payment: &Payment,
    orders: &[OrderIndex],
    total: Money,
) -> Option<Vec<Allocation>> {
    let awaited: Option<Vec<Money>> = orders
        .iter()
        .map(|order| Awaited::of(state, *order, payment.direction).whole())
        .collect();
    let awaited = awaited?;
    let sum = Money::total(awaited.iter().copied())?;
    if sum.currency() != total.currency() || !is_near(state, total, sum) {
        return None;
    }
    let (mut amount_left, mut total_left, mut sum_left) = (payment.amount, total, sum);
    let mut parts = Vec::with_capacity(orders.len());
    for (order, awaited) in orders.iter().zip(awaited) {
        let amount = share(amount_left, awaited, sum_left);
        let converted = share(total_left, awaited, sum_left);
        amount_left = amount_left.checked_sub(amount)?;
        total_left = total_left.checked_sub(converted)?;
        sum_left = sum_left.checked_sub(awaited)?;
        parts.push(part(*order, amount, converted, awaited));
    }
    let whole = parts
        .iter()
        .all(|part| part.amount.minor() > 0 && part.converted.is_some_and(|sum| sum.minor() > 0));
    whole.then_some(parts)
}

/// The part of an amount that is to the whole as `part` is to `sum`, rounded down; of the last all that is left.
fn share(amount: Money, part: Money, sum: Money) -> Money {
    let numerator = i128::from(amount.minor()) * i128::from(part.minor());
    let minor = numerator / i128::from(sum.minor().max(1));
    Money::from_minor(minor as i64, amount.currency())
}

fn is_near(state: &State<'_>, total: Money, awaited: Money) -> bool {
    let off = total.checked_sub(awaited).map(|off| off.abs().minor());
    let most = state
        .matching
        .exchange
        .tolerance_percent
        .percent_of(awaited.minor());
    awaited.minor() > 0 && off.is_some_and(|off| off <= most)
}

fn part(order: OrderIndex, amount: Money, converted: Money, awaited: Money) -> Allocation {
    let difference = awaited.checked_sub(converted);
    Allocation {
        order,
        amount,
        converted: Some(converted),
        difference: difference
            .filter(|difference| !difference.is_zero())
            .map(|amount| Difference {
                kind: DifferenceKind::Exchange,
                amount,
            }),
    }
}

fn reason(
    state: &State<'_>,
    key: &'static str,
    payment: &Payment,
    orders: &[OrderIndex],
    total: Option<Money>,
    rate: Option<&StatedRate>,
) -> Message {
    let mut message = Message::new(key)
        .with("amount", payment.amount)
        .with("orders", state.listed_numbers(orders.iter().copied()));
    if let Some((rate, total)) = rate.zip(total) {
        message = message
            .with("total", total)
            .with("rate", rate.figure().as_str())
            .with("source", rate.source.clone())
            .with("day", rate.day);
    }
    message
}

#[cfg(test)]
#[path = "across_currencies_tests.rs"]
mod tests;
