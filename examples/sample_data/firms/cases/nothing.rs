//! Money that belongs to no order of the data.

use super::super::book::{Evidence, Kind, Movement, Truth};
use super::super::layout::Field;
use super::super::make::Book;
use super::super::numbers;
use super::super::words::nickname;

fn came(book: &mut Book, amount: i64, party: &str) -> Movement {
    let day = book.chance.between(0, 80);
    let (time, currency) = (book.at(day), book.firm.currency);
    book.movement(time, currency, amount, party).is(Truth::None)
}

/// For an order of the month before the first; every second payer has an order now, paid in its own way.
pub(crate) fn last_month(book: &mut Book) {
    let (customer, amount) = (book.fresh(), book.rare());
    let old = book.at(-20);
    let count = book.chance.between(1, 60);
    let number = numbers::order(&mut book.chance, book.firm.numbers, old, -40, count);
    let words = match book.chance.between(0, 2) {
        0 => "8月货款".to_owned(),
        1 => format!("{number} 货款"),
        _ => String::new(),
    };
    let day = book.chance.between(0, 14);
    let (time, currency) = (book.at(day), book.firm.currency);
    let receipt = book.movement(time, currency, amount, &customer.name);
    book.push(receipt.memo(words).is(Truth::None));
    if book.chance.percent(50) {
        let due = book.rare();
        let order = book.sell_on(day, &customer, due);
        let words = book.worded(order);
        let receipt = book.receipt(order, due, (20, 60)).memo(words);
        book.push(receipt.shows(Evidence::Number));
    }
}

/// For August, and an order of September has the same amount; the remark tells.
pub(crate) fn last_month_same(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell_on(3, &customer, due);
    let time = book.at(5);
    let receipt = book.movement(time, book.firm.currency, due, &customer.name);
    let words = book.chance.pick(&["8月货款", "八月份货款", "上月货款"]);
    book.push(receipt.memo(words).is(Truth::None));
    let words = book.worded(order);
    let receipt = book.receipt(order, due, (240, 300)).memo(words);
    book.push(receipt.shows(Evidence::Number));
}

/// From nobody, for nothing that anybody knows.
pub(crate) fn stranger(book: &mut Book) {
    let amount = if book.chance.percent(50) {
        book.rare()
    } else {
        book.chance.between(1, 400) * 500
    };
    let party = if book.chance.percent(50) {
        nickname(&mut book.chance)
    } else {
        book.stranger()
    };
    let receipt = came(book, amount, &party);
    let words = book.chance.pick(&["", "样品费", "往来款", "活动报名费"]);
    book.push(receipt.memo(words));
}

/// 预付货款: a round sum on account from a customer whose order is paid in its own way.
pub(crate) fn on_account(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    let words = book.worded(order);
    let receipt = book.receipt(order, due, (10, 60)).memo(words);
    let amount = book.chance.pick(&[500_000, 1_000_000, 2_000_000]);
    let advance = book.receipt(order, amount, (24, 200)).memo("预付货款");
    book.push(receipt.shows(Evidence::Number));
    book.push(advance.is(Truth::None));
}

/// 提现: the firm's own money from one pocket into another.
pub(crate) fn own_transfer(book: &mut Book) {
    let amount = book.chance.between(2, 40) * 50_000;
    let mut receipt = came(book, amount, "财付通支付科技有限公司").memo("微信零钱提现");
    receipt.kind = Kind::Own;
    book.push(receipt.is(Truth::Excluded));
}

/// What the firm pays for itself, sometimes as much as an order costs.
pub(crate) fn expense(book: &mut Book) {
    let amount = if book.chance.percent(30) {
        book.amount()
    } else {
        book.chance.between(1_000, 900_000)
    };
    let (party, words) = book.chance.pick(&[
        ("国网电力公司", "电费"),
        ("万源包装制品厂", "纸箱款"),
        ("滴滴出行", "打车"),
        ("园区物业", "房租"),
    ]);
    let mut spent = came(book, amount, party).memo(words).is(Truth::Excluded);
    spent.out = true;
    spent.kind = Kind::Expense;
    book.push(spent);
}

/// 交易关闭: a line that moved no money, of an amount that is still open.
pub(crate) fn never_moved(book: &mut Book) {
    let (customer, due) = (book.fresh(), book.rare());
    let order = book.sell(&customer, due);
    // A bank shows no such lines: what it counts as received was received.
    let Some(account) = book.firm.account_with(Field::Status) else {
        return;
    };
    let mut receipt = book.receipt(order, due, (0, 20)).is(Truth::Excluded);
    receipt.account = account;
    receipt.kind = Kind::Closed;
    book.push(receipt);
}
