//! The payer is another, or is written in another way.

use super::super::book::{Customer, Evidence, Truth};
use super::super::make::Book;
use super::super::words;

/// 代付 by the same person again and again: twice or more with the number, then without.
pub(crate) fn alias_repeat(book: &mut Book) {
    let (customer, payer) = (book.fresh(), book.stranger());
    let first = book.chance.between(0, 20);
    for (round, named) in [true, true, false, false].into_iter().enumerate() {
        if round == 3 && book.chance.percent(50) {
            continue;
        }
        let due = book.rare();
        let order = book.sell_on(first + 12 * round as i64, &customer, due);
        let words = book.worded(order);
        let receipt = book.receipt(order, due, (1, 90)).party(&payer);
        let movement = if named {
            receipt.memo(words).shows(Evidence::Number)
        } else {
            receipt.shows(Evidence::Case)
        };
        book.push(movement);
    }
}

/// 代付 once, without a word; only the amount tells.
pub(crate) fn alias_once(book: &mut Book) {
    let (customer, due, payer) = (book.fresh(), book.rare(), book.stranger());
    let order = book.sell(&customer, due);
    let receipt = book.receipt(order, due, (1, 90)).party(payer);
    book.push(receipt.shows(Evidence::Amount));
}

/// 代付 with the customer's name in the remark.
pub(crate) fn alias_named(book: &mut Book) {
    let (customer, due, payer) = (book.fresh(), book.rare(), book.stranger());
    let order = book.sell(&customer, due);
    let name = &customer.name;
    let words = match book.chance.between(0, 3) {
        0 => format!("帮{name}付"),
        1 => format!("代付 {name}"),
        2 => format!("{name}货款"),
        _ => name.clone(),
    };
    let receipt = book.receipt(order, due, (1, 90)).party(payer);
    book.push(receipt.memo(words).shows(Evidence::Case));
}

/// 代付 with the number in the remark.
pub(crate) fn alias_number(book: &mut Book) {
    let (customer, due, payer) = (book.customer(), book.amount(), book.stranger());
    let order = book.sell(&customer, due);
    let words = book.worded(order);
    let receipt = book.receipt(order, due, (1, 90)).party(payer);
    book.push(receipt.memo(words).shows(Evidence::Number));
}

/// A firm without its legal form, or with other brackets.
pub(crate) fn company_form(book: &mut Book) {
    let mut customer = book.fresh();
    if !book.firm.companies && !book.firm.abroad {
        customer.name = words::company(&mut book.chance);
    }
    let payer = words::other_form(&mut book.chance, &customer.name);
    written_otherwise(book, &customer, payer);
}

/// A name in traditional characters.
pub(crate) fn traditional(book: &mut Book) {
    let customer = book.fresh();
    let payer = words::traditional(&customer.name);
    written_otherwise(book, &customer, payer);
}

fn written_otherwise(book: &mut Book, customer: &Customer, payer: String) {
    let due = book.rare();
    let order = book.sell(customer, due);
    let receipt = book.receipt(order, due, (1, 90)).party(payer);
    book.push(receipt.shows(Evidence::Case));
}

/// The last digits of the customer's telephone in the remark.
pub(crate) fn phone_tail(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let tail = &customer.phone[7..];
    let words = match book.chance.between(0, 2) {
        0 => format!("手机尾号{tail}"),
        1 => format!("尾号 {tail} 的订单"),
        _ => customer.phone.clone(),
    };
    let nick = words::nickname(&mut book.chance);
    let receipt = book.receipt(order, due, (1, 90)).party(nick);
    book.push(receipt.memo(words).shows(Evidence::Amount));
}

/// A name that the wallet masks.
pub(crate) fn masked(book: &mut Book) {
    let due = if book.chance.percent(70) {
        book.rare()
    } else {
        book.amount()
    };
    let customer = book.fresh();
    let order = book.sell(&customer, due);
    let payer = words::masked(&mut book.chance, &customer.name);
    let receipt = book.receipt(order, due, (1, 90)).party(payer);
    book.push(receipt.shows(Evidence::Amount));
}

/// Two customers of one name: told apart by the amount, or not at all.
pub(crate) fn namesakes(book: &mut Book) {
    let one = book.fresh();
    let other = Customer {
        phone: book.fresh().phone,
        ..one.clone()
    };
    let day = book.chance.between(0, 60);
    let due = book.rare();
    if book.chance.percent(50) {
        let order = book.sell_on(day, &one, due);
        let rival = book.sell_on(day + 1, &other, due);
        let mut receipt = book.receipt(order, due, (30, 60));
        receipt.truth = Truth::Ambiguous;
        receipt.candidates = vec![order, rival];
        book.push(receipt.shows(Evidence::Case).undecidable());
        return;
    }
    for customer in [&one, &other] {
        let due = book.rare();
        let order = book.sell_on(day, customer, due);
        let receipt = book.receipt(order, due, (1, 60));
        book.push(receipt);
    }
}
