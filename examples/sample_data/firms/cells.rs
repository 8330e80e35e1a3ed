//! Records → cells, as the columns of a sheet ask for them.

use chrono::NaiveDateTime;

use super::book::{Cents, Kind, Movement, Order, Terms};
use super::firm::Firm;
use super::layout::{Field, Sheet};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    /// A long number in a number cell, as Excel keeps it.
    Number(f64),
    Money(Cents),
    Time(NaiveDateTime),
    Day(NaiveDateTime),
}

fn text(words: &str) -> Cell {
    if words.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(words.to_owned())
    }
}

fn money(amount: Cents) -> Cell {
    if amount == 0 {
        Cell::Empty
    } else {
        Cell::Money(amount)
    }
}

/// The cells of an order.
pub(super) fn of_order(firm: &Firm, place: usize, order: &Order) -> Vec<Cell> {
    let columns = firm.ledger.columns.iter();
    columns
        .map(|(_, field)| match field {
            Field::Place => Cell::Number(place as f64 + 1.0),
            Field::Fixed(words) => text(words),
            Field::Number => number(order),
            Field::Time => Cell::Time(order.placed),
            Field::Day => Cell::Day(order.placed),
            Field::Customer => text(&order.customer.name),
            Field::Phone => text(&order.customer.phone),
            Field::Product => text(["标准件", "组合装", "样式A"][place % 3]),
            Field::Due => Cell::Money(order.due),
            Field::Deposit => money(order.deposit),
            Field::Cod if order.terms == Terms::Cod => Cell::Money(order.due),
            Field::Terms => text(firm.terms[order.terms as usize]),
            Field::State => text(order.state),
            Field::Waybill => text(&order.waybill),
            Field::Transaction => text(&order.transaction),
            Field::Currency => text(order.currency),
            _ => Cell::Empty,
        })
        .collect()
}

fn number(order: &Order) -> Cell {
    let shown = order.shown.as_ref().unwrap_or(&order.number);
    match shown.parse() {
        Ok(number) if order.as_number => Cell::Number(number),
        _ => text(shown),
    }
}

/// The cells of a movement; `balance` is what the account holds after it.
pub(super) fn of_movement(
    sheet: &Sheet,
    place: usize,
    movement: &Movement,
    balance: Cents,
) -> Vec<Cell> {
    let amount = movement.amount;
    let columns = sheet.columns.iter();
    columns
        .map(|(_, field)| match field {
            Field::Place => Cell::Number(place as f64 + 1.0),
            Field::Fixed(words) => text(words),
            Field::Time => Cell::Time(movement.time),
            Field::Day => Cell::Day(movement.time),
            Field::Clock => movement
                .time
                .format("%H%M%S")
                .to_string()
                .parse()
                .map_or(Cell::Empty, Cell::Number),
            Field::Currency => text(movement.currency),
            Field::Id => text(&movement.id),
            Field::Party => text(&movement.party),
            Field::Amount => Cell::Money(amount),
            Field::In => Cell::Money(if movement.out { 0 } else { amount }),
            Field::Out => Cell::Money(if movement.out { amount } else { 0 }),
            Field::Direction => text(if movement.out { "支出" } else { "收入" }),
            Field::Credit => text(if movement.out { "借" } else { "贷" }),
            Field::Balance => Cell::Money(balance),
            Field::Kind => text(kind(movement.kind)),
            Field::Status => text(status(movement.kind)),
            Field::Memo => text(&movement.memo),
            Field::Merchant => text(&movement.merchant),
            _ => Cell::Empty,
        })
        .collect()
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Transfer | Kind::Closed => "转账",
        Kind::Sale => "商户收款",
        Kind::Refund => "退款",
        Kind::Reversal => "冲正",
        Kind::Expense => "付款",
        Kind::Own => "提现",
    }
}

fn status(kind: Kind) -> &'static str {
    if kind == Kind::Closed {
        "交易关闭"
    } else {
        "交易成功"
    }
}
