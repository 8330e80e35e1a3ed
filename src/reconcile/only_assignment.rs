//! Equal amounts that only one assignment settles: each receipt has an order, each order a receipt, in time.

use super::candidates::Component;
use super::state::State;
use super::window;
use crate::model::{OrderIndex, PaymentIndex};

/// Larger crowds of equals are left as they are: one stranger among them upsets everything.
const MOST: usize = 6;

/// The pairs, if as many receipts as orders meet and their days leave exactly one way to pair all of them.
///
/// Where there is only one way, some record always has a single partner left; taking such pairs away one
/// after another ends with nothing left. Where there are several ways, it gets stuck.
pub(super) fn only_assignment(
    state: &State<'_>,
    component: &Component,
) -> Option<Vec<(PaymentIndex, OrderIndex)>> {
    let count = component.payments.len();
    if count != component.orders.len() || !(2..=MOST).contains(&count) {
        return None;
    }
    let mut payments = component.payments.clone();
    let mut orders = component.orders.clone();
    let mut pairs = Vec::with_capacity(count);
    while !payments.is_empty() {
        let fits = |payment: &PaymentIndex, order: &OrderIndex| {
            window::contains(state.window(*order), state.day(*payment))
        };
        let of_payment = payments.iter().find_map(|payment| {
            let mut fitting = orders.iter().filter(|order| fits(payment, order));
            let only = fitting.next().filter(|_| fitting.next().is_none())?;
            Some((*payment, *only))
        });
        let of_order = || {
            orders.iter().find_map(|order| {
                let mut fitting = payments.iter().filter(|payment| fits(payment, order));
                let only = fitting.next().filter(|_| fitting.next().is_none())?;
                Some((*only, *order))
            })
        };
        let (payment, order) = of_payment.or_else(of_order)?;
        payments.retain(|one| *one != payment);
        orders.retain(|one| *one != order);
        pairs.push((payment, order));
    }
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use super::super::testing::check;

    #[test]
    fn days_may_leave_one_way_only() {
        check(
            "order A1 978.67 09-16 张三\norder A2 978.67 09-26 李四\n\
             in P1 978.67 09-16 -\nin P2 978.67 09-26 -",
            &["P1 suggested 6 A1=978.67", "P2 suggested 6 A2=978.67"],
        );
        check(
            "order A1 978.67 09-16 张三\norder A2 978.67 09-18 李四\n\
             in P1 978.67 09-16 -\nin P2 978.67 09-26 -",
            &["P1 ambiguous 6 A1,A2 of 2", "P2 ambiguous 6 A1,A2 of 2"],
        );
        check(
            "order A1 978.67 09-16 张三\norder A2 978.67 09-26 李四\n\
             in P1 978.67 09-16 -\nin P2 978.67 09-26 -\nin P3 978.67 09-27 -",
            &[
                "P1 ambiguous 6 A1,A2 of 3",
                "P2 ambiguous 6 A1,A2 of 3",
                "P3 ambiguous 6 A1,A2 of 3",
            ],
        );
    }
}
