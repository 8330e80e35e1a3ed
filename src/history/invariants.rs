//! What must hold for any sheets: every row stays accounted for, and reading twice adds nothing.

use proptest::prelude::*;

use super::testing::{follow_up, order, parcel, payment, sheet};
use super::{SheetRecords, book};
use crate::model::{Book, CourierStatus, SheetId, SheetProof};
use crate::normalise::Records;

/// Rows of a sheet as small numbers, so that repeats and contradictions are frequent.
type Rows = Vec<(u8, u8, u8, bool)>;

fn records(position: u32, rows: &Rows) -> Records {
    let mut records = Records::default();
    let place = SheetId(position);
    for ((number, other, money, flag), row) in rows.iter().zip(1..) {
        let (number, other, money) = (number % 3, other % 3, i64::from(money % 3) * 100 + 100);
        match (number + other) % 4 {
            0 => {
                let mut order = order(
                    &format!("A{number}"),
                    position,
                    row,
                    &format!("P{other}"),
                    money,
                );
                order.due_per_line = *flag;
                order.customer = (other > 0).then(|| format!("C{other}").into());
                records.orders.push(order);
            }
            1 => {
                let date = (other > 0).then_some(if *flag { "10-08" } else { "10-09" });
                let status = CourierStatus::ALL[usize::from(other) * 5];
                let (mut parcel, mut sighting) = parcel(&format!("SF{number}"), row, date, status);
                (parcel.origin.sheet, sighting.origin.sheet) = (place, place);
                records.parcels.push(parcel);
                records.sightings.push(sighting);
            }
            2 => {
                let id = if *flag {
                    format!("T{number}")
                } else {
                    String::new()
                };
                let amount = if other == 0 { -money } else { money };
                records.payments.push(payment(&id, position, row, amount));
            }
            _ => {
                let mut row = follow_up(&format!("SF{number}"), row, "改约");
                row.origin.sheet = place;
                records.follow_ups.push(row);
            }
        }
    }
    records
}

fn sheets(all: &[Rows]) -> Vec<SheetRecords> {
    all.iter()
        .enumerate()
        .map(|(position, rows)| sheet(position, rows.len(), records(position as u32, rows)))
        .collect()
}

/// Everything but the accounts of the sheets.
fn records_of(mut book: Book) -> String {
    book.sheets.clear();
    format!("{book:?}")
}

fn rows() -> impl Strategy<Value = Rows> {
    prop::collection::vec(any::<(u8, u8, u8, bool)>(), 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_stays_accounted_for(all in prop::collection::vec(rows(), 1..4)) {
        let book = book(sheets(&all));
        prop_assert!(book.sheets.iter().all(SheetProof::holds));
        let ids: std::collections::BTreeSet<_> = book.payments.iter().map(|row| &row.id).collect();
        prop_assert_eq!(ids.len(), book.payments.len());
    }

    #[test]
    fn reading_a_sheet_twice_changes_only_the_fates(first in rows()) {
        let once = book(sheets(std::slice::from_ref(&first)));
        let twice = book(sheets(&[first.clone(), first]));
        prop_assert_eq!(twice.sheets[1].merged(), twice.sheets[1].rows);
        prop_assert_eq!(&twice.sheets[0], &once.sheets[0]);
        prop_assert_eq!(records_of(once), records_of(twice));
    }
}
