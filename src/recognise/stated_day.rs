//! The day that a title, a sheet's name or a file's name states.

use chrono::{Datelike, Days, NaiveDate};

use super::SheetNames;
use super::names::text_of;
use crate::read::{Cell, Row, Value};

/// Words beside a date that is not the day of the rows: when the sheet was made, or a period.
const OTHER_DATES: [&str; 11] = [
    "打印", "导出", "制表", "制单", "下载", "申请", "查询", "期间", "起始", "终止", "区间",
];
/// A date without a year this many days after the day of looking belongs to the year before.
const DAYS_AHEAD: u64 = 60;

/// The day that the sheet's name, its title or the file's name states, in this order; for a table that
/// shares its sheet, its own title comes first. A text with two dates states a period, not a day; a
/// month alone is none.
pub(super) fn stated_day(names: &SheetNames<'_>, above: &[Row]) -> Option<NaiveDate> {
    let sheet = day_in(names.sheet, names.as_of, true);
    let found = match names.shared {
        None => sheet.or_else(|| title_day(above, names.as_of)),
        Some(stated) => nearest_day(above, names.as_of).or(sheet).or(stated.day),
    };
    found.or_else(|| day_in(names.file_stem(), names.as_of, true))
}

/// The day that the title row nearest to the header states.
fn nearest_day(above: &[Row], as_of: NaiveDate) -> Option<NaiveDate> {
    let mut rows = above.iter().rev();
    rows.find_map(|row| title_day(std::slice::from_ref(row), as_of))
}

/// The day that a title states, in words or as a date that stands alone or beside `日期`.
pub(super) fn title_day(above: &[Row], as_of: NaiveDate) -> Option<NaiveDate> {
    above
        .iter()
        .flat_map(|row| row.cells.iter().zip(before(row)))
        .filter(|(_, label)| !label.is_some_and(is_of_another_date))
        .filter_map(|(cell, _)| text_of(cell))
        .filter(|text| !is_of_another_date(text))
        .find_map(|text| day_in(text, as_of, false))
        .or_else(|| above.iter().find_map(date_cell))
}

/// For each cell of a row the text of the one before it.
fn before(row: &Row) -> impl Iterator<Item = Option<&str>> {
    [None].into_iter().chain(row.cells.iter().map(text_of))
}

fn is_of_another_date(text: &str) -> bool {
    OTHER_DATES.iter().any(|word| text.contains(word))
}

/// The date of a row that holds nothing else, or of a cell right behind `日期`.
fn date_cell(row: &Row) -> Option<NaiveDate> {
    let mut before: Option<&Cell> = None;
    for cell in row.cells.iter().filter(|cell| !cell.is_covered) {
        let labelled = before.and_then(text_of).is_some_and(|label| {
            [
                "日期",
                "日期:",
                "日期：",
                "跟单日期",
                "跟单日期：",
                "发货日期：",
                "下单日期：",
            ]
            .contains(&label)
        });
        let alone = before.is_none()
            && row
                .cells
                .iter()
                .all(|other| other.is_covered || other == cell);
        if let Value::Date(at) = &cell.value
            && (labelled || alone)
            && in_our_time(at.date())
        {
            return Some(at.date());
        }
        before = Some(cell);
    }
    None
}

/// The one day that a text names; `short` allows `10.26`, which in a title may be a plain number.
fn day_in(text: &str, as_of: NaiveDate, short: bool) -> Option<NaiveDate> {
    let pieces = pieces(text);
    let mut days = Vec::new();
    let mut at = 0;
    while let Some(rest) = pieces.get(at..).filter(|rest| !rest.is_empty()) {
        match date_at(rest, as_of, short) {
            Some((day, used)) => {
                days.push(day);
                at += used;
                let after = pieces.get(at - 1).map_or("", |piece| piece.mark.as_str());
                if pieces.get(at).is_some() && is_range_mark(after) {
                    return None;
                }
            }
            None => at += 1,
        }
    }
    days.dedup();
    match days.as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

/// A run of digits and what stands between it and the next one.
struct Piece {
    digits: String,
    mark: String,
    /// False if a point or a letter stands right before it, as in `v1.2`.
    free: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut before = ' ';
    for letter in text.chars() {
        let starts = !before.is_ascii_digit();
        match pieces.last_mut() {
            _ if letter.is_ascii_digit() && starts => pieces.push(Piece {
                digits: letter.to_string(),
                mark: String::new(),
                free: before != '.' && !before.is_ascii_alphabetic(),
            }),
            Some(piece) if letter.is_ascii_digit() => piece.digits.push(letter),
            Some(piece) => piece.mark.push(letter),
            None => {}
        }
        before = letter;
    }
    for piece in &mut pieces {
        piece.mark.retain(|letter| !letter.is_whitespace());
    }
    pieces
}

/// A date at the start of the pieces, and how many of them it takes.
fn date_at(pieces: &[Piece], as_of: NaiveDate, short: bool) -> Option<(NaiveDate, usize)> {
    let [first, rest @ ..] = pieces else {
        return None;
    };
    if first.digits.len() == 8
        && !first
            .mark
            .starts_with(|letter: char| letter.is_ascii_alphabetic())
    {
        let day = NaiveDate::parse_from_str(&first.digits, "%Y%m%d").ok()?;
        return in_our_time(day).then_some((day, 1));
    }
    let small =
        |piece: &Piece| (piece.digits.len() <= 2).then(|| piece.digits.parse::<u32>().ok())?;
    if first.digits.len() == 4
        && let [second, third, ..] = rest
        && matches!(first.mark.as_str(), "-" | "/" | "." | "_" | "年")
        && matches!(second.mark.as_str(), "-" | "/" | "." | "_" | "月")
    {
        let day =
            NaiveDate::from_ymd_opt(first.digits.parse().ok()?, small(second)?, small(third)?)?;
        return in_our_time(day).then_some((day, 3));
    }
    let [second, ..] = rest else { return None };
    let by_word = first.mark == "月" && second.mark.starts_with(['日', '号']);
    let by_point = short
        && first.free
        && first.mark == "."
        && !second
            .mark
            .starts_with(|letter: char| letter == '.' || letter.is_ascii_alphabetic());
    if !by_word && !by_point {
        return None;
    }
    Some((in_year_of(as_of, small(first)?, small(second)?)?, 2))
}

/// True for the years in which such sheets are written.
fn in_our_time(day: NaiveDate) -> bool {
    (2000..2100).contains(&day.year())
}

/// A month and a day in the year of the day of looking, or the year before if that is far ahead.
fn in_year_of(as_of: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    let this_year = NaiveDate::from_ymd_opt(as_of.year(), month, day);
    let limit = as_of.checked_add_days(Days::new(DAYS_AHEAD))?;
    this_year
        .filter(|day| *day <= limit)
        .or_else(|| NaiveDate::from_ymd_opt(as_of.year() - 1, month, day))
}

/// True for what stands between the two ends of a period.
fn is_range_mark(mark: &str) -> bool {
    let mark = mark.trim_start_matches(['日', '号']);
    matches!(
        mark,
        "-" | "--" | "~" | "～" | "至" | "到" | "—" | "–" | "－" | ".."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_states_one_day_or_none() {
        let as_of: NaiveDate = "2026-11-21".parse().expect("a date");
        let cases = [
            ("快递跟单表_2026-10-26", Some("2026-10-26")),
            ("跟单表_张敏_20261026", Some("2026-10-26")),
            ("2026年10月26日 快递明细", Some("2026-10-26")),
            ("2026.10.26", Some("2026-10-26")),
            ("10月26日", Some("2026-10-26")),
            ("10月6号跟单", Some("2026-10-06")),
            ("10.26", Some("2026-10-26")),
            ("顺丰10.26表", Some("2026-10-26")),
            ("12.31", Some("2026-12-31")),
            ("2.28", Some("2026-02-28")),
            ("2026-10", None),
            ("2026年10月", None),
            ("10月", None),
            ("202610", None),
            ("10.1-10.7", None),
            ("10.1-7", None),
            ("10月1日至7日", None),
            ("2026-10-01 至 2026-10-31", None),
            ("交易明细_1546_20250101_20250620", None),
            ("导出v1.2", None),
            ("351030001351351", None),
            ("2026-02-30", None),
            ("订单1.10.26", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|day| day.parse().expect("a date"));
            assert_eq!(day_in(text, as_of, true), expected, "{text}");
        }
        assert_eq!(day_in("费率 1.2", as_of, false), None);
    }

    #[test]
    fn in_january_a_late_month_is_last_years() {
        let as_of: NaiveDate = "2027-01-04".parse().expect("a date");
        let day = "2026-12-30".parse().ok();
        assert_eq!(day_in("12.30", as_of, true), day);
        assert_eq!(day_in("12月30日", as_of, true), day);
    }
}
