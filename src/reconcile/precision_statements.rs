//! Precision on made-up months of customers with many orders: statements of a month, some orders picked out,
//! several receipts for one order, and money that is for nothing of it.

use super::precision::{Dice, Month, judged, yuan};

/// How the customer of many orders pays.
struct Customer {
    name: String,
    terms: &'static str,
    orders: Vec<(String, u64, u64)>,
}

fn month(seed: u64) -> Month {
    let mut dice = Dice::from_seed(seed);
    let mut month = Month::default();
    for number in 0..40 {
        let count = [5, 8, 12, 20, 40, 100, 200][dice.below(7) as usize];
        let round = [1, 1, 10, 100, 500][dice.below(5) as usize];
        let mut orders: Vec<(String, u64, u64)> = (0..count)
            .map(|at| {
                let price = (dice.price() + dice.below(100)).div_ceil(round) * round;
                (format!("A{number:03}{at:03}"), price, dice.below(50))
            })
            .collect();
        orders.sort_by_key(|(_, _, day)| *day);
        let customer = Customer {
            name: format!("{}{number:02}行", dice.name()),
            terms: ["terms=monthly", "terms=monthly", "terms=prepaid"][dice.below(3) as usize],
            orders,
        };
        for (order, due, day) in &customer.orders {
            month.lines.push(format!(
                "order {order} {} {:02}-{:02} {} {}",
                yuan(*due),
                8 + day / 25,
                1 + day % 25,
                customer.name,
                customer.terms
            ));
        }
        pay(&mut month, &mut dice, &customer);
    }
    month
}

/// What the customer pays in the second month: no order is paid twice.
fn pay(month: &mut Month, dice: &mut Dice, customer: &Customer) {
    let (mut first, second): (Vec<_>, Vec<_>) =
        customer.orders.iter().partition(|(_, _, day)| *day < 25);
    let statement = |month: &mut Month, orders: &[&(String, u64, u64)], day| {
        let mut numbers: Vec<&str> = orders.iter().map(|order| order.0.as_str()).collect();
        numbers.sort_unstable();
        let sum = orders.iter().map(|order| order.1).sum();
        month.pay(sum, day, &customer.name, &numbers);
    };
    if dice.below(2) == 0 && !first.is_empty() {
        statement(month, &first, 3);
        first.clear();
    }
    let mut rest: Vec<&(String, u64, u64)> = first.into_iter().chain(second).collect();
    for _ in 0..dice.below(6) {
        let wanted = 1 + dice.below(4) as usize;
        let picked: Vec<_> = (0..wanted.min(rest.len()))
            .map(|_| rest.remove(dice.below(rest.len() as u64) as usize))
            .collect();
        if !picked.is_empty() && picked.iter().all(|order| order.2 < 35) {
            statement(month, &picked, 12);
        }
    }
    if dice.below(3) == 0
        && let Some((order, due, _)) = rest.pop()
    {
        let part = due * (20 + dice.below(60)) / 100;
        month.pay(part, 26, &customer.name, &[order]);
        month.pay(due - part, 27, &customer.name, &[order]);
    }
    for _ in 0..dice.below(4) {
        let stranger = (1 + dice.below(8)) * dice.price();
        month.pay(stranger, 20, &customer.name, &[]);
    }
}

#[test]
fn what_is_confirmed_of_many_orders_is_true() {
    let (mut right, mut wrong) = (0, Vec::new());
    for seed in 1..=4 {
        let (more, others) = judged(&month(seed));
        right += more.values().sum::<usize>();
        wrong.extend(
            others
                .into_iter()
                .map(|(id, _, orders, level)| (seed, id, level, orders.len())),
        );
    }
    assert!(right > 100, "{right}");
    assert!(
        wrong.len() * 1000 <= right,
        "{right} right, wrong: {wrong:?}"
    );
}
