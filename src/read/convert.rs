//! Values of the spreadsheet library → ours.

use calamine::{Data, DataRef, ExcelDateTime};
use chrono::{NaiveDate, TimeDelta};

use super::Value;

/// The first serial after 9999-12-31, where days are counted from 1900.
const AFTER_LAST_DAY: f64 = 2_958_466.0;

/// A number with a date format: the instant, to the nearest second; a duration or a serial that is no
/// date stays a number.
pub(super) fn date_value(at: &ExcelDateTime) -> Value {
    let (year, month, day, hour, minute, second, milli) = at.to_ymd_hms_milli();
    let instant = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
        .and_then(|day| day.and_hms_opt(hour.into(), minute.into(), second.into()))
        .and_then(|instant| {
            instant.checked_add_signed(TimeDelta::seconds(i64::from(milli >= 500)))
        });
    match instant {
        Some(instant) if at.is_datetime() && (0.0..AFTER_LAST_DAY).contains(&at.as_f64()) => {
            Value::Date(instant)
        }
        _ => Value::Number(at.as_f64()),
    }
}

/// A whole number with the leading zeros that its format shows; without any it stays a number.
pub(super) fn padded(number: f64, width: usize) -> Value {
    let is_whole = (0.0..1e15).contains(&number) && number.fract() == 0.0;
    let shown = format!("{number:0>width$}");
    if is_whole && shown.starts_with('0') {
        Value::Text(shown.into())
    } else {
        Value::Number(number)
    }
}

/// True for a whole number that is shown with leading zeros, `00123` for `123`: the number would lose
/// them. One that is not whole is only shown rounded.
pub(super) fn has_leading_zeros(shown: &str, exact: &str) -> bool {
    let is_padded = shown.len() > 1
        && shown.starts_with('0')
        && shown.bytes().all(|byte| byte.is_ascii_digit());
    is_padded && shown.parse::<f64>() == exact.parse::<f64>()
}

/// The value of a cell of a dense range; `None` if it is blank.
pub(super) fn data_value(data: &Data) -> Option<Value> {
    Some(match data {
        Data::Int(number) => Value::Number(*number as f64),
        Data::Float(number) => Value::Number(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text_value(text)?,
        Data::Bool(truth) => Value::Bool(*truth),
        Data::DateTime(at) => date_value(at),
        Data::Error(error) => Value::Error(error.to_string().into()),
        Data::Empty => return None,
    })
}

/// The value of a cell of a sheet that streams past; `None` if it is blank.
pub(super) fn ref_value(value: &DataRef<'_>) -> Option<Value> {
    Some(match value {
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text_value(text)?
        }
        DataRef::SharedString(text) => text_value(text)?,
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(at) => date_value(at),
        DataRef::Error(error) => Value::Error(error.to_string().into()),
        DataRef::Empty => return None,
    })
}

fn text_value(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.into()))
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    #[test]
    fn leading_zeros_are_seen_and_kept() {
        let cases = [
            ("00", "0", true),
            ("0012", "12", true),
            ("0012", "12.0", true),
            ("0013", "12.7", false),
            ("0", "0", false),
            ("12", "12", false),
            ("0.5", "0.5", false),
            ("0A", "0A", false),
        ];
        for (shown, exact, expected) in cases {
            assert_eq!(has_leading_zeros(shown, exact), expected, "{shown} {exact}");
        }
        assert_eq!(padded(12.0, 4), Value::Text("0012".into()));
        assert_eq!(padded(12345.0, 4), Value::Number(12345.0));
        assert_eq!(padded(-5.0, 4), Value::Number(-5.0));
    }

    #[test]
    fn serials_become_dates_and_durations_stay_numbers() {
        let cases = [
            (46_326.0, DateTime, "2026-10-31"),
            (46_326.711_805_555_6, DateTime, "2026-10-31 17:05:00"),
            (46_326.999_999_9, DateTime, "2026-11-01"),
            (1.5, TimeDelta, "1.5"),
            (-3.0, DateTime, "-3"),
            (2_958_465.0, DateTime, "9999-12-31"),
            (20_261_031.0, DateTime, "20261031"),
        ];
        for (serial, kind, expected) in cases {
            let value = date_value(&ExcelDateTime::new(serial, kind, false));
            assert_eq!(super::super::Cell::new(0, value).text(), expected);
        }
    }
}
