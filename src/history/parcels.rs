//! All rows of one waybill, over several days' sheets, are one parcel and one sighting a day.

use rustc_hash::FxHashMap;

use super::Proofs;
use super::parcel_rows::{ParcelRow, join as join_rows};
use crate::model::{Conflict, Parcel, Sighting};

/// One parcel for each waybill, by number, and the sightings by day and waybill.
pub(super) fn join(
    parcels: Vec<Parcel>,
    sightings: Vec<Sighting>,
    proofs: &mut Proofs,
    conflicts: &mut Vec<Conflict>,
) -> (Vec<Parcel>, Vec<Sighting>) {
    let mut of_row: FxHashMap<_, Sighting> = sightings
        .into_iter()
        .map(|sighting| ((sighting.origin, sighting.waybill.text()), sighting))
        .collect();
    let mut rows: Vec<ParcelRow> = parcels
        .into_iter()
        .map(|parcel| ParcelRow {
            sighting: of_row.remove(&(parcel.origin, parcel.waybill.text())),
            parcel,
        })
        .collect();
    rows.sort_by_cached_key(|row| (row.parcel.waybill.text(), row.parcel.origin));

    let mut rows = rows.into_iter().peekable();
    let (mut parcels, mut sightings) = (Vec::with_capacity(rows.len()), Vec::new());
    while let Some(first) = rows.next() {
        let waybill = first.parcel.waybill.clone();
        let mut group = vec![first];
        while let Some(row) = rows.next_if(|row| row.parcel.waybill == waybill) {
            group.push(row);
        }
        if let Some((parcel, days)) = join_rows(group, proofs, conflicts) {
            parcels.push(parcel);
            sightings.extend(days);
        }
    }
    sightings.sort_by(|a, b| (a.day, &a.waybill).cmp(&(b.day, &b.waybill)));
    (parcels, sightings)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, join_parcels, parcel};
    use super::*;
    use crate::model::{CourierStatus, CourierStatus::*, Moment};

    /// Rows: day, status. Result: the parcel's status, sightings, rows merged.
    fn check(rows: &[(&str, CourierStatus)], expected: (CourierStatus, usize, u32)) {
        let rows: Vec<_> = rows
            .iter()
            .zip(1..)
            .map(|((date, status), row)| parcel("SF1", row, Some(*date), *status))
            .collect();
        let (parcels, sightings, book) = join_parcels(rows);
        let found = (parcels[0].status, sightings.len(), book.sheets[0].merged());
        assert_eq!(found, expected);
    }

    #[test]
    fn the_latest_day_has_the_last_word() {
        check(&[("10-09", Signed), ("10-08", Transit)], (Signed, 2, 0));
        check(&[("10-08", Signed), ("10-09", Transit)], (Transit, 2, 0));
        check(&[("10-08", Transit), ("10-09", Unknown)], (Transit, 2, 0));
    }

    #[test]
    fn one_day_is_one_sighting_and_a_final_status_stays() {
        check(&[("10-08", Transit), ("10-08", Signed)], (Signed, 1, 0));
        check(&[("10-08", Signed), ("10-08", Transit)], (Signed, 1, 0));
        check(&[("10-08", Transit), ("10-08", Transit)], (Transit, 1, 1));
    }

    #[test]
    fn names_times_and_orders_come_from_any_row() {
        let mut first = parcel("SF1", 1, Some("10-08"), Transit);
        first.0.clerk = Some("小李".into());
        first.0.orders = vec![crate::model::OrderNo::new("A2", "A2", None)];
        let mut second = parcel("SF1", 2, Some("10-09"), Signed);
        second.0.orders = vec![crate::model::OrderNo::new("A1", "A1", None)];
        second.0.signed = Some(Moment::day_only(day("10-09")));
        let (parcels, ..) = join_parcels(vec![first, second]);
        assert_eq!(parcels[0].clerk.as_deref(), Some("小李"));
        assert_eq!(parcels[0].signed, Some(Moment::day_only(day("10-09"))));
        let numbers: Vec<_> = parcels[0].orders.iter().map(ToString::to_string).collect();
        assert_eq!(numbers, ["A1", "A2"]);
        assert_eq!(parcels[0].origin.row, 2);
    }

    #[test]
    fn two_receivers_are_a_conflict_once_and_a_masked_one_is_none() {
        let named = |row, date: &'static str, name: &str| {
            let mut row = parcel("SF1", row, Some(date), Transit);
            row.0.receiver = Some(name.into());
            row
        };
        let rows = vec![
            named(1, "10-08", "张三"),
            named(2, "10-08", "张*"),
            named(3, "10-08", "李四"),
            named(4, "10-09", "李四"),
        ];
        let (_, _, book) = join_parcels(rows);
        assert!(
            matches!(&book.conflicts[..], [Conflict::Waybill { other, other_text, .. }]
            if other.row == 3 && &**other_text == "李四")
        );
    }
}
