//! Chunks join as if they were one, wherever a sheet is cut. `PROPTEST_CASES` says how many are tried.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::Records;
use super::testing::{Given, merged_rows};
use crate::model::Kind;
use crate::read::Row;
use crate::recognise::Field;

static SHEETS: LazyLock<[Given; 5]> = LazyLock::new(sheets);

/// Rows of few different cells, many of them merged with the one above.
fn table(width: usize) -> impl Strategy<Value = Vec<Row>> {
    let cell = select(vec![
        "",
        "",
        "^",
        "^",
        "^",
        "A1",
        "A2",
        "甲",
        "桌",
        "300",
        "12.50",
        "-",
        "#N/A",
        "2026-10-20",
        "SF1234567890123",
        "货款",
    ]);
    let row = prop::collection::vec(cell, width);
    prop::collection::vec(row, 1..12).prop_map(|rows| merged_rows(&rows))
}

fn sheets() -> [Given; 5] {
    let of = |kind, fields: [Field; 6]| {
        fields
            .into_iter()
            .fold(Given::new(kind), |given, field| given.column("列", field))
    };
    let order = [
        Field::OrderNo,
        Field::Customer,
        Field::Product,
        Field::Quantity,
        Field::Due,
        Field::PlacedAt,
    ];
    let payment = [
        Field::Time,
        Field::OrderNo,
        Field::AmountIn,
        Field::AmountOut,
        Field::Memo,
        Field::Party,
    ];
    let courier = [
        Field::Waybill,
        Field::OrderNo,
        Field::Cod,
        Field::Fee,
        Field::Weight,
        Field::Day,
    ];
    let ledger = [
        Field::Time,
        Field::Party,
        Field::Debit,
        Field::Credit,
        Field::Balance,
        Field::Memo,
    ];
    [
        of(Kind::Order, order),
        of(Kind::Payment, payment),
        of(Kind::Courier, courier),
        of(Kind::Settlement, courier),
        of(Kind::Ledger, ledger),
    ]
}

/// Everything that a chunk became, to be compared.
fn told(records: &Records) -> String {
    format!(
        "{:#?}",
        (
            &records.orders,
            &records.parcels,
            &records.payments,
            &records.settlement_lines,
            &records.ledger_entries,
            &records.fates,
            &records.money,
            &records.problems,
            &records.bad_rows,
        )
    )
}

proptest! {
    #[test]
    fn chunks_join_as_if_they_were_one(rows in table(6), cut in any::<Index>()) {
        let (before, after) = rows.split_at(cut.index(rows.len() + 1));
        for sheet in &*SHEETS {
            let whole = sheet.read_rows(&rows);
            let mut joined = sheet.read_rows(&[]);
            joined.append(sheet.read_rows(before));
            joined.append(sheet.read_rows(after));
            prop_assert_eq!(told(&joined), told(&whole));
            let counted: u32 = whole.fates.values().sum();
            prop_assert_eq!(counted as usize, rows.len());
        }
    }
}
