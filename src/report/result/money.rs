//! Orders and payments at the boundary.

use serde::Serialize;

use super::{OriginJson, iso, origin};
use crate::model::{
    AmbiguousGroup, Difference, Direction, Message, OrderIndex, OrderStanding, PaymentIndex,
    StatedRate,
};
use crate::report::Facts;

#[derive(Serialize)]
pub(super) struct OrderJson<'a> {
    order_no: &'a str,
    due: Option<String>,
    received: Option<String>,
    refunded: Option<String>,
    /// Reported by the platform, and in no statement yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    refund_open: Option<String>,
    fees: Option<String>,
    balance: Option<String>,
    state: Option<&'static str>,
    set_by: Option<&'static str>,
    waybills: Vec<&'a str>,
    origin: OriginJson<'a>,
}

pub(super) fn order<'a>(
    facts: &Facts<'a>,
    index: OrderIndex,
    order: &'a crate::model::Order,
) -> OrderJson<'a> {
    let ledger = facts.input.ledger(index);
    let cancelled = order.is_cancelled().then_some(OrderStanding::Cancelled);
    OrderJson {
        order_no: order.number.as_str(),
        due: ledger.map(|ledger| ledger.due.to_string()),
        received: ledger.map(|ledger| ledger.received.to_string()),
        refunded: ledger.map(|ledger| ledger.refunded.to_string()),
        refund_open: ledger
            .map(|ledger| ledger.refund_open)
            .filter(|amount| !amount.is_zero())
            .map(|amount| amount.to_string()),
        fees: ledger.map(|ledger| ledger.fees.to_string()),
        balance: ledger.map(|ledger| ledger.balance.to_string()),
        state: ledger
            .map(|ledger| ledger.standing)
            .or(cancelled)
            .map(OrderStanding::code),
        set_by: facts.set_by(index),
        waybills: facts
            .input
            .parcels_of(index)
            .map(|(_, parcel)| parcel.waybill.as_str())
            .collect(),
        origin: origin(facts, order.origin),
    }
}

#[derive(Serialize)]
pub(super) struct Payment<'a> {
    id: &'a str,
    time: Option<String>,
    amount: String,
    direction: &'static str,
    state: &'static str,
    level: Option<u8>,
    reason: Option<String>,
    alternatives: u32,
    /// What spoke for the link, by stable codes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    signals: Vec<&'static str>,
    allocations: Vec<Allocation<'a>>,
    /// The solutions that fit equally, as many as are listed; `alternatives` counts them all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<Vec<&'a str>>,
    /// The stated rate by which the allocations were converted.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<Rate<'a>>,
    origin: OriginJson<'a>,
}

#[derive(Serialize)]
struct Allocation<'a> {
    order_no: &'a str,
    amount: String,
    /// What it is in the order's currency, where that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    converted: Option<String>,
    differences: Vec<DifferenceJson>,
}

/// One unit of `from` is worth `rate` of `to`.
#[derive(Serialize)]
struct Rate<'a> {
    from: String,
    to: String,
    #[serde(rename = "rate")]
    figure: String,
    source: &'a str,
    date: String,
}

fn rate(stated: &StatedRate) -> Rate<'_> {
    Rate {
        from: stated.from.code().to_owned(),
        to: stated.to.code().to_owned(),
        figure: stated.figure(),
        source: &stated.source,
        date: stated.day.to_string(),
    }
}

#[derive(Serialize)]
struct DifferenceJson {
    kind: &'static str,
    amount: String,
}

fn difference(difference: &Difference) -> DifferenceJson {
    DifferenceJson {
        kind: difference.kind.code(),
        amount: difference.amount.to_string(),
    }
}

pub(super) fn payment<'a>(
    facts: &Facts<'a>,
    index: PaymentIndex,
    payment: &'a crate::model::Payment,
) -> Payment<'a> {
    let reconciled = facts.reconciled;
    let link = reconciled.link(index);
    let group = reconciled.group(index);
    let netting = reconciled.netting(index);
    let say = |reason: &Message| facts.words.say(reason, facts.book);
    let reason = facts.reason(index).map(|reason| say(&reason));
    let allocation = |part: &crate::model::Allocation| {
        Some(Allocation {
            order_no: facts.book.orders.get(part.order.get())?.number.as_str(),
            amount: part.amount.to_string(),
            converted: part.converted.map(|amount| amount.to_string()),
            differences: part.difference.iter().map(difference).collect(),
        })
    };
    Payment {
        id: &payment.id,
        time: payment.time.map(iso),
        amount: payment.amount.to_string(),
        direction: match payment.direction {
            Direction::In => "in",
            Direction::Out => "out",
        },
        state: reconciled.standing(index).code(),
        level: link
            .map(|link| link.level)
            .or(group.map(|group| group.level))
            .or(netting.map(|_| crate::model::Level::Netting))
            .map(crate::model::Level::number),
        reason,
        alternatives: link
            .map(|link| link.alternatives)
            .or(group.map(|group| group.solutions))
            .unwrap_or(0),
        signals: link
            .into_iter()
            .flat_map(|link| link.signals.iter())
            .map(crate::model::Signal::code)
            .collect(),
        candidates: group.map_or_else(Vec::new, |group| candidates(facts, group)),
        allocations: link
            .into_iter()
            .flat_map(|link| &link.allocations)
            .filter_map(allocation)
            .collect(),
        rate: link.and_then(|link| link.rate.as_ref()).map(rate),
        origin: origin(facts, payment.origin),
    }
}

fn candidates<'a>(facts: &Facts<'a>, group: &AmbiguousGroup) -> Vec<Vec<&'a str>> {
    let number = |order: &OrderIndex| Some(facts.book.orders.get(order.get())?.number.as_str());
    let sets = group.candidates.iter();
    sets.map(|set| set.iter().filter_map(number).collect())
        .collect()
}
