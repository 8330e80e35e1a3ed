//! A deposit, then the balance.

use super::super::book::{Evidence, Terms};
use super::super::layout::Field;
use super::super::make::Book;

/// The sheet states the deposit, if it has a column for it.
pub(crate) fn deposit_stated(book: &mut Book) {
    let share = book.chance.pick(&[20, 30, 40, 50]);
    let is_stated = book.firm.records(Field::Deposit);
    deposit(book, if is_stated { share } else { 30 }, is_stated);
}

/// The deposit is 30 % of what is due, and no sheet says so; every second one is rounded to whole yuan.
pub(crate) fn deposit_share(book: &mut Book) {
    deposit(book, 30, false);
}

fn deposit(book: &mut Book, percent: i64, is_stated: bool) {
    let customer = book.fresh();
    let due = book.rare().max(50_000) + 31;
    if !book.uses(due) {
        return;
    }
    let order = book.sell(&customer, due);
    let exact = (due * percent + 50) / 100;
    let first = if is_stated || book.chance.percent(50) {
        exact / 100 * 100
    } else {
        exact
    };
    book.orders[order].terms = Terms::Deposit;
    if is_stated {
        book.orders[order].deposit = first;
    }
    let named = book.chance.percent(50);
    let has_balance = book.chance.percent(80);
    for (amount, hours, words) in [(first, (0, 40), "订金"), (due - first, (72, 400), "尾款")] {
        if amount != first && !has_balance {
            continue;
        }
        let number = book.orders[order].number.clone();
        let receipt = book.receipt(order, amount, hours);
        let movement = if named {
            let words = format!("{number} {words}");
            receipt.memo(words).shows(Evidence::Number)
        } else {
            let words = book.chance.pick(&["", words]);
            receipt.memo(words)
        };
        book.push(movement);
    }
}
