//! The amount is another one, for a reason that has a name. Every second payer writes the number; the
//! others are customers with this one order.

use super::super::book::{Cents, Evidence};
use super::super::make::Book;

/// The channel kept 0.6 %.
pub(crate) fn fee_060(book: &mut Book) {
    differs(book, |_, due| due - (due * 6 + 500) / 1_000);
}

/// The channel kept 0.38 %.
pub(crate) fn fee_038(book: &mut Book) {
    differs(book, |_, due| due - (due * 38 + 5_000) / 10_000);
}

/// 抹零: the cents, or the last yuan.
pub(crate) fn rounding(book: &mut Book) {
    differs(book, |book, due| {
        let step = book.chance.pick(&[100, 100, 1_000]);
        due / step * step
    });
}

/// A coupon that the order sheet does not show.
pub(crate) fn coupon(book: &mut Book) {
    differs(book, |book, due| {
        due - book.chance.pick(&[500, 1_000, 2_000, 5_000])
    });
}

/// Freight on top.
pub(crate) fn freight(book: &mut Book) {
    differs(book, |book, due| {
        due + book.chance.pick(&[600, 800, 1_000, 1_200, 1_500])
    });
}

/// Two neighbouring digits the other way round: 1,837.46 became 1,873.46.
pub(crate) fn transposed(book: &mut Book) {
    differs(book, |_, due| {
        let (tens, units) = (due / 1_000 % 10, due / 100 % 10);
        due + (units - tens) * 1_000 + (tens - units) * 100
    });
}

/// The decimal point slipped: ten times too much, or a tenth.
pub(crate) fn slipped(book: &mut Book) {
    differs(book, |book, due| {
        if due % 10 == 0 && book.chance.percent(50) {
            due / 10
        } else {
            due * 10
        }
    });
}

fn differs(book: &mut Book, paid: impl Fn(&mut Book, Cents) -> Cents) {
    let (customer, due) = (book.fresh(), book.rare() + 20_000);
    let amount = paid(book, due);
    if amount == due || amount <= 0 {
        return;
    }
    let order = book.sell(&customer, due);
    let words = book.worded(order);
    let receipt = book.receipt(order, amount, (0, 100));
    let movement = if book.chance.percent(50) {
        receipt.memo(words).shows(Evidence::Number)
    } else {
        receipt.shows(Evidence::Case)
    };
    book.push(movement);
}
