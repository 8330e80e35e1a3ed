//! Exact money: integer minor units with a currency. No floating point anywhere.

use std::fmt;

/// An ISO 4217 currency code, such as `CNY`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// 人民币, the currency of a sheet that names none.
    pub const CNY: Self = Self(*b"CNY");

    /// Reads a three-letter code in either case; `None` for anything else.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.trim().as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(bytes.map(|byte| byte.to_ascii_uppercase())))
    }

    /// The code in capitals.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("???")
    }

    /// Decimal places of the minor unit (ISO 4217): 2 for most, 0 for yen and won, 3 for some dinars.
    pub fn exponent(self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"UGX" => 0,
            b"KWD" | b"BHD" | b"OMR" | b"JOD" | b"TND" | b"IQD" | b"LYD" => 3,
            _ => 2,
        }
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An exact amount: minor units (分) of one currency. Negative amounts exist; direction is told by
/// the record that carries the amount.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl Money {
    /// The largest amount of minor units a single cell may hold. A million such cells still add up
    /// without overflow; a larger figure in a sheet is a typing error and is reported as one.
    pub const LARGEST_MINOR: i64 = 1_000_000_000_000;

    /// An amount of minor units.
    pub const fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// An amount of fen.
    pub const fn cny(fen: i64) -> Self {
        Self::from_minor(fen, Currency::CNY)
    }

    /// Nothing, in a currency.
    pub const fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// The minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// True for an amount of nothing.
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// The amount without its sign.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self {
            minor: self.minor.saturating_abs(),
            ..self
        }
    }

    /// The amount with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            minor: self.minor.saturating_neg(),
            ..self
        }
    }

    /// The sum of some amounts, or `None` of none, across currencies or past the range.
    pub fn total(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts
            .into_iter()
            .map(Some)
            .reduce(|sum, amount| sum?.checked_add(amount?))?
    }

    /// The sum, or `None` across currencies or past the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.currency != other.currency {
            return None;
        }
        Some(Self {
            minor: self.minor.checked_add(other.minor)?,
            ..self
        })
    }

    /// The difference, or `None` across currencies or past the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negated())
    }

    /// The number of major units, for charts and spreadsheet cells only: never for arithmetic.
    pub fn as_major(self) -> f64 {
        self.minor as f64 / 10f64.powi(self.currency.exponent() as i32)
    }
}

/// The amount as a plain decimal string with the currency's places and no currency: `-1280.05`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = self.currency.exponent() as usize;
        let digits = format!("{:0width$}", self.minor.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let sign = if self.minor < 0 { "-" } else { "" };
        let point = if places > 0 { "." } else { "" };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} {:?}", self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_the_places_of_its_currency() {
        let cases = [
            (128_005, "CNY", "1280.05"),
            (-5, "CNY", "-0.05"),
            (0, "USD", "0.00"),
            (1500, "JPY", "1500"),
            (1, "KWD", "0.001"),
        ];
        for (minor, code, expected) in cases {
            let currency = Currency::new(code).expect("a currency");
            assert_eq!(Money::from_minor(minor, currency).to_string(), expected);
        }
    }

    #[test]
    fn never_adds_across_currencies() {
        let dollars = Money::from_minor(100, Currency::new("usd").expect("a currency"));
        assert_eq!(Money::cny(100).checked_add(dollars), None);
        assert_eq!(
            Money::cny(100).checked_sub(Money::cny(30)),
            Some(Money::cny(70))
        );
        assert_eq!(Money::cny(i64::MAX).checked_add(Money::cny(1)), None);
    }

    #[test]
    fn a_currency_is_three_letters() {
        assert_eq!(Currency::new("人民币"), None);
        assert_eq!(Currency::new("EURO"), None);
        assert_eq!(
            Currency::new(" eur ")
                .map(|currency| currency.code().to_owned())
                .as_deref(),
            Some("EUR")
        );
    }
}
