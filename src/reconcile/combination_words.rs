//! Why a combination was taken, or why not, in words.

use chrono::Datelike;

use super::natural_sets::Kind;
use super::proposals::{Proposal, Record};
use super::several_for_one::{are_instalments, is_deposit_and_balance};
use super::state::State;
use crate::model::Message;

/// Why the first set was taken.
pub(super) fn reason(state: &State<'_>, proposal: &Proposal) -> Message {
    let set = proposal.first();
    let message = if let Record::Order(order) = proposal.whole {
        let key = if is_deposit_and_balance(state, proposal) {
            "reason.combination.deposit"
        } else if are_instalments(proposal) {
            "reason.combination.instalments"
        } else {
            "reason.combination.receipts"
        };
        Message::new(key).with("orders", state.listed_numbers([order]))
    } else {
        let orders = set.iter().filter_map(|(record, _)| match record {
            Record::Order(order) => Some(*order),
            Record::Payment(_) => None,
        });
        natural(proposal.kind).with("orders", state.listed_numbers(orders))
    };
    let message = message.with("count", set.len());
    if proposal.count <= 1 {
        return message;
    }
    Message::new("reason.combination.among")
        .with("reason", message)
        .with("others", i64::from(proposal.count - 1))
}

fn natural(kind: Option<Kind>) -> Message {
    match kind {
        None => Message::new("reason.combination.orders"),
        Some(Kind::All) => Message::new("reason.combination.all"),
        Some(Kind::Parcel) => Message::new("reason.combination.parcel"),
        Some(Kind::Day(day)) => Message::new("reason.combination.day").with("day", day),
        Some(Kind::UpTo(day)) => Message::new("reason.combination.up_to").with("day", day),
        Some(Kind::Month(first)) => {
            Message::new("reason.combination.month").with("month", i64::from(first.month()))
        }
    }
}

/// Why none of the sets was taken.
pub(super) fn ambiguous(proposal: &Proposal) -> Message {
    let key = if proposal.complete {
        "reason.combination.ambiguous"
    } else {
        "reason.combination.bounded"
    };
    Message::new(key).with("count", i64::from(proposal.count))
}
