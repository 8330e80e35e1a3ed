//! The candidates of a payment as they are shown and written into its key.

use super::decision_netting::netting;
use crate::model::{
    AmbiguousGroup, DecidedPart, Direction, Link, Money, Netting, Order, OrderIndex, Payment,
    PaymentIndex, Standing,
};
use crate::report::view::View;

/// What is proposed for a payment.
#[derive(Clone, Copy, Debug)]
pub(super) enum Proposal<'a> {
    /// One solution, for a person to confirm.
    Suggested(&'a Link),
    /// Several that fit equally.
    Several(&'a AmbiguousGroup),
    /// It seems to be cancelled by others, or to repeat one.
    Netting(&'a Netting),
}

/// What is proposed for a payment; `None` for one that is settled, or that nothing fits.
pub(super) fn proposal<'a>(view: &View<'a>, index: PaymentIndex) -> Option<Proposal<'a>> {
    let reconciled = view.facts.reconciled;
    match reconciled.link(index) {
        Some(link) if link.standing == Standing::Suggested => Some(Proposal::Suggested(link)),
        Some(_) => None,
        None => match reconciled.group(index) {
            Some(group) => Some(Proposal::Several(group)),
            None => netting(view, index).map(Proposal::Netting),
        },
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
        Proposal::Netting(_) => Vec::new(),
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
            cancelled: order.is_cancelled(),
        })
    };
    link.allocations.iter().filter_map(part).collect()
}

/// One order gets the whole payment. Several get what is open of each, or the deposit of each, if that adds up to the
/// payment; otherwise each is shown with what is open of it, which a person has to split: nothing is guessed.
fn shared_out(view: &View<'_>, payment: &Payment, orders: &[OrderIndex]) -> Vec<DecidedPart> {
    let known = |index: &OrderIndex| {
        let order = view.facts.book.orders.get(index.get())?;
        let ledger = view.facts.input.ledger(*index)?;
        let open = match payment.direction {
            Direction::In => ledger.balance,
            Direction::Out => ledger.received,
        };
        Some((order, open))
    };
    let known: Vec<(&Order, Money)> = orders.iter().filter_map(known).collect();
    let open: Vec<Money> = known.iter().map(|(_, open)| *open).collect();
    let deposits: Option<Vec<Money>> = known.iter().map(|(order, _)| order.deposit).collect();
    let adds_up = |amounts: &Vec<Money>| {
        let mut rest = amounts.iter();
        let left = rest.try_fold(payment.amount, |left, amount| left.checked_sub(*amount));
        left.is_some_and(Money::is_zero)
    };
    let amounts = if known.len() == 1 {
        vec![payment.amount]
    } else if adds_up(&open) {
        open
    } else {
        deposits.filter(adds_up).unwrap_or(open)
    };
    let parts = known.iter().zip(amounts);
    parts
        .map(|((order, _), amount)| DecidedPart {
            order: order.number.text(),
            amount,
            difference: None,
            cancelled: order.is_cancelled(),
        })
        .collect()
}
