//! The difficult cases that a hand makes: rows that are spoilt, forgotten, cancelled or ownerless.

use super::World;
use super::cases::set;
use super::journey::Fate;
use super::numbers::Carrier;
use super::order::{Blot, Channel, Order, Typed};
use super::plan::Plan;
use crate::chance::Chance;
use crate::facts::calendar::number;
use crate::facts::people::LEFT_CLERK;
use crate::facts::trade::Fen;

/// A change to orders: how many, between which days, which ones, and what is done to each.
struct Change {
    count: usize,
    days: std::ops::RangeInclusive<i64>,
    fits: fn(&Order) -> bool,
    make: fn(&mut Order),
}

const CHANGES: [Change; 12] = [
    Change {
        count: 3,
        days: 8..=24,
        fits: in_shop,
        make: |order| damage(order, Typed::Truncated),
    },
    Change {
        count: 1,
        days: 8..=24,
        fits: in_shop,
        make: |order| damage(order, Typed::Scientific),
    },
    Change {
        count: 1,
        days: 5..=5,
        fits: |order| order.channel == Channel::Phone,
        make: |order| {
            order.blot = Some(Blot::Date);
            order.tag("bad_date");
        },
    },
    Change {
        count: 1,
        days: 10..=20,
        fits: by_cod,
        make: |order| {
            set(order, "陈皮散茶200g", 1, 10_000);
            order.cod = 10_000;
            order.blot = Some(Blot::AmountInWords);
            order.tag("amount_in_words");
        },
    },
    Change {
        count: 1,
        days: 12..=20,
        fits: by_cod,
        make: |order| {
            order.typed = Typed::Missing;
            order.forgotten = true;
            order.tag("no_order_no");
        },
    },
    Change {
        count: 3,
        days: 8..=28,
        fits: |order| order.channel == Channel::Phone,
        make: |order| {
            order.blot = Some(Blot::Twice);
            order.tag("duplicate_row");
        },
    },
    Change {
        count: 6,
        days: 8..=28,
        fits: |order| order.channel != Channel::Taobao,
        make: |order| {
            order.blot = Some(Blot::AmountAsText);
            order.tag("amount_as_text");
        },
    },
    Change {
        count: 5,
        days: 9..=23,
        fits: by_cod,
        make: |order| {
            order.forgotten = true;
            order.tag("no_waybill");
        },
    },
    Change {
        count: 6,
        days: 8..=30,
        fits: by_cod,
        make: |order| {
            order.cancelled = true;
            "客户取消".clone_into(&mut order.note);
            order.tag("cancelled");
        },
    },
    Change {
        count: 8,
        days: 8..=31,
        fits: |order| matches!(order.plan, Plan::Party | Plan::Remark | Plan::Transaction),
        make: |order| {
            order.self_pickup = true;
            order.tag("self_pickup");
        },
    },
    Change {
        count: 1,
        days: 8..=22,
        fits: |order| order.channel == Channel::Phone && order.plan == Plan::RefundFull,
        make: |order| {
            order.cancelled = false;
            order.tag("refunded_but_signed");
        },
    },
    Change {
        count: 8,
        days: 27..=29,
        fits: |order| matches!(order.plan, Plan::Platform | Plan::Cod | Plan::Remark),
        make: |order| {
            order.clerk = None;
            order.tag("no_clerk");
        },
    },
];

fn by_cod(order: &Order) -> bool {
    order.plan == Plan::Cod
}

fn in_shop(order: &Order) -> bool {
    order.channel == Channel::Shop && order.plan == Plan::Platform
}

fn damage(order: &mut Order, typed: Typed) {
    order.typed = typed;
    order.names_waybill = true;
    order.tag("damaged_order_no");
}

/// Makes the changes, each to orders that have no difficulty yet.
pub(crate) fn spoil(world: &mut World, chance: &mut Chance) {
    for change in CHANGES {
        let mut found: Vec<usize> = (0..world.orders.len())
            .filter(|position| {
                let order = &world.orders[*position];
                order.tags.is_empty()
                    && change.days.contains(&number(order.placed.date()))
                    && (change.fits)(order)
            })
            .collect();
        chance.shuffle(&mut found);
        for position in found.into_iter().take(change.count) {
            (change.make)(&mut world.orders[position]);
        }
    }
    // A dealer's number that Excel showed as 7.83E+14.
    let dealer = world.orders.iter_mut().find(|order| {
        order.channel == Channel::Dealer
            && order.plan == Plan::Monthly
            && order.boxes == 1
            && order.group.is_none()
    });
    if let Some(order) = dealer {
        damage(order, Typed::Scientific);
    }
}

/// Changes that concern parcels: some that never arrive are the clerk's who left, and one courier's
/// amount to collect is not the order's.
pub(crate) fn parcels(world: &mut World) {
    let stuck = world
        .parcels
        .iter_mut()
        .filter(|parcel| matches!(parcel.fate, Fate::Linger | Fate::Stall));
    for parcel in stuck.take(4) {
        parcel.clerk = Some(LEFT_CLERK);
        for order in &parcel.orders {
            world.orders[*order].clerk = Some(LEFT_CLERK);
        }
    }
    let found = world.parcels.iter_mut().find(|parcel| {
        parcel.cod > 0
            && swapped(parcel.cod) != parcel.cod
            && parcel.fate == Fate::Normal
            && parcel.orders.len() == 1
            && (9..=20).contains(&number(parcel.labelled().date()))
            && parcel.carrier == Carrier::Sf
    });
    if let Some(parcel) = found {
        parcel.cod = swapped(parcel.cod);
        for order in &parcel.orders {
            world.orders[*order].tag("cod_digits_swapped");
        }
        parcel.tags.push("cod_digits_swapped");
    }
}

/// The amount with its last two digits of yuan the other way round: 398 became 389 on the label.
fn swapped(amount: Fen) -> Fen {
    let (tens, units) = (amount / 1000 % 10, amount / 100 % 10);
    amount + (units - tens) * 1000 + (tens - units) * 100
}
