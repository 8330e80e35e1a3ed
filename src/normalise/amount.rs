//! 金额: money as people and programs write it → exact minor units with a currency.

use super::decimal::Decimal;
use super::figure::{AccountSide, Writing, read_figure, strip_side, to_money};
use super::text::{is_empty_mark, squash};
use crate::model::{Message, Money};
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
    /// The side of the account, if the cell names it.
    pub(crate) side: Option<AccountSide>,
}

impl Amount {
    /// An amount of which the cell says no more.
    pub(crate) const fn of(money: Money) -> Self {
        Self {
            money,
            refund: None,
            side: None,
        }
    }

    /// What was refunded, by the cell itself.
    pub(crate) fn refunded(self) -> Option<Money> {
        self.refund.map(|note| match note {
            RefundNote::Part(money) => money,
            RefundNote::Whole => self.money,
        })
    }
}

/// Reads a cell of an amount column; `Ok(None)` for a mark of nothing such as `-` or `/`. An error says why not, in words
/// to be.
pub(crate) fn read_amount(value: &Value, writing: Writing) -> Result<Option<Amount>, Message> {
    match value {
        Value::Text(text) | Value::LongNumber(text) => read_text(text, writing),
        Value::Number(number) => {
            let too_large = || Message::new("amount.too_large");
            let decimal = Decimal::from_number(*number).ok_or_else(too_large)?;
            let decimal = decimal.shifted(writing.places).ok_or_else(too_large)?;
            to_money(decimal, writing.currency).map(|money| Some(Amount::of(money)))
        }
        Value::Date(_) => Err(Message::new("amount.is_date")),
        Value::Bool(_) | Value::Error(_) => Err(Message::new("amount.not_a_number")),
        Value::FormulaEmpty => Ok(None),
    }
}

fn read_text(text: &str, writing: Writing) -> Result<Option<Amount>, Message> {
    if is_empty_mark(text) {
        return Ok(None);
    }
    let squashed = squash(text);
    let (figure, note) = split_note(&squashed);
    let (figure, side) = strip_side(figure);
    let money = read_figure(figure, writing)?;
    let refund = match note {
        None => None,
        Some("") => Some(RefundNote::Whole),
        Some(part) => {
            let currency = money.currency();
            Some(RefundNote::Part(read_figure(
                part,
                Writing {
                    currency,
                    ..writing
                },
            )?))
        }
    };
    Ok(Some(Amount {
        money,
        refund,
        side,
    }))
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

#[cfg(test)]
#[path = "amount_tests.rs"]
mod tests;
