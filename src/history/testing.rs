//! Small records for the tests of this stage.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Proofs, SheetRecords};
use crate::model::{
    Book, CourierStatus, Direction, FollowUp, Kind, Moment, Money, Nature, Order, OrderLine,
    OrderNo, Origin, Parcel, Payment, Quantity, RowFate, SheetAudit, SheetId, SheetProof, Sighting,
    WaybillNo,
};
use crate::normalise::Records;

/// A day of 2026: `10-03`.
pub(super) fn day(text: &str) -> NaiveDate {
    format!("2026-{text}").parse().expect("a date")
}

pub(super) fn order(number: &str, sheet: u32, row: u32, product: &str, due: i64) -> Order {
    let origin = Origin::row(SheetId(sheet), row);
    let mut order = Order::new(OrderNo::new(number, number, None), origin);
    order.customer = Some("张三".into());
    order.due = Some(Money::cny(due));
    order.lines = vec![OrderLine {
        product: Some(product.into()),
        quantity: Some(Quantity::whole(1)),
        unit_price: None,
        amount: None,
        origin,
    }];
    order
}

pub(super) fn parcel(
    number: &str,
    row: u32,
    date: Option<&str>,
    status: CourierStatus,
) -> (Parcel, Sighting) {
    let origin = Origin::row(SheetId(0), row);
    let waybill = WaybillNo::new(number, number, None);
    let mut parcel = Parcel::new(waybill.clone(), origin);
    parcel.status = status;
    let sighting = Sighting::new(waybill, date.map(day), status, origin);
    (parcel, sighting)
}

pub(super) fn follow_up(number: &str, row: u32, outcome: &str) -> FollowUp {
    FollowUp {
        waybill: Some(WaybillNo::new(number, number, None)),
        day: Some(day("10-08")),
        outcome: Some(outcome.into()),
        ..FollowUp::new(Origin::row(SheetId(0), row))
    }
}

/// A receipt of 3 October; an empty id for none, a negative amount for money paid out.
pub(super) fn payment(id: &str, sheet: u32, row: u32, amount: i64) -> Payment {
    Payment {
        neutral: false,
        id: id.into(),
        damaged_id: None,
        has_own_id: !id.is_empty(),
        merchant_order: None,
        time: Some(Moment::day_only(day("10-03"))),
        direction: if amount < 0 {
            Direction::Out
        } else {
            Direction::In
        },
        amount: Money::cny(amount.abs()),
        fee: None,
        nature: Nature::Ordinary,
        channel: "工行".into(),
        party: Some("张三".into()),
        party_account: None,
        memo: None,
        origin: Origin::row(SheetId(sheet), row),
    }
}

fn proof(sheet: usize, rows: u32) -> SheetProof {
    SheetProof {
        id: SheetId(sheet as u32),
        file: format!("{sheet}.xlsx").into(),
        sheet: "表".into(),
        part: None,
        hash: "".into(),
        kind: Kind::Order,
        profile: "test".into(),
        confidence: 100,
        header_row: None,
        rows,
        fates: BTreeMap::from([(RowFate::Used, rows)]),
        money: Vec::new(),
        merged_money: Vec::new(),
        audit: SheetAudit::default(),
    }
}

/// Accounts of sheets with so many used rows each.
pub(super) fn proofs(sheets: usize, rows: u32) -> Proofs {
    Proofs((0..sheets).map(|sheet| proof(sheet, rows)).collect())
}

/// A sheet of records, each of whose rows is used.
pub(super) fn sheet(position: usize, rows: usize, records: Records) -> SheetRecords {
    SheetRecords {
        proof: proof(position, rows as u32),
        records,
    }
}

/// Joins sheets of orders.
pub(super) fn join_orders(sheets: &[Vec<Order>]) -> (Vec<Order>, Book) {
    let sheets = sheets.iter().enumerate().map(|(position, orders)| {
        let records = Records {
            orders: orders.clone(),
            ..Records::default()
        };
        sheet(position, orders.len(), records)
    });
    let book = super::book(sheets.collect());
    assert!(book.sheets.iter().all(SheetProof::holds));
    (book.orders.clone(), book)
}

/// Joins the rows of one courier sheet.
pub(super) fn join_parcels(rows: Vec<(Parcel, Sighting)>) -> (Vec<Parcel>, Vec<Sighting>, Book) {
    let count = rows.len();
    let (parcels, sightings) = rows.into_iter().unzip();
    let records = Records {
        parcels,
        sightings,
        ..Records::default()
    };
    let book = super::book(vec![sheet(0, count, records)]);
    assert!(book.sheets.iter().all(SheetProof::holds));
    (book.parcels.clone(), book.sightings.clone(), book)
}
