//! How the money comes in. Only the currency of the reports is added up.

use rustc_hash::FxHashMap;

use super::amount::Unit;
use super::definition::{Better, Definition, Measure, Observation};
use super::input::Input;
use super::receivable::{balance_at, sold};
use super::segments::Subject;
use super::window::Window;
use crate::model::{CourierStatus, Direction, Moment, PaymentIndex, Standing};

pub(super) const DEFINITIONS: &[Definition] = &[
    Definition::rate("collect_rate_shipped", collect_rate_shipped).of_money(),
    Definition::rate("collect_rate_month", collect_rate_month).of_money(),
    Definition::rate("cod_remit_rate", cod_remit_rate).of_money(),
    Definition {
        id: "dso",
        better: Better::Less,
        measure: Measure::Ratio,
        numerator: Unit::Money,
        denominator: Unit::Money,
        observe: dso,
    },
];

/// 回款率(发货): received for orders shipped / amount due on them, by the day shipped.
fn collect_rate_shipped(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    for (index, order) in input.orders() {
        let shipped_at = input.order_shipped_at(index, order);
        if order.is_cancelled() || !window.has(shipped_at) || !input.is_order_shipped(index, order)
        {
            continue;
        }
        let money = input
            .ledger(index)
            .and_then(|ledger| Some((input.minor(ledger.received)?, input.minor(ledger.due)?)));
        if let Some((received, due)) = money {
            collect(Observation {
                subject: Subject::Order(index),
                day: shipped_at.map(Moment::day),
                numerator: received,
                denominator: due,
            });
        }
    }
}

/// 回款率(月度): received in the period / sold in the period, each by its own day.
fn collect_rate_month(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    for (index, order) in input.orders() {
        if window.has(order.placed)
            && let Some(amount) = sold(input, index, order)
        {
            collect(Observation {
                subject: Subject::Order(index),
                day: order.placed.map(Moment::day),
                numerator: 0,
                denominator: amount,
            });
        }
    }
    for (position, payment) in input.book.payments.iter().enumerate() {
        let index = PaymentIndex::from(position);
        let standing = input.reconciled.standing(index);
        let counts = payment.direction == Direction::In
            && standing != Standing::Excluded
            && window.has(payment.time);
        let (true, Some(mut rest)) = (counts, input.minor(payment.amount)) else {
            continue;
        };
        let mut receive = |subject, amount| {
            collect(Observation {
                subject,
                day: payment.time.map(Moment::day),
                numerator: amount,
                denominator: 0,
            });
        };
        let link = input
            .reconciled
            .link(index)
            .filter(|_| standing == Standing::Confirmed);
        for allocation in link.into_iter().flat_map(|link| &link.allocations) {
            rest -= allocation.amount.minor();
            receive(Subject::Order(allocation.order), allocation.amount.minor());
        }
        if rest != 0 {
            receive(Subject::None, rest);
        }
    }
}

/// 代收回款率: remitted / to be collected on parcels signed for, by the day signed. Remitted is what
/// the order of the parcel received beyond what was not the courier's to collect; a parcel without
/// an order counts what the settlement lists name for it.
fn cod_remit_rate(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let mut left = received_by_courier(input);
    let listed = listed_by_courier(input);
    for (index, parcel) in input.parcels() {
        let cod = parcel.cod.and_then(|amount| input.minor(amount));
        let Some(cod) = cod.filter(|cod| *cod > 0) else {
            continue;
        };
        if parcel.status != CourierStatus::Signed {
            continue;
        }
        let mut remitted = 0;
        let mut has_order = false;
        for (order, _) in input.orders_of(index) {
            has_order = true;
            if let Some(left) = left.get_mut(order.get()) {
                let part = (*left).min(cod - remitted);
                *left -= part;
                remitted += part;
            }
        }
        if !has_order {
            remitted = listed
                .get(parcel.waybill.as_str())
                .copied()
                .unwrap_or(0)
                .min(cod);
        }
        if window.has(parcel.signed) {
            collect(Observation {
                subject: Subject::Parcel(index),
                day: parcel.signed.map(Moment::day),
                numerator: remitted,
                denominator: cod,
            });
        }
    }
}

/// By order: received and kept as a fee, less what the customer was to pay before delivery.
fn received_by_courier(input: &Input<'_>) -> Vec<i64> {
    input
        .orders()
        .map(|(index, _)| {
            let Some(ledger) = input.ledger(index) else {
                return 0;
            };
            let cod: i64 = input
                .parcels_of(index)
                .filter(|(_, parcel)| parcel.status != CourierStatus::Cancelled)
                .filter_map(|(_, parcel)| input.minor(parcel.cod?))
                .sum();
            let (Some(due), Some(received), Some(fees)) = (
                input.minor(ledger.due),
                input.minor(ledger.received),
                input.minor(ledger.fees),
            ) else {
                return 0;
            };
            (received + fees - (due - cod).max(0)).max(0)
        })
        .collect()
}

fn listed_by_courier<'a>(input: &Input<'a>) -> FxHashMap<&'a str, i64> {
    let mut listed = FxHashMap::default();
    for line in input.book.settlements.iter().flat_map(|list| &list.lines) {
        if let (Some(waybill), Some(amount)) = (&line.waybill, input.minor(line.amount)) {
            *listed.entry(waybill.as_str()).or_default() += amount;
        }
    }
    listed
}

/// 应收周转天数: receivable at the end × days / sold in the period.
fn dso(input: &Input<'_>, window: Window, collect: &mut dyn FnMut(Observation)) {
    let end = window
        .0
        .map_or(input.today(), |period| period.last.min(input.today()));
    let first = match window.0 {
        Some(period) => Some(period.first),
        None => input
            .orders()
            .filter_map(|(_, order)| order.placed.map(Moment::day))
            .min(),
    };
    let Some(first) = first else { return };
    let days = (end - first).num_days() + 1;
    for (index, order) in input.orders() {
        let open = balance_at(input, index, order, end).max(0);
        let amount = window
            .has(order.placed)
            .then(|| sold(input, index, order))
            .flatten();
        if open > 0 || amount.is_some() {
            collect(Observation {
                subject: Subject::Order(index),
                day: None,
                numerator: open.saturating_mul(days),
                denominator: amount.unwrap_or(0),
            });
        }
    }
}
