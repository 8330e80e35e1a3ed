//! The text of a cell in the file → its value.

use std::borrow::Cow;

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::super::convert::{date_value, padded};
use super::super::{Value, literal};
use super::escapes::push_unescaped;
use super::number_format::NumberFormat;
use super::strings::Strings;
use super::text::decoded;

/// The first serial after 9999-12-31, by whether days are counted from 1904.
const AFTER_LAST_DAY: [f64; 2] = [2_958_466.0, 2_957_004.0];

/// What the cells of a workbook refer to.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) strings: Strings,
    pub(super) formats: Vec<NumberFormat>,
    pub(super) is_1904: bool,
}

impl Book {
    /// The value of `<v>`, by the type and the style of its cell; `None` if it is blank. What cannot be
    /// what its type says is given as it stands, as an error.
    pub(super) fn value(&self, kind: &[u8], style: usize, raw: &[u8]) -> Option<Value> {
        let is_text = matches!(kind, b"str" | b"inlineStr" | b"is");
        let text = decoded(raw);
        let bare = text.trim_matches([' ', '\t', '\r', '\n']);
        if bare.is_empty() && (text.is_empty() || !is_text) {
            return None;
        }
        let bad = || Value::Error(bare.into());
        Some(match kind {
            b"" => self
                .number(bare, style)
                .unwrap_or_else(|| Value::Text(unescaped(&text).into())),
            b"n" => self.number(bare, style).unwrap_or_else(bad),
            b"s" => match bare
                .parse()
                .ok()
                .and_then(|number| self.strings.get(number))
            {
                Some("") => return None,
                Some(text) => Value::Text(text.into()),
                None => bad(),
            },
            _ if is_text => Value::Text(unescaped(&text).into()),
            b"b" if bare == "1" || bare.eq_ignore_ascii_case("true") => Value::Bool(true),
            b"b" if bare == "0" || bare.eq_ignore_ascii_case("false") => Value::Bool(false),
            b"d" => literal::instant(bare).map_or_else(|| Value::Text(bare.into()), Value::Date),
            _ => bad(),
        })
    }

    /// A number; `None` if the text is none.
    fn number(&self, text: &str, style: usize) -> Option<Value> {
        let number = match literal::number(text)? {
            Value::Number(number) => number,
            long => return Some(long),
        };
        Some(match self.formats.get(style) {
            Some(NumberFormat::Date) => self.date(number),
            Some(NumberFormat::Zeros(width)) => padded(number, usize::from(*width)),
            _ => Value::Number(number),
        })
    }

    /// A serial number as a date; one that no calendar has stays a number.
    fn date(&self, serial: f64) -> Value {
        let [from_1900, from_1904] = AFTER_LAST_DAY;
        let end = if self.is_1904 { from_1904 } else { from_1900 };
        if !(0.0..end).contains(&serial) {
            return Value::Number(serial);
        }
        let kind = ExcelDateTimeType::DateTime;
        date_value(&ExcelDateTime::new(serial, kind, self.is_1904))
    }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    push_unescaped(text, &mut out);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
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
}
