//! Orders, parcels and follow-ups by the numbers that their sheets name.

use super::directory::Directory;
use super::in_order::tidy;
use super::numbers::Numbers;
use crate::model::{Book, FollowUpIndex, OrderIndex, ParcelIndex};

/// What numbers alone join, and who the parties are. Each list is sorted and as long as its list in the book.
#[derive(Debug)]
pub(super) struct Joins<'a> {
    pub(super) numbers: Numbers<'a>,
    pub(super) directory: Directory,
    pub(super) order_parcels: Vec<Vec<ParcelIndex>>,
    pub(super) parcel_orders: Vec<Vec<OrderIndex>>,
    pub(super) parcel_follow_ups: Vec<Vec<FollowUpIndex>>,
    /// By follow-up: the order it names, where its waybill is not known.
    pub(super) follow_up_orders: Vec<Option<OrderIndex>>,
}

/// Joins what names each other: courier sheets name orders, orders name waybills, and a follow-up
/// names a waybill or, failing that, an order.
pub(super) fn join(book: &Book) -> Joins<'_> {
    // The two read the same records for different words, and neither needs the other.
    let (numbers, directory) = rayon::join(|| Numbers::new(book), || Directory::new(book));
    let mut order_parcels = vec![Vec::new(); book.orders.len()];
    let mut parcel_orders = vec![Vec::new(); book.parcels.len()];
    let mut meet = |order: OrderIndex, parcel: ParcelIndex| {
        if let Some(parcels) = order_parcels.get_mut(order.get()) {
            parcels.push(parcel);
        }
        if let Some(orders) = parcel_orders.get_mut(parcel.get()) {
            orders.push(order);
        }
    };
    for (position, order) in book.orders.iter().enumerate() {
        for waybill in &order.waybills {
            if let Some(parcel) = numbers.parcel(waybill.as_str()) {
                meet(OrderIndex::from(position), parcel);
            }
        }
    }
    for (position, parcel) in book.parcels.iter().enumerate() {
        for number in &parcel.orders {
            if let Some(order) = numbers.order(number.as_str()) {
                meet(order, ParcelIndex::from(position));
            }
        }
    }
    order_parcels.iter_mut().for_each(tidy);
    parcel_orders.iter_mut().for_each(tidy);

    let mut parcel_follow_ups = vec![Vec::new(); book.parcels.len()];
    let mut follow_up_orders = vec![None; book.follow_ups.len()];
    for ((position, follow_up), own_order) in book
        .follow_ups
        .iter()
        .enumerate()
        .zip(&mut follow_up_orders)
    {
        let waybill = follow_up.waybill.as_ref();
        let parcel = waybill.and_then(|number| numbers.parcel(number.as_str()));
        let order = follow_up.order.as_ref().filter(|_| parcel.is_none());
        *own_order = order.and_then(|number| numbers.order(number.as_str()));
        let of_order = own_order.and_then(|order| order_parcels.get(order.get()));
        for parcel in parcel.iter().chain(of_order.into_iter().flatten()) {
            if let Some(list) = parcel_follow_ups.get_mut(parcel.get()) {
                list.push(FollowUpIndex::from(position));
            }
        }
    }
    Joins {
        numbers,
        directory,
        order_parcels,
        parcel_orders,
        parcel_follow_ups,
        follow_up_orders,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::book;
    use super::*;

    #[test]
    fn numbers_join_from_either_side() {
        let book = book(
            "order A100001 10.00 10-01 张三 waybill=SF1\n\
             order A100002 10.00 10-01 张三\n\
             parcel SF1 orders=A100001,A100002\n\
             parcel SF2 orders=A100002,A999999\n\
             follow SF1 10-08 改约\n\
             follow - 10-08 改约 order=A100002\n\
             follow SF9 10-08 改约 order=A100002",
        );
        let joins = join(&book);
        let positions = |list: &Vec<ParcelIndex>| list.iter().map(|one| one.0).collect::<Vec<_>>();
        let parcels: Vec<_> = joins.order_parcels.iter().map(positions).collect();
        assert_eq!(parcels, [vec![0], vec![0, 1]]);
        assert_eq!(joins.parcel_orders[0], [OrderIndex(0), OrderIndex(1)]);
        let counts: Vec<_> = joins.parcel_follow_ups.iter().map(Vec::len).collect();
        assert_eq!(counts, [3, 2]);
    }
}
