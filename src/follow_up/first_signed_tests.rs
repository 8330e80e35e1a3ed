//! A customer becomes an old one once, with the first signature among all that was read.

use crate::config::Config;
use crate::follow_up::ground::Ground;
use crate::model::{
    Book, CourierStatus, Moment, Order, OrderIndex, OrderNo, OrderState, Origin, Parcel,
    ParcelIndex, Reconciled, SheetId, WaybillNo,
};

/// Name, telephone number, day of the signature (`-` for a completed order of no courier, empty for none).
type Row<'a> = (&'a str, &'a str, &'a str);

/// Result: number of the row and day of each first signature.
fn check(rows: &[Row<'_>], expected: &[&str]) {
    let mut book = Book::default();
    let mut reconciled = Reconciled::default();
    let text = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Into::into);
    for (position, (name, phone, signed)) in rows.iter().enumerate() {
        let number = format!("A{position}");
        let origin = Origin::row(SheetId(0), 2);
        let mut order = Order::new(OrderNo::new(&number, &number, None), origin);
        order.customer = text(name);
        order.phone = text(phone);
        let mut parcels = Vec::new();
        match *signed {
            "-" => order.state = Some(OrderState::Completed),
            "" => {}
            day => {
                let mut parcel = Parcel::new(WaybillNo::new(&number, &number, None), origin);
                parcel.status = CourierStatus::Signed;
                parcel.signed = Some(Moment::day_only(day.parse().expect("a day")));
                parcels.push(ParcelIndex::from(book.parcels.len()));
                reconciled
                    .parcel_orders
                    .push(vec![OrderIndex::from(position)]);
                book.parcels.push(parcel);
            }
        }
        book.orders.push(order);
        reconciled.order_parcels.push(parcels);
    }
    let as_of = "2026-10-31T18:00:00".parse().expect("a time");
    let config = Config::defaults(as_of);
    let found: Vec<String> = super::first_signed(&Ground::new(&book, &reconciled, &config))
        .iter()
        .map(|first| {
            let order = first.order.map_or(99, |order| order.0);
            let signed = first.signed.map_or("-".to_owned(), |at| at.to_string());
            format!("{order} {signed}")
        })
        .collect();
    assert_eq!(found, expected, "{rows:?}");
}

#[test]
fn the_first_signature_counts_and_no_later_one() {
    let (phone, other) = ("13900001111", "13900002222");
    check(
        &[
            ("张三", phone, "2026-10-09"),
            ("张三丰", phone, "2026-10-05"),
            ("张三", other, "2026-10-20"),
            ("李四", "", "2026-10-06"),
            (" 李 四", "", "2026-10-07"),
            ("王五", "", ""),
        ],
        &["1 2026-10-05", "3 2026-10-06", "2 2026-10-20"],
    );
}

#[test]
fn whoever_cannot_be_told_from_others_stands_alone() {
    check(
        &[
            ("张*", "", "2026-10-05"),
            ("张*", "139****1111", "2026-10-06"),
        ],
        &["0 2026-10-05", "1 2026-10-06"],
    );
}

#[test]
fn a_completed_order_of_no_courier_has_no_day() {
    check(
        &[
            ("张三", "13900001111", "-"),
            ("李四", "13900002222", "2026-10-06"),
        ],
        &["1 2026-10-06", "0 -"],
    );
}

#[test]
fn a_parcel_of_no_order_counts_too() {
    let mut book = Book::default();
    let mut reconciled = Reconciled::default();
    let origin = Origin::row(SheetId(0), 2);
    let mut parcel = Parcel::new(WaybillNo::new("SF1", "SF1", None), origin);
    parcel.status = CourierStatus::Signed;
    parcel.phone = Some("13900001111".into());
    book.parcels.push(parcel);
    reconciled.parcel_orders.push(Vec::new());
    let as_of = "2026-10-31T18:00:00".parse().expect("a time");
    let config = Config::defaults(as_of);
    let found = super::first_signed(&Ground::new(&book, &reconciled, &config));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].parcel, Some(ParcelIndex(0)));
}
