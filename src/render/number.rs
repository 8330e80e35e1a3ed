//! Number formats, and the same figures as text: a sheet and a page of HTML show the same.

use crate::model::{Currency, Money};
use crate::report::Cell;

use super::theme::status_sign;
use super::words::Words;

/// The number format of an amount: the places of its currency, its code where it is not the yuan.
pub(crate) fn money_format(currency: Currency) -> String {
    let digits = match currency.exponent() {
        0 => "#,##0",
        3 => "#,##0.000",
        _ => "#,##0.00",
    };
    let code = if currency == Currency::CNY {
        String::new()
    } else {
        format!("\"{} \"", currency.code())
    };
    format!("{code}{digits};-{code}{digits};\"–\"")
}

/// The number format of a whole amount, for cards with little room.
pub(crate) fn whole_money_format(currency: Currency) -> String {
    let code = if currency == Currency::CNY {
        String::new()
    } else {
        format!("\"{} \"", currency.code())
    };
    format!("{code}#,##0;-{code}#,##0;\"–\"")
}

/// The number format of a relative change.
pub(crate) fn change_format(words: &Words) -> String {
    format!("\"▲\"0.0%;\"▼\"0.0%;\"{}\"", words.unchanged)
}

/// The number format of a difference of rates, written as a hundredfold.
pub(crate) fn points_format(words: &Words) -> String {
    let unit = &words.points;
    format!("+0.0\"{unit}\";-0.0\"{unit}\";0.0\"{unit}\"")
}

/// A share rounded to nothing where it would print as nothing, so that no `▲0.0%` appears.
pub(crate) fn settle(value: f64) -> f64 {
    if value.abs() < 0.000_5 { 0.0 } else { value }
}

/// Digits with thousands separators.
pub(crate) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A decimal number in plain digits, grouped: `-1234.50` → `-1,234.50`.
pub(crate) fn grouped_decimal(plain: &str) -> String {
    let (sign, digits) = plain
        .strip_prefix('-')
        .map_or(("", plain), |digits| ("-", digits));
    match digits.split_once('.') {
        Some((whole, fraction)) => format!("{sign}{}.{fraction}", grouped(whole)),
        None => format!("{sign}{}", grouped(digits)),
    }
}

/// An amount as a cell shows it.
pub(crate) fn money_text(amount: Money) -> String {
    if amount.is_zero() {
        return "–".to_owned();
    }
    let digits = grouped_decimal(&amount.to_string());
    if amount.currency() == Currency::CNY {
        return digits;
    }
    let code = amount.currency();
    match digits.strip_prefix('-') {
        Some(digits) => format!("-{} {digits}", code.code()),
        None => format!("{} {digits}", code.code()),
    }
}

/// A cell as it is read.
pub(crate) fn text_of(cell: &Cell, words: &Words) -> String {
    match cell {
        Cell::Text(text) | Cell::Link(_, text) => text.clone(),
        Cell::Count(count) => grouped_decimal(&count.to_string()),
        Cell::Money(amount) => money_text(*amount),
        Cell::Quantity(quantity) => grouped_decimal(&quantity.to_string()),
        Cell::Decimal(value) if value.is_finite() => grouped_decimal(&format!("{value:.1}")),
        Cell::Rate(value) if value.is_finite() => format!("{:.1}%", value * 100.0),
        Cell::Points(value) if value.is_finite() => {
            let value = settle(*value) * 100.0;
            let sign = if value > 0.0 { "+" } else { "" };
            format!("{sign}{value:.1}{}", words.points)
        }
        Cell::Change(value) if value.is_finite() => {
            let value = settle(*value);
            if value == 0.0 {
                return words.unchanged.clone();
            }
            let sign = if value > 0.0 { "▲" } else { "▼" };
            format!("{sign}{:.1}%", value.abs() * 100.0)
        }
        Cell::Blank | Cell::Decimal(_) | Cell::Rate(_) | Cell::Points(_) | Cell::Change(_) => {
            String::new()
        }
        Cell::Day(day) => day.to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%d %H:%M").to_string(),
        Cell::Status(tone, word) => format!("{}{word}", status_sign(*tone)),
    }
}

/// The figure by which a cell sorts; `None` for words.
pub(crate) fn sort_value(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Count(count) => Some(*count as f64),
        Cell::Money(amount) => Some(amount.as_major()),
        Cell::Quantity(quantity) => Some(quantity.as_units()),
        Cell::Decimal(value) | Cell::Rate(value) | Cell::Points(value) | Cell::Change(value) => {
            value.is_finite().then_some(*value)
        }
        Cell::Blank
        | Cell::Text(_)
        | Cell::Day(_)
        | Cell::Moment(_)
        | Cell::Status(..)
        | Cell::Link(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quantity;
    use crate::render::sample;
    use crate::report::Tone;

    #[test]
    fn figures_read_as_the_style_guide_says() {
        let words = Words::of(&sample::empty());
        let dollars = Currency::new("USD").expect("a currency");
        for (cell, expected) in [
            (Cell::Count(-1_234_567), "-1,234,567"),
            (Cell::Money(Money::cny(-348_000)), "-3,480.00"),
            (Cell::Money(Money::cny(0)), "–"),
            (
                Cell::Money(Money::from_minor(-3_000, dollars)),
                "-USD 30.00",
            ),
            (Cell::Quantity(Quantity(1_234_500)), "1,234.5"),
            (Cell::Decimal(36.04), "36.0"),
            (Cell::Rate(0.9241), "92.4%"),
            (Cell::Points(0.012), "+1.2点"),
            (Cell::Points(-0.012), "-1.2点"),
            (Cell::Points(-0.000_1), "0.0点"),
            (Cell::Change(0.05), "▲5.0%"),
            (Cell::Change(-0.05), "▼5.0%"),
            (Cell::Change(0.000_1), "持平"),
            (Cell::Change(f64::NAN), ""),
            (Cell::Status(Tone::Bad, "异常".into()), "✕ 异常"),
        ] {
            assert_eq!(text_of(&cell, &words), expected, "{cell:?}");
        }
    }

    #[test]
    fn amounts_keep_the_places_of_their_currency() {
        let yen = Currency::new("JPY").expect("a currency");
        assert_eq!(money_format(Currency::CNY), "#,##0.00;-#,##0.00;\"–\"");
        assert_eq!(money_format(yen), "\"JPY \"#,##0;-\"JPY \"#,##0;\"–\"");
    }
}
