//! Ordinary orders: who orders what, when, and on which terms; and the numbers that they get.

use chrono::{NaiveDateTime, TimeDelta};

use super::numbers;
use super::order::{Channel, Order, Typed};
use super::plan::{self, Plan};
use super::{World, journey::Stage};
use crate::chance::Chance;
use crate::facts::calendar::{at, day, is_working, month_sheet};
use crate::facts::people::{CLERKS, Customer, LEFT_CLERK, SALES};
use crate::facts::trade::{self, Fen};

/// Places the ordinary orders.
pub(crate) fn place(world: &mut World, chance: &mut Chance) {
    let mut registry = std::mem::take(&mut world.registry);
    for (channel, plan) in plan::deck(chance) {
        let customer = registry.person(chance);
        let placed = moment(chance, channel, plan);
        world
            .orders
            .push(order(chance, channel, plan, customer, placed));
    }
    super::cases::place(world, chance, &mut registry);
    world.registry = registry;
}

/// An order of a customer, with goods that suit the plan.
pub(crate) fn order(
    chance: &mut Chance,
    channel: Channel,
    plan: Plan,
    mut customer: Customer,
    placed: NaiveDateTime,
) -> Order {
    let (product, quantity, price) = goods(chance, plan);
    let due = quantity * price / 10;
    let deposit = match plan {
        Plan::DepositCod | Plan::DepositTransfer | Plan::DepositOnly => {
            chance.pick(&[10_000, 20_000, 20_000, 30_000, 50_000])
        }
        _ => 0,
    };
    let cod = match plan {
        Plan::Cod | Plan::DepositCod => due - deposit,
        _ => 0,
    };
    let online = matches!(channel, Channel::Taobao);
    let clerk = clerk(chance, placed);
    if online {
        // A member name is taken once.
        customer.nick.push_str(&chance.digits(4));
    }
    let patience = if online || plan == Plan::Platform {
        15
    } else {
        8 * 60
    };
    let paid_at = chance.later(placed, 2, patience).min(at(31, 17, 20));
    let balance_at = chance.later(paid_at, 20 * 60, 70 * 60);
    let ready = match plan {
        Plan::Unpaid | Plan::DepositOnly => None,
        Plan::DepositTransfer => Some(balance_at),
        Plan::Cod | Plan::Grouped | Plan::Monthly | Plan::MonthlyRemark | Plan::WaybillRemark => {
            Some(placed)
        }
        _ => Some(paid_at),
    };
    let refunded_before_shipping = plan == Plan::RefundFull && !online;
    let closed_unpaid = plan == Plan::Unpaid && channel != Channel::Phone && placed < at(30, 0, 0);
    Order {
        number: String::new(),
        typed: Typed::Text,
        blot: None,
        channel,
        placed,
        promised: placed.date() + TimeDelta::days(chance.between(5, 8)),
        customer,
        product,
        quantity,
        price,
        due,
        deposit,
        cod,
        plan,
        sales: chance.pick(&SALES),
        clerk: Some(clerk),
        self_pickup: false,
        cancelled: refunded_before_shipping || closed_unpaid,
        forgotten: false,
        group: None,
        rides_with: None,
        boxes: 1,
        paid_at,
        balance_at,
        ready,
        transaction: None,
        names_waybill: online || chance.percent(88),
        parcels: Vec::new(),
        state: "",
        note: String::new(),
        tags: Vec::new(),
    }
}

fn clerk(chance: &mut Chance, placed: NaiveDateTime) -> &'static str {
    if placed < at(22, 12, 0) && chance.percent(5) {
        LEFT_CLERK
    } else {
        chance.pick(&CLERKS)
    }
}

/// Product, quantity in tenths, and unit price.
fn goods(chance: &mut Chance, plan: Plan) -> (&'static str, i64, Fen) {
    match plan {
        Plan::Odd => {
            let (name, price) = trade::loose(chance);
            (name, chance.between(8, 65), price)
        }
        Plan::DepositCod | Plan::DepositTransfer | Plan::DepositOnly => loop {
            let product = trade::boxed(chance);
            let quantity = chance.between(4, 16);
            if product.price * quantity >= 100_000 {
                return (product.name, quantity * 10, product.price);
            }
        },
        Plan::Halves => (
            trade::find("明前龙井").name,
            20,
            trade::find("明前龙井").price,
        ),
        _ => {
            let product = trade::boxed(chance);
            let quantity = 1 + chance.weighted(&[74, 19, 5, 2]) as i64;
            (product.name, quantity * 10, product.price)
        }
    }
}

/// When an order comes in: fewer in the holidays and at weekends; by telephone in office hours.
fn moment(chance: &mut Chance, channel: Channel, plan: Plan) -> NaiveDateTime {
    // Plans that need time to unfold do not begin in the last days.
    let last = match plan {
        Plan::Cod | Plan::Platform | Plan::Unpaid | Plan::DepositOnly => 31,
        Plan::RefundFull | Plan::RefundPart | Plan::WaybillRemark => 22,
        _ => 28,
    };
    let weights: Vec<u32> = (1..=last)
        .map(|number| match (is_working(day(number)), channel) {
            (true, _) => 10,
            (false, Channel::Phone) if number <= 7 => 3,
            (false, Channel::Phone) => 5,
            (false, _) => 8,
        })
        .collect();
    let number = chance.weighted(&weights) as i64 + 1;
    let hour = if channel == Channel::Phone {
        chance.between(9, 17)
    } else {
        chance.pick(&[8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 20, 20, 21, 21, 22])
    };
    let hour = if number == 31 { hour.min(15) } else { hour };
    chance.later(at(number, hour as u32, 0), 0, 59)
}

/// Gives the orders their numbers, in the order in which they came, and spoils a few.
pub(crate) fn number(world: &mut World, chance: &mut Chance) {
    world.orders.sort_by_key(|order| order.placed);
    numbers::assign(&mut world.orders, chance);
    for order in &mut world.orders {
        if order.channel == Channel::Phone && chance.percent(30) {
            order.typed = Typed::Number;
        }
    }
    super::cases::group(world);
    super::spoil::spoil(world, chance);
}

/// Says what the seller's own system calls the state of each order at the end of the month.
pub(crate) fn state(world: &mut World) {
    for position in 0..world.orders.len() {
        let stage = world.orders[position]
            .parcels
            .first()
            .map(|parcel| world.parcels[*parcel].at(month_sheet()).stage);
        let order = &mut world.orders[position];
        order.state = match (order.cancelled, stage) {
            (true, _) if order.plan == Plan::RefundFull => "已退款",
            (true, _) => "已取消",
            (_, Some(Stage::Signed)) if order.plan == Plan::RefundFull => "已退款",
            (_, Some(Stage::Signed)) => "已签收",
            (_, Some(Stage::Returned)) if order.plan == Plan::Cod => "拒收已退回",
            (_, Some(Stage::Refused | Stage::Returning | Stage::Returned)) => "拒收",
            (_, Some(Stage::Failed | Stage::Stalled | Stage::Lost)) => "包裹异常",
            (_, Some(Stage::Cancelled)) => "待发货",
            (_, Some(_)) => "已发货",
            (_, None) if order.self_pickup && order.placed < at(29, 0, 0) => "已签收",
            (_, None) if order.ready.is_none() => "待审核",
            (_, None) => "待发货",
        };
    }
}
