//! The value of a `Data` element.

use crate::read::Value;
use crate::read::literal::{instant, number};

/// The value of a text of a kind (`ss:Type`); `None` if it is blank. What is not of its kind is an
/// error of that cell.
pub(super) fn value_of(kind: &str, text: &str) -> Option<Value> {
    if text.is_empty() {
        return None;
    }
    let stored_wrongly = || Value::Error(text.into());
    Some(match kind {
        "Number" => number(text.trim()).unwrap_or_else(stored_wrongly),
        "DateTime" => instant(text.trim()).map_or_else(stored_wrongly, Value::Date),
        "Boolean" => match text.trim() {
            "1" | "true" => Value::Bool(true),
            "0" | "false" => Value::Bool(false),
            _ => stored_wrongly(),
        },
        "Error" => stored_wrongly(),
        _ => Value::Text(text.into()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Cell;

    #[test]
    fn a_value_is_of_its_kind_or_an_error_of_its_cell() {
        let cases = [
            ("Number", "1280.5", "1280.5"),
            ("Number", "783123456789012345", "783123456789012345"),
            ("DateTime", "2026-10-31T17:05:00.000", "2026-10-31 17:05:00"),
            ("DateTime", "2026-10-31", "2026-10-31"),
            ("DateTime", "2026-10-31T17:04:59.999", "2026-10-31 17:05:00"),
            ("Boolean", "1", "TRUE"),
            ("String", " A1\n", " A1\n"),
        ];
        for (kind, text, expected) in cases {
            let value = value_of(kind, text).expect("a value");
            assert!(!matches!(value, Value::Error(_)), "{kind} {text}");
            assert_eq!(Cell::new(0, value).text(), expected);
        }
        for (kind, text) in [
            ("Number", "1,234"),
            ("Number", "NaN"),
            ("DateTime", "昨天"),
            ("Boolean", "yes"),
            ("Error", "#N/A"),
        ] {
            assert_eq!(value_of(kind, text), Some(Value::Error(text.into())));
        }
        assert_eq!(value_of("String", ""), None);
    }
}
