//! The number is there, but not as the order sheet has it.

use super::super::book::Evidence;
use super::super::make::Book;
use super::super::numbers;
use super::super::words::nickname;

/// Two digits swapped in the remark.
pub(crate) fn number_swapped(book: &mut Book) {
    mistyped(book, |book, number| {
        numbers::swapped(&mut book.chance, number)
    });
}

/// One digit wrong in the remark.
pub(crate) fn number_wrong_digit(book: &mut Book) {
    mistyped(book, |book, number| {
        numbers::wrong_digit(&mut book.chance, number)
    });
}

/// 尾号: the last digits alone.
pub(crate) fn number_tail(book: &mut Book) {
    mistyped(book, |_, number| {
        let tail: Vec<char> = number.chars().rev().take(5).collect();
        let tail: String = tail.into_iter().rev().collect();
        Some(format!("尾号{}", tail.trim_start_matches('-')))
    });
}

fn mistyped(book: &mut Book, typed: impl Fn(&mut Book, &str) -> Option<String>) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let number = book.orders[order].number.clone();
    let words = match typed(book, &number) {
        Some(typed) => book.with_words(&typed),
        None => String::new(),
    };
    let receipt = book.receipt(order, due, (0, 100)).memo(words);
    let movement = if book.chance.percent(60) {
        receipt
    } else {
        let nick = nickname(&mut book.chance);
        receipt.party(nick).shows(Evidence::Amount)
    };
    book.push(movement);
}

/// Blanks, dashes or full-width characters inside the number: every digit is there.
pub(crate) fn number_untidy(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.amount());
    let order = book.sell(&customer, due);
    let number = book.orders[order].number.clone();
    let typed = numbers::untidy(&mut book.chance, &number);
    let words = book.with_words(&typed);
    let nick = nickname(&mut book.chance);
    let receipt = book.receipt(order, due, (0, 100)).party(nick);
    book.push(receipt.memo(words).shows(Evidence::Number));
}

/// The order sheet went through Excel and lost digits of the number; the statement has all of them.
pub(crate) fn number_damaged(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let number = book.orders[order].number.clone();
    let shown = numbers::damaged(&mut book.chance, &number);
    let Some(shown) = shown.filter(|shown| book.damage(order, shown.clone())) else {
        // Without digits to lose the order is an ordinary one.
        let receipt = book.receipt(order, due, (0, 100)).memo(number);
        return book.push(receipt.shows(Evidence::Number));
    };
    let words = book.with_words(&number);
    let payer = if book.chance.percent(50) {
        customer.name
    } else {
        nickname(&mut book.chance)
    };
    let receipt = book.receipt(order, due, (0, 100)).party(payer).memo(words);
    debug_assert_ne!(shown, number);
    book.push(receipt.shows(Evidence::Case));
}
