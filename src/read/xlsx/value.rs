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
#[path = "value_tests.rs"]
mod tests;
