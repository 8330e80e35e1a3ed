//! Rows with one order number are one order: its lines, or overlapping exports of it.

use super::Proofs;
use super::order_rows::Joining;
use crate::model::{Conflict, Order, Text};

/// One order for each number, by number.
///
/// A number that Excel damaged may stand for several orders, so there customer, date and amount
/// belong to the identity; such orders share their number in the result.
pub(super) fn join(
    mut rows: Vec<Order>,
    proofs: &mut Proofs,
    conflicts: &mut Vec<Conflict>,
) -> Vec<Order> {
    rows.sort_by_cached_key(|row| (row.number.text(), tell_apart(row), row.origin));
    let mut rows = rows.into_iter().peekable();
    let mut orders = Vec::with_capacity(rows.len());
    while let Some(first) = rows.next() {
        let number: Text = first.number.text();
        let apart = tell_apart(&first);
        let same = |row: &Order| row.number.as_str() == number.as_ref() && tell_apart(row) == apart;
        let mut joining = Joining::new(first);
        while let Some(row) = rows.next_if(same) {
            joining.add(&row, proofs, conflicts);
        }
        orders.push(joining.into_order());
    }
    orders
}

/// What else tells orders apart whose numbers are damaged; nothing for a sound number.
fn tell_apart(row: &Order) -> String {
    if row.number.damage().is_none() {
        return String::new();
    }
    let due = row.due.filter(|_| !row.due_per_line);
    format!("{:?} {:?} {due:?}", row.customer, row.placed)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{join_orders, order};
    use crate::model::{Damage, Money, OrderNo, RowFate};

    #[test]
    fn order_money_is_repeated_or_adds_up() {
        for (per_line, expected) in [(false, 30_00), (true, 60_00)] {
            let rows = [("A1", 1, "衣"), ("A1", 2, "裤")].map(|(number, row, product)| {
                let mut row = order(number, 0, row, product, 30_00);
                row.due_per_line = per_line;
                row
            });
            let (orders, book) = join_orders(&[rows.to_vec()]);
            assert_eq!(orders.len(), 1);
            assert_eq!(orders[0].due, Some(Money::cny(expected)));
            assert_eq!(orders[0].lines.len(), 2);
            assert_eq!(book.sheets[0].used(), 2);
        }
    }

    #[test]
    fn an_identical_row_is_merged() {
        let rows = vec![
            order("A1", 0, 1, "衣", 30_00),
            order("A1", 0, 2, "衣", 30_00),
        ];
        let (orders, book) = join_orders(&[rows]);
        assert_eq!(orders[0].lines.len(), 1);
        assert_eq!(book.sheets[0].fates[&RowFate::Merged], 1);
    }

    #[test]
    fn damaged_numbers_do_not_melt_orders_together() {
        let rows = ["张三", "李四"].into_iter().zip(1..).map(|(name, row)| {
            let mut row = order("7.83E+14", 0, row, "衣", 30_00);
            row.number = OrderNo::new("7.83E+14", "7.83E+14", Some(Damage::Scientific));
            row.customer = Some(name.into());
            row
        });
        let (orders, book) = join_orders(&[rows.collect()]);
        assert_eq!(orders.len(), 2);
        assert!(book.conflicts.is_empty());
    }
}
