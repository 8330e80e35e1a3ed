//! The difficult cases that need several orders at once.

use super::World;
use super::order::{Channel, Order};
use super::orders::order;
use super::plan::{Group, Plan};
use crate::chance::Chance;
use crate::facts::calendar::at;
use crate::facts::people::{Customer, DEALERS, Registry};
use crate::facts::trade::{self, Fen};

/// Places the orders of the difficult cases.
pub(crate) fn place(world: &mut World, chance: &mut Chance, registry: &mut Registry) {
    regulars(world, chance, registry);
    dealers(world, chance, registry);
    equal_amounts(world, chance, registry);
    for number in [9, 14, 20] {
        // Two orders of one customer in one parcel.
        let customer = registry.person(chance);
        for hour in [10, 14] {
            let placed = chance.later(at(number, hour, 0), 0, 50);
            let mut order = order(chance, Channel::Phone, Plan::Cod, customer.clone(), placed);
            order.clerk = Some(crate::facts::people::CLERKS[(number % 6) as usize]);
            order.tag("two_orders_one_parcel");
            world.orders.push(order);
        }
    }
}

/// Sets product, quantity and price.
pub(crate) fn set(order: &mut Order, name: &'static str, quantity: i64, price: Fen) {
    order.product = name;
    order.quantity = quantity * 10;
    order.price = price;
    order.due = quantity * price;
}

/// Regular customers who pay several orders at once.
fn regulars(world: &mut World, chance: &mut Chance, registry: &mut Registry) {
    let unique = ["铁观音", "明前龙井", "茉莉花茶"];
    let twins = ["铁观音", "正山小种", "铁观音"];
    for case in 0..6 {
        let ambiguous = case >= 4;
        let customer = registry.person(chance);
        let group = world.groups.len();
        let tag = if ambiguous {
            "transfer_two_solutions"
        } else {
            "transfer_for_several"
        };
        for (part, name) in (if ambiguous { twins } else { unique }).iter().enumerate() {
            let placed = chance.later(at(9 + case + part as i64, 10, 0), 0, 300);
            let paid = part < 2;
            let plan = if paid { Plan::Grouped } else { Plan::Unpaid };
            let mut order = order(chance, Channel::Phone, plan, customer.clone(), placed);
            let product = trade::find(name);
            let quantity = if ambiguous { 1 } else { 1 + case };
            set(&mut order, product.name, quantity, product.price);
            order.group = Some((group, paid));
            order.tag(tag);
            world.orders.push(order);
        }
        world.groups.push(Group {
            orders: Vec::new(),
            paid: Vec::new(),
            day: 17 + case,
            ambiguous,
            tag,
        });
    }
}

/// Dealers on monthly terms: some pay a set of orders, some one at a time, some next month.
fn dealers(world: &mut World, chance: &mut Chance, registry: &mut Registry) {
    let mut used = std::collections::BTreeSet::new();
    for (index, (name, city)) in DEALERS.iter().enumerate() {
        let customer = registry.dealer(chance, name, city);
        let group = world.groups.len();
        let grouped = index < 5;
        let count = 3 + chance.between(0, 2) as usize;
        for part in 0..count {
            let plan = match index {
                0..5 if part < 2 || (part == 2 && count == 5) => Plan::Grouped,
                5 | 6 if part < 2 => Plan::MonthlyRemark,
                _ => Plan::Monthly,
            };
            let first = [8, 10, 12, 13, 14][part % 5] + part as i64 * 2;
            let placed = chance.later(at(first, 9, 0), 0, 400);
            let mut order = order(chance, Channel::Dealer, plan, customer.clone(), placed);
            loop {
                let product = trade::boxed(chance);
                let price = product.price * 62 / 100 + chance.between(-9, 9) * 10;
                let quantity = chance.between(11, 58);
                set(&mut order, product.name, quantity, price);
                if order.due % 1000 != 0 && used.insert(order.due) {
                    break;
                }
            }
            if grouped {
                order.group = Some((group, plan == Plan::Grouped));
            }
            if index >= 9 && part == 0 {
                order.boxes = 2;
                order.tag("one_order_two_parcels");
            }
            order.tag("monthly_terms");
            world.orders.push(order);
        }
        if grouped {
            world.groups.push(Group {
                orders: Vec::new(),
                paid: Vec::new(),
                day: [22, 23, 26, 28, 29][index],
                ambiguous: false,
                tag: "transfer_for_several",
            });
        }
    }
}

/// Equal amounts on one day that nothing tells apart, namesakes, and real repeats.
fn equal_amounts(world: &mut World, chance: &mut Chance, registry: &mut Registry) {
    let mut add = |chance: &mut Chance, customer: Customer, plan, day, name: &str, tag| {
        let placed = chance.later(at(day, 9, 20), 0, 200);
        let mut order = order(chance, Channel::Phone, plan, customer, placed);
        let product = trade::find(name);
        set(&mut order, product.name, 1, product.price);
        order.tag(tag);
        world.orders.push(order);
    };
    for (day, name) in [
        (9, "铁观音"),
        (13, "正山小种"),
        (19, "菊花"),
        (23, "云南普洱"),
    ] {
        for _ in 0..2 {
            let customer = registry.person(chance);
            add(
                chance,
                customer,
                Plan::Ambiguous,
                day,
                name,
                "equal_amounts_same_day",
            );
        }
    }
    for (day, name) in [(15, "安吉白茶"), (26, "铁观音")] {
        for plan in [Plan::Ambiguous, Plan::Unpaid] {
            let customer = registry.person(chance);
            add(chance, customer, plan, day, name, "equal_amounts_same_day");
        }
    }
    let known = registry.person(chance);
    let namesake = registry.namesake(chance, &known.name);
    add(chance, known, Plan::Party, 21, "武夷大红袍", "same_name");
    add(
        chance,
        namesake,
        Plan::Unpaid,
        21,
        "武夷大红袍",
        "same_name",
    );
    let twice = registry.person(chance);
    for _ in 0..2 {
        add(
            chance,
            twice.clone(),
            Plan::BareRemark,
            27,
            "菊花",
            "two_equal_payments",
        );
    }
}

/// Puts the positions of the orders into the groups, once the orders stand in their final order.
pub(crate) fn group(world: &mut World) {
    for (position, order) in world.orders.iter().enumerate() {
        if let Some((group, paid)) = order.group {
            world.groups[group].orders.push(position);
            if paid {
                world.groups[group].paid.push(position);
            }
        }
    }
    let mut earlier: Option<usize> = None;
    for position in 0..world.orders.len() {
        if !world.orders[position]
            .tags
            .contains(&"two_orders_one_parcel")
        {
            continue;
        }
        match earlier.take() {
            Some(first) => world.orders[position].rides_with = Some(first),
            None => earlier = Some(position),
        }
    }
}
