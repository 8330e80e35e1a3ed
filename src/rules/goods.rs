//! Where the goods of an order are, as the rules ask it.

use super::account::Account;
use crate::model::{CourierStatus, Moment, Order, OrderState, Parcel, ParcelIndex};

/// True if something shows that the courier took the parcel: a pick-up, a signature, a status beyond
/// the label; or a shipping date where the courier's sheet tells no status at all.
pub(super) fn is_picked_up(parcel: &Parcel) -> bool {
    let dated_only = parcel.status == CourierStatus::Unknown && parcel.shipped.is_some();
    parcel.picked_up.is_some()
        || parcel.signed.is_some()
        || parcel.status.is_picked_up()
        || dated_only
}

/// True if the customer has it: signed for, and neither refused nor on its way back.
pub(super) fn is_signed(parcel: &Parcel) -> bool {
    match parcel.status {
        CourierStatus::Signed => true,
        CourierStatus::Cancelled => false,
        status => parcel.signed.is_some() && !status.is_refused_or_returned(),
    }
}

/// When it was signed for, or what comes nearest to it: the last scan of a signed parcel.
pub(super) fn signed_at(parcel: &Parcel) -> Option<Moment> {
    parcel.signed.or(parcel.last_scan)
}

/// True if the order's own sheet says that the goods left.
pub(super) fn says_shipped(order: &Order) -> bool {
    order.shipped.is_some()
        || matches!(
            order.state,
            Some(OrderState::PartlyShipped | OrderState::Shipped | OrderState::Completed)
        )
}

/// The goods that left.
pub(super) struct Departure {
    /// The first parcel that left, if a parcel tells.
    pub(super) parcel: Option<ParcelIndex>,
    /// When the first of them left, if a sheet tells.
    pub(super) at: Option<Moment>,
    /// True if every parcel that left came back.
    pub(super) all_back: bool,
}

/// Whether and when the goods of an order left, by its parcels, else by its own sheet.
pub(super) fn departure(account: &Account<'_>) -> Option<Departure> {
    let left = || {
        account
            .live_parcels()
            .filter(|(_, parcel)| parcel.is_shipped())
    };
    // A parcel without a date comes after every dated one.
    let first = left().min_by_key(|(_, parcel)| {
        let at = parcel.shipped_at();
        (at.is_none(), at)
    });
    if let Some((index, parcel)) = first {
        return Some(Departure {
            parcel: Some(index),
            at: parcel.shipped_at().or(account.order.shipped),
            all_back: left().all(|(_, parcel)| parcel.status == CourierStatus::Returned),
        });
    }
    says_shipped(account.order).then_some(Departure {
        parcel: None,
        at: account.order.shipped,
        all_back: false,
    })
}

/// The signed parcel of an order that was signed last.
pub(super) fn last_signed<'a>(account: &Account<'a>) -> Option<(ParcelIndex, &'a Parcel)> {
    account
        .live_parcels()
        .filter(|(_, parcel)| is_signed(parcel))
        .max_by_key(|(_, parcel)| signed_at(parcel))
}

#[cfg(test)]
mod tests {
    use super::super::account::accounts;
    use super::super::fixture::Fixture;
    use super::*;

    #[test]
    fn the_status_outweighs_a_shipping_date() {
        for (parcel, picked_up, signed) in [
            ("status=LABELLED shipped=2026-11-01", false, false),
            ("shipped=2026-11-01", true, false),
            ("status=TRANSIT", true, false),
            ("status=TRANSIT signed=2026-11-02", true, true),
            ("status=RETURNED signed=2026-11-02", true, false),
            ("status=SIGNED", true, true),
            ("status=CANCELLED", false, false),
        ] {
            let fixture = Fixture::new(&format!("order A1\nparcel W1 of=A1 {parcel}"));
            let parcel = fixture.book.parcels.first().expect("a parcel");
            assert_eq!(is_picked_up(parcel), picked_up, "{parcel:?}");
            assert_eq!(is_signed(parcel), signed, "{parcel:?}");
        }
    }

    #[test]
    fn the_goods_left_with_the_first_parcel_that_left() {
        let fixture = Fixture::new(
            "order A1
             parcel W1 of=A1 status=TRANSIT
             parcel W2 of=A1 status=RETURNED shipped=2026-11-02
             order A2 state=shipped shipped=2026-11-03
             parcel W3 of=A2 status=CANCELLED shipped=2026-11-01
             order A3",
        );
        let context = fixture.context();
        let told: Vec<_> = accounts(&context)
            .map(|account| {
                departure(&account).map(|d| (d.parcel, d.at.map(|at| at.to_string()), d.all_back))
            })
            .collect();
        assert_eq!(
            told,
            [
                Some((Some(ParcelIndex(1)), Some("2026-11-02".to_owned()), false)),
                Some((None, Some("2026-11-03".to_owned()), false)),
                None,
            ]
        );
    }
}
