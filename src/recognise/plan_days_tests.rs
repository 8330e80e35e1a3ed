//! Shift plans are known by what stands in them, and their days get dates.

use super::*;
use crate::model::Kind;
use crate::recognise::tests::{table, taken};
use crate::recognise::{Field, Recognition};

#[test]
fn titles_state_a_month() {
    for (text, expected) in [
        ("2026年10月排班表", Some((Some(2026), 10, false))),
        ("10月排班", Some((None, 10, false))),
        ("2026-10", Some((Some(2026), 10, false))),
        ("排班202611", Some((Some(2026), 11, false))),
        ("2026年10月26日至11月25日", Some((Some(2026), 10, true))),
        ("10月26日-11月25日", Some((None, 10, true))),
        ("排班_20261026", Some((Some(2026), 10, true))),
        ("13月", None),
        ("三组", None),
        ("", None),
    ] {
        let expected = expected.map(|(year, month, is_date)| Stated {
            year,
            month,
            is_date,
        });
        assert_eq!(month_in(text), expected, "{text}");
    }
}

/// The first and the last date of a plan, looked at on 2026-11-21.
fn check(file: &str, sheet: &str, text: &str, first: &str, last: &str) {
    let (table, problems) = table(file, sheet, text);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(table.kind(), Kind::Staff, "{text}");
    let days = &table.shift_days;
    assert_eq!(
        days.len(),
        table.columns_of(Field::ShiftDay).count(),
        "{text}"
    );
    let ends = [days.values().next(), days.values().next_back()];
    let ends = ends.map(|day| day.map(ToString::to_string).unwrap_or_default());
    assert_eq!(ends, [first, last], "{text}");
}

#[test]
fn every_way_to_write_a_plan_is_read() {
    let below = "张敏|早|休|晚\n李丽|早班|年假|√";
    for header in [
        "姓名|2026-10-26|2026-10-27|2026-10-28",
        "姓名|10-26|10-27|10-28",
        "姓名|10月26日|10月27日|10月28日",
        "跟单员|10/26|10/27|10/28",
    ] {
        let text = format!("{header}\n{below}");
        check("排班.xlsx", "Sheet1", &text, "2026-10-26", "2026-10-28");
    }
    for header in [
        "姓名|26|27|28",
        "姓名|26日|27日|28日",
        "姓名|26(周一)|27(周二)|28(周三)",
        "姓名|26|27|28\n|周一|周二|周三",
        "姓名|26|27|28\n|一|二|三",
        "|26|27|28\n姓名|周一|周二|周三",
        "姓名|十月\n|26|27|28",
    ] {
        let text = format!("2026年10月排班表\n{header}\n{below}");
        check("a.xlsx", "Sheet1", &text, "2026-10-26", "2026-10-28");
        let text = format!("{header}\n{below}");
        check("a.xlsx", "10月", &text, "2026-10-26", "2026-10-28");
        check("10月排班.xlsx", "Sheet1", &text, "2026-10-26", "2026-10-28");
    }
    let text = format!("姓名|26|27|28\n{below}");
    check("a.xlsx", "Sheet1", &text, "2026-11-26", "2026-11-28");
    // No month is stated: the days of the week tell it.
    let text = format!("姓名|26(周一)|27(周二)|28(周三)\n{below}");
    check("a.xlsx", "Sheet1", &text, "2026-10-26", "2026-10-28");
}

#[test]
fn a_plan_may_run_over_the_end_of_a_month() {
    let plan = |first: u32, last: u32, next: u32| {
        let days = (first..=last).chain(1..=next);
        let days: Vec<String> = days.map(|day| day.to_string()).collect();
        format!("姓名|{}\n张敏|早|休|晚", days.join("|"))
    };
    check(
        "10月排班.xlsx",
        "a",
        &plan(26, 30, 25),
        "2026-09-26",
        "2026-10-25",
    );
    check(
        "10月排班.xlsx",
        "a",
        &plan(26, 31, 1),
        "2026-10-26",
        "2026-11-01",
    );
    let dated = "10月26日-11月25日.xlsx";
    check(dated, "a", &plan(26, 31, 25), "2026-10-26", "2026-11-25");
    check("a.xlsx", "a", &plan(26, 31, 25), "2026-10-26", "2026-11-25");
    check(
        "2026年12月.xlsx",
        "a",
        &plan(28, 31, 3),
        "2026-12-28",
        "2027-01-03",
    );
}

#[test]
fn nothing_else_is_taken_for_a_plan() {
    for text in [
        // How many rows each clerk followed up, hours, sales.
        "跟单员|10-26|10-27|10-28\n张敏|12|15|9\n李丽|8|7|11",
        "姓名|26|27|28\n张敏|8|8|7.5",
        // What customers said, day by day.
        "姓名|10-26|10-27|10-28\n张敏|已联系|无人接听|改约",
        "姓名|26|27|28\n张敏|||",
        "商品|26|27|28\n水杯|早|晚|早",
    ] {
        let found = taken("a.xlsx", "Sheet1", text);
        let is_plan = match found {
            Recognition::Table(table, _) => table.kind() == Kind::Staff,
            Recognition::Unknown(_) => false,
        };
        assert!(!is_plan, "{text}");
    }
}
