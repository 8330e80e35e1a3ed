//! The `[values]` of a drafted profile: what the profile that reads the sheet says, and the direction
//! words that the sheet itself holds.

use super::toml_text::{list, quoted};
use crate::pipeline::InspectedSheet;
use crate::recognise::{DayOrder, Profile};

/// Characters and words that tell a direction.
const IN: [&str; 9] = ["收", "入", "贷", "来", "进", "cr", "in", "received", "c"];
const OUT: [&str; 8] = ["支", "出", "借", "付", "dr", "out", "paid", "d"];

/// The lines below `[values]`; none if there is nothing to say.
pub(super) fn of(sheet: &InspectedSheet, directions: &[String], base: &Profile) -> Vec<String> {
    let values = &base.values;
    let (mut received, mut paid) = (values.direction_in.clone(), values.direction_out.clone());
    let mut unclear = Vec::new();
    for word in directions {
        let known =
            received.contains(word) || paid.contains(word) || values.never_moved.contains(word);
        match direction(word) {
            _ if known => {}
            Some(true) => received.push(word.clone()),
            Some(false) => paid.push(word.clone()),
            None => unclear.push(word.clone()),
        }
    }
    let mut lines = Vec::new();
    for (key, words) in [
        ("direction_in", &received),
        ("direction_out", &paid),
        ("# direction_in / direction_out ?", &unclear),
        ("never_moved", &values.never_moved),
        ("own_transfer", &values.own_transfer),
        ("refund", &values.refund),
        ("order_prefixes", &values.order_prefixes),
    ] {
        if !words.is_empty() {
            lines.push(format!("{key} = {}", list(words)));
        }
    }
    for (key, is_so) in [
        ("due_per_line", values.due_per_line),
        ("amount_is_net", values.amount_is_net),
    ] {
        if is_so {
            lines.push(format!("{key} = true"));
        }
    }
    if let Some(order) = sheet.table.as_ref().and_then(|table| table.day_order) {
        let order = match order {
            DayOrder::DayFirst => "day_first",
            DayOrder::MonthFirst => "month_first",
        };
        lines.push(format!("day_order = {}", quoted(order)));
    }
    if let Some(codes) = &values.status_codes {
        lines.push(format!("status_codes = {}", quoted(codes)));
    }
    if !values.order_status.is_empty() {
        let words = values.order_status.iter();
        let pairs: Vec<String> = words
            .map(|(word, state)| format!("{} = {}", quoted(word), quoted(state)))
            .collect();
        lines.push(format!("order_status = {{ {} }}", pairs.join(", ")));
    }
    lines
}

/// True for a word of money that came in, false for one of money that went out; `None` for both and neither.
pub(super) fn direction(word: &str) -> Option<bool> {
    let word = word.trim().to_lowercase();
    let says = |signs: &[&str]| {
        signs.iter().any(|sign| {
            if sign.is_ascii() {
                word == *sign
            } else {
                word.contains(sign)
            }
        })
    };
    match (says(&IN), says(&OUT)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_both_or_of_neither_is_not_guessed() {
        for (word, expected) in [
            ("收", Some(true)),
            ("贷方", Some(true)),
            ("CR", Some(true)),
            ("支出", Some(false)),
            ("付款", Some(false)),
            ("不计收支", None),
            ("/", None),
            ("Incoming", None),
        ] {
            assert_eq!(direction(word), expected, "{word}");
        }
    }
}
