//! Tests of `value`.

use super::*;
use crate::read::Cell;

fn book() -> Book {
    use NumberFormat::{Date, Duration, Other, Zeros};
    let xml = "<sst><si><t>订单</t></si><si/></sst>";
    Book {
        strings: Strings::read(xml.as_bytes(), 100).expect("strings"),
        formats: vec![Other, Date, Duration, Zeros(8)],
        is_1904: false,
    }
}

#[test]
fn the_type_and_the_style_tell_the_value() {
    let cases = [
        ("", 0, "1280.50", "Number 1280.5"),
        ("n", 0, " -3 ", "Number -3"),
        ("", 0, "3.51030001351351E+17", "Number 351030001351351000"),
        ("", 0, "351030001351351987", "LongNumber 351030001351351987"),
        ("", 1, "1234567890123456", "LongNumber 1234567890123456"),
        ("", 0, "0001234567890123", "Number 1234567890123"),
        ("", 0, "0.1234567890123456", "Number 0.1234567890123456"),
        ("", 0, "1,234", "Text 1,234"),
        ("n", 0, "1,234", "Error 1,234"),
        ("n", 0, "1e999", "Error 1e999"),
        ("n", 0, "NaN", "Error NaN"),
        ("", 1, "46326.7118055556", "Date 2026-10-31 17:05:00"),
        ("", 1, "-1", "Number -1"),
        ("", 1, "2958466", "Number 2958466"),
        ("", 1, "60", "Number 60"),
        ("", 2, "1.5", "Number 1.5"),
        ("", 3, "1234", "Text 00001234"),
        ("", 3, "0", "Text 00000000"),
        ("", 3, "123456789", "Number 123456789"),
        ("", 3, "12.5", "Number 12.5"),
        ("", 3, "-5", "Number -5"),
        ("", 99, "5", "Number 5"),
        ("s", 0, "0", "Text 订单"),
        ("s", 0, "7", "Error 7"),
        ("s", 0, "x", "Error x"),
        ("str", 0, " a_x000D_&amp; ", "Text  a\r& "),
        ("inlineStr", 0, "a", "Text a"),
        ("b", 0, "1", "Bool TRUE"),
        ("b", 0, " False", "Bool FALSE"),
        ("b", 0, "banana", "Error banana"),
        ("e", 0, "#N/A", "Error #N/A"),
        ("d", 0, "2026-10-31T17:05:00Z", "Date 2026-10-31 17:05:00"),
        ("d", 0, "2026-10-31", "Date 2026-10-31"),
        ("d", 0, "31.10.", "Text 31.10."),
        ("q", 0, "1", "Error 1"),
    ];
    let book = book();
    for (kind, style, raw, expected) in cases {
        let value = book.value(kind.as_bytes(), style, raw.as_bytes());
        let value = value.expect("it is not blank");
        let name = format!("{value:?}");
        let name = name.split('(').next().unwrap_or_default().to_owned();
        let shown = format!("{name} {}", Cell::new(0, value).text());
        assert_eq!(shown, expected, "{kind} {style} {raw}");
    }
    for (kind, raw) in [("", " "), ("s", "1"), ("s", ""), ("str", ""), ("b", " ")] {
        assert_eq!(book.value(kind.as_bytes(), 0, raw.as_bytes()), None);
    }
}

#[test]
fn days_may_be_counted_from_1904() {
    let book = Book {
        is_1904: true,
        ..book()
    };
    let value = book.value(b"", 1, b"44864").expect("a date");
    assert_eq!(Cell::new(0, value).text(), "2026-10-31");
}
