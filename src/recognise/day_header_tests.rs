//! Headers that name a day.

use super::*;

fn read(text: &str) -> Option<DayHeader> {
    DayHeader::read(&Cell::new(0, Value::Text(text.into())))
}

#[test]
fn days_are_read_as_people_write_them() {
    let day = |year, month, day, weekday| {
        Some(DayHeader {
            year,
            month,
            day,
            weekday,
        })
    };
    let (none, month, monday) = (None, Some(10), Some(Weekday::Mon));
    for (text, expected) in [
        ("2026-10-26", day(Some(2026), month, 26, none)),
        ("2026年10月26日", day(Some(2026), month, 26, none)),
        ("10-26", day(None, month, 26, none)),
        ("10月26日", day(None, month, 26, none)),
        ("10/26 周一", day(None, month, 26, monday)),
        ("26", day(None, None, 26, none)),
        ("26日", day(None, None, 26, none)),
        ("26号", day(None, None, 26, none)),
        ("26(周一)", day(None, None, 26, monday)),
        ("２６\n星期一", day(None, None, 26, monday)),
        ("26 Mon", day(None, None, 26, monday)),
        ("32", None),
        ("13-26", None),
        ("第1次", None),
        ("1店", None),
        ("Q1", None),
        ("周一", None),
        ("1280", None),
        ("", None),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn days_run_on() {
    for (texts, expected) in [
        (["26", "27", "28"].as_slice(), true),
        (&["30", "31", "1"], true),
        (&["1", "3", "5"], false),
        (&["10-26", "10-28", "11-02"], true),
        (&["12-31", "1-1", "1-2"], true),
        (&["10-26", "10-25"], false),
    ] {
        let days: Vec<DayHeader> = texts.iter().filter_map(|text| read(text)).collect();
        assert_eq!(is_run(&days), expected, "{texts:?}");
    }
}
