//! Payments and orders of one amount: which of them may belong to each other, given their days.

use super::window::{DayNumber, Window};
use crate::model::{AmbiguousGroup, Level, Message, Money, OrderIndex, PaymentIndex};

/// Payments and orders connected by windows: each payment fits an order of the component, directly or
/// through others. Found by one sweep over the days, so 50,000 equal receipts cost no more than 50,000
/// different ones.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Component {
    /// The payments, sorted.
    pub(super) payments: Vec<PaymentIndex>,
    /// The orders, sorted.
    pub(super) orders: Vec<OrderIndex>,
}

/// A payment with its day; `None` fits every window.
pub(super) type Dated = (Option<DayNumber>, PaymentIndex);

/// An order with its window; `None` holds every day.
pub(super) type Awaited = (Option<Window>, OrderIndex);

/// The components that hold at least one payment and one order.
pub(super) fn components(mut payments: Vec<Dated>, orders: Vec<Awaited>) -> Vec<Component> {
    if let ([payment], [order]) = (payments.as_slice(), orders.as_slice()) {
        let fits = super::window::contains(order.0, payment.0);
        let only = Component {
            payments: vec![payment.1],
            orders: vec![order.1],
        };
        return if fits { vec![only] } else { Vec::new() };
    }
    // Undated payments sort first, and are met by every order.
    payments.sort_unstable();
    let undated = payments.partition_point(|(day, _)| day.is_none());
    let reach = |window: Option<Window>| {
        let Some((first, last)) = window else {
            return (0, payments.len());
        };
        let start = payments.partition_point(|(day, _)| day.is_none_or(|day| day < first));
        let end = payments.partition_point(|(day, _)| day.is_none_or(|day| day <= last));
        (start, end)
    };
    let mut spans: Vec<(usize, usize, OrderIndex)> = orders
        .into_iter()
        .map(|(window, order)| {
            let (start, end) = reach(window);
            (start, end, order)
        })
        .filter(|(start, end, _)| start < end || undated > 0)
        .collect();
    spans.sort_unstable();
    let mut found: Vec<(usize, usize, Vec<OrderIndex>)> = Vec::new();
    for (start, end, order) in spans {
        match found.last_mut() {
            Some((_, reached, orders)) if start < *reached => {
                *reached = end.max(*reached);
                orders.push(order);
            }
            _ => found.push((start, end, vec![order])),
        }
    }
    if undated > 0 && !found.is_empty() {
        // What is undated connects everything that is in reach of anything.
        let dated = found
            .iter()
            .flat_map(|(start, end, _)| undated.max(*start)..*end);
        let mut one = Component {
            payments: (0..undated)
                .chain(dated)
                .filter_map(|position| Some(payments.get(position)?.1))
                .collect(),
            orders: found
                .into_iter()
                .flat_map(|(_, _, orders)| orders)
                .collect(),
        };
        one.payments.sort_unstable();
        one.orders.sort_unstable();
        return vec![one];
    }
    let components = found.into_iter().map(|(start, end, mut orders)| {
        let inside = payments.get(start..end).unwrap_or_default();
        let mut payments: Vec<PaymentIndex> = inside.iter().map(|(_, payment)| *payment).collect();
        payments.sort_unstable();
        orders.sort_unstable();
        Component { payments, orders }
    });
    components.collect()
}

impl Component {
    /// The payment and the order, if each is the other's only candidate.
    pub(super) fn pair(&self) -> Option<(PaymentIndex, OrderIndex)> {
        match (self.payments.as_slice(), self.orders.as_slice()) {
            ([payment], [order]) => Some((*payment, *order)),
            _ => None,
        }
    }

    /// The whole as an ambiguous group; `solutions` counts the larger side, and the list of orders is cut
    /// at `listed`.
    pub(super) fn into_group(
        self,
        level: Level,
        key: &'static str,
        amount: Money,
        listed: usize,
    ) -> AmbiguousGroup {
        let solutions = self.payments.len().max(self.orders.len());
        AmbiguousGroup {
            candidates: self
                .orders
                .iter()
                .take(listed)
                .map(|order| vec![*order])
                .collect(),
            solutions: solutions as u32,
            bounded: false,
            level,
            reason: Message::new(key)
                .with("amount", amount)
                .with("payments", self.payments.len())
                .with("orders", self.orders.len()),
            payments: self.payments,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reconciled;
    use super::*;

    type Expected<'a> = &'a [(&'a [u32], &'a [u32])];

    fn check(days: &[Option<i64>], windows: &[Option<Window>], expected: Expected<'_>) {
        let payments = days
            .iter()
            .enumerate()
            .map(|(at, day)| (*day, PaymentIndex::from(at)));
        let orders = windows
            .iter()
            .enumerate()
            .map(|(at, window)| (*window, OrderIndex::from(at)));
        let found: Vec<(Vec<u32>, Vec<u32>)> = components(payments.collect(), orders.collect())
            .into_iter()
            .map(|one| {
                (
                    one.payments.iter().map(|index| index.0).collect(),
                    one.orders.iter().map(|index| index.0).collect(),
                )
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(left, right)| (left.to_vec(), right.to_vec()))
            .collect();
        assert_eq!(found, expected, "{days:?} {windows:?}");
    }

    #[test]
    fn windows_part_and_connect() {
        let w = |first, last| Some((first, last));
        check(&[Some(5)], &[w(1, 9)], &[(&[0], &[0])]);
        check(&[Some(10)], &[w(1, 9)], &[]);
        check(
            &[Some(5), Some(25)],
            &[w(1, 9), w(20, 29)],
            &[(&[0], &[0]), (&[1], &[1])],
        );
        check(
            &[Some(5), Some(25)],
            &[w(1, 29), w(20, 29)],
            &[(&[0, 1], &[0, 1])],
        );
        check(
            &[Some(5), Some(25), Some(40)],
            &[w(1, 9), w(4, 9)],
            &[(&[0], &[0, 1])],
        );
    }

    #[test]
    fn the_undated_fits_everything() {
        let w = |first, last| Some((first, last));
        check(&[Some(5), Some(25)], &[None], &[(&[0, 1], &[0])]);
        check(
            &[None, Some(25)],
            &[w(1, 9), w(20, 29)],
            &[(&[0, 1], &[0, 1])],
        );
        check(&[None, Some(99)], &[w(1, 9)], &[(&[0], &[0])]);
        check(&[None], &[], &[]);
    }

    #[test]
    fn a_common_amount_is_no_quadratic_matter() {
        let rows = (10_000..14_000)
            .map(|number| format!("order A{number} 9.90 10-01 -\nin P{number} 9.90 10-02 -\n"));
        let text = rows.collect::<Vec<_>>().concat();
        let (_, found) = reconciled(&text);
        assert_eq!(found.groups.len(), 1);
        assert_eq!(found.groups[0].solutions, 4000);
        assert_eq!(found.groups[0].payments.len(), 4000);
        assert_eq!(found.groups[0].candidates.len(), 20);
    }
}
