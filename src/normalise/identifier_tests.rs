//! Cases of the numbers.

use proptest::prelude::*;

use super::*;

fn cell(value: Value) -> Cell {
    Cell::new(0, value)
}

fn text(text: &str) -> Cell {
    cell(Value::Text(text.into()))
}

fn check(cell: &Cell, expected: &[&str]) {
    let seen: Vec<String> = identifiers(cell, Habit::default())
        .into_iter()
        .map(|id| id.canonical)
        .collect();
    assert_eq!(seen, expected, "{cell:?}");
}

#[test]
fn one_number() {
    for (typed, expected) in [
        ("A001", "A001"),
        ("a001", "A001"),
        ("\t2038471029384756\t", "2038471029384756"),
        ("'2038471029384756", "2038471029384756"),
        (
            "`4200000069201710299246843141",
            "4200000069201710299246843141",
        ),
        ("=\"0012345\"", "0012345"),
        ("\"0012345\"", "0012345"),
        ("783123456789.0", "783123456789"),
        ("783123456789.00", "783123456789"),
        ("１２３４ＳＦ", "1234SF"),
        ("7831 2345 6789", "783123456789"),
        ("SF\u{200b}1234567890123", "SF1234567890123"),
        ("订单号：A-001", "A-001"),
        ("No:SF1234567890123", "SF1234567890123"),
        ("No.：A-001", "A-001"),
        ("NO:", "NO:"),
        ("260101-123456789012345", "260101-123456789012345"),
        ("783,123,456,789", "783123456789"),
        ("A/2026/001", "A/2026/001"),
        ("1.5", "1.5"),
        ("12E45", "12E45"),
        ("7.83123456789012E+14", "783123456789012"),
    ] {
        check(&text(typed), &[expected]);
    }
    check(
        &cell(Value::Number(783_123_456_789_012.0)),
        &["783123456789012"],
    );
}

#[test]
fn no_number() {
    for typed in ["", "-", "/", "无", "null", "N/A", "\t", "0", "000", "暂无"] {
        check(&text(typed), &[]);
    }
    check(&cell(Value::Error("#N/A".into())), &[]);
    check(&cell(Value::Number(0.0)), &[]);
}

#[test]
fn several_numbers() {
    for typed in [
        "78123456789012;78123456789013",
        "78123456789012；78123456789013",
        "78123456789012,78123456789013",
        "78123456789012、78123456789013、",
        "78123456789012/78123456789013",
        "78123456789012 78123456789013",
        "78123456789012\n78123456789013",
    ] {
        check(&text(typed), &["78123456789012", "78123456789013"]);
    }
}

#[test]
fn damage_is_seen() {
    for (cell, canonical, damage) in [
        (text("7.83E+14"), "7.83E+14", Some(Damage::Scientific)),
        (text("7.83e+14"), "7.83E+14", Some(Damage::Scientific)),
        (
            text("7.83123456789012E+17"),
            "7.83123456789012E+17",
            Some(Damage::Scientific),
        ),
        (
            cell(Value::Number(3.510_300_013_513_51e17)),
            "351030001351351000",
            Some(Damage::DigitsLost),
        ),
        (
            cell(Value::Number(783_123_456_789_012_345.0)),
            "783123456789012000",
            Some(Damage::DigitsLost),
        ),
        (
            cell(Value::Number(1_234_567_890_123_450.0)),
            "1234567890123450",
            Some(Damage::DigitsLost),
        ),
        // Excel would have made the last digit a zero: this one was never cut.
        (
            cell(Value::Number(1_234_567_890_123_456.0)),
            "1234567890123456",
            None,
        ),
        (
            cell(Value::LongNumber("783123456789012345".into())),
            "783123456789012345",
            None,
        ),
        (
            cell(Value::LongNumber("783123456789012400".into())),
            "783123456789012000",
            Some(Damage::DigitsLost),
        ),
        (
            cell(Value::Number(123_456_789_012_345.0)),
            "123456789012345",
            None,
        ),
        (text("783123456789012000"), "783123456789012000", None),
        (
            cell(Value::Date("2026-10-01T00:00:00".parse().expect("a day"))),
            "2026-10-01",
            Some(Damage::Date),
        ),
    ] {
        let seen: Vec<(String, Option<Damage>)> = identifiers(&cell, Habit::default())
            .into_iter()
            .map(|id| (id.canonical, id.damage))
            .collect();
        assert_eq!(seen, [(canonical.to_owned(), damage)], "{cell:?}");
    }
}

#[test]
fn platform_prefixes_and_the_text_as_typed() {
    let prefixes = ["T200P".to_owned()];
    let orders = order_numbers(
        &text("\tt200p2038471029384756"),
        Habit::default(),
        &prefixes,
    );
    assert_eq!(
        orders.first().map(OrderNo::as_str),
        Some("2038471029384756")
    );
    assert_eq!(
        orders.first().map(OrderNo::typed),
        Some("t200p2038471029384756")
    );
    assert_eq!(without_prefix("T200P", &prefixes), "T200P");
}

#[test]
fn carriers_beside_waybills() {
    for (typed, number, beside) in [
        (
            "SF1234567890123-顺丰速运",
            "SF1234567890123",
            Some("顺丰速运"),
        ),
        ("SF1234567890123（顺丰）", "SF1234567890123", Some("顺丰")),
        ("中通 78312345678901", "78312345678901", Some("中通")),
        ("圆通速递：YT8812345678901", "YT8812345678901", None),
        ("JDVA12345678901-1-1-", "JDVA12345678901-1-1-", None),
    ] {
        let seen: Vec<(String, Option<String>)> = waybill_numbers(&text(typed), Habit::default())
            .into_iter()
            .map(|(waybill, beside)| (waybill.text().to_string(), beside))
            .collect();
        assert_eq!(
            seen,
            [(number.to_owned(), beside.map(str::to_owned))],
            "{typed}"
        );
    }
    assert_eq!(waybill_numbers(&text("客户自提"), Habit::default()), []);
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(typed in "[ \tA-Za-z0-9'`=\"－—：;、-]{0,24}") {
        for id in identifiers(&text(&typed), Habit::default()) {
            let again: Vec<String> = identifiers(&text(&id.canonical), Habit::default()).into_iter().map(|id| id.canonical).collect();
            prop_assert_eq!(again, vec![id.canonical]);
        }
    }

    #[test]
    fn never_panics(typed in any::<String>(), number in any::<f64>()) {
        waybill_numbers(&text(&typed), Habit::default());
        order_numbers(&text(&typed), Habit::default(), &["T200P".to_owned()]);
        waybill_numbers(&cell(Value::Number(number)), Habit::default());
    }
}
