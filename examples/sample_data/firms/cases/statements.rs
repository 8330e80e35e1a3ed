//! One movement in two exports of the same account.

use super::super::make::Book;
use super::plain;

/// The receipt stands in two overlapping exports, and is one.
pub(crate) fn duplicate_line(book: &mut Book) {
    let before = book.movements.len();
    if book.chance.percent(50) {
        plain::remark(book);
    } else {
        plain::payer(book);
    }
    for movement in &mut book.movements[before..] {
        movement.twice = true;
    }
}
