//! Times of day: `17:05:30`, `17时05分`, `下午5:05`, and the `083533` of banks that lost its zero.

use chrono::{Datelike, NaiveTime, Timelike};

use super::text::{is_empty_mark, squash};
use crate::model::Message;
use crate::read::Value;

/// Reads a cell of a column that holds times of day; `Ok(None)` for a mark of nothing. A cell with a date in front gives
/// its time part to [`super::date::read_moment`], not here.
pub(crate) fn read_time_of_day(value: &Value) -> Result<Option<NaiveTime>, Message> {
    let bad = || Message::new("date.not_a_time");
    match value {
        Value::Date(at) => Ok(Some(at.time())),
        Value::Number(number) => {
            let time = if (0.0..1.0).contains(number) && *number != 0.0 {
                let seconds = (number * 86_400.0).round() as u32;
                NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
            } else if number.fract() == 0.0 && (0.0..240_000.0).contains(number) {
                six_digits(&format!("{number:06}"))
            } else {
                None
            };
            time.map(Some).ok_or_else(bad)
        }
        Value::Text(text) if is_empty_mark(text) => Ok(None),
        Value::Text(text) => parse_time(&squash(text))
            .map(|(time, _)| Some(time))
            .ok_or_else(bad),
        Value::Bool(_) | Value::LongNumber(_) | Value::Error(_) => Err(bad()),
        Value::FormulaEmpty => Ok(None),
    }
}

/// The time of a cell that holds a time of day and no date: `10:30`, 下午3点, or a number with a time format.
pub(crate) fn time_alone(value: &Value) -> Option<NaiveTime> {
    let alone = match value {
        Value::Date(at) => at.date().year() <= 1900 && !is_midnight(at.time()),
        Value::Number(number) => (0.0..1.0).contains(number),
        Value::Text(text) => text.contains([':', '：', '点', '时']),
        _ => false,
    };
    read_time_of_day(value).ok().flatten().filter(|_| alone)
}

/// Reads a squashed time of day; true if it is midnight at the end of its day (`24:00`).
pub(crate) fn parse_time(squashed: &str) -> Option<(NaiveTime, bool)> {
    let text = squashed
        .replace(['时', '点'], ":")
        .replace("分钟", ":")
        .replace('分', ":")
        .replace('秒', "")
        .replace(":半", ":30");
    let (text, half) = half_of_day(text.trim_end_matches(':'));
    let text = text.trim_end_matches(':');
    let whole_hour = squashed.contains(['点', '时']);
    if !text.contains(':') && half.is_none() && !whole_hour && text.len() <= 6 {
        return digits_alone(text).map(|time| (time, false));
    }
    let parts: Vec<&str> = text.split(':').collect();
    let (hour, minute, second) = match parts.as_slice() {
        [hour] if half.is_some() || whole_hour => (*hour, "0", "0"),
        [hour, minute] => (*hour, *minute, "0"),
        [hour, minute, second] => (*hour, *minute, second.split('.').next().unwrap_or_default()),
        _ => return None,
    };
    let hour = on_the_full_dial(number(hour)?, half);
    let (minute, second) = (number(minute)?, number(second)?);
    if hour == 24 && minute == 0 && second == 0 {
        return Some((NaiveTime::MIN, true));
    }
    NaiveTime::from_hms_opt(hour, minute, second).map(|time| (time, false))
}

/// A part of the day that a word names, which tells what an hour on a twelve-hour dial means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Night,
}

fn half_of_day(text: &str) -> (&str, Option<Half>) {
    const WORDS: [(&str, Half); 11] = [
        ("上午", Half::Morning),
        ("早上", Half::Morning),
        ("凌晨", Half::Morning),
        ("清晨", Half::Morning),
        ("am", Half::Morning),
        ("下午", Half::Afternoon),
        ("中午", Half::Afternoon),
        ("傍晚", Half::Afternoon),
        ("pm", Half::Afternoon),
        ("晚上", Half::Night),
        ("夜里", Half::Night),
    ];
    WORDS
        .iter()
        .find_map(|(word, half)| {
            let rest = text
                .strip_prefix(word)
                .or_else(|| text.strip_suffix(word))?;
            Some((rest, Some(*half)))
        })
        .unwrap_or((text, None))
}

fn on_the_full_dial(hour: u32, half: Option<Half>) -> u32 {
    match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 11 => hour + 12,
        // 中午11点 is before noon, 下午11点 does not exist; both are rare, and 11 pm is not.
        Some(Half::Afternoon) if hour == 11 => 23,
        Some(Half::Night) if (5..12).contains(&hour) => hour + 12,
        Some(Half::Night) if hour == 12 => 24,
        _ => hour,
    }
}

/// `0835` is 8:35; six digits, or fewer because zeros in front were lost, are hours, minutes and seconds.
fn digits_alone(digits: &str) -> Option<NaiveTime> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let four = (digits.len() == 4)
        .then(|| digits.parse::<u32>().ok())
        .flatten()
        .and_then(|clock| NaiveTime::from_hms_opt(clock / 100, clock % 100, 0));
    four.or_else(|| six_digits(&format!("{digits:0>6}")))
}

/// `hhmmss`.
pub(crate) fn six_digits(digits: &str) -> Option<NaiveTime> {
    let clock: u32 = digits.parse().ok()?;
    NaiveTime::from_hms_opt(clock / 10_000, clock / 100 % 100, clock % 100)
}

fn number(digits: &str) -> Option<u32> {
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// True if the instant is the first of its day, which stands for a date alone.
pub(crate) fn is_midnight(time: NaiveTime) -> bool {
    time.num_seconds_from_midnight() == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(value: &Value) -> Result<Option<String>, &'static str> {
        read_time_of_day(value)
            .map(|time| time.map(|time| time.to_string()))
            .map_err(|message| message.key)
    }

    #[test]
    fn times() {
        for (text, expected) in [
            ("17:05", "17:05:00"),
            ("17:05:30", "17:05:30"),
            ("7:5", "07:05:00"),
            ("17：05", "17:05:00"),
            ("17时05分", "17:05:00"),
            ("17时05分30秒", "17:05:30"),
            ("17点", "17:00:00"),
            ("下午5:05", "17:05:00"),
            ("下午5点半", "17:30:00"),
            ("上午 9:30", "09:30:00"),
            ("9:30 PM", "21:30:00"),
            ("12:10 AM", "00:10:00"),
            ("中午12:30", "12:30:00"),
            ("晚上8点", "20:00:00"),
            ("晚上12:30", ""),
            ("083533", "08:35:33"),
            ("83533", "08:35:33"),
            ("0835", "08:35:00"),
            ("835", "00:08:35"),
            ("17:05:30.123", "17:05:30"),
            ("25:00", ""),
            ("17:60", ""),
            ("990000", ""),
            ("早晨", ""),
        ] {
            let expected = if expected.is_empty() {
                Err("date.not_a_time")
            } else {
                Ok(Some(expected.to_owned()))
            };
            assert_eq!(shown(&Value::Text(text.into())), expected, "{text}");
        }
        assert_eq!(shown(&Value::Text("-".into())), Ok(None));
        assert_eq!(
            shown(&Value::Number(83_533.0)),
            Ok(Some("08:35:33".to_owned()))
        );
        assert_eq!(shown(&Value::Number(0.75)), Ok(Some("18:00:00".to_owned())));
        assert_eq!(shown(&Value::Number(45_900.5)), Err("date.not_a_time"));
        assert_eq!(parse_time("24:00"), Some((NaiveTime::MIN, true)));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), messy in "[0-9:时分秒下午点半apm.]{0,12}", number in any::<f64>()) {
            let _ = read_time_of_day(&Value::Text(text.into()));
            let _ = read_time_of_day(&Value::Text(messy.into()));
            let _ = read_time_of_day(&Value::Number(number));
        }
    }
}
