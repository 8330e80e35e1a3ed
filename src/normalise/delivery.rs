//! 自取 and 催货: marks that the customer fetches the goods, or wants them now.

use chrono::{Days, NaiveDate, NaiveDateTime};
use serde::Deserialize;

use super::date::read_moment;
use super::lexicon::Lexicon;
use super::text::{is_empty_mark, squash};
use crate::read::{Cell, Value};

/// `templates/vocabulary/delivery.toml` as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    yes: Vec<String>,
    no: Vec<String>,
    self_pickup: Vec<String>,
    not_self_pickup: Vec<String>,
    urge: Vec<String>,
    today: Vec<String>,
    tomorrow: Vec<String>,
}

/// The marks.
#[derive(Clone, Debug)]
pub(crate) struct DeliveryWords {
    marks: Lexicon<bool>,
    pickup: Lexicon<bool>,
    urge: Lexicon<Urge>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Urge {
    Word,
    Today,
    Tomorrow,
}

impl DeliveryWords {
    pub(crate) fn new(file: &File) -> Self {
        fn all<T: Copy>(words: &[String], value: T) -> impl Iterator<Item = (&str, T)> {
            words.iter().map(move |word| (word.as_str(), value))
        }
        let urge = all(&file.today, Urge::Today)
            .chain(all(&file.tomorrow, Urge::Tomorrow))
            .chain(all(&file.urge, Urge::Word));
        Self {
            marks: Lexicon::new(all(&file.yes, true).chain(all(&file.no, false))),
            pickup: Lexicon::new(
                all(&file.not_self_pickup, false).chain(all(&file.self_pickup, true)),
            ),
            urge: Lexicon::new(urge),
        }
    }

    /// True if the customer fetches the goods: the text says so (`客户自取`), or it says yes under a header that asks
    /// (`是否自提`).
    pub(crate) fn is_self_pickup(&self, text: &str, header: &str) -> bool {
        let squashed = squash(text);
        match self.marks.exact(&squashed) {
            Some(yes) => yes && self.pickup.is_in(&squash(header)),
            None => self
                .pickup
                .hits(&squashed)
                .next()
                .is_some_and(|hit| hit.value),
        }
    }

    /// The day on which an urgent delivery is wanted: the date that stands in the cell, 明天, or else the day of the
    /// sheet, for any mark such as 催, 加急, 当天, 是. `None` where nothing is urged.
    pub(crate) fn urged(
        &self,
        cell: &Cell,
        day: NaiveDate,
        as_of: NaiveDateTime,
    ) -> Option<NaiveDate> {
        let text = cell.text();
        let squashed = squash(&text);
        if is_empty_mark(&text)
            || matches!(cell.value, Value::Error(_))
            || self.marks.exact(&squashed) == Some(false)
        {
            return None;
        }
        if let Ok(Some(moment)) = read_moment(&cell.value, as_of) {
            return Some(moment.day());
        }
        if self.marks.exact(&squashed) == Some(true) {
            return Some(day);
        }
        let words: Vec<Urge> = self.urge.hits(&squashed).map(|hit| hit.value).collect();
        if words.is_empty() {
            return None;
        }
        if words.contains(&Urge::Today) {
            return Some(day);
        }
        if words.contains(&Urge::Tomorrow) {
            return day.checked_add_days(Days::new(1));
        }
        // 催货10月31日: what is left when everything but digits and date marks is taken off.
        let date: String = squashed
            .chars()
            .filter(|letter| {
                letter.is_ascii_digit()
                    || matches!(letter, '-' | '/' | '.' | '年' | '月' | '日' | '号')
            })
            .collect();
        match read_moment(&Value::Text(date.into()), as_of) {
            Ok(Some(moment)) => Some(moment.day()),
            _ => Some(day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Vocabulary;
    use super::*;

    #[test]
    fn self_pickup() {
        let words = Vocabulary::embedded().delivery;
        for (text, header, expected) in [
            ("自取", "配送方式", true),
            ("客户上门自提", "配送方式", true),
            ("快递", "配送方式", false),
            ("非自提", "配送方式", false),
            ("送货上门", "配送方式", false),
            ("是", "是否自取", true),
            ("√", "自提", true),
            ("是", "配送方式", false),
            ("否", "是否自取", false),
        ] {
            assert_eq!(
                words.is_self_pickup(text, header),
                expected,
                "{header}: {text}"
            );
        }
    }

    #[test]
    fn urging() {
        let words = Vocabulary::embedded().delivery;
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let as_of = day("2026-10-31").and_hms_opt(18, 0, 0).expect("a time");
        for (text, expected) in [
            ("催", Some("2026-10-30")),
            ("加急", Some("2026-10-30")),
            ("当天要", Some("2026-10-30")),
            ("是", Some("2026-10-30")),
            ("明天必须到，催", Some("2026-10-31")),
            ("2026-11-02", Some("2026-11-02")),
            ("催货 11月2日", Some("2026-11-02")),
            ("否", None),
            ("-", None),
            ("客户说随便", None),
        ] {
            let cell = Cell::new(0, Value::Text(text.into()));
            assert_eq!(
                words.urged(&cell, day("2026-10-30"), as_of),
                expected.map(day),
                "{text}"
            );
        }
    }
}
