//! Puts values into sentences.

use super::Catalogue;
use crate::config::Language;
use crate::model::{Arg, Book, CourierStatus, Message, Money, Part, SheetProof};

impl Catalogue {
    /// The sentence, with its values in place; origins are named as the book knows them.
    pub fn say(&self, message: &Message, book: &Book) -> String {
        put(self.get(message.key), |name| {
            let (_, value) = message.args.iter().find(|(known, _)| *known == name)?;
            Some(self.arg(value, book))
        })
    }

    /// The words of a key with texts in place.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        put(self.get(key), |name| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value).to_owned())
        })
    }

    /// The name of a sheet, with the place of the table in it if it has several; empty for a text file
    /// of one table.
    pub fn sheet(&self, proof: &SheetProof) -> String {
        let Some(part) = proof.part else {
            return proof.sheet.to_string();
        };
        let columns = part.columns.map(|columns| {
            Part {
                rows: None,
                columns: Some(columns),
            }
            .range()
        });
        let rows = part
            .rows
            .map(|(first, _)| self.fill("part.rows", &[("row", &first.to_string())]));
        let place: Vec<String> = columns.into_iter().chain(rows).collect();
        let place = self.fill("part.place", &[("place", &place.join(" "))]);
        format!("{}{place}", proof.sheet).trim_start().to_owned()
    }

    /// The words of a courier's status.
    pub fn status(&self, status: CourierStatus) -> String {
        self.get(&format!("status.{}", status.code())).to_owned()
    }

    /// An amount with thousands separators; the currency only where it is not the yuan: `1,280.00`, `USD 30.00`.
    pub fn money(&self, amount: Money) -> String {
        let plain = amount.to_string();
        let (sign, digits) = plain
            .strip_prefix('-')
            .map_or(("", plain.as_str()), |digits| ("-", digits));
        let (whole, fraction) = digits
            .split_once('.')
            .map_or((digits, ""), |(whole, fraction)| (whole, fraction));
        let grouped = group_thousands(whole);
        let point = if fraction.is_empty() { "" } else { "." };
        let code = if amount.currency() == crate::model::Currency::CNY {
            String::new()
        } else {
            format!("{} ", amount.currency().code())
        };
        format!("{code}{sign}{grouped}{point}{fraction}")
    }

    fn arg(&self, value: &Arg, book: &Book) -> String {
        match value {
            Arg::Text(text) => text.to_string(),
            Arg::Word(key) => self.get(key).to_owned(),
            Arg::Money(amount) => self.money(*amount),
            Arg::Count(count) => {
                let digits = group_thousands(&count.unsigned_abs().to_string());
                if *count < 0 {
                    format!("-{digits}")
                } else {
                    digits
                }
            }
            Arg::Day(day) => day.to_string(),
            // Seconds say nothing to a reader.
            Arg::Moment(moment) if moment.has_time() => {
                moment.at().format("%Y-%m-%d %H:%M").to_string()
            }
            Arg::Moment(moment) => moment.day().to_string(),
            Arg::Status(status) => self.status(*status),
            Arg::Place(origin) => book.place(*origin),
            Arg::Message(message) => self.say(message, book),
            Arg::List(values) => {
                let separator = match self.language {
                    Language::Chinese => "、",
                    Language::English => ", ",
                };
                values
                    .iter()
                    .map(|value| self.arg(value, book))
                    .collect::<Vec<_>>()
                    .join(separator)
            }
        }
    }
}

/// Puts values for `{name}` in one pass, so that braces inside a value stay what they are: text.
fn put(sentence: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut text = String::with_capacity(sentence.len() * 2);
    let mut rest = sentence;
    while let Some((before, tail)) = rest.split_once('{') {
        text.push_str(before);
        let filled = tail
            .split_once('}')
            .and_then(|(name, after)| Some((value(name)?, after)));
        if let Some((words, after)) = filled {
            text.push_str(&words);
            rest = after;
        } else {
            text.push('{');
            rest = tail;
        }
    }
    text.push_str(rest);
    text
}

fn group_thousands(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The names in braces of a sentence.
#[cfg(test)]
pub(super) fn placeholders(text: &str) -> std::collections::BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn amounts_are_grouped_and_name_a_foreign_currency() {
        let catalogue = Catalogue::new(Language::Chinese);
        let dollars = Currency::new("USD").expect("a currency");
        let cases = [
            (Money::cny(123_456_789), "1,234,567.89"),
            (Money::cny(-100_000), "-1,000.00"),
            (Money::from_minor(99_900, dollars), "USD 999.00"),
        ];
        for (amount, expected) in cases {
            assert_eq!(catalogue.money(amount), expected);
        }
    }

    #[test]
    fn braces_in_a_value_are_text_and_unknown_names_stay() {
        let pairs = [("a", "{b}"), ("b", "two")];
        let value = |name: &str| {
            let (_, words) = pairs.iter().find(|(known, _)| *known == name)?;
            Some((*words).to_owned())
        };
        for (sentence, expected) in [
            ("{a} {b}", "{b} two"),
            ("{c} {b", "{c} {b"),
            ("{{b}}", "{two}"),
        ] {
            assert_eq!(put(sentence, value), expected);
        }
    }

    #[test]
    fn a_sentence_may_stand_inside_a_sentence() {
        let catalogue = Catalogue::new(Language::Chinese);
        let inner = Message::new("rules.more.plain").with("sentence", "内层{sentence}");
        let outer = Message::new("rules.more.plain").with("sentence", inner);
        let said = catalogue.say(&outer, &Book::default());
        assert_eq!(said, "内层{sentence}。。");
    }
}
