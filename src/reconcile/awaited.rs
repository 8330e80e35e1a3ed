//! The amounts that an order leads to expect, in its own currency.

use super::state::State;
use crate::model::{Direction, Money, OrderIndex};

/// What an order awaits: all of it, or one of its parts.
pub(super) struct Awaited {
    whole: Option<Money>,
    parts: [Option<Money>; 3],
}

impl Awaited {
    /// Of a receipt the open balance, and of an untouched order its deposit and the rest; of a refund what was due,
    /// and what was received, received too much or reported as refunded.
    pub(super) fn of(state: &State<'_>, index: OrderIndex, direction: Direction) -> Self {
        let nothing = Self {
            whole: None,
            parts: [None; 3],
        };
        let Some((order, open)) = state.order(index).zip(state.open(index)) else {
            return nothing;
        };
        if direction == Direction::Out {
            let received = order.due.and_then(|due| due.checked_sub(open));
            return Self {
                whole: order.due,
                parts: [received, Some(open.negated()), order.refunded],
            };
        }
        let deposit = order.deposit.filter(|_| state.is_untouched(index));
        // A deposit is a part: something is left when it is paid.
        let left = |deposit: &Money| open.checked_sub(*deposit);
        let deposit = deposit.filter(|one| left(one).is_some_and(|left| left.minor() > 0));
        let rest = deposit.and_then(|deposit| left(&deposit));
        Self {
            whole: Some(open),
            parts: [deposit, rest, None],
        }
    }

    /// All that is awaited, if it is more than nothing.
    pub(super) fn whole(&self) -> Option<Money> {
        self.whole.filter(|amount| amount.minor() > 0)
    }

    /// All of it, and the deposit that is still to come: what a difference may be measured against.
    pub(super) fn whole_or_deposit(&self) -> impl Iterator<Item = Money> {
        let [deposit, ..] = self.parts;
        let deposit = deposit.filter(|amount| amount.minor() > 0);
        [self.whole(), deposit].into_iter().flatten()
    }

    /// Every amount that is awaited, more than nothing each.
    pub(super) fn amounts(&self) -> impl Iterator<Item = Money> {
        let [one, two, three] = self.parts;
        [self.whole, one, two, three]
            .into_iter()
            .flatten()
            .filter(|amount| amount.minor() > 0)
    }
}
