//! What tempts to a wrong confirmation.

use super::super::book::{Evidence, Truth};
use super::super::make::Book;

/// Paid in full twice by mistake, each time with the number; mostly one of them goes back.
pub(crate) fn paid_twice(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    for hours in [(1, 20), (24, 90)] {
        let words = book.worded(order);
        let receipt = book.receipt(order, due, hours).memo(words);
        book.push(receipt.shows(Evidence::Number));
    }
    if book.chance.percent(70) {
        let words = format!("退款 重复付款 {}", book.orders[order].number);
        let refund = book.refund(order, due, (6, 15)).memo(words);
        book.push(refund.shows(Evidence::Number));
    }
}

/// An order was cancelled, another of the same amount took its place, and one receipt came without a word.
pub(crate) fn cancelled_twin(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let day = book.chance.between(0, 66);
    let cancelled = book.sell_on(day, &customer, due);
    book.orders[cancelled].state = "已取消";
    let order = book.sell_on(day + 1, &customer, due);
    let receipt = book.receipt(order, due, (10, 40));
    book.push(receipt.shows(Evidence::Case));
}

/// The same customer buys the same every week and pays every time without a word. Each receipt can be told
/// by those before it, or left open; it may not go to another order.
pub(crate) fn repeat_buyer(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let day = book.chance.between(0, 40);
    for week in 0..3 {
        let order = book.sell_on(day + week * 7, &customer, due);
        let receipt = book.receipt(order, due, (2, 60));
        book.push(receipt.shows(Evidence::Case).undecidable());
    }
}

/// A part of one order, by its number, is exactly what another order of the customer costs.
pub(crate) fn part_equals_other(book: &mut Book) {
    let customer = book.fresh();
    let day = book.chance.between(0, 60);
    let (small, more) = (book.rare(), book.rare());
    let large = book.sell_on(day, &customer, small + more);
    book.sell_on(day, &customer, small);
    let words = book.worded(large);
    let receipt = book.receipt(large, small, (2, 60));
    book.push(receipt.memo(words).shows(Evidence::Number));
}

/// A receipt is what one order costs, and what two others cost together: equal readings, all of one customer.
pub(crate) fn sum_equals_other(book: &mut Book) {
    let customer = book.fresh();
    let day = book.chance.between(0, 60);
    let (one, other) = (book.rare(), book.rare());
    let orders: Vec<usize> = [one, other, one, other]
        .into_iter()
        .map(|due| book.sell_on(day, &customer, due))
        .collect();
    let mut receipt = book.receipt(orders[0], one + other, (30, 60));
    receipt = receipt.pays([(orders[0], one), (orders[1], other)]);
    receipt.truth = Truth::Ambiguous;
    receipt.candidates = orders;
    book.push(receipt.shows(Evidence::Case).undecidable());
}
