//! The open orders and receipts of one customer as pieces of combinations.

use super::debtors::Party;
use super::deposit_fit::percent;
use super::proposals::{Piece, Record};
use super::state::State;
use super::window;
use crate::model::{Money, Order, OrderIndex, Terms};

/// Both sides, each in the order of its days, what has no day last.
pub(super) struct Sides {
    pub(super) orders: Vec<Piece>,
    pub(super) receipts: Vec<Piece>,
}

impl Sides {
    /// What is open of a party.
    pub(super) fn new(state: &State<'_>, party: &Party) -> Self {
        let orders = party.orders.iter().filter_map(|index| piece(state, *index));
        let receipts = party
            .payments
            .iter()
            .filter(|payment| state.is_open(**payment));
        let receipts = receipts.filter_map(|index| {
            Some(Piece {
                record: Record::Payment(*index),
                amount: state.payment(*index)?.amount,
                part: None,
                window: None,
                day: state.day(*index),
            })
        });
        Self {
            orders: by_day(orders.collect()),
            receipts: by_day(receipts.collect()),
        }
    }
}

fn by_day(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by_key(|piece| (piece.day.is_none(), piece.day, piece.record));
    // The same order may be known by more than one of the customer's keys.
    pieces.dedup_by_key(|piece| piece.record);
    pieces
}

fn piece(state: &State<'_>, index: OrderIndex) -> Option<Piece> {
    let amount = state.open(index).filter(|open| open.minor() > 0)?;
    let order = state.order(index)?;
    let placed = order.placed.or(order.paid).or(order.shipped);
    Some(Piece {
        record: Record::Order(index),
        amount,
        part: deposit(state, index, order, amount),
        window: state.window(index),
        day: placed.map(|placed| window::number(placed.day())),
    })
}

/// The deposit of an order on which nothing has come yet: as stated, else the usual share.
fn deposit(state: &State<'_>, index: OrderIndex, order: &Order, open: Money) -> Option<Money> {
    if !state.is_untouched(index) || order.effective_terms() != Terms::DepositBalance {
        return None;
    }
    let usual = || {
        let share = percent(&state.matching.deposit, order).percent_of(open.minor());
        Money::from_minor(share, open.currency())
    };
    let deposit = order.deposit.unwrap_or_else(usual);
    (deposit.minor() > 0 && deposit < open).then_some(deposit)
}
