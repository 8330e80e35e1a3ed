//! Numbers and dates as XML and HTML spell them → values; the rules are the same in every format.

use chrono::{DurationRound, NaiveDate, NaiveDateTime, TimeDelta};

use super::Value;

/// A whole number of so many digits does not survive as a float.
const LONG_DIGITS: usize = 16;

/// A number; `None` if the text is none, or none that is finite.
pub(super) fn number(text: &str) -> Option<Value> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let significant = digits.trim_start_matches('0').len();
    if is_whole && significant >= LONG_DIGITS {
        return Some(Value::LongNumber(text.into()));
    }
    let number: f64 = text.parse().ok()?;
    number.is_finite().then_some(Value::Number(number))
}

/// A date as ISO 8601 writes it, with or without a time, to the nearest second.
pub(super) fn instant(text: &str) -> Option<NaiveDateTime> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let instant = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok();
    instant
        .and_then(|instant| instant.duration_round(TimeDelta::seconds(1)).ok())
        .or_else(|| {
            let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
            day.and_hms_opt(0, 0, 0)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_a_float_would_not_hold_is_kept_as_it_is_spelled() {
        let long = |text: &str| Some(Value::LongNumber(text.into()));
        let cases = [
            ("1280.50", Some(Value::Number(1280.5))),
            ("-3", Some(Value::Number(-3.0))),
            (
                "123456789012345",
                Some(Value::Number(123_456_789_012_345.0)),
            ),
            ("1234567890123456", long("1234567890123456")),
            ("-1234567890123456", long("-1234567890123456")),
            ("0001234567890123", Some(Value::Number(1_234_567_890_123.0))),
            ("0351030001351351987", long("0351030001351351987")),
            ("1e3", Some(Value::Number(1000.0))),
            ("1e999", None),
            ("NaN", None),
            ("1,234", None),
            ("-", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_may_have_a_time_and_parts_of_a_second() {
        let cases = [
            ("2026-10-31", Some("2026-10-31 00:00:00")),
            ("2026-10-31T17:05:00", Some("2026-10-31 17:05:00")),
            ("2026-10-31T17:04:59.9999999", Some("2026-10-31 17:05:00")),
            ("2026-10-31T17:05:00.000Z", Some("2026-10-31 17:05:00")),
            ("2026-10-32", None),
            ("昨天", None),
        ];
        for (text, expected) in cases {
            let found = instant(text).map(|instant| instant.to_string());
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
