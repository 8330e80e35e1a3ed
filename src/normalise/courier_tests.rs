//! Cases of [`super::build`].

use super::super::testing::{Given, problems};
use crate::model::{CourierStatus, Kind, Money, RowFate};
use crate::recognise::Field;

fn daily() -> Given {
    Given::new(Kind::Courier)
        .column("运单号", Field::Waybill)
        .column("快递公司", Field::Carrier)
        .column("物流状态", Field::CourierStatus)
        .column("最新轨迹", Field::Trace)
        .column("签收时间", Field::SignedAt)
        .column("代收", Field::Cod)
        .column("重量", Field::Weight)
        .column("跟单员", Field::Clerk)
        .column("催货", Field::Urge)
        .column("日期", Field::Day)
        .column("订单号", Field::OrderNo)
        .day("2026-10-30")
}

#[test]
fn a_row_becomes_a_parcel_and_a_sighting() {
    let records = daily().read(&[&[
        "SF1234567890123",
        "顺丰速运",
        "派件中",
        "已签收",
        "",
        "¥299",
        "500g",
        "李 敏",
        "加急",
        "2026-10-29",
        "A1、A2",
    ]]);
    let ([parcel], [sighting]) = (records.parcels.as_slice(), records.sightings.as_slice()) else {
        panic!("{records:?}");
    };
    assert_eq!(parcel.carrier.as_deref(), Some("顺丰"));
    assert_eq!(
        (parcel.status, parcel.status_text.as_deref()),
        (CourierStatus::Delivering, Some("派件中"))
    );
    assert_eq!(parcel.cod, Some(Money::cny(29_900)));
    assert_eq!(
        parcel.weight.map(|weight| weight.to_string()).as_deref(),
        Some("0.5")
    );
    assert_eq!(parcel.shipped, None);
    assert_eq!(
        parcel.urged.map(|day| day.to_string()).as_deref(),
        Some("2026-10-29")
    );
    assert_eq!(parcel.orders.len(), 2);
    assert_eq!(
        sighting.day.map(|day| day.to_string()).as_deref(),
        Some("2026-10-29")
    );
    assert_eq!(sighting.clerk.as_deref(), Some("李敏"));
    assert_eq!(sighting.status, CourierStatus::Delivering);
}

#[test]
fn status_trace_and_signing_in_this_order() {
    for (status, trace, signed, expected) in [
        ("已签收", "", "", CourierStatus::Signed),
        ("", "快件已被 本人 签收", "", CourierStatus::Signed),
        ("-", "客户拒收", "2026-10-30", CourierStatus::Refused),
        ("", "", "2026-10-30", CourierStatus::Signed),
        ("", "", "", CourierStatus::Unknown),
        ("待确认", "", "", CourierStatus::Unknown),
    ] {
        let records = daily().read(&[&["SF1234567890123", "", status, trace, signed]]);
        let found = records.parcels.first().map(|parcel| parcel.status);
        assert_eq!(found, Some(expected), "{status} {trace} {signed}");
        let reported = problems(&records) == ["StatusUnknown C2 物流状态 待确认"];
        assert_eq!(reported, status == "待确认", "{:?}", records.problems);
    }
}

#[test]
fn one_parcel_for_each_waybill_and_none_without() {
    let records = daily().read(&[&["78312345678901;78312345678902", "中通"], &["无", "中通"]]);
    assert_eq!(records.parcels.len(), 2);
    assert_eq!(records.sightings.len(), 2);
    assert_eq!(
        records
            .sightings
            .first()
            .and_then(|sighting| sighting.day)
            .map(|day| day.to_string())
            .as_deref(),
        Some("2026-10-30")
    );
    assert_eq!(records.fates.get(&RowFate::Used), Some(&1));
    assert_eq!(records.fates.get(&RowFate::NoKey), Some(&1));
    assert_eq!(problems(&records), ["RequiredBlank A3 运单号 无"]);
}

#[test]
fn a_bill_tells_the_day_of_shipping_and_its_file_the_carrier() {
    let bill = Given::new(Kind::Courier)
        .column("业务时间", Field::Day)
        .column("运单号", Field::Waybill)
        .column("目的省份", Field::Province)
        .column("运费", Field::Freight)
        .file("申通10月账单.xlsx");
    let records = bill.read(&[&["2026-10-03 08:00", "773123456789012", "广东省", "3.20"]]);
    let [parcel] = records.parcels.as_slice() else {
        panic!("{:?}", records.parcels);
    };
    assert_eq!(
        parcel.shipped.map(|shipped| shipped.to_string()).as_deref(),
        Some("2026-10-03 08:00:00")
    );
    assert_eq!(
        (parcel.carrier.as_deref(), parcel.province.as_deref()),
        (Some("申通"), Some("广东"))
    );
    assert_eq!(parcel.freight, Some(Money::cny(320)));
}

#[test]
fn codes_are_read_by_the_service_of_the_profile() {
    let records = daily()
        .profile(|profile| profile.values.status_codes = Some("kdniao".to_owned()))
        .read(&[&["SF1234567890123", "", "202"]]);
    assert_eq!(
        records.parcels.first().map(|parcel| parcel.status),
        Some(CourierStatus::Delivering)
    );
}
