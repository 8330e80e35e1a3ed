//! The number in a cell that is added up.

use crate::model::{Currency, Figure};
use crate::normalise::decimal::Decimal;
use crate::normalise::figure::{Writing, read_decimal};
use crate::normalise::quantity::{read_quantity, read_weight};
use crate::normalise::text::{is_empty_mark, squash};
use crate::read::Value;

/// The decimal places of [`Figure`].
const PLACES: u32 = 9;
/// Larger numbers are nothing that anybody adds up; so many rows as a sheet can have stay inside 128 bits.
const LARGEST: u128 = 10u128.pow(27);
/// A thousandth in billionths.
const THOUSANDTH: i128 = Figure::UNIT / 1000;

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Money, and any other plain number.
    Plain,
    /// The same, with a comma before the decimals: `1.280,50`.
    DecimalComma,
    /// Pieces, perhaps with their unit: `2件`.
    Quantity,
    /// Kilograms, perhaps with their unit: `500克`.
    Weight,
}

/// The number of a cell in billionths; `None` if it holds none.
pub(super) fn figure(value: &Value, measure: Measure) -> Option<i128> {
    if let Some(quick) = quick(value, measure) {
        return Some(quick);
    }
    let figure = match measure {
        Measure::Plain | Measure::DecimalComma => decimal(value, measure)?.rounded_wide(PLACES)?,
        Measure::Quantity => i128::from(read_quantity(value)?.0) * THOUSANDTH,
        Measure::Weight => i128::from(read_weight(value)?.0) * THOUSANDTH,
    };
    (figure.unsigned_abs() <= LARGEST).then_some(figure)
}

/// The decimal places that a printed number shows.
pub(super) fn places(value: &Value, measure: Measure) -> u32 {
    decimal(value, measure).map_or(0, Decimal::places)
}

/// Nearly all numbers, at the price of a few instructions.
fn quick(value: &Value, measure: Measure) -> Option<i128> {
    match value {
        Value::Number(number) => {
            // Exact all the same: a whole number of ten-thousandths below 2^50 and 10,000 are floats without
            // error, so their quotient is the float nearest to that decimal. If it is the cell's own float,
            // the cell holds that decimal.
            let parts = (number * 10_000.0).round();
            let is_it = (parts / 10_000.0).to_bits() == number.to_bits() && parts.abs() < 1e15;
            is_it.then(|| parts as i128 * 100_000)
        }
        Value::Text(text) if text.len() <= 15 && measure != Measure::DecimalComma => {
            let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
            let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
            if whole.is_empty()
                || !digits(whole)
                || !digits(fraction)
                || fraction.len() > PLACES as usize
            {
                return None;
            }
            let whole: i64 = whole.parse().ok()?;
            let parts: i64 = match fraction {
                "" => 0,
                fraction => fraction.parse().ok()?,
            };
            let unit = 10i64.pow(PLACES.saturating_sub(fraction.len() as u32));
            Some(i128::from(whole) * Figure::UNIT + i128::from(parts * unit))
        }
        _ => None,
    }
}

fn decimal(value: &Value, measure: Measure) -> Option<Decimal> {
    match value {
        Value::Number(number) => Decimal::from_number(*number),
        Value::LongNumber(text) => of_text(text),
        Value::Text(text) => written(text, measure == Measure::DecimalComma),
        _ => None,
    }
}

/// The number of a text: `¥-1,280.50`, `(20.00)`, `1.28万元`, `131.77(已退款89.84)`, `` `100.00 ``.
pub(super) fn of_text(text: &str) -> Option<Decimal> {
    written(text, false)
}

fn written(text: &str, decimal_comma: bool) -> Option<Decimal> {
    if is_empty_mark(text) {
        return None;
    }
    let squashed = squash(text);
    let plain = squashed.trim_start_matches('`');
    let figure = match plain.split_once('(') {
        Some((figure, _)) if !figure.is_empty() => figure,
        _ => plain,
    };
    // Rows and total of a column are in the unit of its header, so that it may be left aside.
    let writing = Writing {
        currency: Currency::CNY,
        places: 0,
        decimal_comma,
    };
    let (decimal, _) = read_decimal(figure, writing).ok()?;
    Some(decimal)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn cells_are_read_as_they_are_added_up() {
        let text = |text: &str| Value::Text(text.into());
        for (value, measure, expected) in [
            (Value::Number(1280.5), Measure::Plain, Some("1,280.5")),
            (Value::Number(-0.1), Measure::Plain, Some("-0.1")),
            (Value::Number(0.1 + 0.2), Measure::Plain, Some("0.3")),
            (
                Value::Number(1.0 / 3.0),
                Measure::Plain,
                Some("0.333333333"),
            ),
            (Value::Number(1e30), Measure::Plain, None),
            (Value::Number(f64::NAN), Measure::Plain, None),
            (text("1280.50"), Measure::Plain, Some("1,280.5")),
            (text("¥-1,280.50"), Measure::Plain, Some("-1,280.5")),
            (text("1.28万元"), Measure::Plain, Some("12,800")),
            (text("131.77(已退款89.84)"), Measure::Plain, Some("131.77")),
            (text("(20.00)"), Measure::Plain, Some("-20")),
            (text("`100.00"), Measure::Plain, Some("100")),
            (text("壹佰元整"), Measure::Plain, Some("100")),
            (text("1.280,50"), Measure::DecimalComma, Some("1,280.5")),
            (text("1.280"), Measure::DecimalComma, Some("1,280")),
            (text("一百"), Measure::Plain, None),
            (text("-"), Measure::Plain, None),
            (text("2件"), Measure::Quantity, Some("2")),
            (text("500克"), Measure::Weight, Some("0.5")),
            (Value::FormulaEmpty, Measure::Plain, None),
        ] {
            let read = figure(&value, measure).map(|figure| Figure(figure).to_string());
            assert_eq!(read.as_deref(), expected, "{value:?}");
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_reads_what_the_exact_way_reads(parts in -10i64.pow(14)..10i64.pow(14), scale in 0u32..6) {
            let number = Value::Number(parts as f64 / 10f64.powi(scale as i32));
            if let Some(quick) = quick(&number, Measure::Plain) {
                prop_assert_eq!(Some(quick), decimal(&number, Measure::Plain).and_then(|exact| exact.rounded_wide(PLACES)));
            }
        }

        #[test]
        fn never_panics(text in any::<String>(), number in any::<f64>()) {
            for measure in [Measure::Plain, Measure::DecimalComma, Measure::Quantity, Measure::Weight] {
                figure(&Value::Text(text.as_str().into()), measure);
                figure(&Value::Number(number), measure);
            }
        }
    }
}
