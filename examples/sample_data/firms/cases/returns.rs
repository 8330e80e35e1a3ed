//! Money that went back.

use super::super::book::{Cents, Customer, Evidence, Kind, Movement, Truth};
use super::super::make::Book;

/// Paid with the number in the remark, so that the refund has something to refer to.
fn paid(book: &mut Book, day: i64) -> (usize, Cents) {
    let (customer, due) = (book.fresh(), book.rare() + 10_000);
    let order = book.sell_on(day, &customer, due);
    let words = book.worded(order);
    let receipt = book.receipt(order, due, (0, 40));
    book.push(receipt.memo(words).shows(Evidence::Number));
    (order, due)
}

fn named(book: &mut Book, order: usize, amount: Cents, days: (i64, i64)) {
    let words = format!("退款 {}", book.orders[order].number);
    let refund = book.refund(order, amount, days).memo(words);
    book.push(refund.shows(Evidence::Number));
}

/// A part goes back, with the number.
pub(crate) fn refund_part(book: &mut Book) {
    let day = book.chance.between(0, 55);
    let (order, due) = paid(book, day);
    let share = book.chance.between(10, 60);
    named(book, order, due * share / 100, (3, 12));
}

/// Several refunds of one order, with the number.
pub(crate) fn refund_several(book: &mut Book) {
    let day = book.chance.between(0, 45);
    let (order, due) = paid(book, day);
    for (share, days) in [(20, (3, 6)), (15, (7, 12)), (65, (13, 20))] {
        let amount = if share == 65 {
            due - due * 20 / 100 - due * 15 / 100
        } else {
            due * share / 100
        };
        if share != 65 || book.chance.percent(40) {
            named(book, order, amount, days);
        }
    }
}

/// The whole amount goes back after two months, with the number.
pub(crate) fn refund_late(book: &mut Book) {
    let day = book.chance.between(0, 12);
    let (order, due) = paid(book, day);
    named(book, order, due, (60, 75));
}

/// The whole amount goes back to the payer, with no number.
pub(crate) fn refund_unnamed(book: &mut Book) {
    let day = book.chance.between(0, 55);
    let (order, due) = paid(book, day);
    let refund = book.refund(order, due, (3, 12)).memo("退款");
    book.push(refund.shows(Evidence::Case));
}

/// 冲正: the bank takes the receipt back within minutes. Every second customer pays again.
pub(crate) fn void(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let receipt = book.receipt(order, due, (1, 40)).is(Truth::None);
    let mut back: Movement = receipt.clone().memo("冲正");
    back.id.push('R');
    back.time = book.chance.later(receipt.time, 2, 20);
    back.out = true;
    back.kind = Kind::Reversal;
    back.reversal.clone_from(&receipt.id);
    let mut receipt = receipt;
    receipt.reversal.clone_from(&back.id);
    book.push(receipt);
    book.push(back);
    if book.chance.percent(50) {
        let words = book.worded(order);
        let again = book.receipt(order, due, (42, 90)).memo(words);
        book.push(again.shows(Evidence::Number));
    }
}

/// 押金 in, and the same sum out again: no receipt for goods.
pub(crate) fn offset(book: &mut Book) {
    let (customer, amount): (Customer, Cents) = (book.fresh(), book.rare());
    let currency = book.firm.currency;
    let day = book.chance.between(0, 60);
    let time = book.at(day);
    let came = book.movement(time, currency, amount, &customer.name);
    book.push(came.memo("押金").is(Truth::None));
    let time = book.at(day + 9);
    let mut left = book.movement(time, currency, amount, &customer.name);
    left.out = true;
    left.kind = Kind::Expense;
    book.push(left.memo("退押金").is(Truth::None));
}
