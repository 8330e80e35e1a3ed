//! A cancelled order is no rival of one that stands: the customer cancelled and ordered again, and paid once. It
//! stays a rival wherever something shows that money came or went for it.

use rustc_hash::FxHashSet;

use super::candidates::{Awaited, Component, Dated, components};
use super::meeting::Meeting;
use super::namesakes::PartyAmount;
use super::state::State;
use super::window;
use crate::model::{Direction, Money, Order, OrderIndex};

/// The meeting with orders that stand alone where receipts could also be for cancelled ones.
pub(super) fn without_cancelled_rivals(
    state: &State<'_>,
    mut meeting: Meeting<PartyAmount>,
) -> Meeting<PartyAmount> {
    let is_cancelled = |order: &OrderIndex| state.order(*order).is_some_and(Order::is_cancelled);
    let mixed = |component: &Component| {
        let cancelled = component.orders.iter().filter(|order| is_cancelled(order));
        (1..component.orders.len()).contains(&cancelled.count())
    };
    if !meeting
        .components
        .iter()
        .any(|(_, component)| mixed(component))
    {
        return meeting;
    }
    let paid_back: FxHashSet<Money> = (state.book.payments.iter())
        .filter(|payment| payment.direction == Direction::Out)
        .map(|payment| payment.amount)
        .collect();
    for (key, component) in std::mem::take(&mut meeting.components) {
        let free = mixed(&component) && !paid_back.contains(&key.1);
        match Some(&component)
            .filter(|_| free)
            .and_then(|component| standing(state, component))
        {
            Some(parts) => {
                let parts = parts.into_iter().map(|part| (key, part));
                meeting.components.extend(parts);
            }
            None => meeting.components.push((key, component)),
        }
    }
    meeting
}

/// The component without its cancelled orders; `None` if one of these may have been paid, or a receipt came before the
/// orders that stand.
fn standing(state: &State<'_>, component: &Component) -> Option<Vec<Component>> {
    let (cancelled, standing): (Vec<OrderIndex>, Vec<OrderIndex>) =
        (component.orders.iter().copied())
            .partition(|order| state.order(*order).is_some_and(Order::is_cancelled));
    let was_paid = |order: &OrderIndex| {
        let refunded = state
            .order(*order)
            .is_some_and(|order| order.refunded.is_some());
        refunded || state.shows_payment(*order) || !state.is_untouched(*order)
    };
    if cancelled.iter().any(was_paid) {
        return None;
    }
    let placed = standing
        .iter()
        .map(|order| Some(window::number(state.order(*order)?.placed?.day())));
    let last = placed.max()??;
    let payments: Vec<Dated> = (component.payments.iter())
        .map(|payment| (state.day(*payment), *payment))
        .collect();
    let early = |(day, _): &Dated| day.is_none_or(|day| day < last);
    if payments.iter().any(early) {
        return None;
    }
    let count = payments.len();
    let awaited: Vec<Awaited> = standing
        .into_iter()
        .map(|order| (state.window(order), order))
        .collect();
    let parts = components(payments, awaited);
    let met: usize = parts.iter().map(|part| part.payments.len()).sum();
    (met == count).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    const ORDERS: &str = "order A1 218.83 09-30 张三 state=cancelled\norder A2 218.83 10-01 张三\n";

    #[test]
    fn a_cancelled_order_is_no_rival_of_one_that_stands() {
        check(
            &format!("{ORDERS}in P1 218.83 10-02 张三"),
            &["P1 confirmed 5 A2=218.83"],
        );
    }

    #[test]
    fn it_is_one_where_it_may_have_been_paid() {
        let ambiguous = "P1 ambiguous 5 A1,A2 of 2";
        for (orders, receipts, expected) in [
            // Before the second order was placed.
            (ORDERS, "in P1 218.83 09-30 张三", vec![ambiguous]),
            (
                ORDERS,
                "in P1 218.83 10-02 张三\nin P2 218.83 10-03 张三",
                vec!["P1 ambiguous 5 A2 of 2", "P2 ambiguous 5 A2 of 2"],
            ),
            (
                "order A1 218.83 09-30 张三 state=cancelled refunded=218.83\n\
                 order A2 218.83 10-01 张三\n",
                "in P1 218.83 10-02 张三",
                vec![ambiguous],
            ),
            (
                "order A1 218.83 09-30 张三 state=cancelled\norder A2 218.83 10-01 张三\n\
                 order A3 218.83 10-01 张三\n",
                "in P1 218.83 10-02 张三",
                vec!["P1 ambiguous 5 A2,A3 of 2"],
            ),
        ] {
            check(&format!("{orders}{receipts}"), &expected);
        }
    }

    #[test]
    fn money_that_went_back_may_have_been_the_cancelled_orders() {
        let lines = format!("{ORDERS}in P1 218.83 10-02 张三\nout R1 218.83 10-04 张三");
        let found = super::super::testing::outcomes(&lines);
        assert!(
            !found.iter().any(|line| line.starts_with("P1 confirmed")),
            "{found:?}"
        );
    }
}
