//! Not the whole amount, too much of it, or in several pieces.

use super::super::book::Evidence;
use super::super::make::Book;

/// Too little. With the number it is known for what; with the name alone nobody can be sure.
pub(crate) fn partial(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare() + 20_000);
    let order = book.sell(&customer, due);
    let paid = (due * book.chance.between(30, 80) / 100) / 5_000 * 5_000 + 2_500;
    let words = book.worded(order);
    let receipt = book.receipt(order, paid.min(due - 100), (0, 100));
    let movement = if book.chance.percent(75) {
        receipt
            .memo(format!("{words} 先付一部分"))
            .shows(Evidence::Number)
    } else {
        receipt.shows(Evidence::Case).undecidable()
    };
    book.push(movement);
}

/// Too much, with the number.
pub(crate) fn overpaid(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let paid = (due / 10_000 + 1) * 10_000;
    let words = book.worded(order);
    let receipt = book.receipt(order, paid, (0, 100));
    book.push(receipt.memo(words).shows(Evidence::Number));
}

/// Two or three receipts for one order, each with the number.
pub(crate) fn instalments(book: &mut Book) {
    pieces(book, true);
}

/// Two or three receipts for one order, in the customer's name alone.
pub(crate) fn instalments_unnamed(book: &mut Book) {
    pieces(book, false);
}

fn pieces(book: &mut Book, named: bool) {
    let (customer, due) = (book.fresh(), book.rare() + 30_000);
    let order = book.sell(&customer, due);
    let count = book.chance.between(2, 3);
    let equal = due % count == 0 && book.chance.percent(50);
    let mut left = due;
    for piece in 0..count {
        let amount = if piece + 1 == count {
            left
        } else if equal {
            due / count
        } else {
            left * book.chance.between(30, 60) / 100 / 1_000 * 1_000 + 500
        };
        left -= amount;
        let words = book.worded(order);
        let receipt = book.receipt(order, amount, (1 + piece * 20, 19 + piece * 20));
        let movement = if named {
            receipt.memo(words).shows(Evidence::Number)
        } else {
            receipt.shows(Evidence::Case)
        };
        book.push(movement);
    }
}
