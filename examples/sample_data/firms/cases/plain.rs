//! What is not difficult: the number is known, or the customer pays the exact amount.

use super::super::book::{Evidence, Kind};
use super::super::layout::Field;
use super::super::make::Book;
use super::super::words::nickname;

/// The statement names the shop's own order number.
pub(crate) fn merchant_no(book: &mut Book) {
    let Some(account) = book.firm.account_with(Field::Merchant) else {
        return remark(book);
    };
    let (customer, due) = (book.customer(), book.amount());
    let order = book.sell(&customer, due);
    let nick = nickname(&mut book.chance);
    let mut receipt = book.receipt(order, due, (0, 2)).party(nick);
    receipt.account = account;
    receipt.kind = Kind::Sale;
    receipt.merchant.clone_from(&book.orders[order].number);
    book.push(receipt.memo("商品").shows(Evidence::Number));
}

/// The sales clerk noted the number of the payment in the order sheet.
pub(crate) fn transaction_id(book: &mut Book) {
    let (customer, due) = (book.customer(), book.amount());
    let order = book.sell(&customer, due);
    let nick = nickname(&mut book.chance);
    let receipt = book.receipt(order, due, (0, 30)).party(nick);
    book.orders[order].transaction.clone_from(&receipt.id);
    book.push(receipt.shows(Evidence::Number));
}

/// The order number stands in the remark.
pub(crate) fn remark(book: &mut Book) {
    let (customer, due) = (book.customer(), book.amount());
    let order = book.sell(&customer, due);
    let words = book.worded(order);
    let payer = if book.chance.percent(70) {
        customer.name
    } else {
        nickname(&mut book.chance)
    };
    let receipt = book.receipt(order, due, (0, 120)).party(payer);
    book.push(receipt.memo(words).shows(Evidence::Number));
}

/// The customer pays the exact amount and says nothing.
pub(crate) fn payer(book: &mut Book) {
    let (customer, due) = (book.customer(), book.amount());
    let order = book.sell(&customer, due);
    let words = book.chance.pick(&["", "", "货款", "转账", "谢谢"]);
    let receipt = book.receipt(order, due, (0, 150));
    book.push(receipt.memo(words));
}

/// Nobody pays.
pub(crate) fn unpaid(book: &mut Book) {
    let (customer, due) = (book.customer(), book.amount());
    let order = book.sell(&customer, due);
    book.orders[order].state = book.chance.pick(&["待付款", "待发货", "已取消"]);
}
