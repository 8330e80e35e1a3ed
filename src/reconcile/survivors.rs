//! What is left of a number that Excel damaged, and what another number would have left.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// Fewer digits in front than this may be anything.
const LEAST: usize = 2;

/// Excel keeps so many digits of a number, and cuts the rest.
const KEPT: usize = 15;

/// So many noughts at the end of a long number are rather digits that were rounded away.
const NOUGHTS: usize = 6;

/// A number of digits shorter than this is not taken for a number that lost noughts in front.
const TELLING: usize = 5;

/// The digits of a number that are known, from the first on, and how many it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known<'a> {
    digits: &'a str,
    length: usize,
    point: bool,
}

/// What a damage leaves: so many digits of so many, rounded or cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Shape {
    length: usize,
    kept: usize,
}

impl<'a> Known<'a> {
    /// Reads a number: whole, cut (`202610031234560000`), or in scientific notation (`2.02610E+17`). `None` if it has
    /// other letters, which Excel leaves alone.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if let Some((mantissa, exponent)) = text.split_once("E+") {
            let exponent: usize = exponent.parse().ok().filter(|places| *places < 40)?;
            let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
            let sound = whole.len() == 1 && is_digits(whole) && is_digits(fraction);
            return (sound && fraction.len() <= exponent).then_some(Self {
                digits: mantissa,
                length: exponent + 1,
                point: !fraction.is_empty(),
            });
        }
        if text.is_empty() || !is_digits(text) {
            return None;
        }
        let bare = text.trim_end_matches('0').len();
        let cut = text.len() > KEPT + 1 && bare <= KEPT;
        let rounded = text.len() >= 2 * NOUGHTS && bare + NOUGHTS <= text.len();
        let kept = match (cut, rounded) {
            (_, true) => bare,
            (true, false) => KEPT,
            _ => text.len(),
        };
        Some(Self {
            digits: text.get(..kept)?,
            length: text.len(),
            point: false,
        })
    }

    fn count(&self) -> usize {
        self.digits.len() - usize::from(self.point)
    }

    /// True if some digits are not known.
    pub(super) fn is_partial(&self) -> bool {
        self.count() < self.length
    }

    /// How it was damaged.
    pub(super) fn shape(&self) -> Option<Shape> {
        (self.is_partial() && self.count() >= LEAST).then(|| Shape {
            length: self.length,
            kept: self.count(),
        })
    }

    /// A key of what the damage would leave of this number: two numbers of one key may be the same. `None` if the
    /// number has another length, or fewer digits are known of it.
    pub(super) fn key(&self, shape: Shape) -> Option<u64> {
        if self.length != shape.length || self.count() < shape.kept {
            return None;
        }
        let mut digits: Vec<u8> = self.digits.bytes().filter(u8::is_ascii_digit).collect();
        let up = digits.get(shape.kept).is_some_and(|next| *next >= b'5');
        digits.truncate(shape.kept);
        if up && shape.kept < KEPT {
            // A carry through all digits would make the number longer.
            let last = digits.iter().rposition(|digit| *digit != b'9')?;
            for (position, digit) in digits.iter_mut().enumerate().skip(last) {
                *digit = if position == last { *digit + 1 } else { b'0' };
            }
        }
        Some(hash(&(shape, digits)))
    }
}

/// The digits behind the noughts in front, and whether there are any such noughts.
pub(super) fn without_zeros(text: &str) -> Option<(&str, bool)> {
    let bare = text.trim_start_matches('0');
    let digits = bare.len() >= TELLING && bare.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some((bare, bare.len() < text.len()))
}

/// The month and day that `10-1` became, or that stand in what it became.
pub(super) fn month_and_day(text: &str) -> Option<(u32, u32)> {
    if text.len() > 10 {
        return None;
    }
    let mut parts = text.split(['-', '/', '.']);
    let mut part = || parts.next().map(|part| part.parse::<u32>().ok());
    let (first, second, third) = (part()??, part()??, part());
    let (month, day) = match third {
        Some(day) => (second, day?),
        None if first > 31 => (second, 1),
        None => (first, second),
    };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
}

/// A key to bring equals together.
pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(damaged: &str, whole: &str, fits: bool) {
        let left = Known::read(damaged).expect("digits");
        let shape = left.shape().expect("a damage");
        let whole = Known::read(whole).and_then(|whole| whole.key(shape));
        assert_eq!(whole == left.key(shape), fits, "{damaged} {whole:?}");
    }

    #[test]
    fn a_number_fits_what_is_left_of_it() {
        for (damaged, whole, fits) in [
            ("7.83E+14", "783123456789012", true),
            ("7.83E+14", "782999456789012", true),
            ("7.83E+14", "783512345678901", false),
            ("7.83E+14", "78312345678901", false),
            ("8.00E+14", "799912345678901", true),
            ("202610031234560000", "202610031234567", false),
            ("202610031234560000", "202610031234560789", true),
            ("202610031234560000", "202610031234561789", false),
            ("2.02610031234560E+17", "202610031234560000", true),
            ("2.03E+17", "2.02610031234560E+17", true),
            ("783000000000000", "783000000000000", true),
            ("783000000000000", "783123456789012", true),
        ] {
            check(damaged, whole, fits);
        }
        for whole in ["A20261003", "9.9.9E+7", "7.835E+2", ""] {
            assert_eq!(Known::read(whole), None, "{whole}");
        }
        for whole in ["2026100312345670", "100000"] {
            assert_eq!(Known::read(whole).expect("digits").shape(), None, "{whole}");
        }
    }

    #[test]
    fn noughts_and_dates() {
        assert_eq!(without_zeros("0012345"), Some(("12345", true)));
        assert_eq!(without_zeros("123456"), Some(("123456", false)));
        assert_eq!(without_zeros("0001"), None);
        for (text, expected) in [
            ("10-1", Some((10, 1))),
            ("2026-10-01", Some((10, 1))),
            ("2026-10", Some((10, 1))),
            ("10-1-A", None),
            ("13-1", None),
            ("1234567", None),
        ] {
            assert_eq!(month_and_day(text), expected, "{text}");
        }
    }
}
