//! Shares and amounts as they are typed in `gendan.toml`: exact, never floating point.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// A number with up to six decimals, held in millionths: `30` (percent, yuan or a rate, as its key says).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal {
    /// The number times a million.
    pub millionths: i64,
}

impl Decimal {
    /// A whole number.
    pub const fn whole(number: i64) -> Self {
        Self {
            millionths: number * 1_000_000,
        }
    }

    /// Reads `0.6`, `-12`, `7.123456`; `None` for anything else or more than six decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || fraction.len() > 6 || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let whole: i64 = whole.parse().ok().filter(|whole| *whole <= 1_000_000_000)?;
        let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
        Some(Self {
            millionths: sign * (whole * 1_000_000 + fraction),
        })
    }

    /// So many percent of minor units, rounded half up: 0.6 of 100.00 is 0.60.
    pub fn percent_of(self, minor: i64) -> i64 {
        let numerator = i128::from(minor) * i128::from(self.millionths);
        (2 * numerator + 100_000_000).div_euclid(200_000_000) as i64
    }

    /// The number as a person writes it: `0.6`, `30`.
    pub fn text(self) -> String {
        let digits = format!("{:07}", self.millionths.unsigned_abs());
        let (whole, fraction) = digits.split_at(digits.len() - 6);
        let sign = if self.millionths < 0 { "-" } else { "" };
        let text = format!("{sign}{whole}.{fraction}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// The number as minor units of a currency with two decimals: 1.50 is 150.
    pub const fn minor(self) -> i64 {
        self.millionths / 10_000
    }
}

/// The number as it was typed, without zeros that say nothing: `7.1234`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::model::plain_millionths(self.millionths))
    }
}

struct Typed;

impl Visitor<'_> for Typed {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number with at most six decimals, such as 0.6")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
        Decimal::parse(text)
            .ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Decimal, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Decimal, E> {
        // The shortest text that reads back as the same number is what was typed.
        self.visit_str(&number.to_string())
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Typed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact() {
        for (text, expected) in [
            ("0.6", Some(600_000)),
            ("30", Some(30_000_000)),
            ("-1.5", Some(-1_500_000)),
            ("7.1234567", None),
            ("1e3", None),
            ("", None),
        ] {
            let found = Decimal::parse(text).map(|number| number.millionths);
            assert_eq!(found, expected, "{text}");
            if let Some(number) = Decimal::parse(text) {
                assert_eq!(number.text(), text);
            }
        }
    }

    #[test]
    fn percents_are_rounded_half_up() {
        let percent = |text| Decimal::parse(text).expect("a number");
        for (share, minor, expected) in [
            ("0.6", 100_00, 60),
            ("0.6", 83, 0),
            ("0.6", 84, 1),
            ("30", 99_99, 30_00),
        ] {
            assert_eq!(
                percent(share).percent_of(minor),
                expected,
                "{share} {minor}"
            );
        }
    }

    #[test]
    fn text_and_numbers_mean_the_same() {
        #[derive(serde::Deserialize)]
        struct Both {
            text: Decimal,
            float: Decimal,
            whole: Decimal,
        }
        let both: Both = toml::from_str("text = \"0.38\"\nfloat = 0.38\nwhole = 3").expect("TOML");
        assert_eq!(both.text, both.float);
        assert_eq!(both.whole, Decimal::whole(3));
    }
}
