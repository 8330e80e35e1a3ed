//! Takes the text of a date apart: year, month, day, and what is left as the time of day.

use super::text::plain;

/// What a text of a date is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// A run of digits: `20261031`, perhaps with a time of day behind the eight of the date.
    Digits { run: String, time: String },
    /// Year and month, no day.
    Month,
    /// `03/04/2026`: day first or month first, nobody knows.
    Ambiguous {
        first: u32,
        second: u32,
        year: i32,
        time: String,
    },
    /// A date; the time is squashed and empty if there is none.
    Date {
        year: Option<i32>,
        month: u32,
        day: u32,
        time: String,
    },
}

/// Takes a text apart; `None` if it does not begin like a date or ends in words that belong to no date.
pub(crate) fn split(text: &str) -> Option<Parts> {
    let text = plain(text).to_lowercase();
    let text = without_weekday(&text);
    let text = text.replace(['年', '月'], "-").replace(['日', '号'], " ");
    let text = with_numbers_for_months(text);
    let (first, rest) = number(text.trim())?;
    if first.len() >= 8 {
        let time = ending(rest);
        // 20261031173005123 ends in thousandths of a second.
        let run = first
            .get(..14)
            .filter(|_| first.len() == 17)
            .unwrap_or(first);
        let fits = first.len() == 8 || (time.is_empty() && run.len() <= 14);
        return fits.then(|| Parts::Digits {
            run: run.to_owned(),
            time,
        });
    }
    let (separator, rest) = separated(rest)?;
    let Some((second, rest)) = number(rest) else {
        return (first.len() == 4 && ending(rest).is_empty()).then_some(Parts::Month);
    };
    let third = separated(rest)
        .filter(|(other, _)| *other == separator || (separator == '-' && *other == '-'))
        .and_then(|(_, rest)| number(rest));
    match third {
        Some((third, rest)) => three(first, second, third, ending(rest)),
        None => two(first, second, rest.trim_start_matches('-')),
    }
}

fn three(first: &str, second: &str, third: &str, time: String) -> Option<Parts> {
    let (a, b, c) = (
        first.parse::<u32>().ok()?,
        second.parse::<u32>().ok()?,
        third.parse::<u32>().ok()?,
    );
    let (year, month, day) = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) => (a, b, c),
        (2, 1..=2, 1..=2) => (2000 + a, b, c),
        (1..=2, 1..=2, 4) if a == b || b > 12 => (c, a, b),
        (1..=2, 1..=2, 4) if a > 12 => (c, b, a),
        (1..=2, 1..=2, 4) => {
            return Some(Parts::Ambiguous {
                first: a,
                second: b,
                year: i32::try_from(c).ok()?,
                time,
            });
        }
        _ => return None,
    };
    Some(Parts::Date {
        year: Some(i32::try_from(year).ok()?),
        month,
        day,
        time,
    })
}

fn two(first: &str, second: &str, rest: &str) -> Option<Parts> {
    let time = ending(rest);
    if first.len() == 4 {
        return time.is_empty().then_some(Parts::Month);
    }
    if first.len() > 2 || second.len() > 2 {
        return None;
    }
    Some(Parts::Date {
        year: None,
        month: first.parse().ok()?,
        day: second.parse().ok()?,
        time,
    })
}

/// The digits that a text begins with.
fn number(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = text.strip_suffix(rest)?;
    (!digits.is_empty()).then_some((digits, rest))
}

fn separated(text: &str) -> Option<(char, &str)> {
    let text = text.trim_start();
    let separator = text
        .chars()
        .next()
        .filter(|letter| matches!(letter, '-' | '/' | '.'))?;
    Some((separator, text.strip_prefix(separator)?.trim_start()))
}

/// The time of day behind a date, squashed, without ISO's T, a time zone, and words such as 前 and 之前.
fn ending(rest: &str) -> String {
    let mut time: String = rest
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    for word in ["之前", "以前", "前", "截止"] {
        if let Some(shorter) = time.strip_suffix(word) {
            time = shorter.to_owned();
        }
    }
    let time = time.strip_prefix('t').unwrap_or(&time);
    let zone = time
        .find('+')
        .or_else(|| time.rfind('-').filter(|_| time.contains(':')))
        .filter(|at| {
            time.split_at_checked(*at).is_some_and(|(_, zone)| {
                zone.chars()
                    .skip(1)
                    .all(|letter| letter.is_ascii_digit() || letter == ':')
            })
        });
    let time = zone.and_then(|at| time.get(..at)).unwrap_or(time);
    let time = ["utc", "gmt", "cst", "z"]
        .iter()
        .find_map(|zone| time.strip_suffix(zone))
        .unwrap_or(time);
    time.to_owned()
}

/// `01-Oct-2026`, `1 Oct 2026`, `Oct 1, 2026 10:00` as year, month and day; other texts as they are.
fn with_numbers_for_months(text: String) -> String {
    if !text.contains(|letter: char| letter.is_ascii_alphabetic()) {
        return text;
    }
    let mut parts = text.splitn(4, ['-', ' ', '/', ',']).map(str::trim);
    let (Some(first), Some(second), Some(third)) = (parts.next(), parts.next(), parts.next())
    else {
        return text;
    };
    let rest = parts.next().unwrap_or_default();
    // `Oct 1, 2026` leaves nothing between the comma and the blank.
    let (third, rest) = if third.is_empty() {
        rest.split_once(' ').unwrap_or((rest, ""))
    } else {
        (third, rest)
    };
    let (day, month) = match (month_of(first), month_of(second)) {
        (None, Some(month)) => (first, month),
        (Some(month), None) => (second, month),
        _ => return text,
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let day_first = month_of(second).is_some();
    if digits(day) && digits(third) && third.len() == 4 {
        format!("{third}-{month}-{day} {rest}")
    } else if digits(day) && digits(third) && third.len() == 2 && day_first {
        format!("20{third}-{month}-{day} {rest}")
    } else {
        text
    }
}

/// The number of an English month, in full or by its first three letters.
fn month_of(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = text.trim_end_matches('.');
    let short = name.len() == 3 || name == "sept";
    (1..)
        .zip(MONTHS)
        .find(|(_, month)| *month == name || (short && month.starts_with(name)))
        .map(|(number, _)| number)
}

/// Weekdays say nothing that the date does not: `(星期六)`, 周六.
fn without_weekday(text: &str) -> String {
    let mut text = text.to_owned();
    if !text.contains(['星', '礼', '周']) {
        return text;
    }
    for week in ["星期", "礼拜", "周"] {
        for day in ["一", "二", "三", "四", "五", "六", "日", "天"] {
            let name = format!("{week}{day}");
            if text.contains(&name) {
                text = text.replace(&format!("({name})"), " ").replace(&name, " ");
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_apart() {
        let date = |year, month, day, time: &str| {
            Some(Parts::Date {
                year,
                month,
                day,
                time: time.to_owned(),
            })
        };
        let digits = |run: &str, time: &str| {
            Some(Parts::Digits {
                run: run.to_owned(),
                time: time.to_owned(),
            })
        };
        for (text, expected) in [
            ("2026-10-31T17:05:30Z", date(Some(2026), 10, 31, "17:05:30")),
            (
                "2026-06-01 10:01:00 +0000",
                date(Some(2026), 6, 1, "10:01:00"),
            ),
            (
                "2026-06-01T10:01:00-05:00",
                date(Some(2026), 6, 1, "10:01:00"),
            ),
            (
                "2026年10月31日 星期六 下午5:05",
                date(Some(2026), 10, 31, "下午5:05"),
            ),
            ("10月31日前", date(None, 10, 31, "")),
            ("31/10/2026", date(Some(2026), 10, 31, "")),
            ("10/31/2026", date(Some(2026), 10, 31, "")),
            (
                "03/04/2026 9:30",
                Some(Parts::Ambiguous {
                    first: 3,
                    second: 4,
                    year: 2026,
                    time: "9:30".to_owned(),
                }),
            ),
            ("01-Oct-2026", date(Some(2026), 10, 1, "")),
            (
                "Oct 1, 2026 10:00:00 PM",
                date(Some(2026), 10, 1, "10:00:00pm"),
            ),
            ("31-Oct-26", date(Some(2026), 10, 31, "")),
            ("31 Oct 26 9:05", date(Some(2026), 10, 31, "9:05")),
            ("20261031173005123", digits("20261031173005", "")),
            ("1 September 2026", date(Some(2026), 9, 1, "")),
            ("Oct 2 2026", date(Some(2026), 10, 2, "")),
            ("Mon 2 2026", None),
            ("2026-08", Some(Parts::Month)),
            ("2026年8月", Some(Parts::Month)),
            ("20261031", digits("20261031", "")),
            ("20261031 08:35:33", digits("20261031", "08:35:33")),
            ("20261031173005", digits("20261031173005", "")),
            ("20261031173005 08:35", None),
            ("2026-10/31", None),
            ("1280", None),
            ("昨天", None),
        ] {
            assert_eq!(split(text), expected, "{text}");
        }
    }
}
