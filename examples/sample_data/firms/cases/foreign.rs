//! Money in another currency than the order's.

use super::super::book::Evidence;
use super::super::make::Book;

/// What a dollar is worth by the rate that the configuration states, in ten-thousandths.
pub(crate) const RATE: i64 = 71_234;

/// Yuan for an order in dollars, by the stated rate.
pub(crate) fn foreign_stated(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let yuan = (due * RATE + 5_000) / 10_000;
    paid(book, order, "CNY", yuan, true);
}

/// Euros for an order in dollars, and nobody stated a rate.
pub(crate) fn foreign_unstated(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let euros = due * book.chance.between(8_400, 9_300) / 10_000;
    paid(book, order, "EUR", euros, false);
}

fn paid(book: &mut Book, order: usize, currency: &'static str, amount: i64, decidable: bool) {
    let words = book.worded(order);
    let time = book.chance.later(book.orders[order].placed, 60, 6_000);
    let name = book.orders[order].customer.name.clone();
    let receipt = book.movement(time, currency, amount, &name);
    let receipt = receipt.pays([(order, amount)]).shows(Evidence::Case);
    let receipt = if book.chance.percent(60) {
        receipt.memo(words)
    } else {
        receipt
    };
    let movement = if decidable {
        receipt
    } else {
        receipt.undecidable()
    };
    book.push(movement);
}
