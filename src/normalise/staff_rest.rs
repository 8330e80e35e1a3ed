//! 休息日 of a person: days, and days of the week.

use chrono::{NaiveDate, Weekday};

use super::date::read_moment;
use super::row_reader::RowReader;
use super::text::plain;
use crate::finding::ProblemKind;
use crate::model::{Message, Moment};
use crate::read::Value;
use crate::recognise::{Field, behind_week, english_weekday, weekday_letter};

/// At most this many days of one range: a longer one is a slip.
const LONGEST_REST: usize = 92;
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];
/// What stands around a day of the week and says no more.
const AROUND: [&str; 6] = ["每", "固定", "休息", "休", "逢", "都"];

/// The days of a cell such as `10-01、10-02`, `10月1日~10月3日`, `每周日` or `双休`, in order.
pub(super) fn rest(row: &mut RowReader<'_>) -> (Vec<NaiveDate>, Vec<Weekday>) {
    let (mut days, mut weekdays) = (Vec::new(), Vec::new());
    let Some((column, cell)) = row.cell(Field::RestDays) else {
        return (days, weekdays);
    };
    let as_of = row.reading.as_of;
    let mut bad: Option<Message> = None;
    match &cell.value {
        Value::Text(text) => {
            let text = plain(text);
            let mut behind_weekday = false;
            for part in text
                .split([',', ';', '、', ' ', '|', '和', '及', '&'])
                .filter(|part| !part.is_empty() && *part != "and")
            {
                if let Some(found) = weekdays_of(part, behind_weekday) {
                    weekdays.extend(found);
                    behind_weekday = true;
                    continue;
                }
                behind_weekday = false;
                match days_of(part, row) {
                    Ok(found) => days.extend(found),
                    Err(why) => bad = Some(why),
                }
            }
        }
        // In a shift plan the number of days of rest stands under this word.
        Value::Number(number) if *number <= 31.0 && !row.reading.table.shift_days.is_empty() => {}
        value => match read_moment(value, as_of) {
            Ok(moment) => days.extend(moment.map(Moment::day)),
            Err(why) => bad = Some(why),
        },
    }
    if let Some(why) = bad {
        row.report(ProblemKind::DateUnreadable, column, cell, Some(why));
    }
    days.sort_unstable();
    days.dedup();
    weekdays.sort_unstable_by_key(Weekday::num_days_from_monday);
    weekdays.dedup();
    (days, weekdays)
}

/// A day, or the days from one to another.
fn days_of(part: &str, row: &RowReader<'_>) -> Result<Vec<NaiveDate>, Message> {
    let as_of = row.reading.as_of;
    let ends = part.split(['~', '至', '到', '—']);
    let read = |end: &str| {
        let moment = read_moment(&Value::Text(end.into()), as_of);
        moment.map(|moment| moment.map(Moment::day))
    };
    let ends = ends.map(read).collect::<Result<Vec<_>, _>>()?;
    match ends.as_slice() {
        [None] => Ok(Vec::new()),
        [Some(day)] => Ok(vec![*day]),
        [Some(first), Some(last)] => {
            let days = first.iter_days().take_while(|day| day <= last);
            Ok(days.take(LONGEST_REST).collect())
        }
        _ => Err(Message::new("date.not_a_date")),
    }
}

/// 每周日, 周六日, 周一至周三, 周末, 双休, 单休(周日), Sunday, Sat/Sun; behind such a part also 日 alone.
fn weekdays_of(part: &str, behind_weekday: bool) -> Option<Vec<Weekday>> {
    let part: String = part
        .chars()
        .filter(|letter| !"()[]".contains(*letter))
        .collect();
    let mut rest = part.as_str();
    if rest == "双休" || rest == "双休日" {
        return Some(vec![Weekday::Sat, Weekday::Sun]);
    }
    if let Some(behind) = rest.strip_prefix("单休") {
        if behind.is_empty() {
            return Some(vec![Weekday::Sun]);
        }
        rest = behind;
    } else if let Some(behind) = rest.strip_prefix("双休") {
        rest = behind;
    }
    let mut days: Vec<Weekday> = Vec::new();
    let (mut in_week, mut is_range) = (behind_weekday, false);
    while let Some(letter) = rest.chars().next() {
        if let Some(behind) = AROUND.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = behind;
            continue;
        }
        if let Some(behind) = behind_week(rest) {
            (in_week, rest) = (true, behind);
            continue;
        }
        let behind = rest.get(letter.len_utf8()..).unwrap_or_default();
        match letter {
            '末' if in_week => days.extend([Weekday::Sat, Weekday::Sun]),
            '至' | '到' | '-' | '~' if !days.is_empty() => {
                (is_range, rest) = (true, behind);
                continue;
            }
            '/' if !days.is_empty() => {}
            letter if letter.is_ascii_alphabetic() => {
                let end = rest.find(|letter: char| !letter.is_ascii_alphabetic());
                let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
                add(&mut days, english_weekday(word)?, is_range);
                (is_range, rest) = (false, behind);
                continue;
            }
            letter if in_week => add(&mut days, weekday_letter(letter)?, is_range),
            _ => return None,
        }
        (is_range, rest) = (false, behind);
    }
    (!days.is_empty() && !is_range).then_some(days)
}

/// Adds a day, or all days from the last one to it.
fn add(days: &mut Vec<Weekday>, day: Weekday, is_range: bool) {
    match days.last().copied().filter(|_| is_range) {
        Some(first) => {
            let week = WEEK.iter().cycle().copied();
            let from = week.skip_while(|known| *known != first).skip(1).take(6);
            for next in from {
                days.push(next);
                if next == day {
                    break;
                }
            }
        }
        None => days.push(day),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Given, problems};
    use crate::model::Kind;
    use crate::recognise::Field;

    #[test]
    fn days_of_rest_are_dates_or_days_of_the_week() {
        for (text, expected) in [
            ("每周日", "Sun"),
            ("周六日", "Sat Sun"),
            ("周六、周日", "Sat Sun"),
            ("周六、日", "Sat Sun"),
            ("每周六和周日休息", "Sat Sun"),
            ("单休(周日)", "Sun"),
            ("单休（周六）", "Sat"),
            ("单休", "Sun"),
            ("双休", "Sat Sun"),
            ("周末", "Sat Sun"),
            ("每周三", "Wed"),
            ("星期天", "Sun"),
            ("礼拜二固定休", "Tue"),
            ("周1", "Mon"),
            ("周一至周三", "Mon Tue Wed"),
            ("周日到周二", "Mon Tue Sun"),
            ("Sunday", "Sun"),
            ("Sat/Sun", "Sat Sun"),
            ("Saturday and Sunday", "Sat Sun"),
            ("每周日、10-17", "2026-10-17 Sun"),
            ("10-17 10-18", "2026-10-17 2026-10-18"),
            ("10月1日至10月2日、周日", "2026-10-01 2026-10-02 Sun"),
            ("-", ""),
        ] {
            let records = Given::new(Kind::Staff)
                .column("姓名", Field::Name)
                .column("休息日", Field::RestDays)
                .read(&[&["李敏", text]]);
            let staff = &records.staff[0];
            let days = staff.rest_days.iter().map(ToString::to_string);
            let weekdays = staff.rest_weekdays.iter().map(ToString::to_string);
            let seen: Vec<String> = days.chain(weekdays).collect();
            assert_eq!(seen.join(" "), expected, "{text}");
            assert_eq!(problems(&records), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_reported() {
        for text in ["大小周", "周八", "看情况", "周日至"] {
            let records = Given::new(Kind::Staff)
                .column("姓名", Field::Name)
                .column("休息日", Field::RestDays)
                .read(&[&["李敏", text]]);
            let expected = format!("DateUnreadable B2 休息日 {text}");
            assert_eq!(problems(&records), [expected]);
        }
    }
}
