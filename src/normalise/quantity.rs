//! 数量, 重量: numbers of things with or without their unit.

use super::decimal::Decimal;
use super::text::{is_empty_mark, squash};
use crate::model::Quantity;
use crate::read::Value;

/// Units of weight and their power of ten to the kilogram; other units are taken off and say nothing.
const WEIGHTS: [(&str, u32); 6] = [
    ("公斤", 3),
    ("千克", 3),
    ("kg", 3),
    ("吨", 6),
    ("克", 0),
    ("g", 0),
];

/// Reads a number of things: `2`, `2件`, `1,200 米`, `x3`. `None` if the cell is empty or holds no such number: a quantity is
/// never needed so much that a problem is made of it.
pub(crate) fn read_quantity(value: &Value) -> Option<Quantity> {
    let (decimal, _) = number_and_unit(value)?;
    decimal.rounded(3).map(Quantity)
}

/// Reads a weight in kilograms: `1.5`, `1.5kg`, `500克` (0.5), `1吨`. Thousandths are exact to the gram.
pub(crate) fn read_weight(value: &Value) -> Option<Quantity> {
    let (decimal, unit) = number_and_unit(value)?;
    if unit == "斤" {
        return decimal.rounded(4).map(|units| Quantity(units / 20));
    }
    let grams = WEIGHTS
        .iter()
        .find(|(known, _)| *known == unit)
        .map_or(3, |(_, places)| *places);
    decimal.shifted(grams)?.rounded(0).map(Quantity)
}

fn number_and_unit(value: &Value) -> Option<(Decimal, String)> {
    match value {
        Value::Number(number) => Some((Decimal::from_number(*number)?, String::new())),
        Value::Text(text) if !is_empty_mark(text) => {
            let squashed = squash(text);
            let figure = squashed.trim_start_matches(['x', '×', '*', '约']);
            let negative = figure.starts_with('-');
            let figure = figure.trim_start_matches(['-', '+']);
            let unit = figure.trim_start_matches(|letter: char| {
                letter.is_ascii_digit() || matches!(letter, ',' | '.')
            });
            let digits = figure.strip_suffix(unit)?;
            if unit.chars().any(|letter| letter.is_ascii_digit()) {
                return None;
            }
            Some((Decimal::parse(digits)?.with_sign(negative), unit.to_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quantities() {
        for (text, expected) in [
            ("2", Some("2")),
            ("2件", Some("2")),
            ("1,200 米", Some("1200")),
            ("x3", Some("3")),
            ("1.5", Some("1.5")),
            ("-1", Some("-1")),
            ("２", Some("2")),
            ("2件3箱", None),
            ("若干", None),
            ("-", None),
        ] {
            let read =
                read_quantity(&Value::Text(text.into())).map(|quantity| quantity.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
        assert_eq!(read_quantity(&Value::Number(2.5)), Some(Quantity(2500)));
        assert_eq!(read_quantity(&Value::Bool(true)), None);
    }

    #[test]
    fn weights_are_kilograms() {
        for (text, expected) in [
            ("1.5", "1.5"),
            ("1.5KG", "1.5"),
            ("1.5公斤", "1.5"),
            ("500g", "0.5"),
            ("500克", "0.5"),
            ("3斤", "1.5"),
            ("0.2吨", "200"),
        ] {
            let read = read_weight(&Value::Text(text.into())).map(|weight| weight.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), number in any::<f64>()) {
            read_quantity(&Value::Text(text.as_str().into()));
            read_weight(&Value::Text(text.into()));
            read_weight(&Value::Number(number));
        }
    }
}
