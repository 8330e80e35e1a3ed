//! Whole numbers of many digits: whether a text still has the digits that were typed.

/// True if a whole number of 16 digits or more may have lost digits: its text is what a 64-bit float prints in its
/// shortest form, with 17 digits or exactly, so that nobody knows what stood there before.
///
/// Excel cuts at 15 digits and shows zeros for the rest. A 16th digit that is no zero, in a number that a float holds
/// exactly, was therefore never cut.
pub fn may_have_lost_digits(digits: &str) -> bool {
    if digits.len() <= 15 {
        return false;
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    let Ok(number) = digits.parse::<f64>() else {
        return true;
    };
    if digits.starts_with('0') || !number.is_finite() {
        return false;
    }
    let held_exactly = number < 9_007_199_254_740_992.0;
    if held_exactly && !digits.ends_with('0') {
        return false;
    }
    digits == format!("{number}")
        || digits == format!("{number:.0}")
        || digits == seventeen_digits(number)
}

/// The number with 17 digits and zeros behind them, as many programs print a float.
fn seventeen_digits(number: f64) -> String {
    let text = format!("{number:.16e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let places: usize = exponent.parse().unwrap_or(0);
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    format!("{digits:0<width$}", width = places + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_a_float_prints_are_not_trusted() {
        for (digits, lost) in [
            ("351030001351351000", true),
            ("351030001351350976", true),
            ("351030001351350980", true),
            ("351030001351351987", false),
            ("0351030001351351000", false),
            ("1234567890123450", true),
            ("1234567890123456", false),
            ("9876543210987654", true),
            ("78312345678901234567", false),
            ("78312345678901230000", true),
            ("3.51030001351351E+17", true),
            ("123456789012345", false),
        ] {
            assert_eq!(may_have_lost_digits(digits), lost, "{digits}");
        }
        assert!(!may_have_lost_digits(&"9".repeat(400)));
    }
}
