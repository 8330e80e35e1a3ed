//! 订单号, 运单号, 交易号: numbers freed from what programs put around them and Excel did to them.

use super::number_cell::{from_long_number, from_number};
use super::text::{is_empty_mark, plain};
use crate::model::{Damage, OrderNo, WaybillNo};
use crate::read::{Cell, Value};
use crate::recognise::Habit;

/// A number in its canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Identifier {
    /// Half width, capitals, without blanks and armour.
    pub(crate) canonical: String,
    /// The part of the cell's text that it was made of, trimmed.
    pub(crate) typed: String,
    /// What Excel did to it.
    pub(crate) damage: Option<Damage>,
    /// Chinese words beside the number: the carrier in 抖店's `快递单号-快递公司`.
    pub(crate) beside: Option<String>,
}

/// The numbers of a cell, in order; several may stand in it, parted by `;` `,` `、` `|`, line breaks, or by `/` and blanks
/// where all parts are long. Nothing for a mark of nothing and for error values. `habit` is the column's.
pub(crate) fn identifiers(cell: &Cell, habit: Habit) -> Vec<Identifier> {
    match &cell.value {
        Value::Number(number) => from_number(*number, habit).into_iter().collect(),
        Value::LongNumber(digits) => from_long_number(digits, habit).into_iter().collect(),
        Value::Text(text) if is_plain_number(text) => vec![Identifier {
            canonical: text.to_string(),
            typed: text.to_string(),
            damage: None,
            beside: None,
        }],
        Value::Text(text) if !is_empty_mark(text) => parts(text)
            .iter()
            .filter_map(|part| from_text(part))
            .collect(),
        Value::Date(_) => from_text(&cell.text())
            .map(|id| Identifier {
                damage: Some(Damage::Date),
                ..id
            })
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// True for the common case: capitals and digits, and nothing to be done.
fn is_plain_number(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
        && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

/// The order numbers of a cell, without the prefixes that a platform puts before the shop's numbers.
pub(crate) fn order_numbers(cell: &Cell, habit: Habit, prefixes: &[String]) -> Vec<OrderNo> {
    identifiers(cell, habit)
        .iter()
        .map(|id| {
            OrderNo::new(
                without_prefix(&id.canonical, prefixes),
                &id.typed,
                id.damage,
            )
        })
        .collect()
}

/// The waybill numbers of a cell, each with the words beside it, which may name the carrier.
pub(crate) fn waybill_numbers(cell: &Cell, habit: Habit) -> Vec<(WaybillNo, Option<String>)> {
    identifiers(cell, habit)
        .into_iter()
        .filter_map(|id| {
            let (number, beside) = without_words(&id);
            let waybill = WaybillNo::new(number, &id.typed, id.damage);
            (!number.is_empty()).then_some((waybill, beside))
        })
        .collect()
}

/// The number without the first prefix that it begins with.
pub(crate) fn without_prefix<'a>(canonical: &'a str, prefixes: &[String]) -> &'a str {
    prefixes
        .iter()
        .filter_map(|prefix| canonical.strip_prefix(prefix.to_uppercase().as_str()))
        .find(|rest| !rest.is_empty())
        .unwrap_or(canonical)
}

fn from_text(part: &str) -> Option<Identifier> {
    let typed = part.trim();
    let plain = plain(typed);
    let bare: String = plain
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '"' | '`'))
        .flat_map(char::to_uppercase)
        .collect();
    let canonical = without_labels(&bare);
    let canonical = without_point_zero(canonical);
    if is_empty_mark(canonical) || canonical.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let (canonical, damage) = match scientific(canonical) {
        Some(Ok(digits)) => (digits, None),
        Some(Err(())) => (canonical.to_owned(), Some(Damage::Scientific)),
        None => (canonical.to_owned(), None),
    };
    Some(Identifier {
        canonical,
        typed: typed.to_owned(),
        damage,
        beside: None,
    })
}

/// Takes `订单号:` and `NO:` off.
fn without_labels(text: &str) -> &str {
    let mut rest = text;
    while let Some((label, number)) = rest.split_once(':') {
        if number.is_empty() || !(is_words(label) || is_number_sign(label)) {
            break;
        }
        rest = number;
    }
    rest
}

/// `783123456789.0` is what a program makes of a number that it took for an amount.
fn without_point_zero(text: &str) -> &str {
    text.split_once('.')
        .filter(|(whole, zeros)| {
            !whole.is_empty()
                && whole.bytes().all(|byte| byte.is_ascii_digit())
                && !zeros.is_empty()
                && zeros.bytes().all(|byte| byte == b'0')
        })
        .map_or(text, |(whole, _)| whole)
}

/// Scientific notation: the digits if all of them are there (`7.83123456789012E+14`), an error if some are lost.
fn scientific(text: &str) -> Option<Result<String, ()>> {
    let (mantissa, exponent) = text.split_once("E+")?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent: usize = exponent.parse().ok().filter(|exponent| *exponent < 40)?;
    if whole.len() != 1 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let whole_number = fraction.len() == exponent && exponent < 15;
    Some(if whole_number {
        Ok(format!("{whole}{fraction}"))
    } else {
        Err(())
    })
}

fn parts(text: &str) -> Vec<String> {
    let text = plain_lines(text);
    let hard: Vec<&str> = text
        .split([';', ',', '、', '|', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    if is_grouped(&hard) {
        return vec![hard.concat()];
    }
    hard.iter().flat_map(|part| soft_parts(part)).collect()
}

/// Full-width separators made plain, line by line.
fn plain_lines(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

/// `783,123,456,789` is one number that a program printed with thousands separators.
fn is_grouped(parts: &[&str]) -> bool {
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() > 1
        && parts.iter().all(digits)
        && parts.first().is_some_and(|first| first.len() <= 3)
        && parts.iter().skip(1).all(|part| part.len() == 3)
}

/// Parts a text at blanks and slashes only if every part is long enough to be a number of its own.
fn soft_parts(part: &str) -> Vec<String> {
    let soft: Vec<&str> = part
        .split([' ', '/'])
        .filter(|part| !part.is_empty())
        .collect();
    let whole =
        |part: &&str| part.chars().count() >= 8 && part.bytes().any(|byte| byte.is_ascii_digit());
    if soft.len() > 1 && soft.iter().all(whole) {
        return soft.iter().map(|part| (*part).to_owned()).collect();
    }
    vec![part.to_owned()]
}

/// Takes Chinese words off the ends of a waybill number: `SF1234567890123-顺丰速运`, `中通:783…`.
fn without_words(id: &Identifier) -> (&str, Option<String>) {
    let separators = ['-', '_', ':', '(', ')', '·', '.'];
    let text = id.canonical.as_str();
    let bare = text
        .trim_start_matches(|letter: char| {
            !letter.is_ascii() || (letter == '(' && !text.starts_with('('))
        })
        .trim_start_matches(separators);
    let number = bare.trim_end_matches(|letter: char| !letter.is_ascii() || letter == ')');
    if number.len() == text.len() {
        return (text, id.beside.clone());
    }
    let number = number.trim_end_matches(separators);
    let words: String = text
        .replacen(number, "", 1)
        .chars()
        .filter(|letter| !separators.contains(letter))
        .collect();
    (number, (!words.is_empty()).then_some(words))
}

/// 淘宝 writes `No:` before each waybill.
fn is_number_sign(label: &str) -> bool {
    matches!(label, "NO" | "NO.")
}

fn is_words(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|letter| !letter.is_ascii() && letter.is_alphabetic())
}

#[cfg(test)]
#[path = "identifier_tests.rs"]
mod tests;
