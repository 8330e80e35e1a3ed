//! Exact decimal numbers out of text and number cells: a whole number and a power of ten, no floating point.

/// `mantissa ÷ 10^scale`, with its sign apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    mantissa: u128,
    scale: u32,
}

/// Decimal places beyond this are nothing in any currency; the float noise of zero (`5.5e-17`) stays inside.
const MOST_PLACES: u32 = 36;
/// A float holds 15 to 17 digits; a text this long came out of one.
const DIGITS_OF_A_FLOAT: u32 = 15;

impl Decimal {
    /// `mantissa ÷ 10^scale`.
    pub(crate) const fn new(mantissa: u128, scale: u32) -> Self {
        Self {
            negative: false,
            mantissa,
            scale,
        }
    }

    /// The same divided by `10^places`.
    pub(crate) const fn divided(self, places: u32) -> Self {
        Self {
            scale: self.scale.saturating_add(places),
            ..self
        }
    }

    /// Reads digits with at most one decimal point and thousands separators in their places: `1,280.50`, `.5`, `7`.
    /// No sign, no exponent. `None` for anything else, also for `1,28`: a decimal comma or a slip, nobody knows.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if !has_digit(whole) && !has_digit(fraction) {
            return None;
        }
        let mut mantissa: u128 = 0;
        for group in groups(whole)? {
            for digit in group.chars() {
                mantissa = push(mantissa, digit)?;
            }
        }
        let mut scale = 0;
        for digit in fraction.chars() {
            if !digit.is_ascii_digit() {
                return None;
            }
            if scale < MOST_PLACES {
                mantissa = push(mantissa, digit)?;
                scale += 1;
            }
        }
        Some(Self {
            negative: false,
            mantissa,
            scale,
        })
    }

    /// The shortest decimal that the number cell stands for: the one Excel shows. `None` if it is not finite or absurdly
    /// large.
    pub(crate) fn from_number(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        let decimal = Self::parse(&format!("{}", number.abs()))?;
        Some(decimal.with_sign(number < 0.0))
    }

    /// The same with a sign.
    pub(crate) const fn with_sign(self, negative: bool) -> Self {
        Self { negative, ..self }
    }

    /// The same times `10^places`: 万 is 4.
    pub(crate) fn shifted(self, places: u32) -> Option<Self> {
        if places <= self.scale {
            return Some(Self {
                scale: self.scale - places,
                ..self
            });
        }
        let factor = 10u128.checked_pow(places - self.scale)?;
        Some(Self {
            mantissa: self.mantissa.checked_mul(factor)?,
            scale: 0,
            ..self
        })
    }

    /// The number in units of `10^-places`, exactly. Further decimals may only be zeros or the noise of a float:
    /// at least 15 digits, within a thousandth of the unit (`19.990000000000002`).
    pub(crate) fn exact(self, places: u32) -> Option<i64> {
        let (units, distance, step) = self.split(places)?;
        let digits = self.mantissa.checked_ilog10().map_or(1, |log| log + 1);
        let noise = digits >= DIGITS_OF_A_FLOAT && distance.saturating_mul(1000) <= step;
        (distance == 0 || noise).then(|| self.signed(units))?
    }

    /// The number in units of `10^-places`, halves away from zero. For things that are measured; never for money.
    pub(crate) fn rounded(self, places: u32) -> Option<i64> {
        self.split(places)
            .and_then(|(units, _, _)| self.signed(units))
    }

    /// [`Self::rounded`] for numbers that are added up.
    pub(crate) fn rounded_wide(self, places: u32) -> Option<i128> {
        let (units, _, _) = self.split(places)?;
        let units = i128::try_from(units).ok()?;
        Some(if self.negative { -units } else { units })
    }

    /// The decimal places that say something: 1 for `1280.50`.
    pub(crate) fn places(self) -> u32 {
        let mut rest = self;
        while rest.scale > 0 && rest.mantissa.is_multiple_of(10) {
            rest.mantissa /= 10;
            rest.scale -= 1;
        }
        rest.scale
    }

    /// The nearest number of units, how far it is in the last place of the mantissa, and how large a unit is there.
    fn split(self, places: u32) -> Option<(u128, u128, u128)> {
        if self.scale <= places {
            let factor = 10u128.checked_pow(places - self.scale)?;
            return Some((self.mantissa.checked_mul(factor)?, 0, 1));
        }
        let step = 10u128.checked_pow(self.scale - places)?;
        let (units, rest) = (self.mantissa / step, self.mantissa % step);
        if rest >= step - rest {
            Some((units + 1, step - rest, step))
        } else {
            Some((units, rest, step))
        }
    }

    fn signed(self, units: u128) -> Option<i64> {
        let units = i64::try_from(units).ok()?;
        Some(if self.negative { -units } else { units })
    }
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|letter| letter.is_ascii_digit())
}

/// The digits of the whole part by thousands groups; `None` if a separator stands elsewhere.
fn groups(whole: &str) -> Option<Vec<&str>> {
    let groups: Vec<&str> = whole.split(',').collect();
    let plain = groups.len() == 1;
    let right = groups.iter().enumerate().all(|(position, group)| {
        let length = group.len();
        group.bytes().all(|byte| byte.is_ascii_digit())
            && (plain
                || (position == 0 && (1..=3).contains(&length))
                || (position > 0 && length == 3))
    });
    right.then_some(groups)
}

fn push(mantissa: u128, digit: char) -> Option<u128> {
    mantissa
        .checked_mul(10)?
        .checked_add(u128::from(digit.to_digit(10)?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_are_read_exactly() {
        for (text, places, expected) in [
            ("1280", 2, Some(128_000)),
            ("1,280.00", 2, Some(128_000)),
            ("12,345,678.9", 2, Some(1_234_567_890)),
            (".5", 2, Some(50)),
            ("5.", 2, Some(500)),
            ("0.1", 0, None),
            ("19.9900", 2, Some(1999)),
            ("19.990000000000002", 2, Some(1999)),
            ("19.989999999999998", 2, Some(1999)),
            ("0.00000000000000005551115123125783", 2, Some(0)),
            ("19.995", 2, None),
            ("19.9950000000001", 2, None),
            ("0.000001", 2, None),
            ("1,28", 2, None),
            ("1280,000", 2, None),
            ("1,,280", 2, None),
            ("1.2.3", 2, None),
            ("", 2, None),
            (".", 2, None),
            ("99999999999999999999999999999999999999999", 2, None),
        ] {
            assert_eq!(
                Decimal::parse(text).and_then(|number| number.exact(places)),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn wan_and_rounding() {
        let number = Decimal::parse("1.28").expect("a number");
        assert_eq!(
            number.shifted(4).and_then(|wan| wan.exact(2)),
            Some(1_280_000)
        );
        assert_eq!(number.rounded(1), Some(13));
        assert_eq!(number.with_sign(true).rounded(0), Some(-1));
        assert_eq!(number.with_sign(true).rounded_wide(1), Some(-13));
        for (text, places) in [("1280.50", 1), ("1280", 0), ("1280.00", 0), ("0.125", 3)] {
            assert_eq!(Decimal::parse(text).map(Decimal::places), Some(places));
        }
        assert_eq!(Decimal::from_number(f64::NAN), None);
        assert_eq!(Decimal::from_number(1e300), None);
        assert_eq!(
            Decimal::from_number(-0.1 - 0.2).and_then(|sum| sum.exact(2)),
            Some(-30)
        );
    }

    proptest! {
        #[test]
        fn cents_survive_a_number_cell(cents in -100_000_000_000i64..100_000_000_000) {
            let cell = cents as f64 / 100.0;
            prop_assert_eq!(Decimal::from_number(cell).and_then(|number| number.exact(2)), Some(cents));
        }

        #[test]
        fn never_panics(text in "[0-9.,]{0,60}", number in any::<f64>(), places in 0u32..9) {
            for decimal in [Decimal::parse(&text), Decimal::from_number(number)].into_iter().flatten() {
                decimal.exact(places);
                decimal.rounded(places);
                decimal.shifted(places).and_then(|shifted| shifted.exact(places));
            }
        }
    }
}
