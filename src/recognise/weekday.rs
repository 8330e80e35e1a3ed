//! The words for the days of the week.

use chrono::Weekday;

/// What stands before the day.
const BEFORE: [&str; 3] = ["星期", "礼拜", "周"];
const ENGLISH: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// The day of a letter behind 周 or in a column of such letters: 一, 日, 天, 7.
pub fn weekday_letter(letter: char) -> Option<Weekday> {
    Some(match letter {
        '一' | '1' => Weekday::Mon,
        '二' | '2' => Weekday::Tue,
        '三' | '3' => Weekday::Wed,
        '四' | '4' => Weekday::Thu,
        '五' | '5' => Weekday::Fri,
        '六' | '6' => Weekday::Sat,
        '日' | '天' | '七' | '7' => Weekday::Sun,
        _ => return None,
    })
}

/// What follows 周, 星期 or 礼拜 at the beginning of a text.
pub fn behind_week(text: &str) -> Option<&str> {
    BEFORE.iter().find_map(|word| text.strip_prefix(word))
}

/// The day of an English word: `Sunday`, `sun`, `Tues`.
pub fn english_weekday(word: &str) -> Option<Weekday> {
    let word = word.to_ascii_lowercase();
    let (_, day) = ENGLISH.iter().find(|(short, _)| word.starts_with(short))?;
    let long = day_name(*day);
    (long.starts_with(&word) || word.strip_suffix('s') == Some(long)).then_some(*day)
}

/// The day that a text names somewhere: `26(周一)`, `星期日`, `三` alone, `Mon`.
pub(super) fn weekday_in(text: &str) -> Option<Weekday> {
    let text = text.trim();
    let mut letters = text.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && !letter.is_ascii()
    {
        return weekday_letter(letter);
    }
    let marked = text.char_indices().find_map(|(at, _)| {
        let rest = behind_week(text.get(at..)?)?;
        weekday_letter(rest.chars().next()?)
    });
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    marked.or_else(|| {
        words
            .filter(|word| !word.is_empty())
            .find_map(english_weekday)
    })
}

fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_a_day_of_the_week() {
        for (text, expected) in [
            ("周一", Some(Weekday::Mon)),
            ("26(周三)", Some(Weekday::Wed)),
            ("26\n星期日", Some(Weekday::Sun)),
            ("礼拜天", Some(Weekday::Sun)),
            ("六", Some(Weekday::Sat)),
            ("Tues", Some(Weekday::Tue)),
            ("26 Sat", Some(Weekday::Sat)),
            ("Sundays", Some(Weekday::Sun)),
            ("Money", None),
            ("1", None),
            ("早", None),
            ("周末", None),
            ("", None),
        ] {
            assert_eq!(weekday_in(text), expected, "{text}");
        }
    }
}
