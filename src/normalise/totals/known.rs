//! What the records of a sheet tell of its totals, beside the sums of its columns.

use rustc_hash::FxHashSet;

use crate::model::{Currency, Figure, Money};
use crate::normalise::Records;

/// What the records say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Known {
    /// True if amounts of several currencies stand in the rows: no sum of them means anything.
    pub(super) mixes_currencies: bool,
    /// What is due for all orders, in billionths: an amount that several rows of an order repeat counts
    /// once. `None` if no row repeats one.
    pub(super) due: Option<i128>,
}

impl Known {
    /// What the records of a whole sheet say.
    pub(crate) fn of(records: &Records) -> Self {
        let due = records.orders.iter().filter_map(|order| order.due);
        let paid = records.money.iter().map(|(_, amount)| *amount);
        let mut currencies = due.chain(paid).map(Money::currency);
        let first = currencies.next();
        let mixes_currencies = currencies.any(|other: Currency| Some(other) != first);
        let orders = records.orders.iter();
        let dues = || orders.clone().filter_map(|order| Some((order, order.due?)));
        let mut distinct: FxHashSet<(&str, Money)> = FxHashSet::default();
        let unit = |amount: Money| Figure::UNIT / 10i128.pow(amount.currency().exponent().min(9));
        let once = dues().filter(|(order, due)| distinct.insert((order.number.as_str(), *due)));
        let due = once
            .map(|(_, due)| i128::from(due.minor()) * unit(due))
            .sum();
        let repeats = distinct.len() < dues().count();
        Self {
            mixes_currencies,
            due: (repeats && !mixes_currencies).then_some(due),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::normalise::testing::Given;
    use crate::recognise::Field;

    #[test]
    fn an_amount_that_rows_of_an_order_repeat_is_due_once() {
        let given = Given::new(Kind::Order)
            .column("订单号", Field::OrderNo)
            .column("应付", Field::Due);
        let read = |rows: &[&[&str]]| Known::of(&given.read(rows));
        let known = read(&[&["A1", "310"], &["A1", "310"], &["A2", "200"]]);
        assert_eq!(known.due, Some(510 * Figure::UNIT));
        assert!(!known.mixes_currencies);
        assert_eq!(read(&[&["A1", "310"], &["A2", "200"]]).due, None);
        assert!(read(&[&["A1", "310"], &["A2", "$200"]]).mixes_currencies);
    }
}
