//! The figure of an amount: sign, currency, unit and digits, in the order in which people set them.

use super::chinese_number::read_capitals;
use super::currency::strip_currency;
use super::decimal::Decimal;
use crate::model::{Currency, Message, Money};

/// How the amounts of a column are written, where the cell itself does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Writing {
    /// The currency of amounts that name none.
    pub(crate) currency: Currency,
    /// The power of ten of plain figures: 4 under a header such as 金额(万元).
    pub(crate) places: u32,
    /// True if the comma is the decimal mark: `1.280,50`.
    pub(crate) decimal_comma: bool,
}

#[cfg(test)]
impl Writing {
    /// Plain figures of a currency.
    pub(crate) fn plain(currency: Currency) -> Self {
        Self {
            currency,
            places: 0,
            decimal_comma: false,
        }
    }
}

/// Which side of an account an amount stands on, where the cell says so: `100.00CR`, `100.00 贷`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AccountSide {
    /// CR, 贷.
    Credit,
    /// DR, 借.
    Debit,
}

/// Takes the mark of an account's side off either end of a squashed amount.
pub(super) fn strip_side(squashed: &str) -> (&str, Option<AccountSide>) {
    const MARKS: [(&str, AccountSide); 6] = [
        ("cr", AccountSide::Credit),
        ("cr.", AccountSide::Credit),
        ("dr", AccountSide::Debit),
        ("dr.", AccountSide::Debit),
        ("贷", AccountSide::Credit),
        ("借", AccountSide::Debit),
    ];
    let ends_in_digit = squashed.ends_with(|letter: char| letter.is_ascii_digit());
    if ends_in_digit && squashed.starts_with(|letter: char| letter.is_ascii_digit()) {
        return (squashed, None);
    }
    MARKS
        .iter()
        .find_map(|(mark, side)| {
            let rest = squashed
                .strip_suffix(mark)
                .or_else(|| squashed.strip_prefix(mark))?;
            Some((rest.trim_start_matches([':', '.']), Some(*side)))
        })
        .unwrap_or((squashed, None))
}

/// Reads a squashed figure exactly; an error says why not.
pub(super) fn read_figure(squashed: &str, writing: Writing) -> Result<Money, Message> {
    let (decimal, currency) = read_decimal(squashed, writing)?;
    to_money(decimal, currency)
}

/// Reads a squashed figure, whatever its decimals, with its currency; an error says why not.
pub(super) fn read_decimal(
    squashed: &str,
    writing: Writing,
) -> Result<(Decimal, Currency), Message> {
    let bad = || Message::new("amount.not_a_number");
    let (rest, negative) = strip_sign(squashed);
    let (rest, currency) =
        strip_currency(rest, writing.currency).ok_or(Message::new("amount.two_currencies"))?;
    let (rest, inner) = strip_sign(rest);
    if let Some(capitals) = read_capitals(rest) {
        return Ok((capitals.with_sign(negative || inner), currency));
    }
    let (digits, places) = strip_unit(rest);
    // 1.28万元, and -¥20 beside ¥-20: marks and units may stand in either order.
    let (digits, currency) =
        strip_currency(digits, currency).ok_or(Message::new("amount.two_currencies"))?;
    if digits.ends_with('%') {
        return Err(Message::new("amount.percent"));
    }
    if negative && inner {
        return Err(bad());
    }
    let says_unit = places.is_some() || squashed.contains(['元', '圆', '块']);
    let places = if says_unit {
        places.unwrap_or(0)
    } else {
        writing.places
    };
    let decimal = match scientific(digits, currency)? {
        Some(decimal) => decimal,
        None => Decimal::parse(&with_points(digits, writing.decimal_comma)).ok_or_else(bad)?,
    };
    let decimal = decimal
        .shifted(places)
        .ok_or(Message::new("amount.too_large"))?;
    Ok((decimal.with_sign(negative || inner), currency))
}

/// `1.28E+03`: exact if the digits shown reach the smallest coin, or if the exponent stands without a plus, as in the
/// programs that print all digits. Excel shows fewer and drops the rest.
fn scientific(digits: &str, currency: Currency) -> Result<Option<Decimal>, Message> {
    let Some((mantissa, exponent)) = digits.split_once('e') else {
        return Ok(None);
    };
    let figure = |letter: char| letter.is_ascii_digit() || letter == '.';
    let (power, shortened) = match exponent.strip_prefix('+') {
        Some(power) => (power, true),
        None => (exponent, false),
    };
    let (Ok(power), Some(decimal)) = (power.parse::<i32>(), Decimal::parse(mantissa)) else {
        return Ok(None);
    };
    if !mantissa.chars().all(figure) || power.abs() > 36 {
        return Err(Message::new("amount.too_large"));
    }
    let shown = mantissa
        .split_once('.')
        .map_or(0, |(_, places)| places.len());
    let shown = i32::try_from(shown).unwrap_or(i32::MAX) - power;
    if shortened && shown < i32::try_from(currency.exponent()).unwrap_or(2) {
        return Err(Message::new("amount.scientific"));
    }
    let too_large = || Message::new("amount.too_large");
    if power < 0 {
        return Ok(Some(decimal.divided(power.unsigned_abs())));
    }
    let decimal = decimal.shifted(power.unsigned_abs());
    decimal.map(Some).ok_or_else(too_large)
}

/// The digits with a decimal point and commas between thousands: `1.280,50` of a column with decimal commas, `1'280.50`.
fn with_points(digits: &str, decimal_comma: bool) -> String {
    let plain = digits.replace(['’', '‘', '`', '´'], "'");
    let plain = if plain.contains(',') {
        plain
    } else {
        plain.replace('\'', ",")
    };
    if !decimal_comma {
        return plain;
    }
    let swap = |letter| match letter {
        ',' => '.',
        '.' => ',',
        other => other,
    };
    plain.chars().map(swap).collect()
}

/// Takes the sign off: a leading or trailing minus, brackets, or a leading plus. True if it is negative.
fn strip_sign(text: &str) -> (&str, bool) {
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
        .filter(|inner| !inner.starts_with("大写"))
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
fn strip_unit(text: &str) -> (&str, Option<u32>) {
    let text = text.strip_suffix('元').unwrap_or(text);
    [("万", 4), ("萬", 4), ("w", 4), ("亿", 8), ("千", 3)]
        .iter()
        .find_map(|(unit, places)| Some((text.strip_suffix(unit)?, Some(*places))))
        .unwrap_or((text, None))
}

/// The amount of a decimal; an error if the currency has no such amount.
pub(super) fn to_money(decimal: Decimal, currency: Currency) -> Result<Money, Message> {
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
