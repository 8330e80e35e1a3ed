//! The lines of a settlement list, and what each pays of which orders.

use super::split;
use super::state::State;
use crate::model::{
    Allocation, Difference, DifferenceKind, Money, OrderIndex, Settlement, SettlementLine,
};

/// The orders of a line, with their share of what was collected and of the fee.
pub(super) fn parts(state: &State<'_>, line: &SettlementLine, net: bool) -> Vec<Allocation> {
    let orders = orders(state, line);
    let zero = Money::zero(line.amount.currency());
    let fee = if net { line.fee } else { zero };
    if let [order] = orders.as_slice() {
        let amount = line.amount.checked_sub(fee).unwrap_or(line.amount);
        return vec![less_fee(Allocation::exact(*order, amount), fee)];
    }
    if line.amount.minor() < 0 {
        return charged_back(state, &orders, line.amount, fee).unwrap_or_default();
    }
    let mut parts = split::exact(state, &orders, line.amount)
        .unwrap_or_else(|| split::fill(state, &orders, line.amount));
    share_fee(&mut parts, fee);
    parts
}

/// A line that takes back what was collected for several orders: sure only if it takes back all of it. The fee
/// goes to the first order.
fn charged_back(
    state: &State<'_>,
    orders: &[OrderIndex],
    amount: Money,
    fee: Money,
) -> Option<Vec<Allocation>> {
    let mut left = amount;
    let mut parts = Vec::with_capacity(orders.len());
    for order in orders {
        let due = state.order(*order)?.due.filter(|due| due.minor() > 0)?;
        left = left.checked_add(due)?;
        parts.push(Allocation::exact(*order, due.negated()));
    }
    let first = parts.first_mut().filter(|_| left.is_zero())?;
    first.amount = first.amount.checked_sub(fee)?;
    *first = less_fee(*first, fee);
    Some(parts)
}

/// Books the fee on the orders in proportion to their share; what rounding leaves goes to the last.
fn share_fee(parts: &mut [Allocation], fee: Money) {
    let whole: i128 = parts
        .iter()
        .map(|part| i128::from(part.amount.minor()))
        .sum();
    if whole <= 0 || i128::from(fee.minor()) > whole {
        return;
    }
    let mut left = fee.minor();
    let last = parts.len() - 1;
    for (position, part) in parts.iter_mut().enumerate() {
        let share = i128::from(fee.minor()) * i128::from(part.amount.minor()) / whole;
        let share = if position == last { left } else { share as i64 };
        left -= share;
        let fee = Money::from_minor(share, fee.currency());
        part.amount = part.amount.checked_sub(fee).unwrap_or(part.amount);
        *part = less_fee(*part, fee);
    }
}

/// Books the fee that the courier kept.
fn less_fee(part: Allocation, fee: Money) -> Allocation {
    let difference = Difference {
        kind: DifferenceKind::CollectionFee,
        amount: fee,
    };
    Allocation {
        difference: (!fee.is_zero()).then_some(difference),
        ..part
    }
}

/// The orders of a line: the one it names, else those of its parcel.
pub(super) fn orders(state: &State<'_>, line: &SettlementLine) -> Vec<OrderIndex> {
    let numbers = state.numbers();
    let named = line
        .order
        .as_ref()
        .and_then(|number| numbers.sound_order(number.as_str()));
    if let Some(order) = named {
        return vec![order];
    }
    let parcel = line
        .waybill
        .as_ref()
        .filter(|number| number.damage().is_none())
        .and_then(|number| numbers.sound_parcel(number.as_str()));
    parcel.map_or_else(Vec::new, |parcel| state.orders_of(parcel).to_vec())
}

/// Who pays a list over: the courier that it names, else the one courier of all its parcels that are known.
pub(super) fn carrier<'a>(state: &State<'a>, settlement: &'a Settlement) -> Option<&'a str> {
    if settlement.carrier.is_some() {
        return settlement.carrier.as_deref();
    }
    let known = |line: &SettlementLine| {
        let number = line.waybill.as_ref()?;
        let parcel = state.numbers().sound_parcel(number.as_str())?;
        state.book.parcels.get(parcel.get())?.carrier.as_deref()
    };
    let mut carriers = settlement.lines.iter().filter_map(known);
    let first = carriers.next()?;
    carriers.all(|carrier| carrier == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn a_parcel_of_several_orders_pays_each_its_share_less_its_share_of_the_fee() {
        check(
            "order A100001 60.00 10-01 张三 waybill=SF1\norder A100002 39.99 10-01 张三 waybill=SF1\n\
             settle B1 10-08 顺丰 SF1:99.99:2.00\nin P1 97.99 10-09 顺丰",
            &["P1 confirmed 3 A100001=58.80+1.20 A100002=39.19+0.80"],
        );
    }

    #[test]
    fn what_is_charged_back_is_booked_beside_what_is_paid_over() {
        let orders = "order A100001 60.00 10-01 张三 waybill=SF1\norder A100002 40.00 10-01 李四 waybill=SF2\n";
        check(
            &format!(
                "{orders}settle B1 10-08 顺丰 SF1:60.00:1.00 SF2:-40.00:2.00\nin P1 17.00 10-09 顺丰"
            ),
            &["P1 confirmed 3 A100001=59.00+1.00 A100002=-42.00+2.00"],
        );
        // Collected and taken back in one batch: the receipt stays to be seen.
        check(
            &format!(
                "{orders}settle B1 10-08 顺丰 SF1:60.00:0 SF2:40.00:0 SF2:-40.00:0\nin P1 60.00 10-09 顺丰"
            ),
            &["P1 confirmed 3 A100001=60.00 A100002=40.00 A100002=-40.00"],
        );
        let parcel = "order A100003 30.00 10-01 张三 waybill=SF3\norder A100004 20.00 10-01 张三 waybill=SF3\n";
        for (back, expected) in [
            (
                "-50.00:0",
                "P1 confirmed 3 A100001=60.00 A100003=-30.00 A100004=-20.00",
            ),
            ("-35.00:0", "P1 suggested 3"),
        ] {
            let sum = if back.starts_with("-50") {
                "10.00"
            } else {
                "25.00"
            };
            check(
                &format!(
                    "{orders}{parcel}settle B1 10-08 顺丰 SF1:60.00:0 SF3:{back}\nin P1 {sum} 10-09 顺丰"
                ),
                &[expected],
            );
        }
    }

    #[test]
    fn a_list_that_names_no_courier_is_of_the_courier_of_its_parcels() {
        let list = "order A100001 60.00 10-01 张三 waybill=SF1\norder A100002 39.99 10-01 李四 waybill=SF2\n\
                    settle B1 10-08 - SF1:60.00:1.00 SF2:39.99:0.99\n";
        for (parcels, expected) in [
            (
                "parcel SF1 carrier=顺丰\nparcel SF2 carrier=顺丰\n",
                "confirmed",
            ),
            ("parcel SF1 carrier=顺丰\n", "confirmed"),
            (
                "parcel SF1 carrier=顺丰\nparcel SF2 carrier=圆通\n",
                "suggested",
            ),
            ("parcel SF1\nparcel SF2\n", "suggested"),
        ] {
            check(
                &format!("{list}{parcels}in P1 98.00 10-09 顺丰速运有限公司"),
                &[&format!(
                    "P1 {expected} 3 A100001=59.00+1.00 A100002=39.00+0.99"
                )],
            );
        }
    }
}
