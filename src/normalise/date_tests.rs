//! Cases of [`super::read_moment`].

use proptest::prelude::*;

use super::*;

fn as_of() -> NaiveDateTime {
    "2026-10-31T18:00:00".parse().expect("a moment")
}

fn check(value: &Value, expected: Result<Option<&str>, &str>) {
    let read = read_moment(value, as_of());
    let shown = read
        .as_ref()
        .map(|moment| moment.map(|moment| moment.to_string()))
        .map_err(|message| message.key);
    assert_eq!(
        shown,
        expected.map(|some| some.map(str::to_owned)),
        "{value:?}"
    );
}

#[test]
fn dates_as_written() {
    for (text, expected) in [
        ("2026-10-31", "2026-10-31"),
        ("2026/8/1", "2026-08-01"),
        ("2026.10.31", "2026-10-31"),
        ("2026年8月31日", "2026-08-31"),
        ("2026 年 8 月 31 日", "2026-08-31"),
        ("２０２６－１０－３１", "2026-10-31"),
        ("20261031", "2026-10-31"),
        ("20261031173005", "2026-10-31 17:30:05"),
        ("202610311730", "2026-10-31 17:30:00"),
        ("20261005 10:11:12", "2026-10-05 10:11:12"),
        ("20261005", "2026-10-05"),
        ("01-Oct-2026", "2026-10-01"),
        ("Oct 25, 2026 3:05 PM", "2026-10-25 15:05:00"),
        ("2026-10-31 17:05", "2026-10-31 17:05:00"),
        ("2026-10-31 17:05:30", "2026-10-31 17:05:30"),
        ("2025/12/03  14:06:51", "2025-12-03 14:06:51"),
        ("2026-10-31 17时05分", "2026-10-31 17:05:00"),
        ("2026年10月31日下午5:05", "2026-10-31 17:05:00"),
        ("2026-10-31T17:05:30", "2026-10-31 17:05:30"),
        ("2026-10-31T17:05:30.250Z", "2026-10-31 17:05:30"),
        ("2026-06-01 10:01:00 +0000", "2026-06-01 10:01:00"),
        ("2026-06-01 10:01:00+08:00", "2026-06-01 10:01:00"),
        ("2026-10-31 00:00:00", "2026-10-31"),
        ("2026-10-30 24:00:00", "2026-10-31 00:00:00"),
        ("26-10-31", "2026-10-31"),
        ("26年10月31日", "2026-10-31"),
        ("\t2026-10-31 17:05:30\t", "2026-10-31 17:05:30"),
        ("`2026-10-31 17:05:30", "2026-10-31 17:05:30"),
        ("2026-10-31(星期六)", "2026-10-31"),
        ("10/31/2026", "2026-10-31"),
        ("10月31日", "2026-10-31"),
        ("10-31", "2026-10-31"),
        ("10/31", "2026-10-31"),
        ("10.31", "2026-10-31"),
        ("10-31 17:05", "2026-10-31 17:05:00"),
        ("10月31日前", "2026-10-31"),
        ("12月1日", "2026-12-01"),
        ("12月2日", "2025-12-02"),
        ("2-29", "2024-02-29"),
        ("2029-10-31", "2029-10-31"),
        ("26/10/31", "2026-10-31"),
        ("31-Oct-26", "2026-10-31"),
        ("46326", "2026-10-31"),
        ("46326.75", "2026-10-31 18:00:00"),
        ("20261031.0", "2026-10-31"),
        ("20261031173005123", "2026-10-31 17:30:05"),
        ("2026年10月31日 下午3:05", "2026-10-31 15:05:00"),
        ("2026-10-31T17:05:30+08:00", "2026-10-31 17:05:30"),
    ] {
        check(&Value::Text(text.into()), Ok(Some(expected)));
    }
}

#[test]
fn other_dates_of_the_sheet_tell_day_from_month() {
    let value = Value::Text("03/04/2026 9:30".into());
    for (order, expected) in [
        (DayOrder::DayFirst, "2026-04-03 09:30:00"),
        (DayOrder::MonthFirst, "2026-03-04 09:30:00"),
    ] {
        let read = read_moment_in(&value, as_of(), Some(order));
        let shown = read.map(|moment| moment.map(|moment| moment.to_string()));
        assert_eq!(shown, Ok(Some(expected.to_owned())));
    }
}

#[test]
fn marks_of_nothing() {
    for text in [
        "",
        "-",
        "/",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "待定",
        "无",
        "1970-01-01 08:00:00",
    ] {
        check(&Value::Text(text.into()), Ok(None));
    }
    check(&Value::Number(0.0), Ok(None));
    check(&Value::Date(epoch().and_time(NaiveTime::MIN)), Ok(None));
}

#[test]
fn what_cannot_be_read_says_why() {
    for (text, key) in [
        ("2206-10-31", "date.out_of_range"),
        ("1999-12-31", "date.out_of_range"),
        ("2029-11-01", "date.out_of_range"),
        ("2026-02-30", "date.no_such_day"),
        ("2026-13-01", "date.no_such_day"),
        ("20261301", "date.no_such_day"),
        ("2026-08", "date.month_alone"),
        ("2026年8月", "date.month_alone"),
        ("03/04/2026", "date.ambiguous"),
        ("2026-10-31 25:00", "date.not_a_time"),
        ("2026-10-31 到货", "date.not_a_time"),
        ("昨天", "date.not_a_date"),
        ("20261", "date.not_a_date"),
        ("99999", "date.out_of_range"),
        ("10/31/26", "date.no_such_day"),
        ("SF1234567890123", "date.not_a_date"),
        ("2026103117", "date.not_a_date"),
    ] {
        check(&Value::Text(text.into()), Err(key));
    }
    check(&Value::Error("#REF!".into()), Err("date.not_a_date"));
    check(&Value::Bool(true), Err("date.not_a_date"));
}

#[test]
fn number_cells() {
    check(&Value::Number(45_900.0), Ok(Some("2025-08-31")));
    check(&Value::Number(45_900.5), Ok(Some("2025-08-31 12:00:00")));
    check(&Value::Number(20_261_031.0), Ok(Some("2026-10-31")));
    check(
        &Value::Number(20_261_031_173_005.0),
        Ok(Some("2026-10-31 17:30:05")),
    );
    check(&Value::Number(10.31), Err("date.not_a_date"));
    check(&Value::Number(99_999.0), Err("date.out_of_range"));
    check(&Value::Number(f64::NAN), Err("date.out_of_range"));
    check(
        &Value::Date("2206-01-01T00:00:00".parse().expect("a moment")),
        Err("date.out_of_range"),
    );
    check(
        &Value::Date("2026-10-31T17:05:00".parse().expect("a moment")),
        Ok(Some("2026-10-31 17:05:00")),
    );
}

proptest! {
    #[test]
    fn what_we_print_we_read_again(seconds in 0i64..800_000_000) {
        let first: NaiveDateTime = "2001-01-01T00:00:00".parse().expect("a moment");
        let moment = in_range(first + TimeDelta::seconds(seconds), as_of()).expect("in range");
        let read = read_moment(&Value::Text(moment.to_string().into()), as_of());
        prop_assert_eq!(read, Ok(Some(moment)));
    }

    #[test]
    fn serials_and_texts_agree(days in 36_526u32..46_000) {
        let day = epoch() + Days::new(u64::from(days));
        let serial = read_moment(&Value::Number(f64::from(days)), as_of());
        prop_assert_eq!(serial, read_moment(&Value::Text(day.to_string().into()), as_of()));
    }

    #[test]
    fn never_panics(text in any::<String>(), messy in "[0-9年月日时分:/.T+Z -]{0,24}", number in any::<f64>()) {
        let _ = read_moment(&Value::Text(text.into()), as_of());
        let _ = read_moment(&Value::Text(messy.into()), as_of());
        let _ = read_moment(&Value::Number(number), as_of());
    }
}
