//! Orders and parcels that hang together: one order in several parcels, several orders in one.

use super::Context;
use crate::model::{OrderIndex, ParcelIndex};

/// Orders that share parcels, by position, and their parcels.
pub(super) struct Shipment {
    /// At least one.
    pub(super) orders: Vec<OrderIndex>,
    /// Maybe none.
    pub(super) parcels: Vec<ParcelIndex>,
}

/// Every order once, with those that share a parcel with it; by the first order. The time is
/// proportional to the joins, however many orders one parcel has.
pub(super) fn shipments<'a>(context: &Context<'a>) -> impl Iterator<Item = Shipment> {
    let context: Context<'a> = *context;
    let mut seen_orders = vec![false; context.book.orders.len()];
    let mut seen_parcels = vec![false; context.book.parcels.len()];
    (0..context.book.orders.len()).filter_map(move |first| {
        let mut waiting = vec![OrderIndex::from(first)];
        let (mut orders, mut parcels) = (Vec::new(), Vec::new());
        while let Some(order) = waiting.pop() {
            if !is_first_visit(&mut seen_orders, order.get()) {
                continue;
            }
            orders.push(order);
            for (parcel, _) in context.parcels_of(order) {
                if is_first_visit(&mut seen_parcels, parcel.get()) {
                    parcels.push(parcel);
                    waiting.extend(context.orders_of(parcel).map(|(order, _)| order));
                }
            }
        }
        orders.sort_unstable();
        parcels.sort_unstable();
        (!orders.is_empty()).then_some(Shipment { orders, parcels })
    })
}

fn is_first_visit(seen: &mut [bool], position: usize) -> bool {
    seen.get_mut(position)
        .is_some_and(|seen| !std::mem::replace(seen, true))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn orders_hang_together_through_any_number_of_parcels() {
        let fixture = Fixture::new(
            "order A1\norder A2\norder A3\norder A4
             parcel W1 of=A1,A3
             parcel W2 of=A3,A4
             parcel W3 of=A4",
        );
        let groups: Vec<_> = shipments(&fixture.context())
            .map(|shipment| {
                let orders: Vec<_> = shipment.orders.iter().map(|order| order.0).collect();
                (orders, shipment.parcels.len())
            })
            .collect();
        assert_eq!(groups, [(vec![0, 2, 3], 3), (vec![1], 0)]);
    }
}
