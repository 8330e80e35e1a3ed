//! Cases: the records that confirmed links and common numbers connect.

use super::places::Places;
use crate::model::{
    Book, Case, FollowUpIndex, OrderIndex, ParcelIndex, PaymentIndex, Reconciled, Standing,
};

/// Every record in exactly one case, by first record.
pub(super) fn cases(
    book: &Book,
    reconciled: &Reconciled,
    follow_up_orders: &[Option<OrderIndex>],
) -> Vec<Case> {
    // One row of places: orders, then parcels, payments, follow-ups.
    let parcels = book.orders.len();
    let payments = parcels + book.parcels.len();
    let follow_ups = payments + book.payments.len();
    let mut places = Places::new(follow_ups + book.follow_ups.len());

    for (parcel, orders) in reconciled.parcel_orders.iter().enumerate() {
        for order in orders {
            places.join(order.get(), parcels + parcel);
        }
    }
    for (parcel, rows) in reconciled.parcel_follow_ups.iter().enumerate() {
        for row in rows {
            places.join(parcels + parcel, follow_ups + row.get());
        }
    }
    for (row, order) in follow_up_orders.iter().enumerate() {
        if let Some(order) = order {
            places.join(order.get(), follow_ups + row);
        }
    }
    for link in reconciled
        .links
        .iter()
        .filter(|link| link.standing == Standing::Confirmed)
    {
        for part in &link.allocations {
            places.join(part.order.get(), payments + link.payment.get());
        }
    }

    let mut cases: Vec<Case> = Vec::new();
    let mut case_of: Vec<usize> = vec![0; follow_ups + book.follow_ups.len()];
    for place in 0..case_of.len() {
        // The first place of a case is its root, so it is met before the others.
        let root = places.root(place);
        if root == place {
            if let Some(slot) = case_of.get_mut(place) {
                *slot = cases.len();
            }
            cases.push(Case::default());
        }
        let position = case_of.get(root).copied().unwrap_or_default();
        let Some(case) = cases.get_mut(position) else {
            continue;
        };
        if place < parcels {
            case.orders.push(OrderIndex::from(place));
        } else if place < payments {
            case.parcels.push(ParcelIndex::from(place - parcels));
        } else if place < follow_ups {
            case.payments.push(PaymentIndex::from(place - payments));
        } else {
            case.follow_ups
                .push(FollowUpIndex::from(place - follow_ups));
        }
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::super::testing::reconciled;

    #[test]
    fn what_belongs_together_is_one_case() {
        let (_, reconciled) = reconciled(
            "order A100001 60.00 10-01 张三 waybill=SF1\norder A100002 40.00 10-01 李四\n\
             order A100003 9.00 10-01 王五\nparcel SF1\nparcel SF7\n\
             in P1 100.00 10-02 - memo=A100001、A100002\nin P2 9.00 10-02 - memo=A100003-1\n\
             follow SF1 10-08 改约\nfollow - 10-08 改约 order=A100003\nfollow SF8 10-08 改约",
        );
        let sizes: Vec<_> = reconciled
            .cases
            .iter()
            .map(|case| {
                let counts = [case.orders.len(), case.parcels.len(), case.payments.len()];
                (counts, case.follow_ups.len())
            })
            .collect();
        let expected = [
            ([2, 1, 1], 1),
            ([1, 0, 0], 1),
            ([0, 1, 0], 0),
            ([0, 0, 1], 0),
            ([0, 0, 0], 1),
        ];
        assert_eq!(sizes, expected);
    }
}
