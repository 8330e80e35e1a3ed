//! The rows of one order, taken in one after another.

use std::hash::{DefaultHasher, Hash, Hasher};

use rustc_hash::FxHashSet;

use super::order_lines::KnownLines;
use super::{Proofs, fill, replace};
use crate::model::{
    Conflict, Money, Order, OrderState, Origin, SheetId, Text, WaybillNo, is_masked,
};

/// An order in the making.
pub(super) struct Joining {
    order: Order,
    sheet: SheetId,
    seen: FxHashSet<u64>,
    lines: KnownLines,
    waybills: FxHashSet<WaybillNo>,
    payments: FxHashSet<Text>,
    told: FxHashSet<(&'static str, Text)>,
}

impl Joining {
    pub(super) fn new(first: Order) -> Self {
        Self {
            sheet: first.origin.sheet,
            seen: FxHashSet::default(),
            lines: KnownLines::default(),
            waybills: FxHashSet::default(),
            payments: FxHashSet::default(),
            told: FxHashSet::default(),
            order: first,
        }
    }

    pub(super) fn into_order(self) -> Order {
        self.order
    }

    /// Takes in a further row of the same number. The row whose state is later has the say; blanks are
    /// filled from any row; customer and amount due stay as the first row has them.
    pub(super) fn add(&mut self, row: &Order, proofs: &mut Proofs, conflicts: &mut Vec<Conflict>) {
        if self.seen.is_empty() {
            self.seen.insert(content(&self.order));
            self.lines = KnownLines::new(&self.order.lines);
            self.waybills.extend(self.order.waybills.iter().cloned());
            self.payments
                .extend(self.order.transactions.iter().cloned());
        }
        if !self.seen.insert(content(row)) {
            proofs.merge(row.origin);
            return;
        }
        if row.origin.sheet != self.sheet {
            self.sheet = row.origin.sheet;
            self.lines.begin_sheet(&self.order.lines);
        }
        let other_due = self.other_due(row);
        if let Some((kept, other)) = other_customer(&self.order, row) {
            self.tell(row.origin, "conflict.customer", kept, other, conflicts);
            // Unless the amount agrees it is another order under the same number: nothing of it may
            // slip into this one.
            let same_due = row.due.is_some() && row.due == self.order.due && !row.due_per_line;
            if !same_due {
                return;
            }
        }
        if let Some((kept, other)) = other_due {
            let texts = (kept.to_string().into(), other.to_string().into());
            self.tell(row.origin, "conflict.due", texts.0, texts.1, conflicts);
        }
        let new = self.take(row) | other_due.is_some();
        if !new && row.origin.sheet != self.order.origin.sheet {
            proofs.merge(row.origin);
        }
    }

    /// Takes in what the row tells; says if anything was new.
    fn take(&mut self, row: &Order) -> bool {
        let mut new = false;
        let mut own_money = row.lines.is_empty() && row.origin.sheet == self.order.origin.sheet;
        for line in &row.lines {
            if self.lines.is_new(line, !row.due_per_line) {
                self.order.lines.push(line.clone());
                (new, own_money) = (true, true);
            }
        }
        let order = &mut self.order;
        if order.due_per_line && row.due_per_line && own_money {
            order.due = sum(order.due, row.due);
            order.refunded = sum(order.refunded, row.refunded);
            new = true;
        } else if row.refunded > order.refunded {
            order.refunded = row.refunded;
            new = true;
        }
        if rank(row.state) > rank(order.state) {
            order.state = row.state;
            replace!(
                order,
                row,
                [paid, shipped, promised, sales_clerk, clerk, carrier, note]
            );
            new = true;
        }
        if order.due.is_none() && row.due.is_some() {
            order.due_per_line = row.due_per_line;
        }
        new |= fill!(
            order,
            row,
            [
                placed,
                paid,
                shipped,
                promised,
                pay_by,
                customer,
                phone,
                province,
                shop,
                channel,
                due,
                deposit,
                cod,
                terms,
                deposit_percent,
                state,
                sales_clerk,
                clerk,
                carrier,
                note,
            ]
        );
        if row.self_pickup && !order.self_pickup {
            order.self_pickup = true;
            new = true;
        }
        new |= union(&mut order.waybills, &mut self.waybills, &row.waybills);
        new | union(
            &mut order.transactions,
            &mut self.payments,
            &row.transactions,
        )
    }

    /// The two amounts due, if they differ. Amounts of lines are not compared: they add up.
    fn other_due(&self, row: &Order) -> Option<(Money, Money)> {
        let kept = self.order.due?;
        let other = row.due.filter(|_| !row.due_per_line)?;
        (kept != other).then_some((kept, other))
    }

    fn tell(
        &mut self,
        other: Origin,
        field: &'static str,
        kept_text: Text,
        other_text: Text,
        conflicts: &mut Vec<Conflict>,
    ) {
        if self.told.insert((field, other_text.clone())) {
            conflicts.push(Conflict::Order {
                number: self.order.number.text(),
                kept: self.order.origin,
                other,
                field,
                kept_text,
                other_text,
            });
        }
    }
}

/// How far an order has come. A later sheet never takes it back: 待付款 < 待发货 < 部分发货 < 已发货 < 售后中 <
/// 交易成功 < 交易关闭 < 已退款.
const fn rank(state: Option<OrderState>) -> u8 {
    match state {
        None => 0,
        Some(OrderState::AwaitingPayment) => 1,
        Some(OrderState::ToShip) => 2,
        Some(OrderState::PartlyShipped) => 3,
        Some(OrderState::Shipped) => 4,
        Some(OrderState::AfterSale) => 5,
        Some(OrderState::Completed) => 6,
        Some(OrderState::Cancelled) => 7,
        Some(OrderState::Refunded) => 8,
    }
}

/// The two customers, if both are named, unmasked and different, and do not share a telephone.
fn other_customer(kept: &Order, row: &Order) -> Option<(Text, Text)> {
    let (first, other) = (kept.customer.as_ref()?, row.customer.as_ref()?);
    let same_phone = kept.phone.is_some() && kept.phone == row.phone;
    let different = first != other && !is_masked(first) && !is_masked(other) && !same_phone;
    different.then(|| (first.clone(), other.clone()))
}

fn sum(one: Option<Money>, other: Option<Money>) -> Option<Money> {
    match (one, other) {
        (Some(one), Some(other)) => one.checked_add(other).or(Some(one)),
        (one, other) => one.or(other),
    }
}

fn union<T: Clone + Eq + Hash>(into: &mut Vec<T>, known: &mut FxHashSet<T>, from: &[T]) -> bool {
    let before = into.len();
    into.extend(
        from.iter()
            .filter(|item| known.insert((*item).clone()))
            .cloned(),
    );
    into.len() > before
}

/// A fingerprint of everything in the row but its place.
fn content(row: &Order) -> u64 {
    let mut state = DefaultHasher::new();
    (row.placed, row.paid, row.shipped, row.promised, row.pay_by).hash(&mut state);
    (&row.customer, &row.phone, &row.province).hash(&mut state);
    (&row.shop, &row.channel, &row.carrier, &row.note).hash(&mut state);
    (row.due, row.due_per_line, row.deposit, row.cod).hash(&mut state);
    (row.refunded, row.terms, row.state, row.self_pickup).hash(&mut state);
    (&row.sales_clerk, &row.clerk, row.deposit_percent).hash(&mut state);
    (&row.waybills, &row.transactions).hash(&mut state);
    for line in &row.lines {
        (&line.product, line.quantity).hash(&mut state);
        (line.unit_price, line.amount).hash(&mut state);
    }
    state.finish()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{join_orders, order};
    use super::*;
    use crate::model::RowFate;

    #[test]
    fn a_later_state_is_never_taken_back_and_blanks_are_filled() {
        let mut early = order("A1", 0, 1, "衣", 30_00);
        early.state = Some(OrderState::Completed);
        let mut late = order("A1", 1, 1, "衣", 30_00);
        late.state = Some(OrderState::Shipped);
        late.clerk = Some("小李".into());
        let (orders, book) = join_orders(&[vec![early], vec![late]]);
        assert_eq!(orders[0].state, Some(OrderState::Completed));
        assert_eq!(orders[0].clerk.as_deref(), Some("小李"));
        assert_eq!(book.sheets[1].used(), 1);
    }

    #[test]
    fn a_row_of_another_sheet_that_adds_nothing_is_merged() {
        let mut second = order("A1", 1, 1, "衣", 30_00);
        second.customer = None;
        let (_, book) = join_orders(&[vec![order("A1", 0, 1, "衣", 30_00)], vec![second]]);
        assert_eq!(book.sheets[1].fates[&RowFate::Merged], 1);
    }

    #[test]
    fn an_overlapping_sheet_adds_the_lines_it_has_more() {
        let per_line = |sheet, row, product, due| {
            let mut row = order("A1", sheet, row, product, due);
            row.due_per_line = true;
            row
        };
        let first = vec![per_line(0, 1, "衣", 10_00)];
        let second = vec![per_line(1, 1, "衣", 10_00), per_line(1, 2, "裤", 5_00)];
        let (orders, book) = join_orders(&[first, second]);
        assert_eq!(orders[0].due, Some(Money::cny(15_00)));
        assert_eq!(orders[0].lines.len(), 2);
        assert_eq!(book.sheets[1].merged(), 1);
    }

    #[test]
    fn another_customer_or_amount_is_a_conflict_and_the_first_is_kept() {
        let mut customer = order("A1", 0, 2, "裤", 99_00);
        customer.customer = Some("李四".into());
        customer.waybills = vec![WaybillNo::new("SF1", "SF1", None)];
        let rows = vec![order("A1", 0, 1, "衣", 30_00), customer];
        let (orders, book) = join_orders(&[rows]);
        assert_eq!(orders[0].customer.as_deref(), Some("张三"));
        assert!(orders[0].waybills.is_empty());
        let fields: Vec<_> = book
            .conflicts
            .iter()
            .map(|conflict| match conflict {
                Conflict::Order {
                    field, other_text, ..
                } => (*field, other_text.to_string()),
                Conflict::Waybill { .. } => unreachable!(),
            })
            .collect();
        assert_eq!(fields, [("conflict.customer", "李四".to_owned())]);
    }
}
