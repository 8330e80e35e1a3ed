//! 金额: money as people and programs write it → exact minor units with a currency.

use super::currency::strip_currency;
use super::decimal::Decimal;
use super::text::{is_empty_mark, squash};
use crate::model::{Currency, Message, Money};
use crate::read::Value;

/// What a cell says beside the amount: `131.77(已退款89.84)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefundNote {
    /// A part was refunded.
    Part(Money),
    /// All of it was refunded.
    Whole,
}

/// An amount as a cell states it. It may be negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// The amount.
    pub(crate) money: Money,
    /// What the cell says of a refund.
    pub(crate) refund: Option<RefundNote>,
}

impl Amount {
    /// What was refunded, by the cell itself.
    pub(crate) fn refunded(self) -> Option<Money> {
        self.refund.map(|note| match note {
            RefundNote::Part(money) => money,
            RefundNote::Whole => self.money,
        })
    }
}

/// Reads a cell of an amount column; `Ok(None)` for a mark of nothing such as `-` or `/`. The currency is the sheet's,
/// unless the cell names one. An error says why not, in words to be.
pub(crate) fn read_amount(value: &Value, sheet: Currency) -> Result<Option<Amount>, Message> {
    match value {
        Value::Text(text) | Value::LongNumber(text) => read_text(text, sheet),
        Value::Number(number) => {
            let decimal = Decimal::from_number(*number).ok_or(Message::new("amount.too_large"))?;
            to_money(decimal, sheet).map(|money| {
                Some(Amount {
                    money,
                    refund: None,
                })
            })
        }
        Value::Date(_) => Err(Message::new("amount.is_date")),
        Value::Bool(_) => Err(Message::new("amount.not_a_number")),
        Value::Error(_) => Err(Message::new("field.error_value")),
        Value::FormulaEmpty => Ok(None),
    }
}

fn read_text(text: &str, sheet: Currency) -> Result<Option<Amount>, Message> {
    if is_empty_mark(text) {
        return Ok(None);
    }
    let squashed = squash(text);
    let (figure, note) = split_note(&squashed);
    let money = read_figure(figure, sheet)?;
    let refund = match note {
        None => None,
        Some("") => Some(RefundNote::Whole),
        Some(part) => Some(RefundNote::Part(read_figure(part, money.currency())?)),
    };
    Ok(Some(Amount { money, refund }))
}

/// Splits a note of a refund off: what is left, and what was refunded; nothing stands for all of it.
fn split_note(squashed: &str) -> (&str, Option<&str>) {
    let note = squashed
        .strip_suffix(')')
        .and_then(|inner| inner.rsplit_once('('))
        .filter(|(figure, _)| !figure.is_empty());
    let Some((figure, note)) = note else {
        return (squashed, None);
    };
    if matches!(note, "已全额退款" | "全额退款" | "已退款" | "已全部退款") {
        return (figure, Some(""));
    }
    let part = ["已部分退款", "部分退款", "已退款", "退款"]
        .iter()
        .find_map(|word| note.strip_prefix(word));
    match part {
        Some(part) => (figure, Some(part.trim_start_matches(':'))),
        None => (squashed, None),
    }
}

fn read_figure(squashed: &str, sheet: Currency) -> Result<Money, Message> {
    let bad = || Message::new("amount.not_a_number");
    let (rest, negative) = strip_sign(squashed);
    let (rest, currency) =
        strip_currency(rest, sheet).ok_or(Message::new("amount.two_currencies"))?;
    let (rest, inner) = strip_sign(rest);
    let (digits, places) = strip_unit(rest);
    // 1.28万元, and -¥20 beside ¥-20: marks and units may stand in either order.
    let (digits, currency) =
        strip_currency(digits, currency).ok_or(Message::new("amount.two_currencies"))?;
    if digits.contains('e')
        && digits.chars().any(|letter| letter.is_ascii_digit())
        && digits.contains(['+', '-', '.'])
    {
        return Err(Message::new("amount.scientific"));
    }
    if negative && inner {
        return Err(bad());
    }
    let decimal = Decimal::parse(digits).ok_or_else(bad)?;
    let decimal = decimal
        .shifted(places)
        .ok_or(Message::new("amount.too_large"))?;
    to_money(decimal.with_sign(negative || inner), currency)
}

/// Takes the sign off: a leading or trailing minus, brackets, or a leading plus. True if it is negative.
pub(super) fn strip_sign(text: &str) -> (&str, bool) {
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        return (inner, true);
    }
    let minus = ['-', '−', '–', '负'];
    if let Some(rest) = text.strip_prefix(minus).or_else(|| text.strip_suffix('-')) {
        return (rest, true);
    }
    (text.strip_prefix('+').unwrap_or(text), false)
}

/// Takes a Chinese unit off, and tells its power of ten.
pub(super) fn strip_unit(text: &str) -> (&str, u32) {
    let text = text.strip_suffix('元').unwrap_or(text);
    [("万", 4), ("萬", 4), ("w", 4), ("亿", 8), ("千", 3)]
        .iter()
        .find_map(|(unit, places)| Some((text.strip_suffix(unit)?, *places)))
        .unwrap_or((text, 0))
}

fn to_money(decimal: Decimal, currency: Currency) -> Result<Money, Message> {
    let too_large = || Message::new("amount.too_large");
    let rounded = decimal.rounded(currency.exponent()).ok_or_else(too_large)?;
    if rounded.unsigned_abs() > Money::LARGEST_MINOR.unsigned_abs() {
        return Err(too_large());
    }
    let minor = decimal
        .exact(currency.exponent())
        .ok_or(Message::new("amount.too_many_decimals"))?;
    Ok(Money::from_minor(minor, currency))
}

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
