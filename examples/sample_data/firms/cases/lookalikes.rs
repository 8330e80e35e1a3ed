//! Amounts that others have too.

use super::super::book::{Evidence, Truth};
use super::super::make::Book;
use super::super::words::nickname;

/// Equal amounts on one day from payers whom nobody knows: truly ambiguous.
pub(crate) fn equal_day(book: &mut Book) {
    let due = book.rare();
    let day = book.chance.between(0, 68);
    let receipts = book.chance.between(1, 2);
    let mut orders = Vec::new();
    for _ in 0..2 {
        let customer = book.fresh();
        orders.push(book.sell_on(day, &customer, due));
    }
    for order in orders.iter().take(receipts as usize) {
        let nick = nickname(&mut book.chance);
        let mut receipt = book.receipt(*order, due, (1, 12)).party(nick);
        receipt.truth = Truth::Ambiguous;
        receipt.candidates.clone_from(&orders);
        book.push(receipt.shows(Evidence::Case).undecidable());
    }
}

/// What everybody pays, from a nickname, without a word.
pub(crate) fn common_price(book: &mut Book) {
    let due = book.amount();
    by_nobody(book, due);
}

/// An amount that nobody else pays, from a nickname, without a word.
pub(crate) fn odd_amount(book: &mut Book) {
    let due = book.rare();
    by_nobody(book, due);
}

fn by_nobody(book: &mut Book, due: i64) {
    let customer = book.customer();
    let order = book.sell(&customer, due);
    let nick = nickname(&mut book.chance);
    let receipt = book.receipt(order, due, (0, 60)).party(nick);
    book.push(receipt.shows(Evidence::Amount));
}
