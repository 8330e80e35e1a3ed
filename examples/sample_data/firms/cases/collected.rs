//! 代收货款: a courier pays over what it collected, with a list.

use chrono::TimeDelta;

use super::super::book::{Batch, Evidence, Part, Terms, Truth};
use super::super::make::Book;
use super::super::numbers;

/// The sum of the list less the fees; every parcel is known.
pub(crate) fn collected(book: &mut Book) {
    batch(book, 0, true);
}

/// The same, with one or two parcels on the list that nobody knows.
pub(crate) fn collected_unknown(book: &mut Book) {
    let unknown = book.chance.between(1, 2);
    batch(book, unknown, true);
}

/// The sum before the fees, which are charged apart.
pub(crate) fn collected_gross(book: &mut Book) {
    batch(book, 0, false);
}

fn batch(book: &mut Book, unknown: i64, net: bool) {
    let day = book.chance.between(0, 55);
    let mut parts = Vec::new();
    let mut lines = Vec::new();
    for _ in 0..book.chance.between(4, 9) {
        let (customer, due) = (book.fresh(), book.amount());
        let (later, waybill) = (
            book.chance.between(0, 5),
            numbers::waybill(&mut book.chance),
        );
        let order = book.sell_on(day + later, &customer, due);
        book.orders[order].terms = Terms::Cod;
        book.orders[order].waybill.clone_from(&waybill);
        let fee = fee(due);
        let kept = if net { fee } else { 0 };
        parts.push(Part {
            order,
            amount: due - kept,
            fee: kept,
        });
        lines.push((waybill, due, fee));
    }
    for _ in 0..unknown {
        let amount = book.amount();
        lines.push((numbers::waybill(&mut book.chance), amount, fee(amount)));
    }
    let sum = lines
        .iter()
        .map(|(_, amount, fee)| amount - if net { *fee } else { 0 })
        .sum();
    let paid = book.at(day + 14);
    let number = format!("SFDS{}{:03}", paid.format("%Y%m%d"), book.batches.len());
    let words = format!("代收货款结算 {number}");
    let party = "深圳顺丰速运有限公司";
    let time = paid + TimeDelta::hours(1);
    let mut receipt = book.movement(time, book.firm.currency, sum, party);
    receipt.truth = Truth::Settlement;
    receipt.parts = parts;
    book.push(receipt.memo(words).shows(Evidence::Case));
    book.batches.push(Batch {
        number,
        paid,
        lines,
    });
}

/// 1 %, at least 2 yuan.
fn fee(amount: i64) -> i64 {
    (amount / 100).max(200).min(amount / 2)
}
