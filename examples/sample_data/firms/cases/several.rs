//! One receipt for several orders of a customer.

use super::super::book::{Cents, Customer, Evidence, Movement, Terms};
use super::super::make::{Book, FIRST};
use super::super::subsets;

/// The remark lists the numbers.
pub(crate) fn several_named(book: &mut Book) {
    let customer = book.customer();
    let day = book.chance.between(0, 60);
    let count = book.chance.between(2, 4);
    let orders: Vec<usize> = (0..count)
        .map(|later| {
            let due = book.amount();
            book.sell_on(day + later, &customer, due)
        })
        .collect();
    let numbers: Vec<&str> = orders
        .iter()
        .map(|order| book.orders[*order].number.as_str())
        .collect();
    let words = numbers.join(["、", ",", " ", "+"][(day % 4) as usize]);
    let receipt = together(book, &customer, &orders, day + count + 1);
    book.push(receipt.memo(words).shows(Evidence::Number));
}

/// Nothing but the sum, from the customer; one more order stays open.
pub(crate) fn several_unnamed(book: &mut Book) {
    let customer = book.fresh();
    let day = book.chance.between(0, 60);
    let count = book.chance.between(3, 5);
    let orders: Vec<usize> = (0..count)
        .map(|later| {
            let due = book.rare();
            book.sell_on(day + later, &customer, due)
        })
        .collect();
    let paid = &orders[..(count - 1) as usize];
    let receipt = together(book, &customer, paid, day + count + 2);
    let dues: Vec<Cents> = orders.iter().map(|order| book.orders[*order].due).collect();
    let is_unique = subsets::count(&dues, receipt.amount, 2) == 1;
    let receipt = receipt.shows(Evidence::Case);
    let movement = if is_unique {
        receipt
    } else {
        receipt.undecidable()
    };
    book.push(movement);
}

/// Monthly terms: early in October all of September, to the cent.
pub(crate) fn month_sum(book: &mut Book) {
    let count = book.chance.between(3, 8);
    monthly(book, count, 29, &["9月货款", "", "九月份货款结清"]);
}

/// Everything up to a date, with the date or without a word.
pub(crate) fn up_to_date(book: &mut Book) {
    let until = book.chance.between(15, 60);
    let date = FIRST + chrono::TimeDelta::days(until);
    let dated = date.format("付清至%-m月%-d日货款").to_string();
    let count = book.chance.between(3, 7);
    monthly(book, count, until, &[dated.as_str(), ""]);
}

/// A customer with 20 to 200 open orders: all of a month, a list of numbers, or any three of them.
pub(crate) fn many_open(book: &mut Book) {
    let most = (book.orders.len() as i64 / 4).clamp(20, 200);
    let count = book.chance.between(20, most);
    if book.chance.percent(60) {
        return monthly(book, count * 2 / 3, 29, &["9月货款", ""]);
    }
    let customer = book.fresh();
    let orders: Vec<usize> = (0..count)
        .map(|_| {
            let (due, day) = (book.rare(), book.chance.between(0, 50));
            open_order(book, day, &customer, due)
        })
        .collect();
    let paid: Vec<usize> = orders.iter().copied().step_by(7).take(3).collect();
    let receipt = together(book, &customer, &paid, 62).shows(Evidence::Case);
    let numbers: Vec<&str> = paid
        .iter()
        .map(|order| book.orders[*order].number.as_str())
        .collect();
    let words = numbers.join(" ");
    let movement = if book.chance.percent(50) {
        receipt.memo(words).shows(Evidence::Number)
    } else {
        // With so many orders other sets have the sum as well.
        receipt.undecidable()
    };
    book.push(movement);
}

/// So many orders up to a day and a few after it; the receipt pays the former.
fn monthly(book: &mut Book, count: i64, until: i64, memos: &[&str]) {
    let customer = book.fresh();
    let mut paid = Vec::new();
    for _ in 0..count.max(2) {
        let (due, day) = (book.rare(), book.chance.between(0, until));
        paid.push(open_order(book, day, &customer, due));
    }
    for _ in 0..book.chance.between(1, 3) {
        let (due, day) = (book.rare(), book.chance.between(until + 1, until + 4));
        open_order(book, day, &customer, due);
    }
    let words = book.chance.pick(memos).to_owned();
    let receipt = together(book, &customer, &paid, until + 8);
    book.push(receipt.memo(words).shows(Evidence::Case));
}

fn open_order(book: &mut Book, day: i64, customer: &Customer, due: Cents) -> usize {
    let order = book.sell_on(day, customer, due);
    book.orders[order].terms = Terms::Monthly;
    order
}

fn together(book: &mut Book, customer: &Customer, orders: &[usize], day: i64) -> Movement {
    let parts: Vec<(usize, Cents)> = orders
        .iter()
        .map(|order| (*order, book.orders[*order].due))
        .collect();
    let sum = parts.iter().map(|(_, due)| due).sum();
    let (time, currency) = (book.at(day), book.firm.currency);
    book.movement(time, currency, sum, &customer.name)
        .pays(parts)
}
