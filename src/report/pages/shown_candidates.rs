//! The candidates of a payment as they are shown and written into its key.

use crate::model::{
    AmbiguousGroup, DecidedPart, Direction, Link, Money, OrderIndex, Payment, PaymentIndex,
    Standing,
};
use crate::report::view::View;

/// What is proposed for a payment.
#[derive(Clone, Copy, Debug)]
pub(super) enum Proposal<'a> {
    /// One solution, for a person to confirm.
    Suggested(&'a Link),
    /// Several that fit equally.
    Several(&'a AmbiguousGroup),
}

/// What is proposed for a payment; `None` for one that is settled, or that nothing fits.
pub(super) fn proposal<'a>(view: &View<'a>, index: PaymentIndex) -> Option<Proposal<'a>> {
    let reconciled = view.facts.reconciled;
    match reconciled.link(index) {
        Some(link) if link.standing == Standing::Suggested => Some(Proposal::Suggested(link)),
        Some(_) => None,
        None => reconciled.group(index).map(Proposal::Several),
    }
}

/// The candidates, each a set of parts of the payment.
pub(super) fn candidates(
    view: &View<'_>,
    payment: &Payment,
    proposal: Proposal<'_>,
) -> Vec<Vec<DecidedPart>> {
    let candidates = match proposal {
        Proposal::Suggested(link) => vec![of_link(view, link)],
        Proposal::Several(group) => {
            let candidates = group.candidates.iter();
            candidates
                .map(|orders| shared_out(view, payment, orders))
                .collect()
        }
    };
    candidates
        .into_iter()
        .filter(|parts| !parts.is_empty())
        .collect()
}

fn of_link(view: &View<'_>, link: &Link) -> Vec<DecidedPart> {
    let part = |part: &crate::model::Allocation| {
        let order = view.facts.book.orders.get(part.order.get())?;
        Some(DecidedPart {
            order: order.number.text(),
            amount: part.amount,
            difference: part.difference,
        })
    };
    link.allocations.iter().filter_map(part).collect()
}

/// One order gets the whole payment. Several get what is open of each, one after another; what is left over goes to the
/// first, as the matcher has it. In another currency each is shown with what is open of it: no rate is guessed.
fn shared_out(view: &View<'_>, payment: &Payment, orders: &[OrderIndex]) -> Vec<DecidedPart> {
    let open = |index: &OrderIndex| {
        let order = view.facts.book.orders.get(index.get())?;
        let ledger = view.facts.input.ledger(*index)?;
        let open = match payment.direction {
            Direction::In => ledger.balance,
            Direction::Out => ledger.received,
        };
        Some((order.number.text(), open))
    };
    let open: Vec<_> = orders.iter().filter_map(open).collect();
    let currency = payment.amount.currency();
    let is_foreign = open.iter().any(|(_, open)| open.currency() != currency);
    let mut left = payment.amount.minor();
    let is_one = open.len() == 1;
    let mut parts: Vec<DecidedPart> = open
        .into_iter()
        .map(|(order, open)| {
            let amount = if is_foreign && !is_one {
                open
            } else {
                let take = if is_one {
                    left
                } else {
                    open.minor().clamp(0, left.max(0))
                };
                left -= take;
                Money::from_minor(take, currency)
            };
            DecidedPart {
                order,
                amount,
                difference: None,
            }
        })
        .collect();
    if let Some(first) = parts.first_mut().filter(|_| !is_foreign) {
        first.amount = Money::from_minor(first.amount.minor() + left, currency);
    }
    parts
}
